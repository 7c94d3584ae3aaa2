import 'reflect-metadata';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ENTITIES } from './entities.js';
import { Clock } from './platform/clock/clock.js';
import { ownerDatabaseUrl, readEnvironment } from './platform/config/environment.js';
import { createDataSource } from './platform/database/data-source.js';
import { orPlainSentence } from './platform/plain-sentence.js';
import { DEMONSTRATION_ORGANISATIONS } from './seeds/demonstration-workers.js';
import { seedOrganisation, type DemonstrationSignIn } from './seeds/seed-organisations.js';

/** Fills an empty database with the demonstration region; a database that holds any organisation is left alone. */
await orPlainSentence(async () => {
  const environment = readEnvironment();
  const owner = createDataSource({ url: ownerDatabaseUrl(), poolSize: 2, entities: ENTITIES, migrations: [] });
  await owner.initialize();
  try {
    const [{ count }] = await owner.query('SELECT count(*)::int AS count FROM organisations');
    if (count > 0) return;
    const signIns: DemonstrationSignIn[] = [];
    const today = new Clock().today();
    for (const organisation of DEMONSTRATION_ORGANISATIONS) signIns.push(...(await seedOrganisation(owner, organisation, today)));
    mkdirSync(environment.dataFolder, { recursive: true });
    const file = join(environment.dataFolder, 'demonstration-sign-ins.json');
    writeFileSync(file, `${JSON.stringify(signIns, null, 2)}\n`, { mode: 0o600 });
  } finally {
    await owner.destroy();
  }
});
