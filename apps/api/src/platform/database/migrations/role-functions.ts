import { CONFIRM_ACCOUNT_REQUEST } from './account-request-functions.js';

/** As it stood when only links were asked for. */
export const CONFIRM_LINKS_ONLY = CONFIRM_ACCOUNT_REQUEST.replace('CREATE FUNCTION', 'CREATE OR REPLACE FUNCTION');

/** SQL of the migration that gave roles by two people; on `main` it never changes, a later one has a file of its own. */
export const CONFIRM_LINKS_AND_ROLES = `
  -- As before, and for a role: the place itself, from today at the earliest. Who keeps accounts gets no role among people
  -- and nobody with one keeps accounts, whoever agrees.
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
      UPDATE account_requests r SET state = 'confirmed', answered_by = who, answered_at = now()
       WHERE r.id = p_id AND r.organisation_id = waymark_organisation() AND r.state = 'waiting' AND r.asked_at > now() - interval '24 hours'
         AND r.asked_by <> who AND r.worker_id <> who
         AND EXISTS (SELECT FROM workers w WHERE w.id = r.worker_id AND w.left_at IS NULL)
         AND EXISTS (SELECT FROM workers w JOIN memberships m ON m.worker_id = w.id
                      WHERE w.id = r.asked_by AND w.left_at IS NULL AND m.role = 'administrator'
                        AND m.from_on <= today AND (m.to_on IS NULL OR m.to_on >= today))
         AND (r.kind <> 'role' OR NOT EXISTS (SELECT FROM memberships m WHERE m.worker_id = r.worker_id
                AND (m.to_on IS NULL OR m.to_on >= today) AND (m.role = 'administrator') <> (r.role = 'administrator')))
      RETURNING r.organisation_id, r.worker_id, r.kind, r.code_hash, r.role, r.service_id, r.from_on, r.to_on INTO asked;
      IF NOT FOUND THEN RETURN NULL; END IF;
      INSERT INTO audit_entries (organisation_id, worker_id, action, subject_type, subject_id, request_id)
        VALUES (asked.organisation_id, who, asked.kind || '.confirmed', 'worker', asked.worker_id, p_request_id);
      IF asked.kind = 'role' THEN
        INSERT INTO memberships (organisation_id, worker_id, role, service_id, from_on, to_on)
          VALUES (asked.organisation_id, asked.worker_id, asked.role, asked.service_id, asked.from_on, asked.to_on);
        RETURN now();
      END IF;
      INSERT INTO password_resets (organisation_id, worker_id, token_hash, created_by, expires_at, clears_second_factor, request_id)
        VALUES (asked.organisation_id, asked.worker_id, sha256(p_token_hash || asked.code_hash), who, link_ends,
                asked.kind = 'second-factor-clearance', p_id);
      RETURN link_ends;
    END $$;
`;
