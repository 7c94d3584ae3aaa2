/**
 * The first statement of every request, as it stood before second factors. Kept so that the migration that replaced it
 * can go back.
 */
export const OPEN_REQUEST_BY_PASSWORD = `
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
`;

/**
 * With second factors: a worker whose role asks for one that she has not set up is known by name and may do nothing with
 * records or accounts until she has.
 */
export const OPEN_REQUEST_BY_SECOND_FACTOR = `
  CREATE FUNCTION waymark_open_request(p_token_hash bytea)
    RETURNS TABLE (worker_id uuid, organisation_id uuid, organisation_en text, organisation_cy text, display_name text,
      language text, roles text[], session_id uuid, ends_at timestamptz, has_second_factor boolean,
      must_set_up_second_factor boolean, proved_at timestamptz)
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
    AS $$
    DECLARE
      who record;
      today date := (now() AT TIME ZONE 'Europe/London')::date;
      must_set_up boolean := false;
    BEGIN
      SELECT s.id AS session_id, s.seen_at, s.ends_at, s.proved_at, w.id AS worker_id, w.organisation_id, w.display_name,
             w.language, o.name_en, o.name_cy, f.confirmed_at IS NOT NULL AS has_factor,
             ARRAY(SELECT DISTINCT m.role FROM memberships m WHERE m.worker_id = w.id
                   AND m.from_on <= today AND (m.to_on IS NULL OR m.to_on >= today)
                   ORDER BY m.role) AS roles
        INTO who
        FROM sessions s JOIN workers w ON w.id = s.worker_id JOIN organisations o ON o.id = w.organisation_id
        LEFT JOIN second_factors f ON f.worker_id = w.id
       WHERE s.token_hash = p_token_hash AND s.ended_at IS NULL AND s.ends_at > now()
         AND s.seen_at > now() - interval '30 minutes' AND w.left_at IS NULL;
      IF NOT FOUND OR cardinality(who.roles) = 0 THEN RETURN; END IF;
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
                          who.roles, who.session_id, who.ends_at, who.has_factor, must_set_up, who.proved_at;
    END $$;
  COMMENT ON FUNCTION waymark_open_request(bytea) IS
    'First statement of every request: a live session becomes the identity of this transaction. Idle limit 30 minutes.';
`;
