import type { MigrationInterface, QueryRunner } from 'typeorm';
import { giveToGate } from './row-security.js';

/** A worker sees where she is signed in and ends what is not hers. Browsers are kept as codes, never as they call themselves. */
export class ShowOwnSignIns1795820000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE sessions ADD COLUMN browser text, ADD COLUMN system text;

      CREATE FUNCTION waymark_describe_session(p_token_hash bytea, p_browser text, p_system text)
        RETURNS void LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
        AS $$
          UPDATE sessions SET browser = p_browser, system = p_system
           WHERE token_hash = p_token_hash AND worker_id = public.waymark_worker()
        $$;

      CREATE FUNCTION waymark_own_sessions(p_token_hash bytea)
        RETURNS TABLE (id uuid, started_at timestamptz, seen_at timestamptz, browser text, system text, is_this_one boolean)
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
        AS $$
          SELECT s.id, s.started_at, s.seen_at, s.browser, s.system, s.token_hash = p_token_hash
            FROM sessions s
           WHERE s.worker_id = public.waymark_worker() AND s.ended_at IS NULL AND s.ends_at > now()
             AND s.seen_at > now() - interval '30 minutes'
           ORDER BY s.token_hash = p_token_hash DESC, s.seen_at DESC, s.id
        $$;

      -- With no id: all but the one that asks, which ends by signing out.
      CREATE FUNCTION waymark_end_own_sessions(p_token_hash bytea, p_id uuid)
        RETURNS SETOF uuid LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
        AS $$
          UPDATE sessions SET ended_at = now()
           WHERE worker_id = public.waymark_worker() AND ended_at IS NULL AND ends_at > now()
             AND token_hash <> p_token_hash AND (p_id IS NULL OR id = p_id)
          RETURNING id
        $$;
    `);
    for (const signature of FUNCTIONS) await runner.query(giveToGate(signature));
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const signature of FUNCTIONS) await runner.query(`DROP FUNCTION ${signature}`);
    await runner.query('ALTER TABLE sessions DROP COLUMN browser, DROP COLUMN system');
  }
}

const FUNCTIONS = [
  'waymark_describe_session(bytea, text, text)',
  'waymark_own_sessions(bytea)',
  'waymark_end_own_sessions(bytea, uuid)',
];
