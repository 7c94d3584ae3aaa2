import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { ENTITIES } from '../../src/entities.js';
import { createDataSource } from '../../src/platform/database/data-source.js';
import { migrateUp } from '../../src/platform/database/migrate.js';
import { MIGRATIONS } from '../../src/platform/database/migrations/index.js';
import { createKeyFile } from '../../src/platform/secrets/key-file.js';
import { generateRegion, type GeneratedRegion } from './generate-region.js';

const APPLICATION = { user: 'waymark_bench', password: 'only for this run' };

export interface BenchDatabase extends GeneratedRegion {
  ownerUrl: string;
  applicationUrl: string;
  keysFile: string;
  seconds: number;
}

/** A migrated database of its own with a generated region in it. */
export async function makeBenchDatabase(server: string, folder: string, cases: number): Promise<BenchDatabase> {
  const ownerUrl = await createDatabase(server, `bench_${cases}`);
  const application = new URL(ownerUrl);
  application.username = APPLICATION.user;
  application.password = APPLICATION.password;
  const owner = createDataSource({ url: ownerUrl, poolSize: 2, entities: ENTITIES, migrations: MIGRATIONS });
  await owner.initialize();
  await migrateUp(owner, application.href);
  await owner.destroy();
  mkdirSync(folder, { recursive: true });
  const keysFile = join(folder, 'field-key');
  createKeyFile(keysFile);
  const started = Date.now();
  const region = await generateRegion(ownerUrl, cases, new Date());
  return { ...region, ownerUrl, applicationUrl: application.href, keysFile, seconds: (Date.now() - started) / 1_000 };
}

async function createDatabase(server: string, name: string): Promise<string> {
  const client = new Client({ connectionString: server });
  await client.connect();
  await client.query(`CREATE DATABASE ${name}`);
  await client.end();
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}
