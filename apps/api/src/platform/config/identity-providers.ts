import { readFileSync, statSync } from 'node:fs';
import { EnvironmentMistake } from './environment-mistake.js';

/** By whom the workers of one organisation may be known as well, over OpenID Connect. */
export interface IdentityProvider {
  /** Part of the address that the provider sends browsers back to, so that no two are mixed up. */
  key: string;
  organisationId: string;
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** The claim that names a worker for good. */
  subjectClaim: string;
  button: { en: string; cy: string };
  /** By which words the provider vouches for a second factor; with none of them it never does. */
  secondFactor: { acr: readonly string[]; amr: readonly string[] };
}

const KEY = /^[a-z0-9-]{1,40}$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const FIELDS = ['key', 'organisationId', 'issuer', 'clientId', 'clientSecretFile', 'subjectClaim', 'button', 'secondFactor'];
const HERE = ['localhost', '127.0.0.1', '[::1]'];

type Given = Readonly<Record<string, unknown>>;

/** From the file that whoever runs the deployment keeps; none without one. Each secret rests in a file of its own. */
export function readIdentityProviders(file: string | null): readonly IdentityProvider[] {
  if (file === null) return [];
  const given = parsed(file);
  if (!Array.isArray(given)) throw mistake(file, 'is not a list');
  const providers = given.map((one: unknown) => readProvider(file, isGiven(one) ? one : {}));
  for (const field of ['key', 'organisationId'] as const) {
    if (new Set(providers.map((one) => one[field])).size < providers.length) throw mistake(file, `names one ${field} twice`);
  }
  return providers;
}

function readProvider(file: string, given: Given): IdentityProvider {
  const unknown = Object.keys(given).find((name) => !FIELDS.includes(name));
  if (unknown !== undefined) throw mistake(file, `has a field "${unknown}" that nothing reads`);
  const text = (of: Given, name: string, shape = /^\S.*$/): string => {
    const value = of[name];
    if (typeof value === 'string' && shape.test(value)) return value;
    throw mistake(file, `has no proper "${name}"`);
  };
  const button = isGiven(given['button']) ? given['button'] : {};
  const secondFactor = isGiven(given['secondFactor']) ? given['secondFactor'] : {};
  return {
    key: text(given, 'key', KEY),
    organisationId: text(given, 'organisationId', UUID),
    issuer: issuerOf(file, text(given, 'issuer')),
    clientId: text(given, 'clientId'),
    clientSecret: readSecret(file, text(given, 'clientSecretFile')),
    subjectClaim: given['subjectClaim'] === undefined ? 'sub' : text(given, 'subjectClaim', /^[A-Za-z0-9_:./-]+$/),
    button: { en: text(button, 'en'), cy: text(button, 'cy') },
    secondFactor: { acr: words(file, secondFactor, 'acr'), amr: words(file, secondFactor, 'amr') },
  };
}

/** Over plain http only where there is no way between: a code and a token must not be read by anybody. */
function issuerOf(file: string, text: string): string {
  const { protocol, hostname } = URL.canParse(text) ? new URL(text) : { protocol: '', hostname: '' };
  if (protocol === 'https:' || (protocol === 'http:' && HERE.includes(hostname))) return text;
  throw mistake(file, `has an issuer "${text}" that is not an https address`);
}

function readSecret(file: string, secretFile: string): string {
  try {
    if ((statSync(secretFile).mode & 0o022) !== 0) throw mistake(file, `names a secret file ${secretFile} that others can write. Run: chmod 600 ${secretFile}`);
    const secret = readFileSync(secretFile, 'utf8').trim();
    if (secret !== '') return secret;
  } catch (error) {
    if (error instanceof EnvironmentMistake) throw error;
    throw mistake(file, `names a secret file ${secretFile} that cannot be read`);
  }
  throw mistake(file, `names a secret file ${secretFile} that is empty`);
}

function words(file: string, of: Given, name: string): readonly string[] {
  const value = of[name] ?? [];
  if (Array.isArray(value) && value.every((one) => typeof one === 'string' && one !== '')) return value as string[];
  throw mistake(file, `has no proper list "${name}"`);
}

function parsed(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    throw mistake(file, 'cannot be read as JSON');
  }
}

function isGiven(value: unknown): value is Given {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function mistake(file: string, what: string): EnvironmentMistake {
  return new EnvironmentMistake(`WAYMARK_PROVIDERS_FILE: ${file} ${what}.`);
}
