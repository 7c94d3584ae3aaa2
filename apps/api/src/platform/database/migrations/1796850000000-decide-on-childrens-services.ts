import type { MigrationInterface, QueryRunner } from 'typeorm';
import { hideFromBlocked, protectPeopleTable } from './row-security.js';

/** What was decided about children's services after the call. Only added to; the referral carries the newest as a code. */
export class DecideOnChildrensServices1796850000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE childrens_services_decisions (
        id uuid CONSTRAINT childrens_services_decisions_pkey PRIMARY KEY DEFAULT gen_random_uuid(),
        organisation_id uuid NOT NULL,
        person_id uuid NOT NULL,
        referral_id uuid NOT NULL,
        decision text NOT NULL CONSTRAINT childrens_services_decision_check CHECK (decision = ANY
          (ARRAY['referred'::text, 'already-open'::text, 'not-needed'::text])),
        told_on date,
        words bytea,
        decided_at timestamptz NOT NULL,
        decided_by uuid NOT NULL,
        CONSTRAINT childrens_services_told_check CHECK ((decision <> 'referred'::text) OR ((told_on IS NOT NULL) AND (words IS NOT NULL))),
        CONSTRAINT childrens_services_referral_fk FOREIGN KEY (organisation_id, referral_id) REFERENCES referrals (organisation_id, id),
        CONSTRAINT childrens_services_person_fk FOREIGN KEY (organisation_id, person_id) REFERENCES people (organisation_id, id)
      );
      CREATE INDEX childrens_services_referral_idx ON childrens_services_decisions (organisation_id, referral_id, decided_at);
      COMMENT ON COLUMN childrens_services_decisions.words IS 'AES-256-GCM. Whom a worker told, and why.';
      ${protectPeopleTable('childrens_services_decisions')}
      ${hideFromBlocked('childrens_services_decisions', 'person_id', 'people')}
      GRANT SELECT, INSERT ON childrens_services_decisions TO waymark_api;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE childrens_services_decisions`);
  }
}
