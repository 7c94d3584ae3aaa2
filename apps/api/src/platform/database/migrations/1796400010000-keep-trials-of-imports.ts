import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which rows of a file repeat which is found out once for all steps of a trial, which then decrypt no rows but their own. */
export class KeepTrialsOfImports1796400010000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE import_batches ADD COLUMN trial jsonb;
      COMMENT ON COLUMN import_batches.trial IS 'Numbers of rows that repeat an earlier one, nothing of what stands in them; NULL once the file is imported.';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE import_batches DROP COLUMN trial');
  }
}
