import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Settings are added to and never changed, so that every old reading of a clock can be explained. */
export class LetAdministratorsDecideSettings1795500000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE organisation_settings DROP CONSTRAINT organisation_settings_day_key;
      CREATE INDEX organisation_settings_key_idx ON organisation_settings (organisation_id, key, in_force_from);
      CREATE POLICY by_administrator ON organisation_settings FOR INSERT TO waymark_api
        WITH CHECK (organisation_id = (SELECT waymark_organisation()) AND set_by = (SELECT waymark_worker())
          AND (SELECT waymark_administers()));
      GRANT INSERT ON organisation_settings TO waymark_api;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      REVOKE INSERT ON organisation_settings FROM waymark_api;
      DROP POLICY by_administrator ON organisation_settings;
      DROP INDEX organisation_settings_key_idx;
      ALTER TABLE organisation_settings ADD CONSTRAINT organisation_settings_day_key UNIQUE (organisation_id, key, in_force_from);
    `);
  }
}
