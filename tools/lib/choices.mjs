import { resolve } from 'node:path';
import { PlainFailure } from './plain-failure.mjs';
import { inProject } from './project.mjs';

/**
 * What the person starting has chosen through the environment.
 * @param {NodeJS.ProcessEnv} environment
 */
export function readChoices(environment) {
  return {
    port: portFrom(environment.PORT),
    host: environment.HOST || '127.0.0.1',
    dataFolder: environment.WAYMARK_DATA ? resolve(environment.WAYMARK_DATA) : inProject('.waymark'),
    databaseUrl: urlFrom('DATABASE_URL', environment, ['postgres:', 'postgresql:']),
    ownerUrl: urlFrom('DATABASE_OWNER_URL', environment, ['postgres:', 'postgresql:']),
    redisUrl: urlFrom('REDIS_URL', environment, ['redis:', 'rediss:']),
  };
}

function portFrom(text) {
  if (!text) return 3000;
  const port = Number(text);
  if (Number.isInteger(port) && port >= 1 && port <= 65535) return port;
  throw new PlainFailure(`PORT is "${text}", which is not a port number; use one from 1 to 65535, such as PORT=3001.`);
}

function urlFrom(name, environment, protocols) {
  const text = environment[name];
  if (!text) return null;
  // The value may hold a password, so it is never repeated.
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url !== null && protocols.includes(url.protocol) && url.hostname !== '') return url;
  throw new PlainFailure(
    `${name} is not an address of the form ${protocols[0]}//user:password@host:port/name; correct it, or unset it to use the built-in one.`,
  );
}
