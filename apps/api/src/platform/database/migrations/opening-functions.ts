import { ASKED, DEFINER, IDS_OF_REACHED, MEMBERSHIPS_OF_TODAY, NARROW, withinReach, type ReachedIds } from './reach-functions.js';

const WRITES = `VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp`;

/** Of the proved worker, and only while she has a role that works with single people and none that reads widely. */
const OPENER = `
      SELECT s.worker_id, s.proved_at INTO me, proved ${MEMBERSHIPS_OF_TODAY} AND m.role = ANY (${NARROW}) LIMIT 1;`;

const LIVE_OPENINGS = `
        SELECT o.person_id FROM emergency_openings o
         WHERE o.organisation_id = org AND o.worker_id = me AND o.ended_at IS NULL AND o.ends_at > now()`;

/** Somebody with a referral that stands: whoever is only named beside another has no record to be opened. */
const HAS_RECORD = (person: string): string => `
        EXISTS (SELECT FROM referrals f WHERE f.organisation_id = org AND f.person_id = ${person} AND f.withdrawn_at IS NULL)`;

/** Opening a record in an emergency: see decision 9. Each looks session, role and block up itself and trusts no setting. */
export const OPENING_FUNCTIONS = `
  -- For the functions of the narrow role only: a figure of the organisation, never above what the product allows.
  CREATE FUNCTION waymark_opening_setting(p_organisation_id uuid, p_key text, p_shipped integer, p_most integer)
    RETURNS integer LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp
    AS $$
      SELECT least(p_most, coalesce((
        SELECT (s.value #>> '{}')::integer FROM organisation_settings s
         WHERE s.organisation_id = p_organisation_id AND s.key = p_key AND s.in_force_from <= (now() AT TIME ZONE 'Europe/London')::date
         ORDER BY s.in_force_from DESC, s.set_at DESC LIMIT 1), p_shipped))
    $$;

  -- Whose record the proved worker has opened. The setting can only take away: without it a list or a search shows nobody
  -- the more, since it is set where one record is asked for by its id.
  CREATE FUNCTION waymark_opened(p_ids text)
    RETURNS uuid[] LANGUAGE plpgsql ${DEFINER}
    AS $$
    DECLARE
      ${ASKED}
      me uuid;
      proved timestamptz;
      reached uuid[];
    BEGIN
      IF coalesce(current_setting('waymark.opens', true), '') <> 'on' THEN RETURN ARRAY[]::uuid[]; END IF;
      ${OPENER}
      IF me IS NULL THEN RETURN ARRAY[]::uuid[]; END IF;
      reached := ARRAY(${LIVE_OPENINGS});
      ${IDS_OF_REACHED}
    END $$;

  -- Whether any of these is the id of, or hangs on, somebody who is hers to read by an opening and by nothing else.
  CREATE FUNCTION waymark_only_opened(p_ids uuid[])
    RETURNS boolean LANGUAGE plpgsql ${DEFINER}
    AS $$
    DECLARE
      ${ASKED}
      me uuid;
      proved timestamptz;
      people uuid[];
    BEGIN
      ${OPENER}
      IF me IS NULL OR waymark_reads_widely() THEN RETURN false; END IF;
      people := ARRAY(${LIVE_OPENINGS}
         AND o.person_id <> ALL (waymark_held('direct')) AND o.person_id <> ALL (waymark_unallocated('direct'))
         AND o.person_id <> ALL (waymark_blocked('people')));
      IF people = ARRAY[]::uuid[] THEN RETURN false; END IF;
      RETURN people && p_ids
        OR EXISTS (SELECT FROM referrals t WHERE t.organisation_id = org AND t.person_id = ANY (people) AND t.id = ANY (p_ids))
        OR EXISTS (SELECT FROM cases t WHERE t.organisation_id = org AND t.person_id = ANY (people) AND t.id = ANY (p_ids))
        OR EXISTS (SELECT FROM waiting_list_entries t WHERE t.organisation_id = org AND t.person_id = ANY (people) AND t.id = ANY (p_ids))
        OR EXISTS (SELECT FROM reviews t WHERE t.organisation_id = org AND t.person_id = ANY (people) AND t.id = ANY (p_ids))
        OR EXISTS (SELECT FROM risk_assessments t WHERE t.organisation_id = org AND t.person_id = ANY (people) AND t.id = ANY (p_ids))
        OR EXISTS (SELECT FROM safety_plans t WHERE t.organisation_id = org AND t.person_id = ANY (people) AND t.id = ANY (p_ids))
        OR EXISTS (SELECT FROM handovers t WHERE t.organisation_id = org AND t.person_id = ANY (people) AND t.id = ANY (p_ids));
    END $$;

  -- Her own that run and that she needs: whoever has come within her reach since is hers in the ordinary way.
  CREATE FUNCTION waymark_own_openings()
    RETURNS TABLE (id uuid, person_id uuid, reference text, opened_at timestamptz, ends_at timestamptz)
    LANGUAGE plpgsql ${DEFINER}
    AS $$
    DECLARE
      ${ASKED}
      me uuid;
      proved timestamptz;
    BEGIN
      ${OPENER}
      RETURN QUERY
        SELECT o.id, o.person_id, p.reference, o.opened_at, o.ends_at
          FROM emergency_openings o JOIN people p ON p.organisation_id = o.organisation_id AND p.id = o.person_id
         WHERE o.organisation_id = org AND o.worker_id = me AND o.ended_at IS NULL AND o.ends_at > now()
           AND waymark_only_opened(ARRAY[o.person_id])
         ORDER BY o.opened_at DESC;
    END $$;

  -- Why the proved worker may not open this record, in the words of a problem's code; NULL where she may. Nobody who is
  -- absent, hidden by a block or of another organisation is told from anybody else of them.
  CREATE FUNCTION waymark_opening_refusal(p_person_id uuid)
    RETURNS text LANGUAGE plpgsql ${DEFINER}
    AS $$
    DECLARE
      ${ASKED}
      me uuid;
      proved timestamptz;
    BEGIN
      ${OPENER}
      IF me IS NULL OR NOT ${HAS_RECORD('p_person_id')} OR p_person_id = ANY (waymark_blocked('people')) THEN RETURN 'not-found'; END IF;
      IF proved < now() - make_interval(mins => waymark_opening_setting(org, 'opening.factor-minutes', 2, 5)) THEN RETURN 'step-up-needed'; END IF;
      IF EXISTS (SELECT FROM emergency_openings o WHERE o.organisation_id = org AND o.worker_id = me
                   AND o.reviewed_at IS NULL AND o.review_due_on < today) THEN RETURN 'opening-review-overdue'; END IF;
      IF waymark_reads_widely() OR p_person_id = ANY (waymark_held('direct')) OR p_person_id = ANY (waymark_unallocated('direct')) THEN
        RETURN 'opening-not-needed';
      END IF;
      IF p_person_id = ANY (ARRAY(${LIVE_OPENINGS})) THEN RETURN 'opening-live-already'; END IF;
      RETURN NULL;
    END $$;

  -- Opens it, and tells whoever holds her and whoever leads them, in one statement of the act's own transaction. Managers
  -- read of it as what they have to look at.
  CREATE FUNCTION waymark_open_in_emergency(p_id uuid, p_person_id uuid, p_reason text, p_words bytea, p_review_due_on date)
    RETURNS timestamptz LANGUAGE plpgsql ${WRITES}
    AS $$
    DECLARE
      ${ASKED}
      me uuid;
      proved timestamptz;
      ends timestamptz;
    BEGIN
      ${OPENER}
      -- One of hers after the other, and none while somebody sets a block: the lock that waymark_may_hold shares.
      PERFORM pg_advisory_xact_lock(hashtextextended(me::text, 9)), pg_advisory_xact_lock_shared(hashtextextended(p_person_id::text, 3));
      -- An earlier day than the calendar's only has it looked at sooner.
      IF waymark_opening_refusal(p_person_id) IS NOT NULL OR p_review_due_on > today + 40 THEN RETURN NULL; END IF;
      ends := now() + make_interval(mins => waymark_opening_setting(org, 'opening.minutes', 60, 60));
      INSERT INTO emergency_openings (id, organisation_id, person_id, worker_id, reason, words, opened_at, ends_at, review_due_on)
        VALUES (p_id, org, p_person_id, me, p_reason, p_words, now(), ends, p_review_due_on);
      INSERT INTO emergency_opening_notices (opening_id, organisation_id, person_id, worker_id)
        WITH holding AS (
          SELECT c.worker_id AS holder FROM cases c WHERE c.organisation_id = org AND c.person_id = p_person_id AND c.closed_at IS NULL
          UNION SELECT h FROM waiting_list_entries e, unnest(ARRAY[e.holder_id, e.allocated_to]) h
                 WHERE e.organisation_id = org AND e.person_id = p_person_id AND e.left_at IS NULL AND h IS NOT NULL
          UNION SELECT t.holder_id FROM tasks t WHERE t.organisation_id = org AND t.person_id = p_person_id AND t.done_at IS NULL
        ), of_today AS (
          SELECT m.* FROM memberships m WHERE m.organisation_id = org AND m.from_on <= today AND (m.to_on IS NULL OR m.to_on >= today)
        ), told AS (
          SELECT holder AS who FROM holding
          UNION SELECT l.worker_id FROM of_today l
                  JOIN of_today h ON h.worker_id IN (SELECT holder FROM holding)
                   AND (h.team_id = l.team_id OR ((l.team_id IS NULL OR h.team_id IS NULL)
                         AND (l.service_id IS NULL OR h.service_id IS NULL OR l.service_id = h.service_id)))
                 WHERE l.role = 'team-lead'
        )
        SELECT p_id, org, p_person_id, told.who FROM told
          JOIN workers w ON w.organisation_id = org AND w.id = told.who AND w.left_at IS NULL
         WHERE told.who <> me
           AND NOT EXISTS (SELECT FROM person_blocks b WHERE b.person_id = p_person_id AND b.worker_id = told.who AND b.ended_at IS NULL);
      RETURN ends;
    END $$;

  -- Whoever comes to hold a person is told of each opening that her predecessor has not seen: it is out of the other's reach
  -- with the person. Her own she knows of. Which columns name a holder, the trigger says.
  CREATE FUNCTION waymark_tell_next_holder()
    RETURNS trigger LANGUAGE plpgsql ${WRITES}
    AS $$
    DECLARE
      before uuid[] := ARRAY(SELECT (to_jsonb(OLD) ->> name)::uuid FROM unnest(TG_ARGV) name);
      after uuid[] := ARRAY(SELECT (to_jsonb(NEW) ->> name)::uuid FROM unnest(TG_ARGV) name);
    BEGIN
      INSERT INTO emergency_opening_notices (opening_id, organisation_id, person_id, worker_id)
        SELECT DISTINCT n.opening_id, n.organisation_id, n.person_id, next.holder
          FROM emergency_opening_notices n
          JOIN emergency_openings o ON o.organisation_id = n.organisation_id AND o.id = n.opening_id
          JOIN unnest(after) next (holder) ON next.holder <> o.worker_id
         WHERE n.organisation_id = NEW.organisation_id AND n.person_id = NEW.person_id AND n.seen_at IS NULL AND n.worker_id = ANY (before)
           AND NOT EXISTS (SELECT FROM person_blocks b WHERE b.person_id = n.person_id AND b.worker_id = next.holder AND b.ended_at IS NULL)
        ON CONFLICT DO NOTHING;
      RETURN NULL;
    END $$;

  -- The person whose record it was; NULL where no opening of hers has this id. Ended is ended, however often it is said.
  CREATE FUNCTION waymark_end_own_opening(p_id uuid)
    RETURNS uuid LANGUAGE plpgsql ${WRITES}
    AS $$
    DECLARE
      ${ASKED}
      me uuid;
      proved timestamptz;
      person uuid;
    BEGIN
      ${OPENER}
      UPDATE emergency_openings o SET ended_at = coalesce(o.ended_at, least(now(), o.ends_at))
       WHERE o.organisation_id = org AND o.id = p_id AND o.worker_id = me AND o.person_id <> ALL (waymark_blocked('people'))
      RETURNING o.person_id INTO person;
      RETURN person;
    END $$;

  -- Whether the caller may be somebody known to a colleague, by what only somebody who speaks to her knows whole. Each
  -- search counts; past the allowance the only row says how many seconds to wait.
  CREATE FUNCTION waymark_search_elsewhere(p_reference text, p_name_keys text[], p_date_of_birth date, p_phone_index bytea)
    RETURNS TABLE (person_id uuid, given_initial text, family_initial text, status text, risk text, has_holder boolean, is_holder_there boolean,
      wait_seconds integer)
    LANGUAGE plpgsql ${WRITES} SET enable_seqscan = off
    AS $$
    #variable_conflict use_column
    DECLARE
      ${ASKED}
      me uuid;
      proved timestamptz;
      done integer;
      first_at timestamptz;
    BEGIN
      ${OPENER}
      IF me IS NULL OR waymark_reads_widely() THEN RETURN; END IF;
      PERFORM pg_advisory_xact_lock(hashtextextended(me::text, 10));
      DELETE FROM elsewhere_searches e WHERE e.worker_id = me AND e.at <= now() - interval '1 hour';
      SELECT count(*), min(e.at) INTO done, first_at FROM elsewhere_searches e WHERE e.worker_id = me;
      IF done >= waymark_opening_setting(org, 'opening.searches-an-hour', 10, 60) THEN
        wait_seconds := ceil(extract(epoch FROM first_at + interval '1 hour' - now()));
        RETURN NEXT;
        RETURN;
      END IF;
      INSERT INTO elsewhere_searches (organisation_id, worker_id, at) VALUES (org, me, now());
      RETURN QUERY
        WITH found AS (
          SELECT p.id FROM people p WHERE p.organisation_id = org AND p.reference = p_reference
          UNION SELECT f.person_id FROM referrals f WHERE f.organisation_id = org AND f.reference = p_reference AND f.withdrawn_at IS NULL
          -- A full name: given and family name in either order, with what she is called behind them or not.
          UNION SELECT p.id FROM people p
                 WHERE p.organisation_id = org AND EXISTS (SELECT FROM unnest(p_name_keys) k WHERE p.name_key = k OR starts_with(p.name_key, k || ' '))
                   AND (p.date_of_birth = p_date_of_birth
                        OR EXISTS (SELECT FROM contact_points n WHERE n.organisation_id = org AND n.person_id = p.id
                                      AND n.blind_index = p_phone_index AND n.ended_at IS NULL))
        ), elsewhere AS (
          SELECT found.id FROM found
           WHERE ${HAS_RECORD('found.id')}
             AND found.id <> ALL (waymark_blocked('people')) AND found.id <> ALL (waymark_held('direct')) AND found.id <> ALL (waymark_unallocated('direct'))
        ), holding AS (
          SELECT c.person_id AS whose, c.worker_id AS holder FROM cases c
           WHERE c.organisation_id = org AND c.person_id IN (SELECT id FROM elsewhere) AND c.closed_at IS NULL
          UNION SELECT e.person_id, coalesce(e.allocated_to, e.holder_id) FROM waiting_list_entries e
           WHERE e.organisation_id = org AND e.person_id IN (SELECT id FROM elsewhere) AND e.left_at IS NULL
        )
        SELECT p.id, left(p.given_name, 1), left(p.family_name, 1),
               CASE WHEN EXISTS (SELECT FROM cases c WHERE c.organisation_id = org AND c.person_id = p.id AND c.closed_at IS NULL) THEN 'in-support'
                    WHEN EXISTS (SELECT FROM waiting_list_entries e WHERE e.organisation_id = org AND e.person_id = p.id AND e.left_at IS NULL) THEN 'waiting'
                    WHEN EXISTS (SELECT FROM referral_offers o JOIN referrals f ON f.organisation_id = o.organisation_id AND f.id = o.referral_id
                                  WHERE o.organisation_id = org AND f.person_id = p.id AND f.withdrawn_at IS NULL
                                    AND o.state = ANY (ARRAY['recorded', 'returned'])) THEN 'undecided'
                    ELSE 'closed' END,
               (SELECT f.risk FROM referrals f WHERE f.organisation_id = org AND f.person_id = p.id AND f.withdrawn_at IS NULL
                 ORDER BY f.recorded_at DESC LIMIT 1),
               EXISTS (SELECT FROM holding h WHERE h.whose = p.id),
               EXISTS (SELECT FROM holding h JOIN workers w ON w.organisation_id = org AND w.id = h.holder AND w.left_at IS NULL
                         LEFT JOIN worker_capacities k ON k.organisation_id = org AND k.worker_id = w.id
                        WHERE h.whose = p.id AND NOT coalesce(k.on_leave_from <= today AND (k.on_leave_to IS NULL OR k.on_leave_to >= today), false)),
               NULL::integer
          FROM elsewhere JOIN people p ON p.organisation_id = org AND p.id = elsewhere.id
         ORDER BY p.id LIMIT 5;
    END $$;
`;

/** As `withinReach`, and whoever is opened in an emergency: for reading alone. */
export function withinReachOrOpened(column: string, ids: ReachedIds): string {
  return `(${withinReach(column, ids)} OR ${isOpened(column, ids)})`;
}

export function isOpened(column: string, ids: ReachedIds): string {
  return `${column} = ANY ((SELECT waymark_opened('${ids}'))::uuid[])`;
}

/** For a policy that only one of these roles passes, from her own session. */
export const LEADS = `(SELECT waymark_proved_role(ARRAY['team-lead', 'service-manager']))`;

