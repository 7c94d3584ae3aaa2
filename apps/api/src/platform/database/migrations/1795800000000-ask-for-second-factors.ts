import type { MigrationInterface, QueryRunner } from 'typeorm';
import { OPEN_REQUEST_BY_PASSWORD, OPEN_REQUEST_BY_SECOND_FACTOR } from './open-request.js';
import { forceRowSecurity, giveToGate } from './row-security.js';
import {
  PASSWORD_SESSIONS_ONLY,
  PENDING_SIGN_IN_FUNCTIONS,
  RESETS_WITH_SECOND_FACTOR,
  SECOND_FACTOR_HOLDERS,
  SESSIONS_WITH_SECOND_FACTOR,
  OWN_SECOND_FACTOR_FUNCTIONS,
} from './second-factor-functions.js';

/**
 * A second factor by one-time codes (RFC 6238), with recovery codes. As with passwords the application role reads none of
 * these tables: it asks functions of the narrow role.
 */
export class AskForSecondFactors1795800000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE second_factors (
        worker_id uuid CONSTRAINT second_factors_pkey PRIMARY KEY
          CONSTRAINT second_factors_worker_fk REFERENCES workers (id),
        secret bytea NOT NULL,
        confirmed_at timestamptz,
        last_step bigint
      );
      COMMENT ON TABLE second_factors IS
        'AES-256-GCM secrets of RFC 6238; not confirmed until a first code was right. No step up to last_step is accepted again.';
      CREATE TABLE recovery_codes (
        code_hash bytea CONSTRAINT recovery_codes_pkey PRIMARY KEY,
        worker_id uuid NOT NULL CONSTRAINT recovery_codes_worker_fk REFERENCES workers (id),
        used_at timestamptz
      );
      CREATE INDEX recovery_codes_worker_idx ON recovery_codes (worker_id);
      COMMENT ON TABLE recovery_codes IS 'SHA-256 of codes of 120 random bits, each good for one use.';
      CREATE TABLE pending_sign_ins (
        token_hash bytea CONSTRAINT pending_sign_ins_pkey PRIMARY KEY,
        worker_id uuid NOT NULL CONSTRAINT pending_sign_ins_worker_fk REFERENCES workers (id),
        account_key bytea NOT NULL,
        expires_at timestamptz NOT NULL
      );
      COMMENT ON TABLE pending_sign_ins IS 'The password was right and the code is still to come.';
      ALTER TABLE sessions ADD COLUMN proved_at timestamptz NOT NULL DEFAULT now();
      ALTER TABLE password_resets ADD COLUMN clears_second_factor boolean NOT NULL DEFAULT false;

      ${forceRowSecurity('second_factors', 'recovery_codes', 'pending_sign_ins')}
      CREATE POLICY gate ON second_factors TO waymark_gate USING (true) WITH CHECK (true);
      CREATE POLICY gate ON recovery_codes TO waymark_gate USING (true) WITH CHECK (true);
      CREATE POLICY gate ON pending_sign_ins TO waymark_gate USING (true) WITH CHECK (true);
      CREATE POLICY gate ON organisation_settings FOR SELECT TO waymark_gate USING (true);
      GRANT SELECT, INSERT, UPDATE, DELETE ON second_factors, recovery_codes, pending_sign_ins TO waymark_gate;
      GRANT SELECT ON organisation_settings TO waymark_gate;

      DROP FUNCTION waymark_open_request(bytea);
      ${OPEN_REQUEST_BY_SECOND_FACTOR}
      ${PENDING_SIGN_IN_FUNCTIONS}
      ${OWN_SECOND_FACTOR_FUNCTIONS}
      ${SECOND_FACTOR_HOLDERS}
      ${SESSIONS_WITH_SECOND_FACTOR}
      ${RESETS_WITH_SECOND_FACTOR}
      REVOKE ALL ON FUNCTION waymark_spend_code(uuid, bigint, bytea) FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION waymark_spend_code(uuid, bigint, bytea) TO waymark_gate;
    `);
    for (const signature of ['waymark_open_request(bytea)', ...NEW_FUNCTIONS]) await runner.query(giveToGate(signature));
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const signature of NEW_FUNCTIONS) await runner.query(`DROP FUNCTION ${signature}`);
    await runner.query(`
      DROP FUNCTION waymark_spend_code(uuid, bigint, bytea), waymark_open_request(bytea);
      ${OPEN_REQUEST_BY_PASSWORD}
      ${giveToGate('waymark_open_request(bytea)')}
      ${PASSWORD_SESSIONS_ONLY}
      REVOKE SELECT ON organisation_settings FROM waymark_gate;
      DROP POLICY gate ON organisation_settings;
      ALTER TABLE password_resets DROP COLUMN clears_second_factor;
      ALTER TABLE sessions DROP COLUMN proved_at;
      DROP TABLE pending_sign_ins, recovery_codes, second_factors;
    `);
  }
}

const NEW_FUNCTIONS = [
  'waymark_ask_for_code(uuid, bytea, bytea)',
  'waymark_pending_sign_in(bytea)',
  'waymark_finish_sign_in(bytea, bytea, bigint, bytea, uuid)',
  'waymark_own_second_factor()',
  'waymark_keep_second_factor(bytea)',
  'waymark_confirm_second_factor(bigint, bytea[], bytea)',
  'waymark_use_own_code(bigint, bytea)',
  'waymark_renew_recovery_codes(bytea[])',
  'waymark_remove_own_second_factor()',
  'waymark_second_factor_holders()',
];
