/** SQL of the migration that brought passkeys; on `main` it never changes, a later one has a file of its own. */

/** Either is a second factor: whoever has one is not let in by her password alone. */
export const HAS_SECOND_FACTOR = `
  -- For the functions of the narrow role only.
  CREATE FUNCTION waymark_has_second_factor(p_worker_id uuid)
    RETURNS boolean LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp
    AS $$
      SELECT EXISTS (SELECT FROM second_factors f WHERE f.worker_id = p_worker_id AND f.confirmed_at IS NOT NULL)
          OR EXISTS (SELECT FROM passkeys k WHERE k.worker_id = p_worker_id)
    $$;
`;

export const OPEN_REQUEST_WITH_PASSKEYS = `
  CREATE FUNCTION waymark_open_request(p_token_hash bytea)
    RETURNS TABLE (worker_id uuid, organisation_id uuid, organisation_en text, organisation_cy text, display_name text,
      language text, roles text[], session_id uuid, ends_at timestamptz, has_second_factor boolean,
      must_set_up_second_factor boolean, proved_at timestamptz, is_locked boolean, has_passkey boolean)
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
    AS $$
    DECLARE
      who record;
      today date := (now() AT TIME ZONE 'Europe/London')::date;
      must_set_up boolean := false;
    BEGIN
      SELECT s.id AS session_id, s.seen_at, s.ends_at, s.proved_at, s.locked_at, w.id AS worker_id, w.organisation_id,
             w.display_name, w.language, o.name_en, o.name_cy, f.confirmed_at IS NOT NULL AS has_factor,
             EXISTS (SELECT FROM passkeys p WHERE p.worker_id = w.id) AS has_passkey,
             ARRAY(SELECT DISTINCT m.role FROM memberships m WHERE m.worker_id = w.id
                   AND m.from_on <= today AND (m.to_on IS NULL OR m.to_on >= today)
                   ORDER BY m.role) AS roles
        INTO who
        FROM sessions s JOIN workers w ON w.id = s.worker_id JOIN organisations o ON o.id = w.organisation_id
        LEFT JOIN second_factors f ON f.worker_id = w.id
       WHERE s.token_hash = p_token_hash AND s.ended_at IS NULL AND s.ends_at > now()
         AND s.seen_at > now() - interval '30 minutes' AND w.left_at IS NULL;
      IF NOT FOUND OR cardinality(who.roles) = 0 THEN RETURN; END IF;
      -- Locked: said so, and nothing else. No identity is set, so nothing can be read, and it is not heard as a sign of life.
      IF waymark_is_locked(who.organisation_id, who.locked_at, who.seen_at) THEN
        is_locked := true;
        RETURN NEXT;
        RETURN;
      END IF;
      -- Once a minute is enough to know that somebody is there, and spares a write on every read.
      -- A request of the same worker that still runs holds the row; it has written the same, so nobody waits for it.
      IF who.seen_at < now() - interval '1 minute' THEN
        UPDATE sessions SET seen_at = now()
         WHERE id = (SELECT s.id FROM sessions s WHERE s.id = who.session_id FOR UPDATE SKIP LOCKED);
      END IF;
      IF NOT who.has_factor AND NOT who.has_passkey THEN
        must_set_up := coalesce((
          SELECT s.value ?| who.roles FROM organisation_settings s
           WHERE s.organisation_id = who.organisation_id AND s.key = 'sign-in.second-factor-roles'
             AND s.in_force_from <= today
           ORDER BY s.in_force_from DESC, s.set_at DESC LIMIT 1), false);
      END IF;
      PERFORM set_config('waymark.organisation_id', who.organisation_id::text, true),
              set_config('waymark.worker_id', who.worker_id::text, true),
              set_config('waymark.works_with_people',
                CASE WHEN NOT must_set_up
                   AND who.roles && ARRAY['duty-worker', 'key-worker', 'idva', 'team-lead', 'service-manager']
                  THEN 'on' ELSE 'off' END, true),
              set_config('waymark.administers',
                CASE WHEN NOT must_set_up AND who.roles && ARRAY['administrator'] THEN 'on' ELSE 'off' END, true);
      RETURN QUERY SELECT who.worker_id, who.organisation_id, who.name_en, who.name_cy, who.display_name, who.language,
                          who.roles, who.session_id, who.ends_at, who.has_factor, must_set_up, who.proved_at, false,
                          who.has_passkey;
    END $$;
  COMMENT ON FUNCTION waymark_open_request(bytea) IS
    'First statement of every request: a live session becomes the identity of this transaction, unless it is locked. Idle limit 30 minutes.';
`;

