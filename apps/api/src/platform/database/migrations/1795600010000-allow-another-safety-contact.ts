import type { MigrationInterface, QueryRunner } from 'typeorm';

/** One open safety contact an entry, and another one when danger is found again after the first was done. */
export class AllowAnotherSafetyContact1795600010000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE tasks DROP CONSTRAINT tasks_once_key;
      CREATE UNIQUE INDEX tasks_open_key ON tasks (organisation_id, entry_id, kind) WHERE (done_at IS NULL);
      CREATE INDEX tasks_entry_idx ON tasks (organisation_id, entry_id);
    `);
  }

  /** Refuses where somebody has had two: no task is deleted to make room for an older rule. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX tasks_open_key, tasks_entry_idx;
      ALTER TABLE tasks ADD CONSTRAINT tasks_once_key UNIQUE (organisation_id, entry_id, kind);
    `);
  }
}
