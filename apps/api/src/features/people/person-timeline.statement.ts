import type { QueryConfig } from 'pg';

/** The audit names no values. What an entry is about is read from the row that the act left, the one nearest to it in time. */
const NEAREST = (column: string): string => `ORDER BY abs(extract(epoch FROM ${column} - a.at)) LIMIT 1`;

const RELATIONSHIP = `
  (SELECT jsonb_build_object('of', 'relationship', 'relationship', r.relationship,
            'name', nullif(coalesce(p.known_as, concat_ws(' ', p.given_name, p.family_name)), ''))
     FROM relationships r
     JOIN people p ON p.organisation_id = r.organisation_id AND p.id = r.other_person_id
    WHERE r.organisation_id = a.organisation_id AND r.person_id = $1 AND r.other_person_id = a.subject_id
    ${NEAREST('r.recorded_at')})`;

const CLOCK = `
  (SELECT jsonb_build_object('of', 'clock', 'clock', k.kind) FROM clocks k
    WHERE k.organisation_id = a.organisation_id AND k.id = a.subject_id)`;

const PAUSE = `
  (SELECT jsonb_build_object('of', 'pause', 'reason', s.reason)
     FROM waiting_list_entries e
     JOIN clock_pauses s ON s.organisation_id = e.organisation_id AND s.referral_id = e.referral_id
    WHERE e.organisation_id = a.organisation_id AND e.id = a.subject_id
    ${NEAREST('s.started_at')})`;

const CHILDREN = `
  (SELECT jsonb_build_object('of', 'childrens-services', 'decision', s.decision) FROM childrens_services_decisions s
    WHERE s.organisation_id = a.organisation_id AND s.id = a.subject_id)`;

const LEVEL = `
  (SELECT jsonb_build_object('of', 'level', 'from', d.from_level, 'to', d.level, 'by',
            CASE WHEN d.assessment_id IS NULL THEN 'judgement'
                 WHEN 'professional-judgement' = ANY (g.grounds) OR d.level IS DISTINCT FROM g.suggested THEN 'assessment-and-judgement'
                 ELSE 'assessment' END)
     FROM risk_decisions d
     LEFT JOIN risk_assessments g ON g.organisation_id = d.organisation_id AND g.id = d.assessment_id
    WHERE d.organisation_id = a.organisation_id AND d.referral_id = a.subject_id
      AND a.action = 'risk-level.' || d.direction
    ${NEAREST('d.decided_at')})`;

/** What was done, newest first. Who merely read is for the audit's own screens. */
export const timelineStatement = (personId: string, limit: number): QueryConfig => ({
  name: 'person-page-timeline',
  text: `
    SELECT a.id::text, a.at, a.action, w.display_name AS by, a.subject_type, a.subject_id, a.fields,
           CASE a.action
             WHEN 'relationship.recorded' THEN ${RELATIONSHIP}
             WHEN 'clock.overdue' THEN ${CLOCK}
             WHEN 'childrens-services.decided' THEN ${CHILDREN}
             WHEN 'clocks.paused' THEN ${PAUSE}
             WHEN 'risk-level.raised' THEN ${LEVEL}
             WHEN 'risk-level.lowered' THEN ${LEVEL}
             WHEN 'risk-level.confirmed' THEN ${LEVEL}
           END AS about
      FROM audit_entries a
      LEFT JOIN workers w ON w.organisation_id = a.organisation_id AND w.id = a.worker_id
     WHERE a.organisation_id = (SELECT waymark_organisation()) AND a.person_id = $1
       AND a.action NOT LIKE '%.read' AND a.action <> 'risk-assessment.answered'
     ORDER BY a.id DESC
     LIMIT $2`,
  values: [personId, limit],
});
