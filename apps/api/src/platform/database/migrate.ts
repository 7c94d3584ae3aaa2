import { runMigrations as migrateQueues } from 'bullmq';
import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { prepareRoles } from './database-roles.js';

const EXTENSIONS = ['pg_trgm'];

/** Brings a database to the newest schema. Safe to run again, and to run twice at once. */
export async function migrateUp(owner: DataSource, applicationUrl: string): Promise<void> {
  const runner = owner.createQueryRunner();
  try {
    // One migration at a time for the whole database, whoever else starts meanwhile.
    await runner.query('SELECT pg_advisory_lock(7304111)');
    await prepareRoles(runner, applicationUrl);
    for (const extension of EXTENSIONS) await runner.query(`CREATE EXTENSION IF NOT EXISTS ${extension}`);
    await owner.runMigrations({ transaction: 'each' });
    await prepareQueues(ownerUrlOf(owner));
  } finally {
    await runner.query('SELECT pg_advisory_unlock(7304111)').finally(() => runner.release());
  }
}

/** Takes back the last migration. */
export async function migrateDown(owner: DataSource): Promise<void> {
  await owner.undoLastMigration({ transaction: 'each' });
}

function ownerUrlOf(owner: DataSource): string {
  return (owner.options as { url: string }).url;
}

/** BullMQ's own tables, in a schema of their own; they hold ids and names of jobs only. */
async function prepareQueues(ownerUrl: string): Promise<void> {
  // A session of its own: BullMQ holds a lock on it, and our pool pipelines.
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await migrateQueues(client);
    await client.query('GRANT USAGE ON SCHEMA bullmq TO waymark_api');
    await client.query('GRANT ALL ON ALL TABLES IN SCHEMA bullmq TO waymark_api');
    await client.query('GRANT ALL ON ALL SEQUENCES IN SCHEMA bullmq TO waymark_api');
    await client.query('GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA bullmq TO waymark_api');
  } finally {
    await client.end();
  }
}
