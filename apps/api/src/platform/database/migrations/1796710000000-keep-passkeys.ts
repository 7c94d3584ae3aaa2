import type { MigrationInterface, QueryRunner } from 'typeorm';
import { OPEN_REQUEST_UNLESS_LOCKED } from './idle-lock-functions.js';
import {
  HAS_SECOND_FACTOR,
  OPEN_REQUEST_WITH_PASSKEYS,
  OWN_PASSKEY_FUNCTIONS,
  PASSKEY_FUNCTIONS,
  SIGN_IN_WITH_PASSKEYS,
  SIGN_IN_WITHOUT_PASSKEYS,
} from './passkey-functions.js';
import { forceRowSecurity, giveToGate } from './row-security.js';
import { RESETS_WITH_SECOND_FACTOR, SESSIONS_WITH_SECOND_FACTOR } from './second-factor-functions.js';

const OPEN = 'waymark_open_request(bytea)';
const ASK = 'waymark_ask_for_code(uuid, bytea, bytea)';
const INNER = ['waymark_has_second_factor(uuid)', 'waymark_count_passkey(bytea, bigint)'];
const NEW = [
  'waymark_own_passkeys()',
  'waymark_keep_passkey(bytea, bytea, bigint, text, bytea)',
  'waymark_remove_own_passkey(uuid)',
  'waymark_make_passkey_challenge(bytea, uuid)',
  'waymark_use_passkey_challenge(bytea, uuid)',
  'waymark_passkey(bytea)',
  'waymark_start_session_with_passkey(bytea, bigint, bytea)',
  'waymark_prove_session_with_passkey(bytea, bigint, bytea)',
];

/** Passkeys (WebAuthn). As with passwords the application role reads none of it: it asks functions of the narrow role. */
export class KeepPasskeys1796710000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE passkeys (
        id uuid CONSTRAINT passkeys_pkey PRIMARY KEY DEFAULT gen_random_uuid(),
        worker_id uuid NOT NULL CONSTRAINT passkeys_worker_fk REFERENCES workers (id),
        credential_id bytea NOT NULL,
        public_key bytea NOT NULL,
        counter bigint NOT NULL,
        name text NOT NULL,
        added_at timestamptz NOT NULL DEFAULT now(),
        used_at timestamptz,
        CONSTRAINT passkeys_credential_key UNIQUE (credential_id)
      );
      CREATE INDEX passkeys_worker_idx ON passkeys (worker_id);
      COMMENT ON TABLE passkeys IS 'Public keys (COSE) of WebAuthn credentials; the private ones never leave the devices.';
      CREATE TABLE passkey_challenges (
        challenge_hash bytea CONSTRAINT passkey_challenges_pkey PRIMARY KEY,
        worker_id uuid CONSTRAINT passkey_challenges_worker_fk REFERENCES workers (id),
        expires_at timestamptz NOT NULL
      );
      COMMENT ON TABLE passkey_challenges IS
        'SHA-256 of 32 random bytes that a passkey is to sign; used once. With a worker: she adds a passkey.';
      ${forceRowSecurity('passkeys', 'passkey_challenges')}
      CREATE POLICY gate ON passkeys TO waymark_gate USING (true) WITH CHECK (true);
      CREATE POLICY gate ON passkey_challenges TO waymark_gate USING (true) WITH CHECK (true);
      GRANT SELECT, INSERT, UPDATE, DELETE ON passkeys, passkey_challenges TO waymark_gate;
      DROP FUNCTION ${OPEN};
      ${HAS_SECOND_FACTOR}
      ${OPEN_REQUEST_WITH_PASSKEYS}
      ${OWN_PASSKEY_FUNCTIONS}
      ${PASSKEY_FUNCTIONS}
      ${SIGN_IN_WITH_PASSKEYS}
      ${INNER.map((signature) => `REVOKE ALL ON FUNCTION ${signature} FROM PUBLIC; GRANT EXECUTE ON FUNCTION ${signature} TO waymark_gate;`).join('\n')}
    `);
    for (const signature of [OPEN, ASK, ...NEW]) await runner.query(giveToGate(signature));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${[OPEN, ...NEW].map((signature) => `DROP FUNCTION ${signature};`).join('\n')}
      ${SIGN_IN_WITHOUT_PASSKEYS}
      ${SESSIONS_WITH_SECOND_FACTOR}
      ${RESETS_WITH_SECOND_FACTOR}
      ${INNER.map((signature) => `DROP FUNCTION ${signature};`).join('\n')}
      ${OPEN_REQUEST_UNLESS_LOCKED.slice(OPEN_REQUEST_UNLESS_LOCKED.indexOf('CREATE FUNCTION waymark_open_request'))}
      DROP TABLE passkey_challenges, passkeys;
    `);
    for (const signature of [OPEN, ASK]) await runner.query(giveToGate(signature));
  }
}
