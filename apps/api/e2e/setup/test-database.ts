import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { applicationUrl, TEMPLATE } from './test-server.mjs';

export interface TestDatabase {
  ownerUrl: string;
  applicationUrl: string;
}

/** A database of one's own for a test file, cloned from the migrated template. */
export function cloneDatabase(): Promise<TestDatabase> {
  return createDatabase(`TEMPLATE ${TEMPLATE}`);
}

/** A database with nothing in it. */
export function createEmptyDatabase(): Promise<TestDatabase> {
  return createDatabase('TEMPLATE template0');
}

async function createDatabase(from: string): Promise<TestDatabase> {
  const server = process.env['WAYMARK_TEST_OWNER_URL'];
  if (!server) throw new Error('The e2e tests run through jest.e2e.config.mjs, which starts PostgreSQL.');
  const name = `waymark_${randomUUID().replaceAll('-', '')}`;
  const client = new Client({ connectionString: server });
  await client.connect();
  await client.query(`CREATE DATABASE ${name} ${from}`);
  // A copy inherits no right of the database itself, so what `migrate` says of one is said of the copy too.
  await client.query(`GRANT CONNECT ON DATABASE ${name} TO waymark_api`);
  await client.query(`REVOKE TEMPORARY ON DATABASE ${name} FROM PUBLIC`);
  await client.end();
  const ownerUrl = new URL(server);
  ownerUrl.pathname = `/${name}`;
  return { ownerUrl: ownerUrl.href, applicationUrl: applicationUrl(ownerUrl.href) };
}
