import type { MigrationInterface, QueryRunner } from 'typeorm';
import { CONFIRM_LINKS_AND_ROLES, CONFIRM_LINKS_ONLY } from './role-functions.js';

const KINDS = (kinds: string): string => `ADD CONSTRAINT account_requests_kind_check CHECK (kind = ANY (ARRAY[${kinds}]))`;

/** A role is given as a link is: one asks, another confirms, and nobody gives one to herself. */
export class GiveRoles1796900000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE account_requests
        DROP CONSTRAINT account_requests_kind_check,
        ${KINDS(`'password-reset'::text, 'second-factor-clearance'::text, 'role'::text`)},
        ALTER COLUMN proof DROP NOT NULL,
        ALTER COLUMN code_hash DROP NOT NULL,
        ADD COLUMN role text, ADD COLUMN service_id uuid, ADD COLUMN from_on date, ADD COLUMN to_on date,
        ADD CONSTRAINT account_requests_role_check CHECK (((kind = 'role'::text) = (role IS NOT NULL)) AND ((role IS NULL) = (from_on IS NULL))
          AND ((role IS NULL) = (proof IS NOT NULL)) AND ((proof IS NULL) = (code_hash IS NULL))),
        ADD CONSTRAINT account_requests_service_fk FOREIGN KEY (organisation_id, service_id) REFERENCES services (organisation_id, id);
      GRANT SELECT (role, service_id, from_on, to_on), INSERT (role, service_id, from_on, to_on) ON account_requests TO waymark_api;
      ${CONFIRM_LINKS_AND_ROLES}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${CONFIRM_LINKS_ONLY}
      ALTER TABLE account_requests NO FORCE ROW LEVEL SECURITY;
      DELETE FROM account_requests WHERE kind = 'role';
      ALTER TABLE account_requests FORCE ROW LEVEL SECURITY;
      ALTER TABLE account_requests
        DROP CONSTRAINT account_requests_service_fk,
        DROP CONSTRAINT account_requests_role_check,
        DROP COLUMN role, DROP COLUMN service_id, DROP COLUMN from_on, DROP COLUMN to_on,
        ALTER COLUMN code_hash SET NOT NULL,
        ALTER COLUMN proof SET NOT NULL,
        DROP CONSTRAINT account_requests_kind_check,
        ${KINDS(`'password-reset'::text, 'second-factor-clearance'::text`)};
    `);
  }
}
