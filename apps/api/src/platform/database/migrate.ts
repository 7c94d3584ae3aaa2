import { runMigrations as migrateQueues } from 'bullmq';
import { Client } from 'pg';
import { MigrationExecutor, type DataSource, type QueryRunner } from 'typeorm';
import type { FieldCipher } from '../secrets/field-cipher.js';
import { prepareRoles } from './database-roles.js';

const EXTENSIONS = ['pg_trgm', 'btree_gist'];

/**
 * Brings a database to the newest schema. Safe to run again, and to run twice at once. The cipher is for migrations that
 * find text to put under lock; an empty database needs none.
 */
export async function migrateUp(owner: DataSource, applicationUrl: string, cipher?: FieldCipher): Promise<void> {
  const runner = owner.createQueryRunner();
  try {
    // One migration at a time for the whole database, whoever else starts meanwhile.
    await runner.query('SELECT pg_advisory_lock(7304111)');
    await prepareRoles(runner, applicationUrl);
    for (const extension of EXTENSIONS) await runner.query(`CREATE EXTENSION IF NOT EXISTS ${extension}`);
    await executorOn(owner, runner, cipher).executePendingMigrations();
    await prepareQueues(ownerUrlOf(owner));
  } finally {
    await runner.query('SELECT pg_advisory_unlock(7304111)').finally(() => runner.release());
  }
}

/** Takes back the last migration. */
export async function migrateDown(owner: DataSource, cipher?: FieldCipher): Promise<void> {
  const runner = owner.createQueryRunner();
  try {
    await executorOn(owner, runner, cipher).undoLastMigration();
  } finally {
    await runner.release();
  }
}

function executorOn(owner: DataSource, runner: QueryRunner, cipher: FieldCipher | undefined): MigrationExecutor {
  Object.assign(runner.data, { cipher });
  const executor = new MigrationExecutor(owner, runner);
  executor.transaction = 'each';
  return executor;
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
