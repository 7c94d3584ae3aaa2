import type { MigrationInterface, QueryRunner } from 'typeorm';

const PEOPLE = `organisation_id = (SELECT waymark_organisation()) AND (SELECT waymark_works_with_people())`;
const ADMINISTRATOR = `organisation_id = (SELECT waymark_organisation())
  AND (SELECT waymark_administers()) AND (SELECT waymark_proved_role(ARRAY['administrator']))`;

/** What a worker speaks, and how much of a week she works, is recorded by an administrator; until here only the owner could. */
export class RecordCapacities1797110000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE worker_capacities ADD COLUMN version integer NOT NULL DEFAULT 1;
      DROP POLICY works_with_people ON worker_capacities;
      CREATE POLICY works_with_people ON worker_capacities FOR SELECT TO waymark_api USING (${PEOPLE});
      CREATE POLICY by_administrator ON worker_capacities TO waymark_api USING (${ADMINISTRATOR}) WITH CHECK (${ADMINISTRATOR});
      GRANT INSERT (worker_id, organisation_id, full_time_share, languages), UPDATE (full_time_share, languages, version)
        ON worker_capacities TO waymark_api;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      REVOKE INSERT (worker_id, organisation_id, full_time_share, languages), UPDATE (full_time_share, languages, version)
        ON worker_capacities FROM waymark_api;
      DROP POLICY by_administrator ON worker_capacities;
      DROP POLICY works_with_people ON worker_capacities;
      CREATE POLICY works_with_people ON worker_capacities TO waymark_api USING (${PEOPLE}) WITH CHECK (${PEOPLE});
      ALTER TABLE worker_capacities DROP COLUMN version;
    `);
  }
}
