import type { MigrationInterface, QueryRunner } from 'typeorm';
import { forceRowSecurity, protectPeopleTable } from './row-security.js';

/** Checklists with each answer as a row of its own, what finishing recorded, and the levels decided beside them. */
export class CreateRiskAssessments1795300100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE wording_packs (
        id uuid CONSTRAINT wording_packs_pkey PRIMARY KEY DEFAULT gen_random_uuid(),
        organisation_id uuid NOT NULL CONSTRAINT wording_packs_organisation_fk REFERENCES organisations (id),
        instrument_code text NOT NULL,
        instrument_version text NOT NULL,
        language text NOT NULL CONSTRAINT wording_packs_language_check CHECK (language = ANY (ARRAY['en'::text, 'cy'::text])),
        acknowledgement text NOT NULL,
        questions jsonb NOT NULL,
        loaded_at timestamptz NOT NULL,
        loaded_by uuid NOT NULL
      );
      CREATE INDEX wording_packs_instrument_idx ON wording_packs (organisation_id, instrument_code, instrument_version, language);
      COMMENT ON TABLE wording_packs IS 'Official wording under the organisation''s own permission; the newest of a language is shown.';
      ${forceRowSecurity('wording_packs')}
      CREATE POLICY own_organisation ON wording_packs FOR SELECT TO waymark_api
        USING (organisation_id = (SELECT waymark_organisation()));
      CREATE POLICY by_administrator ON wording_packs FOR INSERT TO waymark_api
        WITH CHECK (organisation_id = (SELECT waymark_organisation()) AND (SELECT waymark_administers()));
      GRANT SELECT, INSERT ON wording_packs TO waymark_api;

      CREATE TABLE risk_assessments (
        id uuid CONSTRAINT risk_assessments_pkey PRIMARY KEY DEFAULT gen_random_uuid(),
        organisation_id uuid NOT NULL,
        person_id uuid NOT NULL,
        referral_id uuid NOT NULL,
        case_id uuid,
        instrument_code text NOT NULL,
        instrument_version text NOT NULL,
        state text NOT NULL CONSTRAINT risk_assessments_state_check CHECK (state = ANY
          (ARRAY['draft'::text, 'parked'::text, 'finished'::text])),
        age_at_assessment integer,
        started_at timestamptz NOT NULL,
        started_by uuid NOT NULL,
        parked_at timestamptz,
        parked_item integer,
        finished_at timestamptz,
        finished_by uuid,
        is_complete boolean,
        yes integer,
        no integer,
        dont_know integer,
        not_asked integer,
        grounds text[],
        prompts text[],
        suggested text,
        judged text,
        level text,
        police_call_outs integer,
        marac_repeat text,
        thresholds jsonb,
        words bytea,
        version integer NOT NULL DEFAULT 1,
        CONSTRAINT risk_assessments_organisation_key UNIQUE (organisation_id, id),
        CONSTRAINT risk_assessments_finished_check CHECK ((state = 'finished'::text) = (finished_at IS NOT NULL)),
        CONSTRAINT risk_assessments_result_check CHECK ((finished_at IS NULL) = (level IS NULL)),
        CONSTRAINT risk_assessments_person_fk FOREIGN KEY (organisation_id, person_id) REFERENCES people (organisation_id, id),
        CONSTRAINT risk_assessments_referral_fk FOREIGN KEY (organisation_id, referral_id) REFERENCES referrals (organisation_id, id),
        CONSTRAINT risk_assessments_case_fk FOREIGN KEY (organisation_id, case_id) REFERENCES cases (organisation_id, id)
      );
      CREATE UNIQUE INDEX risk_assessments_open_once_idx ON risk_assessments (organisation_id, referral_id, instrument_code)
        WHERE finished_at IS NULL;
      CREATE INDEX risk_assessments_person_idx ON risk_assessments (organisation_id, person_id);
      COMMENT ON TABLE risk_assessments IS 'Belongs to the episode of a referral; without a case until support is agreed.';
      COMMENT ON COLUMN risk_assessments.words IS 'AES-256-GCM. Judgement, own view, worries and decisions in people''s words.';
      COMMENT ON COLUMN risk_assessments.thresholds IS 'As in force on the day, so that the result explains itself for ever.';

      CREATE TABLE assessment_answers (
        organisation_id uuid NOT NULL,
        assessment_id uuid NOT NULL,
        item integer NOT NULL,
        answer text NOT NULL CONSTRAINT assessment_answers_answer_check CHECK (answer = ANY
          (ARRAY['yes'::text, 'no'::text, 'dont-know'::text, 'not-asked'::text])),
        details text[] NOT NULL,
        comment bytea,
        source text NOT NULL,
        sequence integer NOT NULL,
        writer uuid NOT NULL,
        answered_at timestamptz NOT NULL,
        answered_by uuid NOT NULL,
        CONSTRAINT assessment_answers_pkey PRIMARY KEY (assessment_id, item),
        CONSTRAINT assessment_answers_assessment_fk FOREIGN KEY (organisation_id, assessment_id) REFERENCES risk_assessments (organisation_id, id)
      );
      COMMENT ON COLUMN assessment_answers.sequence IS 'Counted up by the page (writer) with every change, so that a late retry overwrites nothing newer.';
      COMMENT ON COLUMN assessment_answers.comment IS 'AES-256-GCM.';

      CREATE TABLE assessment_texts (
        organisation_id uuid NOT NULL,
        assessment_id uuid NOT NULL,
        field text NOT NULL CONSTRAINT assessment_texts_field_check CHECK (field = ANY
          (ARRAY['notes'::text, 'judgement'::text, 'own-view'::text, 'worries'::text])),
        text bytea NOT NULL,
        sequence integer NOT NULL,
        writer uuid NOT NULL,
        written_at timestamptz NOT NULL,
        written_by uuid NOT NULL,
        CONSTRAINT assessment_texts_pkey PRIMARY KEY (assessment_id, field),
        CONSTRAINT assessment_texts_assessment_fk FOREIGN KEY (organisation_id, assessment_id) REFERENCES risk_assessments (organisation_id, id)
      );
      COMMENT ON COLUMN assessment_texts.text IS 'AES-256-GCM.';

      CREATE TABLE risk_decisions (
        id uuid CONSTRAINT risk_decisions_pkey PRIMARY KEY DEFAULT gen_random_uuid(),
        organisation_id uuid NOT NULL,
        person_id uuid NOT NULL,
        referral_id uuid NOT NULL,
        assessment_id uuid,
        level text NOT NULL CONSTRAINT risk_decisions_level_check CHECK (level = ANY
          (ARRAY['standard'::text, 'medium'::text, 'high'::text])),
        from_level text NOT NULL,
        direction text NOT NULL CONSTRAINT risk_decisions_direction_check CHECK (direction = ANY
          (ARRAY['raised'::text, 'lowered'::text, 'confirmed'::text])),
        reason bytea NOT NULL,
        decided_at timestamptz NOT NULL,
        decided_by uuid NOT NULL,
        CONSTRAINT risk_decisions_referral_fk FOREIGN KEY (organisation_id, referral_id) REFERENCES referrals (organisation_id, id),
        CONSTRAINT risk_decisions_person_fk FOREIGN KEY (organisation_id, person_id) REFERENCES people (organisation_id, id),
        CONSTRAINT risk_decisions_assessment_fk FOREIGN KEY (organisation_id, assessment_id) REFERENCES risk_assessments (organisation_id, id)
      );
      CREATE INDEX risk_decisions_referral_idx ON risk_decisions (organisation_id, referral_id, decided_at);
      COMMENT ON TABLE risk_decisions IS 'The level decided, by whom, when and on what, kept apart from every score.';
      COMMENT ON COLUMN risk_decisions.reason IS 'AES-256-GCM.';

      ${['risk_assessments', 'assessment_answers', 'assessment_texts', 'risk_decisions'].map(protectPeopleTable).join('')}
      GRANT SELECT, INSERT, UPDATE ON risk_assessments, assessment_answers, assessment_texts TO waymark_api;
      GRANT SELECT, INSERT ON risk_decisions TO waymark_api;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE risk_decisions, assessment_texts, assessment_answers, risk_assessments, wording_packs`);
  }
}
