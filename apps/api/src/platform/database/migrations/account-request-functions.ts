/** SQL of the migration that asked two people for a link; on `main` it never changes, a later one has a file of its own. */

export const PROVED_ROLE_FUNCTIONS = `
  -- Of whoever's live session it is, and of no job: what takes a person is done by one.
  CREATE FUNCTION waymark_proved_role(p_roles text[])
    RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
    AS $$
    DECLARE today date := (now() AT TIME ZONE 'Europe/London')::date;
    BEGIN
      IF coalesce(current_setting('waymark.session', true), '') = '' THEN RETURN false; END IF;
      RETURN EXISTS (
        SELECT FROM workers w JOIN memberships m ON m.worker_id = w.id
         WHERE w.id = waymark_proved_worker() AND w.organisation_id = waymark_organisation() AND w.left_at IS NULL
           AND m.role = ANY (p_roles) AND m.from_on <= today AND (m.to_on IS NULL OR m.to_on >= today));
    END $$;

  -- The settings beside the roles keep out whoever still has to set up a second factor.
  CREATE FUNCTION waymark_second_person()
    RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
    AS $$
      SELECT (public.waymark_administers() OR public.waymark_works_with_people())
         AND public.waymark_proved_role(ARRAY['administrator', 'service-manager'])
    $$;
`;

export const CONFIRM_ACCOUNT_REQUEST = `
  -- The link's digest is made of what the confirmer holds and what the asker told: neither alone opens anything. Whoever
  -- asked must still be an administrator, and no row comes back where the two are one or the day is over.
  CREATE FUNCTION waymark_confirm_account_request(p_id uuid, p_token_hash bytea, p_request_id uuid)
    RETURNS timestamptz LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
    AS $$
    DECLARE
      who uuid := waymark_proved_worker();
      today date := (now() AT TIME ZONE 'Europe/London')::date;
      asked record;
      link_ends timestamptz := now() + interval '24 hours';
    BEGIN
      IF NOT waymark_second_person() THEN RETURN NULL; END IF;
      UPDATE account_requests r SET state = 'confirmed', answered_by = who, answered_at = now()
       WHERE r.id = p_id AND r.organisation_id = waymark_organisation() AND r.state = 'waiting' AND r.asked_at > now() - interval '24 hours'
         AND r.asked_by <> who AND r.worker_id <> who
         AND EXISTS (SELECT FROM workers w WHERE w.id = r.worker_id AND w.left_at IS NULL)
         AND EXISTS (SELECT FROM workers w JOIN memberships m ON m.worker_id = w.id
                      WHERE w.id = r.asked_by AND w.left_at IS NULL AND m.role = 'administrator'
                        AND m.from_on <= today AND (m.to_on IS NULL OR m.to_on >= today))
      RETURNING r.organisation_id, r.worker_id, r.kind, r.code_hash INTO asked;
      IF NOT FOUND THEN RETURN NULL; END IF;
      INSERT INTO password_resets (organisation_id, worker_id, token_hash, created_by, expires_at, clears_second_factor, request_id)
        VALUES (asked.organisation_id, asked.worker_id, sha256(p_token_hash || asked.code_hash), who, link_ends,
                asked.kind = 'second-factor-clearance', p_id);
      INSERT INTO audit_entries (organisation_id, worker_id, action, subject_type, subject_id, request_id)
        VALUES (asked.organisation_id, who, asked.kind || '.confirmed', 'worker', asked.worker_id, p_request_id);
      RETURN link_ends;
    END $$;
`;

/** To the worker herself: that her password was set by a link, and by whose doing. */
export const LINK_SEEN_FUNCTIONS = `
  CREATE FUNCTION waymark_password_set_by_link()
    RETURNS TABLE (used_at timestamptz, asked_by text, confirmed_by text, cleared_second_factor boolean)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
    AS $$
      SELECT r.used_at, a.display_name, c.display_name, r.clears_second_factor
        FROM password_resets r JOIN account_requests q ON q.id = r.request_id
        JOIN workers a ON a.id = q.asked_by JOIN workers c ON c.id = q.answered_by
       WHERE r.worker_id = public.waymark_worker() AND r.used_at IS NOT NULL AND r.seen_at IS NULL
       ORDER BY r.used_at DESC LIMIT 1
    $$;

  CREATE FUNCTION waymark_see_password_set_by_link()
    RETURNS void LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
    AS $$
      UPDATE password_resets SET seen_at = now()
       WHERE worker_id = public.waymark_worker() AND used_at IS NOT NULL AND seen_at IS NULL
    $$;
`;