/** By the worker's identity: her own passkeys. */
export const OWN_PASSKEY_FUNCTIONS = `
  CREATE FUNCTION waymark_own_passkeys()
    RETURNS TABLE (id uuid, credential_id bytea, name text, added_at timestamptz, used_at timestamptz)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
    AS $$
      SELECT k.id, k.credential_id, k.name, k.added_at, k.used_at FROM passkeys k
       WHERE k.worker_id = public.waymark_worker() ORDER BY k.added_at, k.id
    $$;

  -- Null when some account has it already.
  CREATE FUNCTION waymark_keep_passkey(p_credential_id bytea, p_public_key bytea, p_counter bigint, p_name text, p_session_hash bytea)
    RETURNS uuid LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
    AS $$
    DECLARE
      kept uuid;
      had boolean := waymark_has_second_factor(waymark_worker());
    BEGIN
      INSERT INTO passkeys (worker_id, credential_id, public_key, counter, name)
        VALUES (waymark_worker(), p_credential_id, p_public_key, p_counter, p_name)
        ON CONFLICT ON CONSTRAINT passkeys_credential_key DO NOTHING RETURNING id INTO kept;
      IF kept IS NULL THEN RETURN NULL; END IF;
      UPDATE sessions SET proved_at = now() WHERE token_hash = p_session_hash AND worker_id = waymark_worker();
      -- A sign-in that only knew the password must not outlive the day on which it stopped being enough.
      IF NOT had THEN
        UPDATE sessions SET ended_at = now()
         WHERE worker_id = waymark_worker() AND token_hash <> p_session_hash AND ended_at IS NULL;
      END IF;
      RETURN kept;
    END $$;

  CREATE FUNCTION waymark_remove_own_passkey(p_id uuid)
    RETURNS boolean LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
    AS $$
    BEGIN
      DELETE FROM passkeys WHERE id = p_id AND worker_id = waymark_worker();
      RETURN FOUND;
    END $$;
`;

/** Before anybody is known: challenges, and what a passkey that answered one opens. */
export const PASSKEY_FUNCTIONS = `
  CREATE FUNCTION waymark_make_passkey_challenge(p_challenge_hash bytea, p_worker_id uuid)
    RETURNS void LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
    AS $$
    BEGIN
      DELETE FROM passkey_challenges WHERE expires_at < now();
      INSERT INTO passkey_challenges (challenge_hash, worker_id, expires_at)
        VALUES (p_challenge_hash, p_worker_id, now() + interval '5 minutes');
    END $$;

  -- True once. One that was made for a worker who adds a passkey signs nobody in, and the other way round.
  CREATE FUNCTION waymark_use_passkey_challenge(p_challenge_hash bytea, p_worker_id uuid)
    RETURNS boolean LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
    AS $$
    DECLARE used record;
    BEGIN
      DELETE FROM passkey_challenges WHERE challenge_hash = p_challenge_hash RETURNING worker_id, expires_at INTO used;
      RETURN FOUND AND used.expires_at > now() AND used.worker_id IS NOT DISTINCT FROM p_worker_id;
    END $$;

  CREATE FUNCTION waymark_passkey(p_credential_id bytea)
    RETURNS TABLE (worker_id uuid, public_key bytea)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
    AS $$
      SELECT k.worker_id, k.public_key FROM passkeys k JOIN workers w ON w.id = k.worker_id AND w.left_at IS NULL
       WHERE k.credential_id = p_credential_id
    $$;

  -- For the functions of the narrow role only. A counter that does not rise is the sign of a copy (WebAuthn, 6.1.1); one
  -- that stays at nought is of a passkey that keeps none. Two answers at the same moment wait for one another here.
  CREATE FUNCTION waymark_count_passkey(p_credential_id bytea, p_counter bigint)
    RETURNS uuid LANGUAGE sql VOLATILE SET search_path = pg_catalog, public, pg_temp
    AS $$
      UPDATE passkeys SET counter = p_counter, used_at = now()
       WHERE credential_id = p_credential_id AND (p_counter > counter OR (p_counter = 0 AND counter = 0))
      RETURNING worker_id
    $$;

  -- False when the counter did not rise. The signature has been verified.
  CREATE FUNCTION waymark_start_session_with_passkey(p_credential_id bytea, p_counter bigint, p_token_hash bytea)
    RETURNS boolean LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
    AS $$
    DECLARE whose uuid := waymark_count_passkey(p_credential_id, p_counter);
    BEGIN
      IF whose IS NULL THEN RETURN false; END IF;
      INSERT INTO sessions (token_hash, worker_id, ends_at) VALUES (p_token_hash, whose, now() + interval '12 hours');
      DELETE FROM pending_sign_ins WHERE worker_id = whose;
      RETURN true;
    END $$;

  -- Proves a live session anew and unlocks it; only with a passkey of the worker whose it is.
  CREATE FUNCTION waymark_prove_session_with_passkey(p_credential_id bytea, p_counter bigint, p_token_hash bytea)
    RETURNS boolean LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
    AS $$
    DECLARE whose uuid := waymark_count_passkey(p_credential_id, p_counter);
    BEGIN
      UPDATE sessions SET proved_at = now(), seen_at = now(), locked_at = NULL
       WHERE token_hash = p_token_hash AND worker_id = whose AND ended_at IS NULL AND ends_at > now()
         AND seen_at > now() - interval '30 minutes';
      RETURN FOUND;
    END $$;
`;

