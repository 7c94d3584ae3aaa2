import type { MigrationInterface, QueryRunner } from 'typeorm';
import { AUDITED_FUNCTIONS, CONFIRM_BEFORE_DATA_PROTECTION, CONFIRM_WITH_DATA_PROTECTION } from './audit-review-functions.js';
import { giveToGate } from './row-security.js';

const FUNCTIONS = ['waymark_audited(uuid, uuid, date, integer)', 'waymark_audited_person(text)'];
const invited = (alone: string): string => `
        DROP CONSTRAINT account_requests_apart_check,
        ADD CONSTRAINT account_requests_apart_check CHECK ((invited_roles IS NULL) OR ((cardinality(invited_roles) > 0)
          AND ((NOT (${alone})) OR (cardinality(invited_roles) = 1))))`;

/**
 * Somebody looks over who read what who reads nobody's record herself: the audit comes to her by two functions and no
 * table. That she has no other role beside is kept by the table of places, whoever writes to it.
 */
export class LetDataProtectionLeadsLook1797800000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- One that was ended on its first day lies before itself, and is of no day.
      ALTER TABLE memberships ADD CONSTRAINT memberships_kept_apart EXCLUDE USING gist
        (worker_id WITH =, ((role = 'data-protection-lead')::int) WITH <>, daterange(from_on, CASE WHEN (to_on < from_on) THEN from_on ELSE (to_on + 1) END) WITH &&);
      ALTER TABLE account_requests ${invited(`invited_roles && ARRAY['administrator'::text, 'data-protection-lead'::text]`)};
      CREATE POLICY gate_looks ON audit_entries FOR SELECT TO waymark_gate USING (true);
      GRANT SELECT (organisation_id, at, worker_id, action, person_id) ON audit_entries TO waymark_gate;
      ${AUDITED_FUNCTIONS}
      ${FUNCTIONS.map(giveToGate).join('')}
      ${CONFIRM_WITH_DATA_PROTECTION}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${CONFIRM_BEFORE_DATA_PROTECTION}
      ${FUNCTIONS.map((signature) => `DROP FUNCTION ${signature};`).join('')}
      REVOKE SELECT (organisation_id, at, worker_id, action, person_id) ON audit_entries FROM waymark_gate;
      DROP POLICY gate_looks ON audit_entries;
      ALTER TABLE account_requests ${invited(`'administrator'::text = ANY (invited_roles)`)};
      ALTER TABLE memberships DROP CONSTRAINT memberships_kept_apart;
    `);
  }
}
