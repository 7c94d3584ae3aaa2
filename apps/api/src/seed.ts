import 'reflect-metadata';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { addDays } from '@waymark/domain';
import { ENTITIES } from './entities.js';
import { Clock } from './platform/clock/clock.js';
import { ownerDatabaseUrl, readEnvironment } from './platform/config/environment.js';
import { createDataSource } from './platform/database/data-source.js';
import { orPlainSentence } from './platform/plain-sentence.js';
import { refuseOtherKey } from './platform/secrets/key-proof.js';
import { DEMONSTRATION_ORGANISATIONS } from './seeds/demonstration-workers.js';
import { playRegion } from './seeds/region/play-region.js';
import { seedAccountRequest, seedOrganisation, type DemonstrationSignIn, type SeededOrganisation } from './seeds/seed-organisations.js';

/** Everybody worked there long before the oldest story begins. */
const STAFFED_FOR_DAYS = 3 * 365;

/** Fills an empty database with the demonstration region; a database that holds any organisation is left alone. */
await orPlainSentence(async () => {
  const environment = readEnvironment();
  const clock = new Clock();
  const seeded = await seedOrganisations(addDays(clock.today(), -STAFFED_FOR_DAYS));
  if (!seeded) return;
  // Before the stories: an interrupted start must not leave people behind whom nobody can sign in to.
  keepSignIns(environment.dataFolder, seeded.flatMap(({ signIns }) => signIns));
  const [first, second] = seeded;
  if (!first || !second) throw new Error('The demonstration region has two organisations.');
  const { databaseUrl: url, poolSize } = environment;
  const application = createDataSource({ url, poolSize, entities: ENTITIES, migrations: [] });
  await application.initialize();
  await refuseOtherKey(application, environment.keysFile);
  await playRegion({ ...environment, webRoot: null }, application, [first, second], clock.now());
});

async function seedOrganisations(since: string): Promise<SeededOrganisation[] | null> {
  const owner = createDataSource({ url: ownerDatabaseUrl(), poolSize: 2, entities: ENTITIES, migrations: [] });
  await owner.initialize();
  try {
    const [{ count }] = await owner.query('SELECT count(*)::int AS count FROM organisations');
    if (count > 0) return null;
    const seeded: SeededOrganisation[] = [];
    for (const organisation of DEMONSTRATION_ORGANISATIONS) seeded.push(await seedOrganisation(owner, organisation, since));
    if (seeded[0]) await seedAccountRequest(owner, seeded[0]);
    return seeded;
  } finally {
    await owner.destroy();
  }
}

function keepSignIns(dataFolder: string, signIns: DemonstrationSignIn[]): void {
  mkdirSync(dataFolder, { recursive: true });
  writeFileSync(join(dataFolder, 'demonstration-sign-ins.json'), `${JSON.stringify(signIns, null, 2)}\n`, { mode: 0o600 });
}
