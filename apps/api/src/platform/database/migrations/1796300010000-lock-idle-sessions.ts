import type { MigrationInterface, QueryRunner } from 'typeorm';
import { LOCK_FUNCTIONS, OPEN_REQUEST_UNLESS_LOCKED } from './idle-lock-functions.js';
import { OPEN_REQUEST_BY_SECOND_FACTOR } from './open-request.js';
import { giveToGate } from './row-security.js';

const OPEN = 'waymark_open_request(bytea)';
/** Whoever judges a proof asks for the holder of a session, which may be locked. */
const OWN_HASH = 'waymark_own_password_hash()';
const IS_LOCKED = 'waymark_is_locked(uuid, timestamptz, timestamptz)';
const NEW = ['waymark_session_holder(bytea)', 'waymark_lock_session(bytea)', 'waymark_unlock_session(bytea, bigint, bytea)'];

/** A device that is taken while its worker is signed in carries a cookie that opens nothing a few minutes later. */
export class LockIdleSessions1796300010000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE sessions ADD COLUMN locked_at timestamptz;
      DROP FUNCTION ${OPEN}, ${OWN_HASH};
      ${OPEN_REQUEST_UNLESS_LOCKED}
      ${LOCK_FUNCTIONS}
      REVOKE ALL ON FUNCTION ${IS_LOCKED} FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION ${IS_LOCKED} TO waymark_gate;
    `);
    for (const signature of [OPEN, ...NEW]) await runner.query(giveToGate(signature));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${[...NEW, OPEN, IS_LOCKED].map((signature) => `DROP FUNCTION ${signature};`).join('\n')}
      ${OPEN_REQUEST_BY_SECOND_FACTOR}
      ${giveToGate(OPEN)}
      CREATE FUNCTION ${OWN_HASH}
        RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
        AS $$ SELECT password_hash FROM worker_credentials WHERE worker_id = public.waymark_worker() $$;
      ${giveToGate(OWN_HASH)}
      ALTER TABLE sessions DROP COLUMN locked_at;
    `);
  }
}
