import type { MigrationInterface, QueryRunner } from 'typeorm';
import { FORGET } from './1797230000000-return-by-link-alone.js';
import { CONFIRM_WITH_INVITATIONS, invite } from './invitation-functions.js';
import {
  CONFIRM_WITH_IDENTITIES,
  OPEN_REQUEST_BEFORE_PROVIDERS,
  OPEN_REQUEST_WITH_PROVIDERS,
  OWN_PROVIDER_FUNCTIONS,
  PROVIDER_FLOW_FUNCTIONS,
  unlockSession,
} from './provider-functions.js';
import { forceRowSecurity, giveToGate } from './row-security.js';

const NEW = [
  'waymark_providers_in_force()',
  'waymark_make_provider_flow(bytea, text, bytea)',
  'waymark_use_provider_flow(bytea)',
  'waymark_provider_worker(uuid, text, text)',
  'waymark_start_session_by_provider(uuid, bytea, boolean)',
  'waymark_prove_session_by_provider(uuid, bytea, boolean)',
  'waymark_note_provider_refusal(uuid, uuid, uuid)',
  'waymark_own_session_by_provider()',
  'waymark_end_identity(uuid, uuid, uuid)',
];
const LINKS = `'password-reset'::text, 'second-factor-clearance'::text`;
const PLACES = `'role'::text, 'invitation'::text`;
const FORGET_IDENTITIES = `
      UPDATE worker_identities i SET ended_at = now() FROM workers w WHERE w.id = i.worker_id AND i.ended_at IS NULL
         AND w.organisation_id = p_asked.organisation_id AND w.email = p_asked.invited_email AND w.left_at IS NOT NULL;`;

const checks = (kinds: string, proved: string, codeless: string): string => `
        ADD CONSTRAINT account_requests_kind_check CHECK (kind = ANY (ARRAY[${kinds}])),
        ADD CONSTRAINT account_requests_role_check CHECK (((kind = 'role'::text) = (role IS NOT NULL))
          AND ((kind = ANY (ARRAY[${PLACES}])) = (from_on IS NOT NULL)) AND ((kind = ANY (ARRAY[${proved}])) = (proof IS NOT NULL))
          AND (${codeless} = (code_hash IS NULL)))`;

/**
 * OpenID Connect. An identity at the organisation's provider is a way into somebody's account, so two people make it, and
 * it is found by issuer and subject alone. A session that it opened says so, and whether the provider vouched for a second
 * factor. Of a sign-in on its way nothing rests here that would finish it.
 */
