import type { MigrationInterface, QueryRunner } from 'typeorm';
import { giveToGate } from './row-security.js';

const JUDGE = 'waymark_judge_sign_in(bytea, bytea, text)';

/** Guesses from one address at many accounts in the same moment were each counted before the others had been written. */
export class CountAddressesOneByOne1795910000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await replace(runner, `-- Nor may guesses at many accounts from one address. Always in this order, so that nobody waits in a circle.
          PERFORM pg_advisory_xact_lock(hashtextextended(encode(p_address_key, 'hex'), 1));`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await replace(runner, '');
  }
}

async function replace(runner: QueryRunner, lockAddress: string): Promise<void> {
  await runner.query(`DROP FUNCTION ${JUDGE}`);
  await runner.query(`
      CREATE FUNCTION waymark_judge_sign_in(p_account_key bytea, p_address_key bytea, p_email text)
        RETURNS TABLE (is_judged boolean, worker_id uuid, organisation_id uuid, password_hash text)
        LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
        AS $$
        BEGIN
          -- Two guesses at the same moment must count as two.
          PERFORM pg_advisory_xact_lock(hashtextextended(encode(p_account_key, 'hex'), 0));
          ${lockAddress}
          DELETE FROM sign_in_attempts WHERE tried_at < now() - interval '1 day';
          IF (SELECT count(*) FROM sign_in_attempts a WHERE a.account_key = p_account_key
                AND a.tried_at > now() - interval '5 minutes') >= 10
             OR (SELECT count(*) FROM sign_in_attempts a WHERE a.address_key = p_address_key
                AND a.tried_at > now() - interval '1 hour') >= 100 THEN
            RETURN QUERY SELECT false, NULL::uuid, NULL::uuid, NULL::text;
            RETURN;
          END IF;
          INSERT INTO sign_in_attempts (account_key, address_key) VALUES (p_account_key, p_address_key);
          RETURN QUERY SELECT true, w.id, w.organisation_id, c.password_hash
            FROM (SELECT 1) one
            LEFT JOIN workers w ON w.email = lower(p_email) AND w.left_at IS NULL
            LEFT JOIN worker_credentials c ON c.worker_id = w.id;
        END $$;
      COMMENT ON FUNCTION waymark_judge_sign_in(bytea, bytea, text) IS
        'At most 10 judged guesses per account in 5 minutes (Cyber Essentials) and 100 per network address an hour.';
  `);
  await runner.query(giveToGate(JUDGE));
}
