import { CONFIRM_WITH_INVITATIONS } from './invitation-functions.js';
import { OPEN_REQUEST_WITH_PASSKEYS } from './passkey-functions.js';

/** SQL of the migration that let workers sign in by their organisation's provider; on `main` it never changes, a later one has a file of its own. */

/** A sign-in on its way through the provider, and what comes back. All of it is asked by sign-in alone. */
export const PROVIDER_FLOW_FUNCTIONS = `
  -- Where sign-in by a provider is on today, and whether its second factor counts. As with the second factor of roles.
  CREATE FUNCTION waymark_providers_in_force()
    RETURNS TABLE (organisation_id uuid, value text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
    AS $$
      SELECT o.id, (SELECT s.value #>> '{}' FROM organisation_settings s
                     WHERE s.organisation_id = o.id AND s.key = 'sign-in.provider'
                       AND s.in_force_from <= (now() AT TIME ZONE 'Europe/London')::date
                     ORDER BY s.in_force_from DESC, s.set_at DESC LIMIT 1)
        FROM organisations o WHERE public.waymark_is_sign_in()
    $$;

  CREATE FUNCTION waymark_make_provider_flow(p_flow_hash bytea, p_provider text, p_session_hash bytea)
    RETURNS void LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
    AS $$
    BEGIN
      DELETE FROM provider_flows WHERE expires_at < now();
      INSERT INTO provider_flows (flow_hash, provider, session_hash, expires_at)
        VALUES (p_flow_hash, p_provider, p_session_hash, now() + interval '10 minutes');
    END $$;

  -- Once, whatever comes of it.
  CREATE FUNCTION waymark_use_provider_flow(p_flow_hash bytea)
    RETURNS TABLE (provider text, session_hash bytea, seconds_ago float8)
    LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
    AS $$
      WITH used AS (DELETE FROM provider_flows WHERE flow_hash = p_flow_hash RETURNING *)
      SELECT used.provider, used.session_hash, extract(epoch FROM now() - used.asked_at)::float8 FROM used WHERE used.expires_at > now()
    $$;

  -- Whose identity it is or was. Open: the link stands, she has not left and has a place today.
  CREATE FUNCTION waymark_provider_worker(p_organisation_id uuid, p_issuer text, p_subject text)
    RETURNS TABLE (worker_id uuid, is_open boolean)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
    AS $$
      SELECT w.id, i.ended_at IS NULL AND w.left_at IS NULL AND EXISTS (
               SELECT FROM memberships m, CAST(now() AT TIME ZONE 'Europe/London' AS date) AS today
                WHERE m.worker_id = w.id AND m.from_on <= today AND (m.to_on IS NULL OR m.to_on >= today))
        FROM worker_identities i JOIN workers w ON w.organisation_id = i.organisation_id AND w.id = i.worker_id
       WHERE i.organisation_id = p_organisation_id AND i.issuer = p_issuer AND i.subject = p_subject
       ORDER BY i.ended_at DESC NULLS FIRST LIMIT 1
    $$;

  -- False where the provider did not vouch for a second factor and she has one of ours: that is asked first.
  CREATE FUNCTION waymark_start_session_by_provider(p_worker_id uuid, p_token_hash bytea, p_is_vouched boolean)
    RETURNS boolean LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
    AS $$
    BEGIN
      IF NOT p_is_vouched AND waymark_has_second_factor(p_worker_id) THEN RETURN false; END IF;
      INSERT INTO sessions (token_hash, worker_id, ends_at, by_provider, is_vouched)
        VALUES (p_token_hash, p_worker_id, now() + interval '12 hours', true, p_is_vouched);
      DELETE FROM pending_sign_ins WHERE worker_id = p_worker_id;
      RETURN true;
    END $$;

  -- Unlocks, and proves anew where the provider vouched for as much as she could give here. Null where the session is not hers.
  CREATE FUNCTION waymark_prove_session_by_provider(p_worker_id uuid, p_token_hash bytea, p_is_vouched boolean)
    RETURNS boolean LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
    AS $$
    DECLARE proves boolean;
    BEGIN
      UPDATE sessions s SET seen_at = now(), locked_at = NULL,
             proved_at = CASE WHEN p_is_vouched OR NOT (s.is_vouched OR waymark_has_second_factor(p_worker_id)) THEN now() ELSE s.proved_at END
       WHERE s.token_hash = p_token_hash AND s.worker_id = p_worker_id AND s.ended_at IS NULL AND s.ends_at > now()
         AND s.seen_at > now() - interval '30 minutes'
      RETURNING s.proved_at = now() INTO proves;
      RETURN proves;
    END $$;

  -- A refusal is on record with the organisation even where nobody is known by it.
  CREATE FUNCTION waymark_note_provider_refusal(p_organisation_id uuid, p_worker_id uuid, p_request_id uuid)
    RETURNS void LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
    AS $$
      INSERT INTO audit_entries (organisation_id, worker_id, action, subject_type, subject_id, request_id)
      SELECT o.id, w.id, 'provider.refused', CASE WHEN w.id IS NULL THEN 'organisation' ELSE 'worker' END, coalesce(w.id, o.id), p_request_id
        FROM organisations o LEFT JOIN workers w ON w.organisation_id = o.id AND w.id = p_worker_id
       WHERE o.id = p_organisation_id AND public.waymark_is_sign_in()
    $$;
`;

