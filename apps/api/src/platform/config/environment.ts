import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { EnvironmentMistake } from './environment-mistake.js';
import { readIdentityProviders, type IdentityProvider } from './identity-providers.js';

/** What the processes are told from outside, read once and typed. */
export interface Environment {
  port: number;
  host: string;
  databaseUrl: string;
  redisUrl: string | null;
  dataFolder: string;
  keysFile: string;
  webRoot: string | null;
  /** True behind a proxy that ends TLS: cookies get the `__Host-` prefix and `Secure`. Plain http is for localhost only. */
  isTls: boolean;
  /** Number of proxies in front whose `X-Forwarded-For` is believed. */
  trustedProxies: number;
  jobsPort: number;
  poolSize: number;
  /** As its workers' browsers name it, without a path. Passkeys are bound to it. */
  address: string;
  /** None unless a file names them. */
  identityProviders: readonly IdentityProvider[];
}

/** A variable, or the content of the file that `<NAME>_FILE` points to (how a container hands over a secret). */
function variable(source: NodeJS.ProcessEnv, name: string): string | null {
  const file = source[`${name}_FILE`];
  if (file) return readFileSync(file, 'utf8').trim();
  return source[name]?.trim() || null;
}

function required(source: NodeJS.ProcessEnv, name: string): string {
  const value = variable(source, name);
  if (value) return value;
  throw new EnvironmentMistake(`${name} is not set. Give it, or ${name}_FILE with the path of a file that holds it.`);
}

function wholeNumber(source: NodeJS.ProcessEnv, name: string, fallback: number, max: number): number {
  const text = variable(source, name);
  if (text === null) return fallback;
  const number = Number(text);
  if (Number.isInteger(number) && number >= 0 && number <= max) return number;
  throw new EnvironmentMistake(`${name} is "${text}", which is not a whole number from 0 to ${max}.`);
}

export function ownerDatabaseUrl(source: NodeJS.ProcessEnv = process.env): string {
  return required(source, 'DATABASE_OWNER_URL');
}

/** A session's cookie over plain http can be read by anybody on the way; on one machine there is no way. */
function refusePlainHttpElsewhere(host: string, isTls: boolean): void {
  if (isTls || ['127.0.0.1', '::1', 'localhost'].includes(host)) return;
  throw new EnvironmentMistake(
    `HOST is "${host}" without TLS. Put a proxy with TLS in front and set WAYMARK_TLS=on, or listen on 127.0.0.1.`,
  );
}

function originOf(source: NodeJS.ProcessEnv, fallback: string): string {
  const text = variable(source, 'WAYMARK_ADDRESS') ?? fallback;
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return new URL(text).origin;
  throw new EnvironmentMistake(`WAYMARK_ADDRESS is "${text}", which is not an address such as https://waymark.example.`);
}

export function readEnvironment(source: NodeJS.ProcessEnv = process.env): Environment {
  const host = variable(source, 'HOST') ?? '127.0.0.1';
  const isTls = variable(source, 'WAYMARK_TLS') === 'on';
  refusePlainHttpElsewhere(host, isTls);
  const dataFolder = resolve(variable(source, 'WAYMARK_DATA') ?? '.waymark');
  const port = wholeNumber(source, 'PORT', 3000, 65_535);
  return {
    port,
    host,
    databaseUrl: required(source, 'DATABASE_URL'),
    redisUrl: variable(source, 'REDIS_URL'),
    dataFolder,
    keysFile: variable(source, 'WAYMARK_KEYS_FILE') ?? resolve(dataFolder, 'keys', 'field-key'),
    webRoot: variable(source, 'WAYMARK_WEB_ROOT'),
    isTls,
    trustedProxies: wholeNumber(source, 'WAYMARK_TRUSTED_PROXIES', 0, 8),
    jobsPort: wholeNumber(source, 'JOBS_PORT', 0, 65_535),
    poolSize: wholeNumber(source, 'DATABASE_POOL', 8, 200),
    address: originOf(source, `http://localhost:${port}`),
    identityProviders: readIdentityProviders(source['WAYMARK_PROVIDERS_FILE']?.trim() || null),
  };
}
