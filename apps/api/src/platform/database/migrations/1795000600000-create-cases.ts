import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protectPeopleTable } from './row-security.js';

/** A case is an episode of support in one service. It opens when support is agreed, and somebody always holds its risk. */
export class CreateCases1795000600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE cases (
        id uuid CONSTRAINT cases_pkey PRIMARY KEY DEFAULT gen_random_uuid(),
        organisation_id uuid NOT NULL,
        person_id uuid NOT NULL,
        referral_id uuid NOT NULL,
        offer_id uuid NOT NULL,
        service_id uuid NOT NULL,
        worker_id uuid NOT NULL,
        opened_at timestamptz NOT NULL,
        opened_by uuid NOT NULL,
        next_step text,
        next_step_due_on date,
        closed_at timestamptz,
        closed_by uuid,
        closure_reason text,
        closure_note text,
        version integer NOT NULL DEFAULT 1,
        CONSTRAINT cases_organisation_key UNIQUE (organisation_id, id),
        CONSTRAINT cases_offer_key UNIQUE (organisation_id, offer_id),
        CONSTRAINT cases_closure_check CHECK ((closed_at IS NULL) = (closure_reason IS NULL)),
        CONSTRAINT cases_person_fk FOREIGN KEY (organisation_id, person_id) REFERENCES people (organisation_id, id),
        CONSTRAINT cases_referral_fk FOREIGN KEY (organisation_id, referral_id) REFERENCES referrals (organisation_id, id),
        CONSTRAINT cases_offer_fk FOREIGN KEY (organisation_id, offer_id) REFERENCES referral_offers (organisation_id, id),
        CONSTRAINT cases_service_fk FOREIGN KEY (organisation_id, service_id) REFERENCES services (organisation_id, id),
        CONSTRAINT cases_worker_fk FOREIGN KEY (organisation_id, worker_id) REFERENCES workers (organisation_id, id)
      );
      CREATE INDEX cases_open_worker_idx ON cases (organisation_id, worker_id) WHERE closed_at IS NULL;
      CREATE INDEX cases_person_idx ON cases (organisation_id, person_id);
      CREATE INDEX cases_referral_idx ON cases (organisation_id, referral_id);
      COMMENT ON TABLE cases IS 'worker_id holds the risk now; it changes only when another has accepted a handover.';
      ${protectPeopleTable('cases')}
      GRANT SELECT, INSERT, UPDATE ON cases TO waymark_api;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE cases`);
  }
}
