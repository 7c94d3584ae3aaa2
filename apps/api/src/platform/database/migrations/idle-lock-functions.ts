/** SQL of the migration that brought the idle lock; on `main` it never changes, a later one has a file of its own. */

/**
 * With the idle lock: a session that nobody has used for some minutes, or whose worker has locked it, is known and opens
 * nothing until it is proved again.
 */
export const OPEN_REQUEST_UNLESS_LOCKED = `
  -- For the functions of the narrow role only. A session is looked at once a minute, so the lock takes that minute longer
  -- here than on the screen, which locks by its own act; this is the net under it.
  CREATE FUNCTION waymark_is_locked(p_organisation_id uuid, p_locked_at timestamptz, p_seen_at timestamptz)
    RETURNS boolean LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp
    AS $$
    BEGIN
      IF p_locked_at IS NOT NULL THEN RETURN true; END IF;
      IF p_seen_at > now() - interval '2 minutes' THEN RETURN false; END IF;
      RETURN p_seen_at < now() - make_interval(mins => 1 + coalesce((
        SELECT (s.value #>> '{}')::integer FROM organisation_settings s
         WHERE s.organisation_id = p_organisation_id AND s.key = 'sign-in.idle-lock-minutes'
           AND s.in_force_from <= (now() AT TIME ZONE 'Europe/London')::date
         ORDER BY s.in_force_from DESC, s.set_at DESC LIMIT 1), 5));
    END $$;

  CREATE FUNCTION waymark_open_request(p_token_hash bytea)
    RETURNS TABLE (worker_id uuid, organisation_id uuid, organisation_en text, organisation_cy text, display_name text,
      language text, roles text[], session_id uuid, ends_at timestamptz, has_second_factor boolean,
      must_set_up_second_factor boolean, proved_at timestamptz, is_locked boolean)
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
    AS $$
    DECLARE
      who record;
      today date := (now() AT TIME ZONE 'Europe/London')::date;
      must_set_up boolean := false;
    BEGIN
      SELECT s.id AS session_id, s.seen_at, s.ends_at, s.proved_at, s.locked_at, w.id AS worker_id, w.organisation_id,
             w.display_name, w.language, o.name_en, o.name_cy, f.confirmed_at IS NOT NULL AS has_factor,
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
      IF NOT who.has_factor THEN
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
                          who.roles, who.session_id, who.ends_at, who.has_factor, must_set_up, who.proved_at, false;
    END $$;
  COMMENT ON FUNCTION waymark_open_request(bytea) IS
    'First statement of every request: a live session becomes the identity of this transaction, unless it is locked. Idle limit 30 minutes.';
`;

export const LOCK_FUNCTIONS = `
  -- Whose a live session is, locked or not, with what it takes to judge her proof.
  CREATE FUNCTION waymark_session_holder(p_token_hash bytea)
    RETURNS TABLE (worker_id uuid, organisation_id uuid, password_hash text, secret bytea, last_step bigint, is_locked boolean)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
    AS $$
      SELECT w.id, w.organisation_id, c.password_hash, f.secret, f.last_step,
             public.waymark_is_locked(w.organisation_id, s.locked_at, s.seen_at)
        FROM sessions s JOIN workers w ON w.id = s.worker_id AND w.left_at IS NULL
        LEFT JOIN worker_credentials c ON c.worker_id = w.id
        LEFT JOIN second_factors f ON f.worker_id = w.id AND f.confirmed_at IS NOT NULL
       WHERE s.token_hash = p_token_hash AND s.ended_at IS NULL AND s.ends_at > now()
         AND s.seen_at > now() - interval '30 minutes'
    $$;

  CREATE FUNCTION waymark_lock_session(p_token_hash bytea)
    RETURNS void LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
    AS $$
      UPDATE sessions SET locked_at = now()
       WHERE token_hash = p_token_hash AND worker_id = public.waymark_worker() AND locked_at IS NULL
    $$;

  -- After the password was right, or with a code that is spent here. It is a proof as at a step-up where it is as much as
  -- she can give: a code, or the password where she has no code.
  CREATE FUNCTION waymark_unlock_session(p_token_hash bytea, p_step bigint, p_recovery_hash bytea)
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
`;
