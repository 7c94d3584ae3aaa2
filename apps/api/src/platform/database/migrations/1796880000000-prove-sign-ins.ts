import type { MigrationInterface, QueryRunner } from 'typeorm';
import { giveToGate } from './row-security.js';

/** Of nobody's account by name. Somebody proved may count and forget guesses as well: she proves herself again within a request. */
const OF_GUESSES = ['sign_in_attempts', 'known_devices'];

/** What a worker changes for herself as well, once she is proved by her live session. */
const OF_A_WORKER = ['worker_credentials', 'second_factors', 'recovery_codes', 'passkeys', 'passkey_challenges', 'pending_sign_ins'];

const SIGN_IN = '(SELECT waymark_is_sign_in())';
const SIGN_IN_OR_SOMEBODY = `(${SIGN_IN} OR (SELECT waymark_proved_worker()) IS NOT NULL)`;
const SIGN_IN_OR_HERSELF = `(${SIGN_IN} OR worker_id = (SELECT waymark_proved_worker()))`;

/**
 * Whoever writes SQL as the application must not open a session for somebody, read a password's hash, forget guesses or
 * put a factor of her own on another's account. The functions of sign-in stand as they are; what they reach is given to
 * them by policies that ask for a secret derived from the key file, as jobs prove themselves, or for the worker's own
 * session. A function that comes later is held by the same policies.
 */
export class ProveSignIns1796880000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION waymark_is_sign_in()
        RETURNS boolean LANGUAGE plpgsql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
        AS $$
        BEGIN
          RETURN EXISTS (SELECT FROM job_proofs
                          WHERE digest = sha256(decode(coalesce(current_setting('waymark.sign_in', true), ''), 'hex')));
        END $$;
      ${giveToGate('waymark_is_sign_in()')}
      COMMENT ON TABLE job_proofs IS 'One row: SHA-256 of the secret by which jobs, and sign-in, prove that the product itself asks.';
      ${[...OF_GUESSES, ...OF_A_WORKER, 'password_resets', 'sessions'].map((table) => `DROP POLICY gate ON ${table};`).join('\n')}
      ${OF_GUESSES.map((table) => `CREATE POLICY gate ON ${table} TO waymark_gate USING (${SIGN_IN_OR_SOMEBODY}) WITH CHECK (${SIGN_IN_OR_SOMEBODY});`).join('\n')}
      ${OF_A_WORKER.map((table) => `CREATE POLICY gate ON ${table} TO waymark_gate USING (${SIGN_IN_OR_HERSELF}) WITH CHECK (${SIGN_IN_OR_HERSELF});`).join('\n')}
      -- Whether somebody has a second factor is asked before anybody is proved. What is in it opens with the key file only.
      CREATE POLICY gate_asks ON second_factors FOR SELECT TO waymark_gate USING (true);
      CREATE POLICY gate_asks ON passkeys FOR SELECT TO waymark_gate USING (true);
      -- Two people make a link, and the first organisation its first ones; both functions look at who asks.
      CREATE POLICY gate_makes ON password_resets FOR INSERT TO waymark_gate WITH CHECK (true);
      CREATE POLICY gate_uses ON password_resets FOR SELECT TO waymark_gate USING (${SIGN_IN_OR_HERSELF});
      CREATE POLICY gate_spends ON password_resets FOR UPDATE TO waymark_gate USING (${SIGN_IN_OR_HERSELF}) WITH CHECK (${SIGN_IN_OR_HERSELF});
      -- A session is found by the digest of its token, which only its holder has, and opened by sign-in alone.
      CREATE POLICY gate ON sessions FOR SELECT TO waymark_gate USING (true);
      CREATE POLICY gate_ends ON sessions FOR UPDATE TO waymark_gate USING (true) WITH CHECK (true);
      CREATE POLICY gate_opens ON sessions FOR INSERT TO waymark_gate WITH CHECK (${SIGN_IN});
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${[...OF_GUESSES, ...OF_A_WORKER].map((table) => `DROP POLICY gate ON ${table};`).join('\n')}
      DROP POLICY gate_asks ON second_factors; DROP POLICY gate_asks ON passkeys;
      DROP POLICY gate_makes ON password_resets; DROP POLICY gate_uses ON password_resets; DROP POLICY gate_spends ON password_resets;
      DROP POLICY gate ON sessions; DROP POLICY gate_ends ON sessions; DROP POLICY gate_opens ON sessions;
      ${[...OF_GUESSES, ...OF_A_WORKER, 'password_resets', 'sessions'].map((table) => `CREATE POLICY gate ON ${table} TO waymark_gate USING (true) WITH CHECK (true);`).join('\n')}
      DROP FUNCTION waymark_is_sign_in();
      COMMENT ON TABLE job_proofs IS 'One row: SHA-256 of the secret by which jobs prove that they act for no session.';
    `);
  }
}