export const SIGN_IN_WITH_PASSKEYS = `
  DROP FUNCTION waymark_ask_for_code(uuid, bytea, bytea);
  -- What this worker has beside her password; with nothing no second step is asked for.
  CREATE FUNCTION waymark_ask_for_code(p_worker_id uuid, p_token_hash bytea, p_account_key bytea)
    RETURNS TABLE (has_code boolean, has_passkey boolean)
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
    AS $$
    BEGIN
      DELETE FROM pending_sign_ins WHERE expires_at < now();
      SELECT EXISTS (SELECT FROM second_factors f WHERE f.worker_id = p_worker_id AND f.confirmed_at IS NOT NULL),
             EXISTS (SELECT FROM passkeys k WHERE k.worker_id = p_worker_id) INTO has_code, has_passkey;
      IF NOT has_code AND NOT has_passkey THEN RETURN; END IF;
      INSERT INTO pending_sign_ins (token_hash, worker_id, account_key, expires_at)
        VALUES (p_token_hash, p_worker_id, p_account_key, now() + interval '5 minutes');
      RETURN NEXT;
    END $$;

  CREATE OR REPLACE FUNCTION waymark_start_session(p_worker_id uuid, p_token_hash bytea, p_account_key bytea)
    RETURNS void LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
    AS $$
    BEGIN
      IF waymark_has_second_factor(p_worker_id) THEN
        RAISE EXCEPTION 'A code or a passkey is needed to open this session.';
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
         'password.refused', 'code.refused', 'recovery-code.used',
         'passkey.refused', 'passkey.counter-fell'])
    $$;

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
        DELETE FROM passkeys k WHERE k.worker_id = used.worker_id;
        INSERT INTO audit_entries (organisation_id, worker_id, action, subject_type, subject_id, request_id)
          VALUES (used.organisation_id, used.worker_id, 'second-factor.cleared', 'worker', used.worker_id, p_request_id);
      END IF;
      RETURN QUERY SELECT used.worker_id, used.organisation_id;
    END $$;

  CREATE OR REPLACE FUNCTION waymark_unlock_session(p_token_hash bytea, p_step bigint, p_recovery_hash bytea)
    RETURNS boolean LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
    AS $$
    DECLARE
      whose uuid;
      has_code boolean := p_step IS NOT NULL OR p_recovery_hash IS NOT NULL;
    BEGIN
      SELECT s.worker_id INTO whose FROM sessions s
       WHERE s.token_hash = p_token_hash AND s.ended_at IS NULL AND s.ends_at > now()
         AND s.seen_at > now() - interval '30 minutes' FOR UPDATE;
      IF NOT FOUND OR (has_code AND NOT waymark_spend_code(whose, p_step, p_recovery_hash)) THEN RETURN false; END IF;
      UPDATE sessions SET locked_at = NULL, seen_at = now(),
             proved_at = CASE WHEN has_code OR NOT waymark_has_second_factor(whose) THEN now() ELSE proved_at END
       WHERE token_hash = p_token_hash;
      RETURN true;
    END $$;

  CREATE OR REPLACE FUNCTION waymark_second_factor_holders()
    RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
    AS $$
      SELECT w.id FROM workers w
       WHERE w.organisation_id = public.waymark_organisation() AND public.waymark_administers()
         AND public.waymark_has_second_factor(w.id)
    $$;
`;

/** As they stood before. */
export const SIGN_IN_WITHOUT_PASSKEYS = `
  DROP FUNCTION waymark_ask_for_code(uuid, bytea, bytea);
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

  CREATE OR REPLACE FUNCTION waymark_unlock_session(p_token_hash bytea, p_step bigint, p_recovery_hash bytea)
    RETURNS boolean LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
    AS $$
    DECLARE
      whose uuid;
      has_code boolean := p_step IS NOT NULL OR p_recovery_hash IS NOT NULL;
    BEGIN
      SELECT s.worker_id INTO whose FROM sessions s
       WHERE s.token_hash = p_token_hash AND s.ended_at IS NULL AND s.ends_at > now()
         AND s.seen_at > now() - interval '30 minutes' FOR UPDATE;
      IF NOT FOUND OR (has_code AND NOT waymark_spend_code(whose, p_step, p_recovery_hash)) THEN RETURN false; END IF;
      UPDATE sessions SET locked_at = NULL, seen_at = now(),
             proved_at = CASE WHEN has_code OR NOT EXISTS (
               SELECT FROM second_factors f WHERE f.worker_id = whose AND f.confirmed_at IS NOT NULL) THEN now() ELSE proved_at END
       WHERE token_hash = p_token_hash;
      RETURN true;
    END $$;

  CREATE OR REPLACE FUNCTION waymark_second_factor_holders()
    RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
    AS $$
      SELECT w.id FROM second_factors f JOIN workers w ON w.id = f.worker_id
       WHERE f.confirmed_at IS NOT NULL AND w.organisation_id = public.waymark_organisation() AND public.waymark_administers()
    $$;
`;
