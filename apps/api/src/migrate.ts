import 'reflect-metadata';
import type { DataSource } from 'typeorm';
import { ENTITIES } from './entities.js';
import { ownerDatabaseUrl, readEnvironment } from './platform/config/environment.js';
import { createDataSource } from './platform/database/data-source.js';
import { MIGRATIONS } from './platform/database/migrations/index.js';
import { migrateDown, migrateUp } from './platform/database/migrate.js';
import { orPlainSentence } from './platform/plain-sentence.js';
import { FieldCipher } from './platform/secrets/field-cipher.js';
import { createKeyFile, readKeyFile } from './platform/secrets/key-file.js';

/** `migrate up` or `migrate down`, as the owner of the schema. */
await orPlainSentence(async () => {
  const url = ownerDatabaseUrl();
  const owner = createDataSource({ url, poolSize: 2, entities: ENTITIES, migrations: MIGRATIONS, timeLimits: 'none' });
  await owner.initialize();
  try {
    if (process.argv[2] === 'down') await migrateDown(owner, new FieldCipher(readKeyFile(readEnvironment().keysFile)));
    else await up(owner);
  } finally {
    await owner.destroy();
  }
});

/** The key belongs to the data: it is made with the first schema, and its absence later is a loss to be told. */
async function up(owner: DataSource): Promise<void> {
  const environment = readEnvironment();
  if (!(await hasPeople(owner))) createKeyFile(environment.keysFile);
  await migrateUp(owner, environment.databaseUrl, new FieldCipher(readKeyFile(environment.keysFile)));
}

async function hasPeople(owner: DataSource): Promise<boolean> {
  const [{ found }] = await owner.query(`SELECT to_regclass('public.people') IS NOT NULL AS found`);
  return found;
}
