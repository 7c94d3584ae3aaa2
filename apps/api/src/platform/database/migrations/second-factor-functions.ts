/** SQL of the migration that brought second factors; on `main` it never changes, a later one has a file of its own. */

/** Between password and code. Five minutes are enough to find a telephone. */
export const PENDING_SIGN_IN_FUNCTIONS = `
  -- For the functions of the narrow role only: a code, or a recovery code, is spent or it was not one.
  CREATE FUNCTION waymark_spend_code(p_worker_id uuid, p_step bigint, p_recovery_hash bytea)
    RETURNS boolean LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, public, pg_temp
    AS $$
    BEGIN
      IF p_step IS NOT NULL THEN
        UPDATE second_factors SET last_step = p_step
         WHERE worker_id = p_worker_id AND confirmed_at IS NOT NULL AND last_step < p_step;
      ELSE
        UPDATE recovery_codes SET used_at = now()
         WHERE worker_id = p_worker_id AND code_hash = p_recovery_hash AND used_at IS NULL;
      END IF;
      RETURN FOUND;
    END $$;

  CREATE FUNCTION waymark_ask_for_code(p_worker_id uuid, p_token_hash bytea, p_account_key bytea)
    RETURNS boolean LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
    AS $$
    BEGIN
      DELETE FROM pending_sign_ins WHERE expires_at < now();
      INSERT INTO pending_sign_ins (token_hash, worker_id, account_key, expires_at)
      SELECT p_token_hash, f.worker_id, p_account_key, now() + interval '5 minutes'
        FROM second_factors f WHERE f.worker_id = p_worker_id AND f.confirmed_at IS NOT NULL;
      RETURN FOUND;
    END $$;

  CREATE FUNCTION waymark_pending_sign_in(p_token_hash bytea)
    RETURNS TABLE (worker_id uuid, organisation_id uuid, account_key bytea, secret bytea, last_step bigint)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
    AS $$
      SELECT w.id, w.organisation_id, p.account_key, f.secret, f.last_step
        FROM pending_sign_ins p JOIN workers w ON w.id = p.worker_id AND w.left_at IS NULL
        JOIN second_factors f ON f.worker_id = w.id AND f.confirmed_at IS NOT NULL
       WHERE p.token_hash = p_token_hash AND p.expires_at > now()
    $$;

  CREATE FUNCTION waymark_finish_sign_in(p_pending_hash bytea, p_session_hash bytea, p_step bigint, p_recovery_hash bytea,
      p_request_id uuid)
    RETURNS boolean LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
    AS $$
    DECLARE pending record;
    BEGIN
      SELECT worker_id, account_key INTO pending FROM pending_sign_ins
       WHERE token_hash = p_pending_hash AND expires_at > now() FOR UPDATE;
      IF NOT FOUND OR NOT waymark_spend_code(pending.worker_id, p_step, p_recovery_hash) THEN RETURN false; END IF;
      DELETE FROM pending_sign_ins WHERE token_hash = p_pending_hash;
      INSERT INTO sessions (token_hash, worker_id, ends_at)
        VALUES (p_session_hash, pending.worker_id, now() + interval '12 hours');
      DELETE FROM sign_in_attempts WHERE account_key = pending.account_key;
      IF p_recovery_hash IS NOT NULL THEN PERFORM waymark_note_sign_in(pending.worker_id, 'recovery-code.used', p_request_id); END IF;
      RETURN true;
    END $$;
`;

/** For the worker herself, by the identity of her request. */
export const OWN_SECOND_FACTOR_FUNCTIONS = `
  CREATE FUNCTION waymark_own_second_factor()
    RETURNS TABLE (secret bytea, confirmed_at timestamptz, last_step bigint, recovery_codes_left integer)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
    AS $$
      SELECT f.secret, f.confirmed_at, f.last_step,
             (SELECT count(*)::integer FROM recovery_codes r WHERE r.worker_id = f.worker_id AND r.used_at IS NULL)
        FROM second_factors f WHERE f.worker_id = public.waymark_worker()
    $$;

  -- A factor in use is never replaced this way: it is removed first, which takes a code of it.
  CREATE FUNCTION waymark_keep_second_factor(p_secret bytea)
    RETURNS boolean LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
    AS $$
    BEGIN
      INSERT INTO second_factors AS f (worker_id, secret) VALUES (waymark_worker(), p_secret)
        ON CONFLICT (worker_id) DO UPDATE SET secret = excluded.secret WHERE f.confirmed_at IS NULL;
      RETURN FOUND;
    END $$;

  CREATE FUNCTION waymark_renew_recovery_codes(p_hashes bytea[])
    RETURNS void LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
    AS $$
    BEGIN
      DELETE FROM recovery_codes WHERE worker_id = waymark_worker();
      INSERT INTO recovery_codes (code_hash, worker_id) SELECT unnest(p_hashes), waymark_worker();
    END $$;

  CREATE FUNCTION waymark_confirm_second_factor(p_step bigint, p_recovery_hashes bytea[], p_session_hash bytea)
    RETURNS boolean LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
    AS $$
    BEGIN
      UPDATE second_factors SET confirmed_at = now(), last_step = p_step
       WHERE worker_id = waymark_worker() AND confirmed_at IS NULL;
      IF NOT FOUND THEN RETURN false; END IF;
      PERFORM waymark_renew_recovery_codes(p_recovery_hashes);
      UPDATE sessions SET proved_at = now() WHERE token_hash = p_session_hash;
      -- A sign-in that only knew the password must not outlive the day on which it stopped being enough.
      UPDATE sessions SET ended_at = now()
       WHERE worker_id = waymark_worker() AND token_hash <> p_session_hash AND ended_at IS NULL;
      RETURN true;
    END $$;

  CREATE FUNCTION waymark_use_own_code(p_step bigint, p_recovery_hash bytea)
    RETURNS boolean LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
    AS $$ SELECT public.waymark_spend_code(public.waymark_worker(), p_step, p_recovery_hash) $$;

  CREATE FUNCTION waymark_remove_own_second_factor()
    RETURNS void LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
    AS $$
    BEGIN
      DELETE FROM recovery_codes WHERE worker_id = waymark_worker();
      DELETE FROM pending_sign_ins WHERE worker_id = waymark_worker();
      DELETE FROM second_factors WHERE worker_id = waymark_worker();
    END $$;
`;

