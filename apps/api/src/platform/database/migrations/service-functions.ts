/** SQL of the migration that put services and teams on screen; on `main` it never changes, a later one has a file of its own. */
export const SERVICE_FUNCTIONS = `
  -- What would be left behind if a service or a team ended today, by whom it is held: numbers and colleagues' names, and
  -- nothing of anybody who is supported.
  CREATE FUNCTION waymark_left_in(p_service_id uuid, p_team_id uuid)
    RETURNS TABLE (what text, worker_id uuid, number integer)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
    AS $$
    DECLARE
      mine uuid := waymark_organisation();
      today date := (now() AT TIME ZONE 'Europe/London')::date;
    BEGIN
      IF NOT (waymark_administers() AND waymark_proved_role(ARRAY['administrator'])) THEN RETURN; END IF;
      RETURN QUERY
        SELECT 'case'::text, c.worker_id, count(*)::integer FROM cases c
         WHERE c.organisation_id = mine AND c.service_id = p_service_id AND c.closed_at IS NULL GROUP BY c.worker_id
        UNION ALL
        SELECT 'waiting'::text, coalesce(e.allocated_to, e.holder_id), count(*)::integer FROM waiting_list_entries e
         WHERE e.organisation_id = mine AND e.service_id = p_service_id AND e.left_at IS NULL GROUP BY 2
        UNION ALL
        SELECT 'referral'::text, NULL::uuid, count(*)::integer FROM referral_offers o
         WHERE o.organisation_id = mine AND o.service_id = p_service_id AND o.state = ANY (ARRAY['recorded', 'returned']) HAVING count(*) > 0
        UNION ALL
        SELECT 'handover'::text, h.giver_id, count(*)::integer FROM handovers h JOIN teams t ON t.id = h.receiver_team_id
         WHERE h.organisation_id = mine AND h.state = 'offered' AND (t.service_id = p_service_id OR t.id = p_team_id) GROUP BY h.giver_id
        UNION ALL
        SELECT 'role'::text, m.worker_id, count(*)::integer FROM memberships m
         WHERE m.organisation_id = mine AND (m.service_id = p_service_id OR m.team_id = p_team_id) AND (m.to_on IS NULL OR m.to_on >= today)
         GROUP BY m.worker_id
        UNION ALL
        SELECT 'request'::text, q.worker_id, count(*)::integer FROM account_requests q
         WHERE q.organisation_id = mine AND (q.service_id = p_service_id OR q.team_id = p_team_id) AND q.state = 'waiting'
           AND q.asked_at > now() - interval '24 hours' GROUP BY q.worker_id;
    END $$;

  -- False where anything is left, or somebody was quicker. The row is locked against whoever refers to it, so that what
  -- comes at the same moment is either counted or comes to a service that has ended, which the API refuses.
  CREATE FUNCTION waymark_end_service(p_id uuid, p_version integer, p_request_id uuid)
    RETURNS boolean LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
    AS $$
    BEGIN
      IF NOT (waymark_administers() AND waymark_proved_role(ARRAY['administrator'])) THEN RETURN false; END IF;
      PERFORM FROM services s WHERE s.id = p_id AND s.organisation_id = waymark_organisation() AND s.ended_at IS NULL
        AND s.version = p_version FOR UPDATE;
      IF NOT FOUND OR EXISTS (SELECT FROM waymark_left_in(p_id, NULL)) THEN RETURN false; END IF;
      UPDATE services s SET ended_at = now(), version = version + 1 WHERE s.id = p_id;
      UPDATE teams t SET ended_at = now(), version = version + 1 WHERE t.service_id = p_id AND t.ended_at IS NULL;
      INSERT INTO audit_entries (organisation_id, worker_id, action, subject_type, subject_id, request_id)
        VALUES (waymark_organisation(), waymark_proved_worker(), 'service.ended', 'service', p_id, p_request_id);
      RETURN true;
    END $$;

  CREATE FUNCTION waymark_end_team(p_id uuid, p_version integer, p_request_id uuid)
    RETURNS boolean LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
    AS $$
    BEGIN
      IF NOT (waymark_administers() AND waymark_proved_role(ARRAY['administrator'])) THEN RETURN false; END IF;
      PERFORM FROM teams t WHERE t.id = p_id AND t.organisation_id = waymark_organisation() AND t.ended_at IS NULL
        AND t.version = p_version FOR UPDATE;
      IF NOT FOUND OR EXISTS (SELECT FROM waymark_left_in(NULL, p_id)) THEN RETURN false; END IF;
      UPDATE teams t SET ended_at = now(), version = version + 1 WHERE t.id = p_id;
      INSERT INTO audit_entries (organisation_id, worker_id, action, subject_type, subject_id, request_id)
        VALUES (waymark_organisation(), waymark_proved_worker(), 'team.ended', 'team', p_id, p_request_id);
      RETURN true;
    END $$;

  -- The same role in the same service, in another team from a day on: no right is gained, so one administrator does it.
  CREATE FUNCTION waymark_change_team(p_id uuid, p_team_id uuid, p_from date, p_request_id uuid)
    RETURNS boolean LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
    AS $$
    DECLARE
      today date := (now() AT TIME ZONE 'Europe/London')::date;
      old record;
    BEGIN
      IF NOT (waymark_administers() AND waymark_proved_role(ARRAY['administrator'])) THEN RETURN false; END IF;
      SELECT m.* INTO old FROM memberships m
       WHERE m.id = p_id AND m.organisation_id = waymark_organisation() AND m.worker_id <> waymark_proved_worker()
         AND m.service_id IS NOT NULL AND (m.to_on IS NULL OR m.to_on >= p_from) AND p_from >= today
         AND m.team_id IS DISTINCT FROM p_team_id
         AND (p_team_id IS NULL OR EXISTS (SELECT FROM teams t WHERE t.id = p_team_id AND t.service_id = m.service_id AND t.ended_at IS NULL))
         FOR UPDATE;
      IF NOT FOUND THEN RETURN false; END IF;
      IF old.from_on >= p_from THEN
        UPDATE memberships m SET team_id = p_team_id WHERE m.id = p_id;
      ELSE
        UPDATE memberships m SET to_on = p_from - 1, ended_at = now(), ended_by = waymark_proved_worker() WHERE m.id = p_id;
        INSERT INTO memberships (organisation_id, worker_id, role, service_id, team_id, from_on, to_on)
          VALUES (old.organisation_id, old.worker_id, old.role, old.service_id, p_team_id, p_from, old.to_on);
      END IF;
      INSERT INTO audit_entries (organisation_id, worker_id, action, subject_type, subject_id, request_id)
        VALUES (old.organisation_id, waymark_proved_worker(), 'membership.team-changed', 'worker', old.worker_id, p_request_id);
      RETURN true;
    END $$;
`;
