import type { MigrationInterface, QueryRunner } from 'typeorm';
import { forceRowSecurity, giveToGate } from './row-security.js';
import { CONFIRM_ACCOUNT_REQUEST, LINK_SEEN_FUNCTIONS, PROVED_ROLE_FUNCTIONS } from './account-request-functions.js';

const FUNCTIONS = [
  'waymark_proved_role(text[])',
  'waymark_second_person()',
  'waymark_confirm_account_request(uuid, bytea, uuid)',
  'waymark_password_set_by_link()',
  'waymark_see_password_set_by_link()',
];

/**
 * A link into somebody's account takes two people: one asks, another confirms, and only that makes the link. From here
 * on the application role can make none by itself, whatever identity its statements claim.
 */
export class AskTwoPeople1796840000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(CREATE_TABLE);
    await runner.query(`
      DROP POLICY by_administrator ON password_resets;
      REVOKE INSERT ON password_resets FROM waymark_api;
      ALTER TABLE password_resets
        ADD COLUMN request_id uuid,
        ADD COLUMN seen_at timestamptz,
        ADD CONSTRAINT password_resets_request_fk FOREIGN KEY (organisation_id, request_id) REFERENCES account_requests (organisation_id, id);
      ${PROVED_ROLE_FUNCTIONS}
      ${CONFIRM_ACCOUNT_REQUEST}
      ${LINK_SEEN_FUNCTIONS}
    `);
    for (const signature of FUNCTIONS) await runner.query(giveToGate(signature));
    await runner.query(POLICIES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE password_resets DROP CONSTRAINT password_resets_request_fk, DROP COLUMN seen_at, DROP COLUMN request_id;
      DROP TABLE account_requests;
      ${[...FUNCTIONS].reverse().map((signature) => `DROP FUNCTION ${signature};`).join('\n')}
      CREATE POLICY by_administrator ON password_resets FOR INSERT TO waymark_api
        WITH CHECK (organisation_id = (SELECT waymark_organisation()) AND created_by = (SELECT waymark_worker())
          AND (SELECT waymark_administers()));
      GRANT INSERT ON password_resets TO waymark_api;
    `);
  }
}

const CREATE_TABLE = `
  CREATE TABLE account_requests (
    id uuid CONSTRAINT account_requests_pkey PRIMARY KEY DEFAULT gen_random_uuid(),
    organisation_id uuid NOT NULL,
    worker_id uuid NOT NULL,
    kind text NOT NULL CONSTRAINT account_requests_kind_check
      CHECK (kind = ANY (ARRAY['password-reset'::text, 'second-factor-clearance'::text])),
    proof text NOT NULL CONSTRAINT account_requests_proof_check
      CHECK (proof = ANY (ARRAY['in-person'::text, 'video-call'::text, 'called-back'::text])),
    code_hash bytea NOT NULL,
    asked_by uuid NOT NULL,
    asked_at timestamptz NOT NULL DEFAULT now(),
    state text NOT NULL DEFAULT 'waiting' CONSTRAINT account_requests_state_check
      CHECK (state = ANY (ARRAY['waiting'::text, 'confirmed'::text, 'declined'::text, 'withdrawn'::text])),
    answered_by uuid,
    answered_at timestamptz,
    CONSTRAINT account_requests_organisation_key UNIQUE (organisation_id, id),
    CONSTRAINT account_requests_asker_check CHECK (asked_by <> worker_id),
    CONSTRAINT account_requests_two_check CHECK ((state <> 'confirmed'::text) OR ((answered_by <> asked_by) AND (answered_by <> worker_id))),
    CONSTRAINT account_requests_answer_check CHECK (((state = 'waiting'::text) = (answered_by IS NULL)) AND ((answered_by IS NULL) = (answered_at IS NULL))),
    CONSTRAINT account_requests_worker_fk FOREIGN KEY (organisation_id, worker_id) REFERENCES workers (organisation_id, id),
    CONSTRAINT account_requests_asker_fk FOREIGN KEY (organisation_id, asked_by) REFERENCES workers (organisation_id, id)
  );
  CREATE INDEX account_requests_waiting_idx ON account_requests (organisation_id, worker_id) WHERE (state = 'waiting'::text);
  COMMENT ON TABLE account_requests IS
    'What one person asked for and another has to confirm within a day. code_hash: SHA-256 of what the asker tells the worker.';
  ${forceRowSecurity('account_requests')}
`;

const OWN = `organisation_id = (SELECT waymark_organisation())`;

/** The digest of the code is for the narrow role alone, and so is confirming. */
const POLICIES = `
  CREATE POLICY gate ON account_requests TO waymark_gate USING (true) WITH CHECK (true);
  CREATE POLICY second_person ON account_requests FOR SELECT TO waymark_api USING (${OWN} AND (SELECT waymark_second_person()));
  CREATE POLICY by_administrator ON account_requests FOR INSERT TO waymark_api
    WITH CHECK (${OWN} AND state = 'waiting' AND asked_by = (SELECT waymark_proved_worker())
      AND (SELECT waymark_administers()) AND (SELECT waymark_proved_role(ARRAY['administrator'])));
  CREATE POLICY end_waiting ON account_requests FOR UPDATE TO waymark_api
    USING (${OWN} AND state = 'waiting' AND (SELECT waymark_second_person()))
    WITH CHECK (${OWN} AND state = ANY (ARRAY['declined', 'withdrawn']) AND answered_by = (SELECT waymark_proved_worker()));
  GRANT SELECT, UPDATE ON account_requests TO waymark_gate;
  GRANT SELECT (id, organisation_id, worker_id, kind, proof, asked_by, asked_at, state, answered_by, answered_at)
    ON account_requests TO waymark_api;
  GRANT INSERT (organisation_id, worker_id, kind, proof, code_hash, asked_by) ON account_requests TO waymark_api;
  GRANT UPDATE (state, answered_by, answered_at) ON account_requests TO waymark_api;
`;
