import type { MigrationInterface, QueryRunner } from 'typeorm';
import { hideFromBlocked, protectPeopleTable } from './row-security.js';

/** When a worker last let go of a person, so that she is no second pair of eyes on the same working day. */
export class RememberPastHolders1797300000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE past_holders (
        organisation_id uuid NOT NULL,
        person_id uuid NOT NULL,
        worker_id uuid NOT NULL,
        held_until timestamptz NOT NULL,
        CONSTRAINT past_holders_pkey PRIMARY KEY (person_id, worker_id),
        CONSTRAINT past_holders_person_fk FOREIGN KEY (organisation_id, person_id) REFERENCES people (organisation_id, id),
        CONSTRAINT past_holders_worker_fk FOREIGN KEY (organisation_id, worker_id) REFERENCES workers (organisation_id, id)
      );
      ${protectPeopleTable('past_holders')}
      ${hideFromBlocked('past_holders', 'person_id', 'people')}
      GRANT SELECT, INSERT, UPDATE ON past_holders TO waymark_api;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE past_holders`);
  }
}
