import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A sheet without a line of headings has a person's data where headings are expected, so what stands there rests as
 * encrypted as every other line. Headings kept in clear are dropped and not carried over: no key is at hand here.
 */
export class SealImportHeadings1795700020000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE import_batches DROP COLUMN columns, DROP COLUMN mapping;
      ALTER TABLE import_batches ADD COLUMN columns bytea, ADD COLUMN mapping bytea;
      ALTER TABLE import_sources DROP COLUMN mapping;
      ALTER TABLE import_sources ADD COLUMN mapping bytea;
      COMMENT ON COLUMN import_batches.columns IS 'AES-256-GCM. The headings of the sheet; NULL once a file that was never imported was put aside.';
      COMMENT ON COLUMN import_batches.mapping IS 'AES-256-GCM. The field that each heading fills, as a worker confirmed.';
      COMMENT ON COLUMN import_sources.mapping IS 'AES-256-GCM. Headings of the agency''s sheet and the fields they fill, as the last import was read.';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE import_batches DROP COLUMN columns, DROP COLUMN mapping;
      ALTER TABLE import_batches ADD COLUMN columns text[] NOT NULL DEFAULT '{}', ADD COLUMN mapping jsonb;
      ALTER TABLE import_batches ALTER COLUMN columns DROP DEFAULT;
      ALTER TABLE import_sources DROP COLUMN mapping;
      ALTER TABLE import_sources ADD COLUMN mapping jsonb NOT NULL DEFAULT '[]';
      ALTER TABLE import_sources ALTER COLUMN mapping DROP DEFAULT;
    `);
  }
}
