import type { MigrationInterface, QueryRunner } from 'typeorm';
import { giveToGate } from './row-security.js';

/** A new password may not have in it what the place and the person give away, so whoever judges it learns whose it is to be. */
export class JudgeNewPasswords1796300000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION waymark_reset_owner(p_token_hash bytea)
        RETURNS TABLE (display_name text, email text, organisation_names text[])
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
        AS $$
          SELECT w.display_name, w.email, ARRAY[o.name_en, o.name_cy]
            FROM password_resets r JOIN workers w ON w.id = r.worker_id JOIN organisations o ON o.id = r.organisation_id
           WHERE r.token_hash = p_token_hash AND public.waymark_is_reset_live(p_token_hash)
        $$;
      ${giveToGate('waymark_reset_owner(bytea)')}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION waymark_reset_owner(bytea)');
  }
}
