import type { MigrationInterface, QueryRunner } from 'typeorm';
import { REVIEW_FUNCTIONS } from './audit-review-functions.js';
import { withinReach } from './reach-functions.js';
import { forceRowSecurity, giveToGate, notBlocked } from './row-security.js';

const FUNCTIONS = ['waymark_reviewed_workers()', 'waymark_hidden_from_lead()'];
const OWN = 'organisation_id = (SELECT waymark_organisation())';
const BY_SWEEP = `${OWN} AND (SELECT waymark_worker()) IS NULL AND (SELECT waymark_is_job())`;
const HIDDEN = '(SELECT waymark_hidden_from_lead())';

/**
 * Reads that are worth a question, found once a week. As in the audit a person stands here by id and reference without a
 * foreign key, since a data-protection lead sees the line and nobody behind it; the line itself hides and stays within
 * reach as every other row about a person does.
 */
export class QuestionReads1797800010000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(CREATE_TABLES);
    await runner.query(`
      ${REVIEW_FUNCTIONS}
      ${FUNCTIONS.map(giveToGate).join('')}
      ${POLICIES}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE read_answers, read_questions, read_weeks;
      ${FUNCTIONS.map((signature) => `DROP FUNCTION ${signature};`).join('')}
    `);
  }
}

const CREATE_TABLES = `
  CREATE TABLE read_weeks (
    organisation_id uuid NOT NULL,
    worker_id uuid NOT NULL,
    week_on date NOT NULL,
    looked_at timestamptz NOT NULL,
    CONSTRAINT read_weeks_pkey PRIMARY KEY (organisation_id, worker_id, week_on),
    CONSTRAINT read_weeks_worker_fk FOREIGN KEY (organisation_id, worker_id) REFERENCES workers (organisation_id, id)
  );
  COMMENT ON TABLE read_weeks IS 'Whose reads of which week have been looked through; the week by its Monday.';
  CREATE TABLE read_questions (
    id uuid CONSTRAINT read_questions_pkey PRIMARY KEY DEFAULT gen_random_uuid(),
    organisation_id uuid NOT NULL,
    worker_id uuid NOT NULL,
    person_id uuid,
    reference text,
    week_on date NOT NULL,
    grounds text[] NOT NULL,
    times integer NOT NULL,
    first_at timestamptz NOT NULL,
    last_at timestamptz NOT NULL,
    listed_at timestamptz NOT NULL,
    CONSTRAINT read_questions_organisation_key UNIQUE (organisation_id, id),
    CONSTRAINT read_questions_person_check CHECK ((person_id IS NULL) = (reference IS NULL)),
    CONSTRAINT read_questions_worker_fk FOREIGN KEY (organisation_id, worker_id) REFERENCES workers (organisation_id, id)
  );
  CREATE UNIQUE INDEX read_questions_person_idx ON read_questions (organisation_id, worker_id, week_on, person_id) WHERE (person_id IS NOT NULL);
  CREATE UNIQUE INDEX read_questions_many_idx ON read_questions (organisation_id, worker_id, week_on) WHERE (person_id IS NULL);
  CREATE INDEX read_questions_listed_idx ON read_questions (organisation_id, listed_at);
  COMMENT ON TABLE read_questions IS 'A worker''s reads of one person in one week; without a person: of how many in her busiest hour. No foreign key to a person, as in the audit.';
  CREATE TABLE read_answers (
    id uuid CONSTRAINT read_answers_pkey PRIMARY KEY DEFAULT gen_random_uuid(),
    organisation_id uuid NOT NULL,
    question_id uuid NOT NULL,
    outcome text NOT NULL CONSTRAINT read_answers_outcome_check
      CHECK (outcome = ANY (ARRAY['fine'::text, 'asked-worker'::text, 'raised'::text])),
    words bytea,
    answered_by uuid NOT NULL,
    answered_at timestamptz NOT NULL,
    CONSTRAINT read_answers_words_check CHECK ((outcome = 'fine'::text) OR (words IS NOT NULL)),
    CONSTRAINT read_answers_question_fk FOREIGN KEY (organisation_id, question_id) REFERENCES read_questions (organisation_id, id),
    CONSTRAINT read_answers_answerer_fk FOREIGN KEY (organisation_id, answered_by) REFERENCES workers (organisation_id, id)
  );
  CREATE INDEX read_answers_question_idx ON read_answers (organisation_id, question_id, answered_at);
  CREATE UNIQUE INDEX read_answers_once_idx ON read_answers (organisation_id, question_id) WHERE (outcome <> 'asked-worker'::text);
  COMMENT ON TABLE read_answers IS 'What became of a question, each answer beside the ones before. Words are AES-256-GCM.';
`;

const POLICIES = `
  ${forceRowSecurity('read_weeks', 'read_questions', 'read_answers')}
  GRANT SELECT, INSERT ON read_weeks, read_questions, read_answers TO waymark_api;
  CREATE POLICY by_sweep ON read_weeks TO waymark_api USING (${BY_SWEEP}) WITH CHECK (${BY_SWEEP});
  CREATE POLICY by_sweep ON read_questions TO waymark_api USING (${BY_SWEEP}) WITH CHECK (${BY_SWEEP});
  CREATE POLICY by_reviewer ON read_questions FOR SELECT TO waymark_api
    USING (${OWN} AND worker_id = ANY ((SELECT waymark_reviewed_workers())::uuid[]));
  CREATE POLICY not_blocked ON read_questions AS RESTRICTIVE TO waymark_api
    USING (person_id IS NULL OR ${notBlocked('person_id', 'people')} OR person_id <> ALL (${HIDDEN}::uuid[]));
  CREATE POLICY within_reach ON read_questions AS RESTRICTIVE TO waymark_api
    USING (person_id IS NULL OR ${withinReach('person_id', 'direct')} OR ${HIDDEN} IS NOT NULL);
  CREATE POLICY by_sweep ON read_answers FOR SELECT TO waymark_api USING (${BY_SWEEP});
  CREATE POLICY of_seen_question ON read_answers FOR SELECT TO waymark_api
    USING (${OWN} AND question_id IN (SELECT q.id FROM read_questions q));
  CREATE POLICY by_reviewer ON read_answers FOR INSERT TO waymark_api
    WITH CHECK (${OWN} AND answered_by = (SELECT waymark_proved_worker()) AND question_id IN (SELECT q.id FROM read_questions q));
`;
