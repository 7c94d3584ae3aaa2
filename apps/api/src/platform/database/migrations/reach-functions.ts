import type { BlockedIds } from './row-security.js';

/** Roles that answer for everybody of their organisation: whoever takes calls, and whoever leads. */
const WIDE = `ARRAY['duty-worker', 'team-lead', 'service-manager']`;
export const NARROW = `ARRAY['key-worker', 'idva']`;

/** In variables, since in the condition itself they would be worked out for each row anew. */
export const ASKED = `session bytea := decode(current_setting('waymark.session', true), 'hex');
      org uuid := waymark_organisation();
      today date := (now() AT TIME ZONE 'Europe/London')::date;`;

export const MEMBERSHIPS_OF_TODAY = `
        FROM sessions s JOIN memberships m ON m.worker_id = s.worker_id
       WHERE s.token_hash = session AND s.ended_at IS NULL AND s.ends_at > now() AND s.locked_at IS NULL
         AND s.organisation_id = org AND m.from_on <= today AND (m.to_on IS NULL OR m.to_on >= today)`;

/** Without sequential scans, since a plan made while a table was small is kept for as long as the connection lasts. */
export const DEFINER = `STABLE PARALLEL SAFE SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp SET enable_seqscan = off`;

/**
 * From people to the ids of what hangs on them. `people` are those in `reached` and whoever is on record beside them and
 * beside nobody else; `named` also those who have a record of their own, of whom the page shows the name alone.
 */
export const IDS_OF_REACHED = `
      IF reached = ARRAY[]::uuid[] OR p_ids = 'direct' THEN RETURN reached; END IF;
      RETURN CASE p_ids
        WHEN 'people' THEN reached || ARRAY(
          SELECT r.other_person_id FROM relationships r
           WHERE r.organisation_id = org AND r.person_id = ANY (reached)
             AND NOT EXISTS (SELECT FROM referrals f WHERE f.organisation_id = r.organisation_id AND f.person_id = r.other_person_id)
             AND NOT EXISTS (SELECT FROM relationships o WHERE o.organisation_id = r.organisation_id
                               AND o.other_person_id = r.other_person_id AND o.person_id <> ALL (reached)))
        WHEN 'named' THEN reached
          || ARRAY(SELECT r.other_person_id FROM relationships r WHERE r.organisation_id = org AND r.person_id = ANY (reached))
          || ARRAY(SELECT r.person_id FROM relationships r WHERE r.organisation_id = org AND r.other_person_id = ANY (reached))
        WHEN 'referrals' THEN ARRAY(SELECT t.id FROM referrals t WHERE t.organisation_id = org AND t.person_id = ANY (reached))
        WHEN 'clocks' THEN ARRAY(SELECT c.id FROM referrals t
          JOIN clocks c ON c.organisation_id = t.organisation_id AND c.referral_id = t.id
                                WHERE t.organisation_id = org AND t.person_id = ANY (reached))
        WHEN 'cases' THEN ARRAY(SELECT t.id FROM cases t WHERE t.organisation_id = org AND t.person_id = ANY (reached))
        WHEN 'reviews' THEN ARRAY(SELECT t.id FROM reviews t WHERE t.organisation_id = org AND t.person_id = ANY (reached))
        WHEN 'assessments' THEN ARRAY(SELECT t.id FROM risk_assessments t WHERE t.organisation_id = org AND t.person_id = ANY (reached))
        WHEN 'plans' THEN ARRAY(SELECT t.id FROM safety_plans t WHERE t.organisation_id = org AND t.person_id = ANY (reached))
        WHEN 'handovers' THEN ARRAY(SELECT t.id FROM handovers t WHERE t.organisation_id = org AND t.person_id = ANY (reached))
      END;`;

