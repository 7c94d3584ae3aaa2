import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protectPeopleTable } from './row-security.js';

/** What the sweeps have noticed about a clock, each thing once. */
export class CreateClockEvents1795000500000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE clocks ADD CONSTRAINT clocks_organisation_key UNIQUE (organisation_id, id);
      CREATE TABLE clock_events (
        organisation_id uuid NOT NULL,
        clock_id uuid NOT NULL,
        kind text NOT NULL,
        at timestamptz NOT NULL,
        CONSTRAINT clock_events_pkey PRIMARY KEY (clock_id, kind),
        CONSTRAINT clock_events_clock_fk FOREIGN KEY (organisation_id, clock_id) REFERENCES clocks (organisation_id, id)
      );
      CREATE INDEX clocks_running_idx ON clocks (organisation_id, due_at) WHERE stopped_at IS NULL;
      ${protectPeopleTable('clock_events')}
      GRANT SELECT, INSERT ON clock_events TO waymark_api;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX clocks_running_idx;
      DROP TABLE clock_events;
      ALTER TABLE clocks DROP CONSTRAINT clocks_organisation_key;
    `);
  }
}
