import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A row that fails again and again is counted, so that it does not stop every row behind it for ever. */
export class CountTriesOfImportRows1795700030000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE import_rows ADD COLUMN tries integer NOT NULL DEFAULT 0`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE import_rows DROP COLUMN tries`);
  }
}
