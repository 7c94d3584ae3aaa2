/** SQL of the migration that ended memberships on screen; on `main` it never changes, a later one has a file of its own. */
export const LEAVER_FUNCTIONS = `
  -- Ends a place, and with the last one every sign-in and what waits for her account. One that is half done opens nothing:
  -- whoever has no place is nobody to waymark_open_request.
  CREATE FUNCTION waymark_end_membership(p_id uuid, p_last_day date, p_interim_holder uuid, p_request_id uuid)
    RETURNS boolean LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
    AS $$
    DECLARE
      who uuid := waymark_proved_worker();
      today date := (now() AT TIME ZONE 'Europe/London')::date;
      whose uuid;
    BEGIN
      IF NOT (waymark_administers() AND waymark_proved_role(ARRAY['administrator'])) THEN RETURN false; END IF;
      UPDATE memberships m SET to_on = coalesce(p_last_day, today - 1), ended_at = now(), ended_by = who
       WHERE m.id = p_id AND m.organisation_id = waymark_organisation() AND m.worker_id <> who
         AND (m.to_on IS NULL OR m.to_on >= today)
         -- Never later than it was to end: that would be a right gained.
         AND (p_last_day IS NULL OR (p_last_day >= today AND (m.to_on IS NULL OR p_last_day <= m.to_on)))
      RETURNING m.worker_id INTO whose;
      IF NOT FOUND THEN RETURN false; END IF;
      UPDATE workers w SET interim_holder_id = p_interim_holder WHERE w.id = whose AND p_interim_holder IS NOT NULL;
      INSERT INTO audit_entries (organisation_id, worker_id, action, subject_type, subject_id, request_id)
        VALUES (waymark_organisation(), who, 'membership.ended', 'worker', whose, p_request_id);
      IF EXISTS (SELECT FROM memberships m WHERE m.worker_id = whose AND (m.to_on IS NULL OR m.to_on >= today)) THEN RETURN true; END IF;
      UPDATE workers w SET left_at = now() WHERE w.id = whose AND w.left_at IS NULL;
      UPDATE sessions s SET ended_at = now() WHERE s.worker_id = whose AND s.ended_at IS NULL;
      UPDATE account_requests q SET state = 'withdrawn', answered_by = who, answered_at = now()
       WHERE whose IN (q.worker_id, q.asked_by) AND q.state = 'waiting';
      INSERT INTO audit_entries (organisation_id, worker_id, action, subject_type, subject_id, request_id)
        VALUES (waymark_organisation(), who, 'worker.left', 'worker', whose, p_request_id);
      RETURN true;
    END $$;

  -- How many were ended; NULL where nobody may, or the worker is another organisation's.
  CREATE FUNCTION waymark_end_sign_ins_of(p_worker_id uuid, p_request_id uuid)
    RETURNS integer LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
    AS $$
    DECLARE ended integer;
    BEGIN
      IF NOT (waymark_administers() AND waymark_proved_role(ARRAY['administrator']))
         OR NOT EXISTS (SELECT FROM workers w WHERE w.id = p_worker_id AND w.organisation_id = waymark_organisation()) THEN
        RETURN NULL;
      END IF;
      UPDATE sessions s SET ended_at = now() WHERE s.worker_id = p_worker_id AND s.ended_at IS NULL AND s.ends_at > now();
      GET DIAGNOSTICS ended = ROW_COUNT;
      INSERT INTO audit_entries (organisation_id, worker_id, action, subject_type, subject_id, request_id)
        VALUES (waymark_organisation(), waymark_proved_worker(), 'worker.sign-ins-ended', 'worker', p_worker_id, p_request_id);
      RETURN ended;
    END $$;

  -- Of whoever holds this live session; the old one was right. Every other sign-in of hers ends, half-done ones and unused links too.
  CREATE FUNCTION waymark_change_own_password(p_password_hash text, p_session_hash bytea)
    RETURNS void LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
    AS $$
    DECLARE who uuid := waymark_proved_worker();
    BEGIN
      UPDATE worker_credentials c SET password_hash = p_password_hash, changed_at = now() WHERE c.worker_id = who;
      UPDATE sessions s SET ended_at = now() WHERE s.worker_id = who AND s.token_hash <> p_session_hash AND s.ended_at IS NULL;
      DELETE FROM pending_sign_ins p WHERE p.worker_id = who;
      UPDATE password_resets r SET expires_at = now() WHERE r.worker_id = who AND r.used_at IS NULL AND r.expires_at > now();
    END $$;

  CREATE FUNCTION waymark_count_sign_ins_of(p_worker_id uuid)
    RETURNS integer LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
    AS $$
      SELECT count(*)::integer FROM sessions s JOIN workers w ON w.id = s.worker_id
       WHERE s.worker_id = p_worker_id AND w.organisation_id = public.waymark_organisation() AND public.waymark_administers()
         AND s.ended_at IS NULL AND s.ends_at > now() AND s.seen_at > now() - interval '30 minutes'
    $$;
`;
