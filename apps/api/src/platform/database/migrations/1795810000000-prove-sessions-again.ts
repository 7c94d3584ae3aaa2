import type { MigrationInterface, QueryRunner } from 'typeorm';
import { giveToGate } from './row-security.js';

/** An act that an open screen must not be enough for asks who is there; the session remembers when that was answered. */
export class ProveSessionsAgain1795810000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION waymark_prove_session(p_token_hash bytea)
        RETURNS void LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
        AS $$
          UPDATE sessions SET proved_at = now()
           WHERE token_hash = p_token_hash AND worker_id = public.waymark_worker() AND ended_at IS NULL
        $$;
      ${giveToGate('waymark_prove_session(bytea)')}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION waymark_prove_session(bytea)');
  }
}
