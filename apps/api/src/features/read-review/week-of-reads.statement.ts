/**
 * Entries of opening or revealing one person's record. Looking over who opened it is not among them, and what shows many
 * names nobody.
 */
export const IS_READ = `a.person_id IS NOT NULL AND (a.action LIKE '%.read' OR a.action LIKE '%revealed')
    AND a.action <> ALL (ARRAY['access-log.read', 'block.read'])`;

/** Worker `$1`, from `$2` until `$3`; the night lies between the hours `$4` and `$5` of the clock on the wall. */
const AT_NIGHT = `(SELECT CASE WHEN $4::int > $5::int THEN hour >= $4::int OR hour < $5::int ELSE hour >= $4::int AND hour < $5::int END
                     FROM extract(hour FROM a.at AT TIME ZONE 'Europe/London') AS hour)`;

const OVERLAPS = (ended: string): string => `(${ended} IS NULL OR ${ended} >= $2)`;

/** Open in one of her services that week, for whoever leads there. */
const LED = `
    SELECT c.service_id FROM cases c
     WHERE c.organisation_id = o.id AND c.person_id = ANY (r.whose) AND c.opened_at < $3 AND ${OVERLAPS('c.closed_at')}
    UNION SELECT e.service_id FROM waiting_list_entries e
     WHERE e.organisation_id = o.id AND e.person_id = ANY (r.whose) AND ${OVERLAPS('e.left_at')}`;

/** Whom she held or was asked to take, whom nobody had yet, and for whom she did something that stands on record. */
const IS_HERS = `
  EXISTS (SELECT FROM cases c WHERE c.organisation_id = o.id AND c.person_id = ANY (r.whose) AND c.worker_id = $1
             AND c.opened_at < $3 AND ${OVERLAPS('c.closed_at')})
  OR EXISTS (SELECT FROM waiting_list_entries e WHERE e.organisation_id = o.id AND e.person_id = ANY (r.whose)
                AND (e.allocated_to IS NULL OR $1 IN (e.holder_id, e.allocated_to)) AND ${OVERLAPS('e.left_at')})
  OR EXISTS (SELECT FROM tasks k WHERE k.organisation_id = o.id AND k.person_id = ANY (r.whose) AND $1 IN (k.holder_id, k.done_by)
                AND ${OVERLAPS('k.done_at')})
  OR EXISTS (SELECT FROM past_holders h WHERE h.organisation_id = o.id AND h.person_id = ANY (r.whose) AND h.worker_id = $1 AND h.held_until >= $2)
  OR EXISTS (SELECT FROM handovers h WHERE h.organisation_id = o.id AND h.person_id = ANY (r.whose)
                AND $1 IN (h.giver_id, h.receiver_worker_id, h.answered_by)
                AND (h.state = ANY (ARRAY['offered', 'accepted', 'joint-contact']) OR h.answered_at >= $2 OR h.completed_at >= $2))
  OR EXISTS (SELECT FROM referral_offers f JOIN referrals t ON t.organisation_id = f.organisation_id AND t.id = f.referral_id
              WHERE t.organisation_id = o.id AND t.person_id = ANY (r.whose) AND ${OVERLAPS('f.decided_at')})
  OR EXISTS (SELECT FROM audit_entries a WHERE a.organisation_id = o.id AND a.person_id = ANY (r.whose) AND a.worker_id = $1
                AND a.at >= $2 AND a.at < $3 AND a.action NOT LIKE '%.read' AND a.action NOT LIKE '%revealed' AND a.action NOT LIKE 'refused.%')
  OR EXISTS (SELECT FROM memberships m WHERE m.organisation_id = o.id AND m.worker_id = $1
                AND m.role = ANY (ARRAY['team-lead', 'service-manager'])
                AND m.from_on <= ($3 AT TIME ZONE 'Europe/London')::date AND (m.to_on IS NULL OR m.to_on >= ($2 AT TIME ZONE 'Europe/London')::date)
                AND EXISTS (SELECT FROM (${LED}) led WHERE m.service_id IS NULL OR m.service_id = led.service_id))`;

/**
 * What one worker read in one week, by person. Whoever is on record beside somebody else, a child or the person causing
 * harm, is hers where that other is.
 */
export const WEEK_OF_READS = `
  WITH o AS (SELECT waymark_organisation() AS id),
       reads AS (
         SELECT a.person_id, count(*)::int AS times, min(a.at) AS first_at, max(a.at) AS last_at, (count(*) FILTER (WHERE ${AT_NIGHT}))::int AS at_night
           FROM audit_entries a
          WHERE a.organisation_id = (SELECT id FROM o) AND a.worker_id = $1 AND a.at >= $2 AND a.at < $3 AND ${IS_READ}
          GROUP BY a.person_id),
       r AS (
         SELECT reads.*, reads.person_id || ARRAY(SELECT b.person_id FROM relationships b
                  WHERE b.organisation_id = (SELECT id FROM o) AND b.other_person_id = reads.person_id) AS whose
           FROM reads)
  SELECT r.person_id, p.reference, p.family_name, r.times, r.first_at, r.last_at, r.at_night, (${IS_HERS}) AS is_hers,
         EXISTS (SELECT FROM read_questions q JOIN read_answers x ON x.organisation_id = q.organisation_id AND x.question_id = q.id AND x.outcome = 'fine'
                  WHERE q.organisation_id = o.id AND q.worker_id = $1 AND q.person_id = r.person_id AND 'same-surname' = ANY (q.grounds)) AS is_surname_looked_at
    FROM o CROSS JOIN r JOIN people p ON p.organisation_id = o.id AND p.id = r.person_id`;
