import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protectPeopleTable } from './row-security.js';

/** Versions of a person's safety plan. Older ones stay, and each names the assessment that it answers. */
export class CreateSafetyPlans1795300200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE safety_plans (
        id uuid CONSTRAINT safety_plans_pkey PRIMARY KEY DEFAULT gen_random_uuid(),
        organisation_id uuid NOT NULL,
        person_id uuid NOT NULL,
        referral_id uuid NOT NULL,
        case_id uuid,
        assessment_id uuid NOT NULL,
        plan_version integer NOT NULL,
        outcome text NOT NULL CONSTRAINT safety_plans_outcome_check CHECK (outcome = ANY
          (ARRAY['made'::text, 'declined'::text, 'not-safe-now'::text])),
        copy_form text NOT NULL,
        copy_kept_where bytea,
        copy_safe_there boolean NOT NULL,
        agreed_in_words boolean NOT NULL,
        due_on date NOT NULL,
        recorded_at timestamptz NOT NULL,
        recorded_by uuid NOT NULL,
        CONSTRAINT safety_plans_organisation_key UNIQUE (organisation_id, id),
        CONSTRAINT safety_plans_version_key UNIQUE (organisation_id, person_id, plan_version),
        CONSTRAINT safety_plans_person_fk FOREIGN KEY (organisation_id, person_id) REFERENCES people (organisation_id, id),
        CONSTRAINT safety_plans_referral_fk FOREIGN KEY (organisation_id, referral_id) REFERENCES referrals (organisation_id, id),
        CONSTRAINT safety_plans_case_fk FOREIGN KEY (organisation_id, case_id) REFERENCES cases (organisation_id, id),
        CONSTRAINT safety_plans_assessment_fk FOREIGN KEY (organisation_id, assessment_id) REFERENCES risk_assessments (organisation_id, id)
      );
      COMMENT ON COLUMN safety_plans.copy_kept_where IS 'AES-256-GCM.';

      CREATE TABLE safety_plan_entries (
        organisation_id uuid NOT NULL,
        plan_id uuid NOT NULL,
        section text NOT NULL,
        text bytea NOT NULL,
        CONSTRAINT safety_plan_entries_pkey PRIMARY KEY (plan_id, section),
        CONSTRAINT safety_plan_entries_plan_fk FOREIGN KEY (organisation_id, plan_id) REFERENCES safety_plans (organisation_id, id)
      );
      COMMENT ON COLUMN safety_plan_entries.text IS 'AES-256-GCM. Where she would go and what is hidden where.';

      ${['safety_plans', 'safety_plan_entries'].map(protectPeopleTable).join('')}
      GRANT SELECT, INSERT ON safety_plans, safety_plan_entries TO waymark_api;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE safety_plan_entries, safety_plans`);
  }
}