export class SignInByProvider1797330010000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE provider_flows (
        flow_hash bytea CONSTRAINT provider_flows_pkey PRIMARY KEY,
        provider text NOT NULL,
        session_hash bytea,
        asked_at timestamptz NOT NULL DEFAULT now(),
        expires_at timestamptz NOT NULL
      );
      COMMENT ON TABLE provider_flows IS
        'SHA-256 of what the browser keeps of a sign-in that is on its way through a provider; used once. With a session: to prove who holds it.';
      CREATE TABLE worker_identities (
        id uuid CONSTRAINT worker_identities_pkey PRIMARY KEY DEFAULT gen_random_uuid(),
        organisation_id uuid NOT NULL,
        worker_id uuid NOT NULL,
        issuer text NOT NULL,
        subject text NOT NULL,
        request_id uuid NOT NULL,
        linked_at timestamptz NOT NULL DEFAULT now(),
        ended_at timestamptz,
        ended_by uuid,
        CONSTRAINT worker_identities_worker_fk FOREIGN KEY (organisation_id, worker_id) REFERENCES workers (organisation_id, id),
        CONSTRAINT worker_identities_request_fk FOREIGN KEY (organisation_id, request_id) REFERENCES account_requests (organisation_id, id)
      );
      CREATE UNIQUE INDEX worker_identities_once_idx ON worker_identities (organisation_id, issuer, subject) WHERE (ended_at IS NULL);
      CREATE INDEX worker_identities_worker_idx ON worker_identities (organisation_id, worker_id);
      COMMENT ON TABLE worker_identities IS 'By which subject at which issuer a worker signs in, as two people linked it.';
      ${forceRowSecurity('provider_flows', 'worker_identities')}
      CREATE POLICY gate ON provider_flows TO waymark_gate USING ((SELECT waymark_is_sign_in())) WITH CHECK ((SELECT waymark_is_sign_in()));
      CREATE POLICY gate_finds ON worker_identities FOR SELECT TO waymark_gate
        USING ((SELECT waymark_is_sign_in()) OR (SELECT waymark_second_person()));
      CREATE POLICY gate_links ON worker_identities FOR INSERT TO waymark_gate WITH CHECK ((SELECT waymark_second_person()));
      CREATE POLICY gate_ends ON worker_identities FOR UPDATE TO waymark_gate
        USING ((SELECT waymark_second_person())) WITH CHECK (ended_at IS NOT NULL);
      CREATE POLICY by_administrator ON worker_identities FOR SELECT TO waymark_api
        USING (organisation_id = (SELECT waymark_organisation()) AND (SELECT waymark_administers())
          AND (SELECT waymark_proved_role(ARRAY['administrator'])));
      GRANT SELECT, INSERT, DELETE ON provider_flows TO waymark_gate;
      GRANT SELECT, INSERT, UPDATE ON worker_identities TO waymark_gate;
      GRANT SELECT ON worker_identities TO waymark_api;
      ALTER TABLE sessions ADD COLUMN by_provider boolean NOT NULL DEFAULT false, ADD COLUMN is_vouched boolean NOT NULL DEFAULT false;
      ALTER TABLE account_requests
        DROP CONSTRAINT account_requests_kind_check, DROP CONSTRAINT account_requests_role_check,
        ADD COLUMN identity_issuer text, ADD COLUMN identity_subject text,
        ADD CONSTRAINT account_requests_identity_check CHECK (((kind = 'identity-link'::text) = (identity_subject IS NOT NULL))
          AND ((identity_subject IS NULL) = (identity_issuer IS NULL))),
        ${checks(`${LINKS}, ${PLACES}, 'identity-link'::text`, `${LINKS}, 'identity-link'::text`, `(kind = ANY (ARRAY['role'::text, 'identity-link'::text]))`)};
      GRANT SELECT (identity_issuer, identity_subject), INSERT (identity_issuer, identity_subject) ON account_requests TO waymark_api;
      ${PROVIDER_FLOW_FUNCTIONS}
      ${OWN_PROVIDER_FUNCTIONS}
      ${OPEN_REQUEST_WITH_PROVIDERS}
      ${unlockSession('NOT (is_vouched OR waymark_has_second_factor(whose))')}
      ${invite('CREATE OR REPLACE', FORGET.join('') + FORGET_IDENTITIES)}
      ${CONFIRM_WITH_IDENTITIES}
    `);
    for (const signature of NEW) await runner.query(giveToGate(signature));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${CONFIRM_WITH_INVITATIONS}
      ${invite('CREATE OR REPLACE', FORGET.join(''))}
      ${unlockSession('NOT waymark_has_second_factor(whose)')}
      ${OPEN_REQUEST_BEFORE_PROVIDERS}
      ${NEW.map((signature) => `DROP FUNCTION ${signature};`).join('\n')}
      DROP TABLE worker_identities, provider_flows;
      ALTER TABLE sessions DROP COLUMN by_provider, DROP COLUMN is_vouched;
      ALTER TABLE account_requests NO FORCE ROW LEVEL SECURITY;
      DELETE FROM account_requests WHERE kind = 'identity-link';
      ALTER TABLE account_requests FORCE ROW LEVEL SECURITY;
      ALTER TABLE account_requests
        DROP CONSTRAINT account_requests_identity_check, DROP CONSTRAINT account_requests_role_check, DROP CONSTRAINT account_requests_kind_check,
        DROP COLUMN identity_issuer, DROP COLUMN identity_subject,
        ${checks(`${LINKS}, ${PLACES}`, LINKS, `(kind = 'role'::text)`)};
    `);
  }
}
