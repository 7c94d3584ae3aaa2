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
  } finally {
    await runner.query('SELECT pg_advisory_unlock(7304111)').finally(() => runner.release());
  }
}

/** Takes back the last migration. */
export async function migrateDown(owner: DataSource): Promise<void> {
  await owner.undoLastMigration({ transaction: 'each' });
}
