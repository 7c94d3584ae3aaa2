/** The audit names no values. What an entry is about is read from the row that the act left, the one nearest to it in time. */
const NEAREST = (column: string): string => `ORDER BY abs(extract(epoch FROM ${column} - a.at)) LIMIT 1`;

export const RELATIONSHIP = `
  (SELECT jsonb_build_object('of', 'relationship', 'relationship', r.relationship,
            'name', nullif(coalesce(p.known_as, concat_ws(' ', p.given_name, p.family_name)), ''))
     FROM relationships r
     JOIN people p ON p.organisation_id = r.organisation_id AND p.id = r.other_person_id
    WHERE r.organisation_id = a.organisation_id AND r.person_id = $1 AND r.other_person_id = a.subject_id
    ${NEAREST('r.recorded_at')})`;

export const OTHER_PERSON = `
  (SELECT jsonb_build_object('of', 'person', 'reference', p.reference) FROM people p
    WHERE p.organisation_id = a.organisation_id AND p.id = a.subject_id)`;

export const CLOCK = `
  (SELECT jsonb_build_object('of', 'clock', 'clock', k.kind) FROM clocks k
    WHERE k.organisation_id = a.organisation_id AND k.id = a.subject_id)`;

export const PAUSE = `
  (SELECT jsonb_build_object('of', 'pause', 'reason', s.reason)
     FROM waiting_list_entries e
     JOIN clock_pauses s ON s.organisation_id = e.organisation_id AND s.referral_id = e.referral_id
    WHERE e.organisation_id = a.organisation_id AND e.id = a.subject_id
    ${NEAREST('s.started_at')})`;

export const CHILDREN = `
  (SELECT jsonb_build_object('of', 'childrens-services', 'decision', s.decision) FROM childrens_services_decisions s
    WHERE s.organisation_id = a.organisation_id AND s.id = a.subject_id)`;

export const LEVEL = `
  (SELECT jsonb_build_object('of', 'level', 'from', d.from_level, 'to', d.level, 'by',
            CASE WHEN d.assessment_id IS NULL THEN 'judgement'
                 WHEN 'professional-judgement' = ANY (g.grounds) OR d.level IS DISTINCT FROM g.suggested THEN 'assessment-and-judgement'
                 ELSE 'assessment' END)
     FROM risk_decisions d
     LEFT JOIN risk_assessments g ON g.organisation_id = d.organisation_id AND g.id = d.assessment_id
    WHERE d.organisation_id = a.organisation_id AND d.referral_id = a.subject_id
      AND a.action = 'risk-level.' || d.direction
    ${NEAREST('d.decided_at')})`;

/** Rows that are written over hold what the last act left: an earlier act is then told without it. */
const LEFT_BY_THIS = (column: string): string => `abs(extract(epoch FROM ${column} - a.at)) < 5 ${NEAREST(column)}`;

const SERVICE = `'of', 'service', 'service', jsonb_build_object('en', s.name_en, 'cy', s.name_cy)`;

export const OFFER = `
  (SELECT jsonb_build_object(${SERVICE}, 'reason', o.reason)
     FROM referral_offers o JOIN services s ON s.organisation_id = o.organisation_id AND s.id = o.service_id
    WHERE o.organisation_id = a.organisation_id AND o.referral_id = a.subject_id AND a.action = 'referral.' || o.state
      AND ${LEFT_BY_THIS('o.decided_at')})`;

export const PLACE_ON_LIST = `
  (SELECT jsonb_build_object(${SERVICE}, 'reason', CASE a.action WHEN 'waiting-list.left' THEN e.leave_reason END)
     FROM waiting_list_entries e JOIN services s ON s.organisation_id = e.organisation_id AND s.id = e.service_id
    WHERE e.organisation_id = a.organisation_id AND e.id = a.subject_id)`;

export const CASE = `
  (SELECT jsonb_build_object(${SERVICE}, 'reason', CASE a.action WHEN 'case.closed' THEN c.closure_reason END)
     FROM cases c JOIN services s ON s.organisation_id = c.organisation_id AND s.id = c.service_id
    WHERE c.organisation_id = a.organisation_id AND c.id = a.subject_id)`;

export const ALLOCATED_TO = `
  (SELECT jsonb_build_object('of', 'worker', 'name', t.display_name)
     FROM waiting_list_entries e JOIN workers t ON t.organisation_id = e.organisation_id AND t.id = e.allocated_to
    WHERE e.organisation_id = a.organisation_id AND e.id = a.subject_id AND ${LEFT_BY_THIS('e.allocated_at')})`;

export const HANDOVER = `
  (SELECT jsonb_build_object('of', 'receiver', 'worker', t.display_name,
            'team', CASE WHEN m.id IS NOT NULL THEN jsonb_build_object('en', m.name_en, 'cy', m.name_cy) END)
     FROM handovers h
     LEFT JOIN workers t ON t.organisation_id = h.organisation_id AND t.id = h.receiver_worker_id
     LEFT JOIN teams m ON m.organisation_id = h.organisation_id AND m.id = h.receiver_team_id
    WHERE h.organisation_id = a.organisation_id AND h.id = a.subject_id)`;

/** Whose number it was, and never the number. */
export const ATTEMPT = `
  (SELECT jsonb_build_object('of', 'attempt', 'method', c.method, 'outcome', c.outcome,
            'point', CASE WHEN p.id IS NOT NULL THEN jsonb_build_object('kind', p.kind, 'owner', p.owner) END)
     FROM contact_attempts c
     LEFT JOIN contact_points p ON p.organisation_id = c.organisation_id AND p.id = c.contact_point_id
    WHERE c.organisation_id = a.organisation_id AND c.id = a.subject_id)`;

/** The case keeps the newest step alone. */
export const NEXT_STEP = `
  (SELECT jsonb_build_object('of', 'next-step', 'isSet', c.next_step IS NOT NULL, 'dueOn', c.next_step_due_on)
     FROM cases c
    WHERE c.organisation_id = a.organisation_id AND c.id = a.subject_id
      AND NOT EXISTS (SELECT FROM audit_entries n WHERE n.organisation_id = a.organisation_id AND n.person_id = a.person_id
                         AND n.subject_id = a.subject_id AND n.action = a.action AND n.id > a.id))`;

export const REVIEW = `
  (SELECT jsonb_build_object('of', 'review', 'subject', v.subject) FROM reviews v
    WHERE v.organisation_id = a.organisation_id AND v.id = a.subject_id)`;