/** `waymark_held`; `asked` adds to whom she holds whoever hangs on a handover to her. Written by two migrations. */
export function heldFunction(asked: string): string {
  return `
  -- Whom the proved worker holds, whole or in part. What she began or ended today stays with her until the day ends, so
  -- that she sees what became of it and an assessment on the telephone is not lost in the middle.
  CREATE FUNCTION waymark_held(p_ids text)
    RETURNS uuid[] LANGUAGE plpgsql ${DEFINER}
    AS $$
    DECLARE
      ${ASKED}
      begun timestamptz := today::timestamp AT TIME ZONE 'Europe/London';
      me uuid;
      reached uuid[];
    BEGIN
      SELECT s.worker_id INTO me ${MEMBERSHIPS_OF_TODAY} AND m.role = ANY (${NARROW}) LIMIT 1;
      IF me IS NULL THEN RETURN NULL; END IF;
      reached := ARRAY(
        SELECT c.person_id FROM cases c WHERE c.organisation_id = org AND c.worker_id = me AND c.closed_at IS NULL
        UNION SELECT c.person_id FROM cases c WHERE c.organisation_id = org AND c.closed_by = me AND c.closed_at >= begun
        UNION SELECT e.person_id FROM waiting_list_entries e WHERE e.organisation_id = org AND e.holder_id = me AND e.left_at IS NULL
        UNION SELECT e.person_id FROM waiting_list_entries e WHERE e.organisation_id = org AND e.allocated_to = me AND e.left_at IS NULL
        UNION SELECT e.person_id FROM waiting_list_entries e WHERE e.organisation_id = org AND e.left_by = me AND e.left_at >= begun
        UNION SELECT t.person_id FROM tasks t WHERE t.organisation_id = org AND t.holder_id = me AND t.done_at IS NULL
        UNION SELECT t.person_id FROM tasks t WHERE t.organisation_id = org AND t.done_by = me AND t.done_at >= begun
        UNION SELECT f.person_id FROM referral_offers o JOIN referrals f ON f.organisation_id = o.organisation_id AND f.id = o.referral_id
               WHERE o.organisation_id = org AND o.decided_by = me AND o.decided_at >= begun
        UNION SELECT a.person_id FROM risk_assessments a WHERE a.organisation_id = org AND a.started_by = me AND a.started_at >= begun
        UNION SELECT h.person_id FROM handovers h
               WHERE h.organisation_id = org AND h.giver_id = me AND h.state = ANY (ARRAY['offered', 'accepted', 'joint-contact'])
        UNION SELECT h.person_id FROM handovers h WHERE h.organisation_id = org AND h.giver_id = me AND h.completed_at >= begun
${asked}        UNION SELECT h.person_id FROM handovers h
               WHERE h.organisation_id = org AND h.answered_by = me AND h.answered_at >= begun AND h.state <> 'declined');
      ${IDS_OF_REACHED}
    END $$;`;
}

/** What the first of them added: whom she was offered was hers to read before she had answered. */
export const OFFERED = `        UNION SELECT h.person_id FROM handovers h
               WHERE h.organisation_id = org AND h.receiver_worker_id = me AND h.state = 'offered'
        -- As a handover is accepted: a membership that names no team is of every team of its service.
        UNION SELECT h.person_id FROM handovers h
                JOIN teams t ON t.organisation_id = h.organisation_id AND t.id = h.receiver_team_id
                JOIN memberships m ON m.worker_id = me AND m.role = ANY (${NARROW}) AND m.from_on <= today AND (m.to_on IS NULL OR m.to_on >= today)
                 AND (m.team_id = t.id OR (m.team_id IS NULL AND (m.service_id IS NULL OR m.service_id = t.service_id)))
               WHERE h.organisation_id = org AND h.state = 'offered'
`;

