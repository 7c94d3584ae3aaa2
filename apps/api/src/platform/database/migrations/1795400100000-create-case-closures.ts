import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protectPeopleTable } from './row-security.js';

/** What was known and decided when a case ended, beside the reason on the case itself. */
export class CreateCaseClosures1795400100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE case_closures (
        case_id uuid CONSTRAINT case_closures_pkey PRIMARY KEY,
        organisation_id uuid NOT NULL,
        planned boolean NOT NULL,
        risk_checked_on date,
        risk_level text,
        risk_words bytea,
        referrer_told boolean NOT NULL,
        person_aware text NOT NULL CONSTRAINT case_closures_aware_check CHECK (person_aware = ANY
          (ARRAY['yes'::text, 'no'::text, 'not-safe-to-tell'::text])),
        way_back bytea,
        consequences text[] NOT NULL,
        CONSTRAINT case_closures_risk_check CHECK (((risk_checked_on IS NULL) = (risk_level IS NULL)) AND
          ((risk_checked_on IS NULL) = (risk_words IS NULL))),
        CONSTRAINT case_closures_case_fk FOREIGN KEY (organisation_id, case_id) REFERENCES cases (organisation_id, id)
      );
      COMMENT ON COLUMN case_closures.risk_words IS 'AES-256-GCM.';
      COMMENT ON COLUMN case_closures.way_back IS 'AES-256-GCM: how she may come back can say how she is reached.';
      ${protectPeopleTable('case_closures')}
      GRANT SELECT, INSERT ON case_closures TO waymark_api;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE case_closures`);
  }
}
