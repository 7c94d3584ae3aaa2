import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { applicationUrl, DATABASE, openDatabase } from './databases.mjs';
import { holderOf } from './hold.mjs';
import { PlainFailure } from './plain-failure.mjs';
import { SUPERUSER } from './postgres.mjs';

/**
 * The database of this installation for a program beside it: the one of the copy that runs, or started for the time.
 * @returns {Promise<{ ownerUrl: string, applicationUrl: string, stop: () => Promise<void> }>}
 */
export async function reachDatabase(choices, say) {
  const { databaseUrl, ownerUrl, dataFolder } = choices;
  if (databaseUrl !== null || ownerUrl !== null) return openDatabase(choices, say);
  if (!existsSync(join(dataFolder, 'postgres'))) {
    throw new PlainFailure(`There is no database in ${dataFolder}; run npm start once, or name the right folder as WAYMARK_DATA.`);
  }
  if (holderOf(join(dataFolder, 'running.json')) === null) return openDatabase(choices, say);
  const { port } = JSON.parse(readFileSync(join(dataFolder, 'postgres', 'settings.json'), 'utf8'));
  const password = readFileSync(join(dataFolder, 'postgres', 'password'), 'utf8').trim();
  const url = `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}/${DATABASE}`;
  return { ownerUrl: url, applicationUrl: applicationUrl(url, dataFolder), stop: async () => {} };
}
