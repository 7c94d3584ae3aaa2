import type { MigrationInterface, QueryRunner } from 'typeorm';
import { CONFIRM_WITH_INVITATIONS, CONFIRM_WITHOUT_INVITATIONS, invite } from './invitation-functions.js';

const LINKS = `'password-reset'::text, 'second-factor-clearance'::text`;
const KINDS = (kinds: string): string => `ADD CONSTRAINT account_requests_kind_check CHECK (kind = ANY (ARRAY[${kinds}]))`;

/**
 * A colleague is invited on screen as a role is given: one asks, another confirms, and only then is there an account. An
 * address is one's own within an organisation and no further, so that asking tells nothing of another's workers.
 */
export class InviteWorkers1797100000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE workers DROP CONSTRAINT workers_email_key,
        ADD CONSTRAINT workers_email_key UNIQUE (organisation_id, email);
      CREATE INDEX workers_email_idx ON workers (email);
      ALTER TABLE account_requests
        DROP CONSTRAINT account_requests_kind_check,
        DROP CONSTRAINT account_requests_role_check,
        ${KINDS(`${LINKS}, 'role'::text, 'invitation'::text`)},
        ALTER COLUMN worker_id DROP NOT NULL,
        ADD COLUMN team_id uuid, ADD COLUMN invited_name text, ADD COLUMN invited_email text, ADD COLUMN invited_language text,
        ADD COLUMN invited_roles text[], ADD COLUMN invited_speaks text[],
        ADD CONSTRAINT account_requests_team_fk FOREIGN KEY (organisation_id, team_id) REFERENCES teams (organisation_id, id),
        ADD CONSTRAINT account_requests_role_check CHECK (((kind = 'role'::text) = (role IS NOT NULL))
          AND ((kind = ANY (ARRAY['role'::text, 'invitation'::text])) = (from_on IS NOT NULL))
          AND ((kind = ANY (ARRAY[${LINKS}])) = (proof IS NOT NULL)) AND ((kind = 'role'::text) = (code_hash IS NULL))),
        ADD CONSTRAINT account_requests_invitation_check CHECK (((kind = 'invitation'::text) = (invited_email IS NOT NULL))
          AND (num_nonnulls(invited_name, invited_email, invited_language, invited_roles, invited_speaks) = ANY (ARRAY[0, 5]))
          AND ((worker_id IS NOT NULL) OR ((kind = 'invitation'::text) AND (state <> 'confirmed'::text)))),
        ADD CONSTRAINT account_requests_apart_check CHECK ((invited_roles IS NULL) OR ((cardinality(invited_roles) > 0)
          AND ((NOT ('administrator'::text = ANY (invited_roles))) OR (cardinality(invited_roles) = 1))));
      COMMENT ON TABLE account_requests IS
        'What one person asked for and another has to confirm within a day. code_hash: SHA-256 of what the asker tells the worker. invited_*: of somebody who has no account before it is confirmed.';
      GRANT SELECT (team_id, invited_name, invited_email, invited_language, invited_roles, invited_speaks),
        INSERT (team_id, invited_name, invited_email, invited_language, invited_roles, invited_speaks) ON account_requests TO waymark_api;
      CREATE POLICY gate_invites ON worker_capacities TO waymark_gate USING (true) WITH CHECK (true);
      GRANT SELECT, INSERT, UPDATE (languages) ON worker_capacities TO waymark_gate;
      ${invite('CREATE', '')}
      ALTER FUNCTION waymark_invite(account_requests) OWNER TO waymark_gate;
      REVOKE ALL ON FUNCTION waymark_invite(account_requests) FROM PUBLIC;
      ${CONFIRM_WITH_INVITATIONS}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${CONFIRM_WITHOUT_INVITATIONS}
      DROP FUNCTION waymark_invite(account_requests);
      REVOKE SELECT, INSERT, UPDATE (languages) ON worker_capacities FROM waymark_gate;
      DROP POLICY gate_invites ON worker_capacities;
      ALTER TABLE account_requests NO FORCE ROW LEVEL SECURITY;
      ALTER TABLE password_resets NO FORCE ROW LEVEL SECURITY;
      UPDATE password_resets SET request_id = NULL WHERE request_id IN (SELECT id FROM account_requests WHERE kind = 'invitation');
      DELETE FROM account_requests WHERE kind = 'invitation';
      ALTER TABLE password_resets FORCE ROW LEVEL SECURITY;
      ALTER TABLE account_requests FORCE ROW LEVEL SECURITY;
      COMMENT ON TABLE account_requests IS
        'What one person asked for and another has to confirm within a day. code_hash: SHA-256 of what the asker tells the worker.';
      ALTER TABLE account_requests
        DROP CONSTRAINT account_requests_apart_check,
        DROP CONSTRAINT account_requests_invitation_check,
        DROP CONSTRAINT account_requests_role_check,
        DROP CONSTRAINT account_requests_team_fk,
        DROP COLUMN invited_speaks, DROP COLUMN invited_roles, DROP COLUMN invited_language, DROP COLUMN invited_email,
        DROP COLUMN invited_name, DROP COLUMN team_id,
        ALTER COLUMN worker_id SET NOT NULL,
        DROP CONSTRAINT account_requests_kind_check,
        ${KINDS(`${LINKS}, 'role'::text`)},
        ADD CONSTRAINT account_requests_role_check CHECK (((kind = 'role'::text) = (role IS NOT NULL)) AND ((role IS NULL) = (from_on IS NULL))
          AND ((role IS NULL) = (proof IS NOT NULL)) AND ((proof IS NULL) = (code_hash IS NULL)));
      DROP INDEX workers_email_idx;
      ALTER TABLE workers DROP CONSTRAINT workers_email_key, ADD CONSTRAINT workers_email_key UNIQUE (email);
    `);
  }
}