/** Who may read whose record: see decision 8. Each looks the live session up itself and trusts no setting. */
export const REACH_FUNCTIONS = `
  -- Of whoever answers for the whole organisation; a job that proves itself does its own narrow work for everybody.
  CREATE FUNCTION waymark_reads_widely()
    RETURNS boolean LANGUAGE plpgsql ${DEFINER}
    AS $$
    DECLARE
      ${ASKED}
      who uuid;
    BEGIN
      SELECT s.worker_id INTO who ${MEMBERSHIPS_OF_TODAY} AND m.role = ANY (${WIDE}) LIMIT 1;
      IF who IS NOT NULL THEN RETURN true; END IF;
      RETURN coalesce(current_setting('waymark.session', true), '') = '' AND waymark_is_job();
    END $$;

${heldFunction(OFFERED)}

  -- Who has no worker yet, undecided or waiting, is everybody's of the service: were she nobody's, nobody would miss her.
  CREATE FUNCTION waymark_unallocated(p_ids text)
    RETURNS uuid[] LANGUAGE plpgsql ${DEFINER}
    AS $$
    DECLARE
      ${ASKED}
      services uuid[];
      everywhere boolean;
      reached uuid[];
    BEGIN
      SELECT array_agg(m.service_id), bool_or(m.service_id IS NULL) INTO services, everywhere
        ${MEMBERSHIPS_OF_TODAY} AND m.role = ANY (${NARROW});
      IF everywhere IS NULL THEN RETURN NULL; END IF;
      reached := ARRAY(
        SELECT f.person_id FROM referral_offers o JOIN referrals f ON f.organisation_id = o.organisation_id AND f.id = o.referral_id
         WHERE o.organisation_id = org AND o.state = ANY (ARRAY['recorded', 'returned'])
           AND (everywhere OR o.service_id IS NULL OR o.service_id = ANY (services))
        UNION SELECT e.person_id FROM waiting_list_entries e
         WHERE e.organisation_id = org AND e.left_at IS NULL AND e.allocated_to IS NULL AND (everywhere OR e.service_id = ANY (services)));
      ${IDS_OF_REACHED}
    END $$;

  -- How much each worker carries, as numbers alone, since whoever gives somebody away must see who has room.
  CREATE FUNCTION waymark_carried()
    RETURNS TABLE (worker_id uuid, risk text, open_cases integer, allocated integer, held integer)
    LANGUAGE plpgsql ${DEFINER}
    AS $$
    DECLARE
      org uuid := waymark_organisation();
      blocked uuid[] := waymark_blocked('people');
    BEGIN
      RETURN QUERY
        SELECT given.worker, f.risk, sum(given.open_case)::int, sum(given.allocation)::int, sum(given.holding)::int
          FROM (SELECT c.worker_id AS worker, c.referral_id, 1 AS open_case, 0 AS allocation, 0 AS holding
                  FROM cases c WHERE c.organisation_id = org AND c.closed_at IS NULL
                UNION ALL
                SELECT e.allocated_to, e.referral_id, 0, 1, 0
                  FROM waiting_list_entries e WHERE e.organisation_id = org AND e.left_at IS NULL AND e.allocated_to IS NOT NULL
                UNION ALL
                SELECT e.holder_id, e.referral_id, 0, 0, 1
                  FROM waiting_list_entries e WHERE e.organisation_id = org AND e.left_at IS NULL AND e.allocated_to IS DISTINCT FROM e.holder_id) AS given
          JOIN referrals f ON f.organisation_id = org AND f.id = given.referral_id
         WHERE f.person_id <> ALL (blocked)
         GROUP BY given.worker, f.risk;
    END $$;
`;

/** The search again, which looks past the policies and so applies the rule itself; `further` is what it demands besides. */
export const WITHIN_REACH_OF_SEARCH = ` AND ${withinReach('p.id', 'named')}`;

/** Which ids a policy of reach compares with: as a block's, and of people also those directly reached and those only named. */
export type ReachedIds = BlockedIds | 'direct' | 'named';

/**
 * SQL of what is within reach. Asked in this order, each once a statement and only where the one before did not answer:
 * most workers open their own people, and whoever reads widely is asked nothing more.
 */
export function withinReach(column: string, ids: ReachedIds): string {
  return `((SELECT waymark_reads_widely()) OR ${column} = ANY ((SELECT waymark_held('${ids}'))::uuid[])
    OR ${column} = ANY ((SELECT waymark_unallocated('${ids}'))::uuid[]))`;
}

/** SQL that keeps a table's rows to those within the worker's reach, whatever other policies allow. */
export function keepWithinReach(table: string, column: string, ids: ReachedIds): string {
  const rule = withinReach(column, ids);
  return `CREATE POLICY within_reach ON ${table} AS RESTRICTIVE TO waymark_api USING (${rule}) WITH CHECK (${rule});`;
}
