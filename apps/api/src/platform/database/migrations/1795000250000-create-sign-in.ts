import type { MigrationInterface, QueryRunner } from 'typeorm';
import { forceRowSecurity, giveToGate } from './row-security.js';

/**
 * Passwords, sessions and reset links. The application role cannot read any of these tables: it goes through the
 * functions below, which belong to the narrow role `waymark_gate` and answer one question each.
 */
export class CreateSignIn1795000250000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE worker_credentials (
        worker_id uuid CONSTRAINT worker_credentials_pkey PRIMARY KEY
          CONSTRAINT worker_credentials_worker_fk REFERENCES workers (id),
        password_hash text NOT NULL,
        changed_at timestamptz NOT NULL DEFAULT now()
      );
      COMMENT ON COLUMN worker_credentials.password_hash IS 'Argon2id in PHC form.';
      CREATE TABLE sessions (
        id uuid CONSTRAINT sessions_pkey PRIMARY KEY DEFAULT gen_random_uuid(),
        token_hash bytea NOT NULL,
        worker_id uuid NOT NULL CONSTRAINT sessions_worker_fk REFERENCES workers (id),
        started_at timestamptz NOT NULL DEFAULT now(),
        seen_at timestamptz NOT NULL DEFAULT now(),
        ends_at timestamptz NOT NULL,
        ended_at timestamptz,
        CONSTRAINT sessions_token_key UNIQUE (token_hash)
      );
      COMMENT ON COLUMN sessions.token_hash IS 'SHA-256 of the cookie''s token; the token itself is stored nowhere.';
      CREATE INDEX sessions_worker_idx ON sessions (worker_id);
      CREATE TABLE sign_in_attempts (
        id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT sign_in_attempts_pkey PRIMARY KEY,
        account_key bytea NOT NULL,
        address_key bytea NOT NULL,
        tried_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX sign_in_attempts_account_idx ON sign_in_attempts (account_key, tried_at);
      CREATE INDEX sign_in_attempts_address_idx ON sign_in_attempts (address_key, tried_at);
      CREATE TABLE password_resets (
        id uuid CONSTRAINT password_resets_pkey PRIMARY KEY DEFAULT gen_random_uuid(),
        organisation_id uuid NOT NULL,
        worker_id uuid NOT NULL,
        token_hash bytea NOT NULL,
        created_by uuid NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        expires_at timestamptz NOT NULL,
        used_at timestamptz,
        CONSTRAINT password_resets_token_key UNIQUE (token_hash),
        CONSTRAINT password_resets_worker_fk FOREIGN KEY (organisation_id, worker_id) REFERENCES workers (organisation_id, id)
      );

      ${forceRowSecurity('worker_credentials', 'sessions', 'sign_in_attempts', 'password_resets')}

      CREATE POLICY gate ON worker_credentials TO waymark_gate USING (true) WITH CHECK (true);
      CREATE POLICY gate ON sessions TO waymark_gate USING (true) WITH CHECK (true);
      CREATE POLICY gate ON sign_in_attempts TO waymark_gate USING (true) WITH CHECK (true);
      CREATE POLICY gate ON password_resets TO waymark_gate USING (true) WITH CHECK (true);
      CREATE POLICY gate ON workers FOR SELECT TO waymark_gate USING (true);
      CREATE POLICY gate ON organisations FOR SELECT TO waymark_gate USING (true);
      CREATE POLICY gate ON memberships FOR SELECT TO waymark_gate USING (true);
      CREATE POLICY gate ON audit_entries FOR INSERT TO waymark_gate WITH CHECK (true);
      CREATE POLICY by_administrator ON password_resets FOR INSERT TO waymark_api
        WITH CHECK (organisation_id = (SELECT waymark_organisation()) AND created_by = (SELECT waymark_worker())
          AND (SELECT waymark_administers()));

      GRANT SELECT, INSERT, UPDATE ON worker_credentials, sessions, password_resets TO waymark_gate;
      GRANT SELECT, INSERT, DELETE ON sign_in_attempts TO waymark_gate;
      GRANT SELECT ON workers, organisations, memberships TO waymark_gate;
      GRANT INSERT ON audit_entries TO waymark_gate;
      GRANT INSERT ON password_resets TO waymark_api;
    `);
    await runner.query(`
      CREATE FUNCTION waymark_open_request(p_token_hash bytea)
        RETURNS TABLE (worker_id uuid, organisation_id uuid, organisation_en text, organisation_cy text, display_name text,
          language text, roles text[], session_id uuid, ends_at timestamptz)
        LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
        AS $$
        DECLARE who record;
        BEGIN
          SELECT s.id AS session_id, s.seen_at, s.ends_at, w.id AS worker_id, w.organisation_id, w.display_name, w.language,
                 o.name_en, o.name_cy,
                 ARRAY(SELECT DISTINCT m.role FROM memberships m WHERE m.worker_id = w.id
                       AND m.from_on <= (now() AT TIME ZONE 'Europe/London')::date
                       AND (m.to_on IS NULL OR m.to_on >= (now() AT TIME ZONE 'Europe/London')::date)
                       ORDER BY m.role) AS roles
            INTO who
            FROM sessions s JOIN workers w ON w.id = s.worker_id JOIN organisations o ON o.id = w.organisation_id
           WHERE s.token_hash = p_token_hash AND s.ended_at IS NULL AND s.ends_at > now()
             AND s.seen_at > now() - interval '30 minutes' AND w.left_at IS NULL;
          IF NOT FOUND OR cardinality(who.roles) = 0 THEN RETURN; END IF;
          -- Once a minute is enough to know that somebody is there, and spares a write on every read.
          -- A request of the same worker that still runs holds the row; it has written the same, so nobody waits for it.
          IF who.seen_at < now() - interval '1 minute' THEN
            UPDATE sessions SET seen_at = now()
             WHERE id = (SELECT s.id FROM sessions s WHERE s.id = who.session_id FOR UPDATE SKIP LOCKED);
          END IF;
          PERFORM set_config('waymark.organisation_id', who.organisation_id::text, true),
                  set_config('waymark.worker_id', who.worker_id::text, true),
                  set_config('waymark.works_with_people',
                    CASE WHEN who.roles && ARRAY['duty-worker', 'key-worker', 'idva', 'team-lead', 'service-manager']
                      THEN 'on' ELSE 'off' END, true),
                  set_config('waymark.administers',
                    CASE WHEN who.roles && ARRAY['administrator'] THEN 'on' ELSE 'off' END, true);
          RETURN QUERY SELECT who.worker_id, who.organisation_id, who.name_en, who.name_cy, who.display_name,
                              who.language, who.roles, who.session_id, who.ends_at;
        END $$;
      COMMENT ON FUNCTION waymark_open_request(bytea) IS
        'First statement of every request: a live session becomes the identity of this transaction. Idle limit 30 minutes.';

      CREATE FUNCTION waymark_judge_sign_in(p_account_key bytea, p_address_key bytea, p_email text)
        RETURNS TABLE (is_judged boolean, worker_id uuid, organisation_id uuid, password_hash text)
        LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
        AS $$
        BEGIN
          -- Two guesses at the same moment must count as two.
          PERFORM pg_advisory_xact_lock(hashtextextended(encode(p_account_key, 'hex'), 0));
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

      CREATE FUNCTION waymark_start_session(p_worker_id uuid, p_token_hash bytea, p_account_key bytea)
        RETURNS void LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
        AS $$
        BEGIN
          INSERT INTO sessions (token_hash, worker_id, ends_at) VALUES (p_token_hash, p_worker_id, now() + interval '12 hours');
          DELETE FROM sign_in_attempts WHERE account_key = p_account_key;
        END $$;

      CREATE FUNCTION waymark_end_session(p_token_hash bytea, p_request_id uuid)
        RETURNS void LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
        AS $$
          WITH ended AS (
            UPDATE sessions SET ended_at = now() WHERE token_hash = p_token_hash AND ended_at IS NULL RETURNING id, worker_id
          )
          INSERT INTO audit_entries (organisation_id, worker_id, action, subject_type, subject_id, request_id)
          SELECT w.organisation_id, w.id, 'session.ended', 'session', ended.id, p_request_id
            FROM ended JOIN workers w ON w.id = ended.worker_id
        $$;

      CREATE FUNCTION waymark_note_sign_in(p_worker_id uuid, p_action text, p_request_id uuid)
        RETURNS void LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
        AS $$
          INSERT INTO audit_entries (organisation_id, worker_id, action, subject_type, subject_id, request_id)
          SELECT organisation_id, id, p_action, 'worker', id, p_request_id FROM workers
           WHERE id = p_worker_id AND p_action = ANY (ARRAY['sign-in.refused', 'unlock.refused', 'unlock.done'])
        $$;

      CREATE FUNCTION waymark_forget_attempts(p_account_key bytea)
        RETURNS void LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
        AS $$ DELETE FROM sign_in_attempts WHERE account_key = p_account_key $$;

      CREATE FUNCTION waymark_is_reset_live(p_token_hash bytea)
        RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
        AS $$
          SELECT EXISTS (
            SELECT FROM password_resets r
             WHERE r.token_hash = p_token_hash AND r.used_at IS NULL AND r.expires_at > now()
               -- A newer link ends the older ones: a forgotten note must not take the account over.
               AND NOT EXISTS (SELECT FROM password_resets n WHERE n.worker_id = r.worker_id AND n.created_at > r.created_at))
        $$;

      CREATE FUNCTION waymark_own_password_hash()
        RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
        AS $$ SELECT password_hash FROM worker_credentials WHERE worker_id = public.waymark_worker() $$;

      CREATE FUNCTION waymark_use_password_reset(p_token_hash bytea, p_password_hash text, p_request_id uuid)
        RETURNS TABLE (worker_id uuid, organisation_id uuid)
        LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
        AS $$
        DECLARE used record;
        BEGIN
          UPDATE password_resets r SET used_at = now()
           WHERE r.token_hash = p_token_hash AND r.used_at IS NULL AND waymark_is_reset_live(p_token_hash)
          RETURNING r.worker_id, r.organisation_id INTO used;
          IF NOT FOUND THEN RETURN; END IF;
          INSERT INTO worker_credentials (worker_id, password_hash) VALUES (used.worker_id, p_password_hash)
            ON CONFLICT ON CONSTRAINT worker_credentials_pkey
            DO UPDATE SET password_hash = excluded.password_hash, changed_at = now();
          -- Whoever held the old password, or a copy of the cookie, is out.
          UPDATE sessions s SET ended_at = now() WHERE s.worker_id = used.worker_id AND s.ended_at IS NULL;
          INSERT INTO audit_entries (organisation_id, worker_id, action, subject_type, subject_id, request_id)
            VALUES (used.organisation_id, used.worker_id, 'password-reset.used', 'worker', used.worker_id, p_request_id);
          RETURN QUERY SELECT used.worker_id, used.organisation_id;
        END $$;

      CREATE FUNCTION waymark_organisations_to_sweep()
        RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
        AS $$ SELECT id FROM organisations $$;
    `);
    for (const signature of GATE_FUNCTIONS) {
      await runner.query(giveToGate(signature));
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const signature of GATE_FUNCTIONS) await runner.query(`DROP FUNCTION ${signature}`);
    await runner.query(`
      DROP POLICY gate ON workers; DROP POLICY gate ON organisations; DROP POLICY gate ON memberships;
      DROP POLICY gate ON audit_entries; REVOKE INSERT ON audit_entries FROM waymark_gate;
      REVOKE SELECT ON workers, organisations, memberships FROM waymark_gate;
      DROP TABLE password_resets, sign_in_attempts, sessions, worker_credentials;
    `);
  }
}

const GATE_FUNCTIONS = [
  'waymark_open_request(bytea)',
  'waymark_judge_sign_in(bytea, bytea, text)',
  'waymark_start_session(uuid, bytea, bytea)',
  'waymark_end_session(bytea, uuid)',
  'waymark_note_sign_in(uuid, text, uuid)',
  'waymark_forget_attempts(bytea)',
  'waymark_is_reset_live(bytea)',
  'waymark_own_password_hash()',
  'waymark_use_password_reset(bytea, text, uuid)',
  'waymark_organisations_to_sweep()',
];
