import 'reflect-metadata';
import { ENTITIES } from './entities.js';
import { ownerDatabaseUrl, readEnvironment } from './platform/config/environment.js';
import { createDataSource } from './platform/database/data-source.js';
import { MIGRATIONS } from './platform/database/migrations/index.js';
import { migrateDown, migrateUp } from './platform/database/migrate.js';
import { orPlainSentence } from './platform/plain-sentence.js';

/** `migrate up` or `migrate down`, as the owner of the schema. */
await orPlainSentence(async () => {
  const url = ownerDatabaseUrl();
  const owner = createDataSource({ url, poolSize: 2, entities: ENTITIES, migrations: MIGRATIONS, timeLimits: 'none' });
  await owner.initialize();
  try {
    if (process.argv[2] === 'down') await migrateDown(owner);
    else await migrateUp(owner, readEnvironment().databaseUrl);
  } finally {
    await owner.destroy();
  }
});
