import type { MigrationInterface, QueryRunner } from 'typeorm';
import { blockedBody, OF_HER_ORGANISATION } from './blocked-functions.js';
import { giveToGate } from './row-security.js';

/** As {@link OF_HER_ORGANISATION}, and today she holds a role that works with people's records. */
export const OF_HER_ROLE = `${OF_HER_ORGANISATION}
         AND EXISTS (SELECT FROM memberships m, CAST(now() AT TIME ZONE 'Europe/London' AS date) AS today
                      WHERE m.worker_id = s.worker_id AND m.from_on <= today AND (m.to_on IS NULL OR m.to_on >= today)
                        AND m.role = ANY (ARRAY['duty-worker', 'key-worker', 'idva', 'team-lead', 'service-manager']))`;

/**
 * The role was the word of a setting, which whoever writes SQL as the application can write too: with an administrator's
 * live session it read every case of her organisation. It is looked up now with the session, and so is the name under
 * which something is put on record.
 */
export class ProveRoles1797200000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE OR REPLACE FUNCTION waymark_blocked(p_ids text)${blockedBody(OF_HER_ROLE)}
      -- A session that ends or locks in this very transaction may still say so.
      CREATE FUNCTION waymark_acts_as(p_worker uuid)
        RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
        AS $$
        DECLARE session text := coalesce(current_setting('waymark.session', true), '');
        BEGIN
          IF session = '' THEN RETURN waymark_is_job() OR waymark_is_sign_in(); END IF;
          RETURN EXISTS (SELECT FROM sessions s
            WHERE s.token_hash = decode(session, 'hex') AND s.worker_id = p_worker AND s.ends_at > now()
              AND (s.ended_at IS NULL OR s.ended_at = now()) AND (s.locked_at IS NULL OR s.locked_at = now()));
        END $$;
      ${giveToGate('waymark_acts_as(uuid)')}
      CREATE POLICY proved_name ON audit_entries AS RESTRICTIVE FOR INSERT TO waymark_api
        WITH CHECK ((SELECT waymark_acts_as(waymark_worker())));
      CREATE POLICY proved ON organisation_settings AS RESTRICTIVE FOR INSERT TO waymark_api
        WITH CHECK (set_by = (SELECT waymark_proved_worker()) AND (SELECT waymark_proved_role(ARRAY['administrator'])));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP POLICY proved ON organisation_settings;
      DROP POLICY proved_name ON audit_entries;
      DROP FUNCTION waymark_acts_as(uuid);
      CREATE OR REPLACE FUNCTION waymark_blocked(p_ids text)${blockedBody(OF_HER_ORGANISATION)}
    `);
  }
}
