import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protectPeopleTable } from './row-security.js';

/** When somebody is to be looked at again, and what the sweep has said about it, each thing once. */
export class CreateReviewsAndReminders1795300000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE reviews (
        id uuid CONSTRAINT reviews_pkey PRIMARY KEY DEFAULT gen_random_uuid(),
        organisation_id uuid NOT NULL,
        person_id uuid NOT NULL,
        referral_id uuid NOT NULL,
        case_id uuid,
        subject text NOT NULL CONSTRAINT reviews_subject_check CHECK (subject = ANY
          (ARRAY['risk-assessment'::text, 'safety-plan'::text, 'waiting-check-in'::text, 'follow-up'::text])),
        subject_id uuid,
        due_on date NOT NULL,
        state text NOT NULL CONSTRAINT reviews_state_check CHECK (state = ANY
          (ARRAY['planned'::text, 'done'::text, 'superseded'::text, 'cancelled'::text])),
        planned_at timestamptz NOT NULL,
        planned_by uuid,
        done_at timestamptz,
        done_by uuid,
        done_with uuid,
        words text,
        version integer NOT NULL DEFAULT 1,
        CONSTRAINT reviews_organisation_key UNIQUE (organisation_id, id),
        CONSTRAINT reviews_done_check CHECK ((state = 'done'::text) = (done_at IS NOT NULL)),
        CONSTRAINT reviews_person_fk FOREIGN KEY (organisation_id, person_id) REFERENCES people (organisation_id, id),
        CONSTRAINT reviews_referral_fk FOREIGN KEY (organisation_id, referral_id) REFERENCES referrals (organisation_id, id),
        CONSTRAINT reviews_case_fk FOREIGN KEY (organisation_id, case_id) REFERENCES cases (organisation_id, id)
      );
      CREATE UNIQUE INDEX reviews_planned_once_idx ON reviews (organisation_id, referral_id, subject) WHERE state = 'planned'::text;
      CREATE INDEX reviews_due_idx ON reviews (organisation_id, due_on) WHERE state = 'planned'::text;
      CREATE INDEX reviews_person_idx ON reviews (organisation_id, person_id);
      COMMENT ON COLUMN reviews.subject_id IS 'The assessment or plan that is reviewed.';
      COMMENT ON COLUMN reviews.done_with IS 'The new assessment or plan that was the review; NULL when words completed it.';

      CREATE TABLE review_put_offs (
        id uuid CONSTRAINT review_put_offs_pkey PRIMARY KEY DEFAULT gen_random_uuid(),
        organisation_id uuid NOT NULL,
        review_id uuid NOT NULL,
        from_on date NOT NULL,
        to_on date NOT NULL,
        reason text NOT NULL,
        at timestamptz NOT NULL,
        by_worker_id uuid NOT NULL,
        CONSTRAINT review_put_offs_review_fk FOREIGN KEY (organisation_id, review_id) REFERENCES reviews (organisation_id, id)
      );
      CREATE INDEX review_put_offs_review_idx ON review_put_offs (organisation_id, review_id);

      CREATE TABLE reminders (
        id uuid CONSTRAINT reminders_pkey PRIMARY KEY DEFAULT gen_random_uuid(),
        organisation_id uuid NOT NULL,
        key text NOT NULL,
        review_id uuid NOT NULL,
        person_id uuid NOT NULL,
        stage text NOT NULL CONSTRAINT reminders_stage_check CHECK (stage = ANY
          (ARRAY['soon'::text, 'due'::text, 'overdue'::text, 'escalated'::text])),
        due_on date NOT NULL,
        written_at timestamptz NOT NULL,
        CONSTRAINT reminders_once_key UNIQUE (organisation_id, key),
        CONSTRAINT reminders_review_fk FOREIGN KEY (organisation_id, review_id) REFERENCES reviews (organisation_id, id),
        CONSTRAINT reminders_person_fk FOREIGN KEY (organisation_id, person_id) REFERENCES people (organisation_id, id)
      );
      CREATE INDEX reminders_review_idx ON reminders (organisation_id, review_id, due_on, stage);
      COMMENT ON TABLE reminders IS 'The key is derived from review, stage and date: whoever runs the sweep, each is written once.';

      ${['reviews', 'review_put_offs', 'reminders'].map(protectPeopleTable).join('')}
      GRANT SELECT, INSERT, UPDATE ON reviews TO waymark_api;
      GRANT SELECT, INSERT ON review_put_offs, reminders TO waymark_api;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE reminders, review_put_offs, reviews`);
  }
}
