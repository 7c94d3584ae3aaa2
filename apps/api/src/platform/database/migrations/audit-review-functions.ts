import { CONFIRM_WITH_IDENTITIES } from './provider-functions.js';

/** SQL of the migrations that let a data-protection lead look; on `main` it never changes, a later one has a file of its own. */

const APART_BY_ACCOUNTS = `(m.role = 'administrator') <> (r.role = 'administrator')`;
const APART = `m.role <> r.role AND ARRAY[m.role, r.role] && ARRAY['administrator', 'data-protection-lead']`;

export const CONFIRM_BEFORE_DATA_PROTECTION = CONFIRM_WITH_IDENTITIES;
export const CONFIRM_WITH_DATA_PROTECTION = keptApart(CONFIRM_WITH_IDENTITIES);

function keptApart(text: string): string {
  if (text.split(APART_BY_ACCOUNTS).length !== 2) throw new Error('What keeps roles apart stands not once in what is to be changed.');
  return text.replace(APART_BY_ACCOUNTS, APART);
}

/** Whoever is a data-protection lead by her live session and the places of today; nobody by what a setting says. */
const LEAD = `waymark_proved_role(ARRAY['data-protection-lead'])`;

export const AUDITED_FUNCTIONS = `
  -- The audit by day, for a data-protection lead: ids, references and kinds of act. She has no table of people to look a
  -- name up in, and of whoever she must have nothing to do with she is told nothing here either.
  CREATE FUNCTION waymark_audited(p_worker uuid, p_person uuid, p_before date, p_days integer)
    RETURNS TABLE (day date, worker_id uuid, worker_name text, person_id uuid, reference text, action text, times integer,
      first_at timestamptz, last_at timestamptz)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
    AS $$
    DECLARE
      org uuid := waymark_organisation();
      hidden uuid[] := ARRAY(SELECT b.person_id FROM person_blocks b WHERE b.worker_id = waymark_proved_worker() AND b.ended_at IS NULL);
    BEGIN
      IF NOT ${LEAD} THEN RETURN; END IF;
      RETURN QUERY
        WITH chosen AS (
          SELECT (a.at AT TIME ZONE 'Europe/London')::date AS on_day, a.worker_id AS by_worker, a.person_id AS about, a.action AS act, a.at
            FROM audit_entries a
           WHERE a.organisation_id = org AND a.worker_id IS NOT NULL
             AND (p_worker IS NULL OR a.worker_id = p_worker) AND (p_person IS NULL OR a.person_id = p_person)
             AND (p_before IS NULL OR a.at < p_before::timestamp AT TIME ZONE 'Europe/London')
             AND (a.person_id IS NULL OR a.person_id <> ALL (hidden)) AND a.action NOT LIKE 'block.%' AND a.action NOT LIKE 'linked-parties.%'
        ), shown AS (SELECT DISTINCT c.on_day FROM chosen c ORDER BY c.on_day DESC LIMIT p_days)
        SELECT c.on_day, c.by_worker, w.display_name, c.about, p.reference, c.act, count(*)::int, min(c.at), max(c.at)
          FROM chosen c
          JOIN shown s ON s.on_day = c.on_day
          JOIN workers w ON w.organisation_id = org AND w.id = c.by_worker
          LEFT JOIN people p ON p.organisation_id = org AND p.id = c.about
         GROUP BY c.on_day, c.by_worker, w.display_name, c.about, p.reference, c.act
         ORDER BY c.on_day DESC, max(max(c.at)) OVER (PARTITION BY c.on_day, c.by_worker, c.about) DESC, min(c.at), c.act;
    END $$;

  -- Whose reference it is, in the audit of her organisation.
  CREATE FUNCTION waymark_audited_person(p_reference text)
    RETURNS uuid LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
    AS $$
    DECLARE found uuid;
    BEGIN
      IF ${LEAD} THEN
        SELECT p.id INTO found FROM people p
         WHERE p.organisation_id = waymark_organisation() AND p.reference = p_reference
           AND NOT EXISTS (SELECT FROM person_blocks b WHERE b.person_id = p.id AND b.worker_id = waymark_proved_worker() AND b.ended_at IS NULL);
      END IF;
      RETURN found;
    END $$;
`;

export const REVIEW_FUNCTIONS = `
  -- Whose reads the proved worker answers for: everybody's but her own for a data-protection lead; where the organisation
  -- has none today, a service manager answers for whoever works or worked in a service of hers.
  CREATE FUNCTION waymark_reviewed_workers()
    RETURNS uuid[] LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
    AS $$
    DECLARE
      org uuid := waymark_organisation();
      me uuid := waymark_proved_worker();
      today date := (now() AT TIME ZONE 'Europe/London')::date;
    BEGIN
      IF ${LEAD} THEN
        RETURN ARRAY(SELECT w.id FROM workers w WHERE w.organisation_id = org AND w.id <> me);
      END IF;
      IF NOT waymark_proved_role(ARRAY['service-manager']) OR EXISTS (
           SELECT FROM memberships m JOIN workers w ON w.id = m.worker_id AND w.left_at IS NULL
            WHERE m.organisation_id = org AND m.role = 'data-protection-lead' AND m.from_on <= today AND (m.to_on IS NULL OR m.to_on >= today)) THEN
        RETURN NULL;
      END IF;
      RETURN ARRAY(
        SELECT DISTINCT hers.worker_id FROM memberships mine
          JOIN memberships hers ON hers.organisation_id = org
           AND (mine.service_id IS NULL OR hers.service_id IS NULL OR hers.service_id = mine.service_id)
         WHERE mine.organisation_id = org AND mine.worker_id = me AND mine.role = 'service-manager'
           AND mine.from_on <= today AND (mine.to_on IS NULL OR mine.to_on >= today) AND hers.worker_id <> me);
    END $$;

  -- Whoever a data-protection lead must have nothing to do with; NULL for everybody else.
  CREATE FUNCTION waymark_hidden_from_lead()
    RETURNS uuid[] LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
    AS $$
    BEGIN
      IF NOT ${LEAD} THEN RETURN NULL; END IF;
      RETURN ARRAY(SELECT b.person_id FROM person_blocks b WHERE b.worker_id = waymark_proved_worker() AND b.ended_at IS NULL);
    END $$;
`;
