import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../../../../tools/lib/postgres.mjs';
import { TEST_ORGANISATIONS } from './test-organisations.mjs';
import { applicationUrl, TEMPLATE } from './test-server.mjs';

/**
 * One server for the whole run, and one migrated database that every test file clones. Migrations run as they are
 * built (`nx run api:build` first), since Jest does not translate its own set-up.
 */
export default async function globalSetup() {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-e2e-'));
  const server = await startPostgres({ folder, durable: false });
  globalThis.waymarkTestServer = server;
  globalThis.waymarkTestFolder = folder;
  // Whatever a test puts down, keys of its own among it, goes with the run.
  process.env.TMPDIR = join(folder, 'tmp');
  mkdirSync(process.env.TMPDIR, { mode: 0o700 });
  process.env.WAYMARK_TEST_OWNER_URL = server.ownerUrl('postgres');
  await server.createDatabase(TEMPLATE);
  await import('reflect-metadata');
  const { createDataSource } = await import('../../dist/platform/database/data-source.js');
  const { migrateUp } = await import('../../dist/platform/database/migrate.js');
  const { MIGRATIONS } = await import('../../dist/platform/database/migrations/index.js');
  const { seedOrganisation } = await import('../../dist/seeds/seed-organisations.js');
  const owner = createDataSource({ url: server.ownerUrl(TEMPLATE), poolSize: 2, entities: [], migrations: MIGRATIONS });
  await owner.initialize();
  await migrateUp(owner, applicationUrl(server.ownerUrl(TEMPLATE)));
  for (const organisation of TEST_ORGANISATIONS) await seedOrganisation(owner, organisation, '2020-01-01');
  // A database with an open session cannot be cloned.
  await owner.destroy();
}