/** For administrators: who has one. Never the secret, and never of another organisation. */
export const SECOND_FACTOR_HOLDERS = `
  CREATE FUNCTION waymark_second_factor_holders()
    RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
    AS $$
      SELECT w.id FROM second_factors f JOIN workers w ON w.id = f.worker_id
       WHERE f.confirmed_at IS NOT NULL AND w.organisation_id = public.waymark_organisation() AND public.waymark_administers()
    $$;
`;

/** A password alone opens no session of somebody who has a second factor, whoever calls. */
export const SESSIONS_WITH_SECOND_FACTOR = `
  CREATE OR REPLACE FUNCTION waymark_start_session(p_worker_id uuid, p_token_hash bytea, p_account_key bytea)
    RETURNS void LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
    AS $$
    BEGIN
      IF EXISTS (SELECT FROM second_factors WHERE worker_id = p_worker_id AND confirmed_at IS NOT NULL) THEN
        RAISE EXCEPTION 'A code is needed to open this session.';
      END IF;
      INSERT INTO sessions (token_hash, worker_id, ends_at) VALUES (p_token_hash, p_worker_id, now() + interval '12 hours');
      DELETE FROM sign_in_attempts WHERE account_key = p_account_key;
    END $$;

  CREATE OR REPLACE FUNCTION waymark_note_sign_in(p_worker_id uuid, p_action text, p_request_id uuid)
    RETURNS void LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
    AS $$
      INSERT INTO audit_entries (organisation_id, worker_id, action, subject_type, subject_id, request_id)
      SELECT organisation_id, id, p_action, 'worker', id, p_request_id FROM workers
       WHERE id = p_worker_id AND p_action = ANY (ARRAY['sign-in.refused', 'unlock.refused', 'unlock.done',
         'password.refused', 'code.refused', 'recovery-code.used'])
    $$;
`;

/** A link that an administrator made for a lost telephone takes the second factor away together with the password. */
export const RESETS_WITH_SECOND_FACTOR = `
  CREATE OR REPLACE FUNCTION waymark_use_password_reset(p_token_hash bytea, p_password_hash text, p_request_id uuid)
    RETURNS TABLE (worker_id uuid, organisation_id uuid)
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
    AS $$
    DECLARE used record;
    BEGIN
      UPDATE password_resets r SET used_at = now()
       WHERE r.token_hash = p_token_hash AND r.used_at IS NULL AND waymark_is_reset_live(p_token_hash)
      RETURNING r.worker_id, r.organisation_id, r.clears_second_factor INTO used;
      IF NOT FOUND THEN RETURN; END IF;
      INSERT INTO worker_credentials (worker_id, password_hash) VALUES (used.worker_id, p_password_hash)
        ON CONFLICT ON CONSTRAINT worker_credentials_pkey
        DO UPDATE SET password_hash = excluded.password_hash, changed_at = now();
      -- Whoever held the old password, or a copy of the cookie, is out.
      UPDATE sessions s SET ended_at = now() WHERE s.worker_id = used.worker_id AND s.ended_at IS NULL;
      DELETE FROM pending_sign_ins p WHERE p.worker_id = used.worker_id;
      INSERT INTO audit_entries (organisation_id, worker_id, action, subject_type, subject_id, request_id)
        VALUES (used.organisation_id, used.worker_id, 'password-reset.used', 'worker', used.worker_id, p_request_id);
      IF used.clears_second_factor THEN
        DELETE FROM recovery_codes c WHERE c.worker_id = used.worker_id;
        DELETE FROM second_factors f WHERE f.worker_id = used.worker_id;
        INSERT INTO audit_entries (organisation_id, worker_id, action, subject_type, subject_id, request_id)
          VALUES (used.organisation_id, used.worker_id, 'second-factor.cleared', 'worker', used.worker_id, p_request_id);
      END IF;
      RETURN QUERY SELECT used.worker_id, used.organisation_id;
    END $$;
`;

/** As they stood before. */
export const PASSWORD_SESSIONS_ONLY = `
  CREATE OR REPLACE FUNCTION waymark_start_session(p_worker_id uuid, p_token_hash bytea, p_account_key bytea)
    RETURNS void LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
    AS $$
    BEGIN
      INSERT INTO sessions (token_hash, worker_id, ends_at) VALUES (p_token_hash, p_worker_id, now() + interval '12 hours');
      DELETE FROM sign_in_attempts WHERE account_key = p_account_key;
    END $$;

  CREATE OR REPLACE FUNCTION waymark_note_sign_in(p_worker_id uuid, p_action text, p_request_id uuid)
    RETURNS void LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
    AS $$
      INSERT INTO audit_entries (organisation_id, worker_id, action, subject_type, subject_id, request_id)
      SELECT organisation_id, id, p_action, 'worker', id, p_request_id FROM workers
       WHERE id = p_worker_id AND p_action = ANY (ARRAY['sign-in.refused', 'unlock.refused', 'unlock.done'])
    $$;

  CREATE OR REPLACE FUNCTION waymark_use_password_reset(p_token_hash bytea, p_password_hash text, p_request_id uuid)
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
`;