export const OWN_PROVIDER_FUNCTIONS = `
  -- How the session at hand was opened, as the transaction's own token says.
  CREATE FUNCTION waymark_own_session_by_provider()
    RETURNS TABLE (by_provider boolean, is_vouched boolean)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
    AS $$
      SELECT s.by_provider, s.is_vouched FROM sessions s
       WHERE s.token_hash = decode(coalesce(current_setting('waymark.session', true), ''), 'hex')
    $$;

  -- By one administrator: it takes a way in away. False when there is none such.
  CREATE FUNCTION waymark_end_identity(p_worker_id uuid, p_id uuid, p_request_id uuid)
    RETURNS boolean LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
    AS $$
    DECLARE who uuid := waymark_proved_worker();
    BEGIN
      IF NOT (waymark_administers() AND waymark_proved_role(ARRAY['administrator'])) THEN RETURN false; END IF;
      UPDATE worker_identities i SET ended_at = now(), ended_by = who
       WHERE i.id = p_id AND i.worker_id = p_worker_id AND i.organisation_id = waymark_organisation() AND i.ended_at IS NULL;
      IF NOT FOUND THEN RETURN false; END IF;
      -- Whoever came in by it is out.
      UPDATE sessions s SET ended_at = now() WHERE s.worker_id = p_worker_id AND s.by_provider AND s.ended_at IS NULL;
      INSERT INTO audit_entries (organisation_id, worker_id, action, subject_type, subject_id, request_id)
        VALUES (waymark_organisation(), who, 'identity-link.ended', 'worker', p_worker_id, p_request_id);
      RETURN true;
    END $$;
`;

/** What the provider vouched for counts as a second factor of this session. */
export const OPEN_REQUEST_WITH_PROVIDERS = replaced(OPEN_REQUEST_WITH_PASSKEYS, [
  ['CREATE FUNCTION', 'CREATE OR REPLACE FUNCTION'],
  ['s.proved_at, s.locked_at,', 's.proved_at, s.locked_at, s.is_vouched,'],
  ['IF NOT who.has_factor AND NOT who.has_passkey THEN', 'IF NOT who.has_factor AND NOT who.has_passkey AND NOT who.is_vouched THEN'],
]);

export const OPEN_REQUEST_BEFORE_PROVIDERS = OPEN_REQUEST_WITH_PASSKEYS.replace('CREATE FUNCTION', 'CREATE OR REPLACE FUNCTION');

/** And for an identity: the link itself, unless somebody has it already. */
export const CONFIRM_WITH_IDENTITIES = replaced(CONFIRM_WITH_INVITATIONS, [
  [
    'RETURNING r.organisation_id',
    `AND (r.kind <> 'identity-link' OR NOT EXISTS (SELECT FROM worker_identities i WHERE i.organisation_id = r.organisation_id
                AND i.issuer = r.identity_issuer AND i.subject = r.identity_subject AND i.ended_at IS NULL))
      RETURNING r.organisation_id`,
  ],
  ['r.to_on INTO asked', 'r.to_on, r.identity_issuer, r.identity_subject INTO asked'],
  [
    'INSERT INTO password_resets',
    `IF asked.kind = 'identity-link' THEN
        INSERT INTO worker_identities (organisation_id, worker_id, issuer, subject, request_id)
          VALUES (asked.organisation_id, asked.worker_id, asked.identity_issuer, asked.identity_subject, p_id);
        RETURN now();
      END IF;
      INSERT INTO password_resets`,
  ],
]);

/** `isAsMuch` says when the password alone is as much proof as she can give. */
export function unlockSession(isAsMuch: string): string {
  return `
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
             proved_at = CASE WHEN has_code OR ${isAsMuch} THEN now() ELSE proved_at END
       WHERE token_hash = p_token_hash;
      RETURN true;
    END $$;
  `;
}

function replaced(text: string, pairs: readonly (readonly [string, string])[]): string {
  return pairs.reduce((sofar, [from, to]) => {
    if (sofar.split(from).length !== 2) throw new Error(`"${from}" stands not once in what is to be changed.`);
    return sofar.replace(from, () => to);
  }, text);
}
