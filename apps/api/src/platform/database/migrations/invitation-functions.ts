import { CONFIRM_LINKS_AND_ROLES } from './role-functions.js';

/** As it stood before anybody was invited on screen. */
export const CONFIRM_WITHOUT_INVITATIONS = CONFIRM_LINKS_AND_ROLES;

/** SQL of the migration that invited workers; on `main` it never changes, a later one has a file of its own. */
export const CONFIRM_WITH_INVITATIONS = `
  -- As before, and for somebody new: her account, her places, her languages and the link, in one. Whoever was here before
  -- comes back to the account she had. An organisation's requests are confirmed one after another, or two at the same
  -- instant would each find the other's role not given yet. Nothing comes back where the address is a colleague's.
  CREATE OR REPLACE FUNCTION waymark_confirm_account_request(p_id uuid, p_token_hash bytea, p_request_id uuid)
    RETURNS timestamptz LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
    AS $$
    DECLARE
      who uuid := waymark_proved_worker();
      today date := (now() AT TIME ZONE 'Europe/London')::date;
      asked record;
      link_ends timestamptz := now() + interval '24 hours';
    BEGIN
      IF NOT waymark_second_person() THEN RETURN NULL; END IF;
      PERFORM pg_advisory_xact_lock(hashtextextended(waymark_organisation()::text || ' account-requests', 2));
      PERFORM FROM account_requests r WHERE r.id = p_id AND r.organisation_id = waymark_organisation() FOR UPDATE;
      PERFORM FROM workers w JOIN account_requests r ON r.worker_id = w.id
        WHERE r.id = p_id AND r.organisation_id = waymark_organisation() FOR NO KEY UPDATE OF w;
      UPDATE account_requests r SET state = 'confirmed', answered_by = who, answered_at = now(),
             worker_id = CASE WHEN r.kind = 'invitation' THEN waymark_invite(r) ELSE r.worker_id END
       WHERE r.id = p_id AND r.organisation_id = waymark_organisation() AND r.state = 'waiting' AND r.asked_at > now() - interval '24 hours'
         AND r.asked_by <> who AND r.worker_id IS DISTINCT FROM who
         AND EXISTS (SELECT FROM workers w JOIN memberships m ON m.worker_id = w.id
                      WHERE w.id = r.asked_by AND w.left_at IS NULL AND m.role = 'administrator'
                        AND m.from_on <= today AND (m.to_on IS NULL OR m.to_on >= today))
         AND CASE WHEN r.kind = 'invitation' THEN NOT EXISTS (
                    SELECT FROM workers w WHERE w.organisation_id = r.organisation_id AND w.email = r.invited_email AND w.left_at IS NULL)
                  ELSE EXISTS (SELECT FROM workers w WHERE w.id = r.worker_id AND w.left_at IS NULL) END
         AND (r.kind <> 'role' OR NOT EXISTS (SELECT FROM memberships m WHERE m.worker_id = r.worker_id
                AND (m.to_on IS NULL OR m.to_on >= today) AND (m.role = 'administrator') <> (r.role = 'administrator')))
      RETURNING r.organisation_id, r.worker_id, r.kind, r.code_hash, r.role, r.service_id, r.team_id, r.from_on, r.to_on INTO asked;
      IF NOT FOUND THEN RETURN NULL; END IF;
      INSERT INTO audit_entries (organisation_id, worker_id, action, subject_type, subject_id, request_id)
        VALUES (asked.organisation_id, who, asked.kind || '.confirmed', 'worker', asked.worker_id, p_request_id);
      IF asked.kind = 'role' THEN
        INSERT INTO memberships (organisation_id, worker_id, role, service_id, team_id, from_on, to_on)
          VALUES (asked.organisation_id, asked.worker_id, asked.role, asked.service_id, asked.team_id, greatest(asked.from_on, today), asked.to_on);
        RETURN now();
      END IF;
      INSERT INTO password_resets (organisation_id, worker_id, token_hash, created_by, expires_at, clears_second_factor, request_id)
        VALUES (asked.organisation_id, asked.worker_id, sha256(p_token_hash || asked.code_hash), who, link_ends,
                asked.kind = 'second-factor-clearance', p_id);
      RETURN link_ends;
    END $$;
`;

/** `beforeReturn` is what a later migration does to the account of somebody who was here before, while it is still closed. */
export const invite = (create: 'CREATE' | 'CREATE OR REPLACE', beforeReturn: string): string => `
  -- The account itself. Only waymark_confirm_account_request calls it, and it is granted to nobody else.
  ${create} FUNCTION waymark_invite(p_asked account_requests)
    RETURNS uuid LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
    AS $$
    DECLARE
      today date := (now() AT TIME ZONE 'Europe/London')::date;
      whose uuid;
    BEGIN${beforeReturn}
      UPDATE workers w SET left_at = NULL, interim_holder_id = NULL
       WHERE w.organisation_id = p_asked.organisation_id AND w.email = p_asked.invited_email RETURNING w.id INTO whose;
      IF whose IS NULL THEN
        INSERT INTO workers (organisation_id, email, display_name, language)
          VALUES (p_asked.organisation_id, p_asked.invited_email, p_asked.invited_name, p_asked.invited_language) RETURNING id INTO whose;
      END IF;
      INSERT INTO memberships (organisation_id, worker_id, role, service_id, team_id, from_on)
        SELECT p_asked.organisation_id, whose, r.role, p_asked.service_id, p_asked.team_id, greatest(p_asked.from_on, today)
          FROM unnest(p_asked.invited_roles) AS r (role);
      INSERT INTO worker_capacities (worker_id, organisation_id, languages) VALUES (whose, p_asked.organisation_id, p_asked.invited_speaks)
        ON CONFLICT (worker_id) DO UPDATE SET languages = excluded.languages;
      RETURN whose;
    END $$;
`;
