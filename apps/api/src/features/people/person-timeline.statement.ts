import type { QueryConfig } from 'pg';
import {
  ALLOCATED_TO,
  ATTEMPT,
  CASE,
  CHILDREN,
  CLOCK,
  HANDOVER,
  LEVEL,
  NEXT_STEP,
  OFFER,
  OTHER_PERSON,
  PAUSE,
  PLACE_ON_LIST,
  RELATIONSHIP,
  REVIEW,
} from './person-timeline.details.js';

/** What each kind of act says beside its name. */
const DETAILS: Readonly<Record<string, readonly string[]>> = {
  [RELATIONSHIP]: ['relationship.recorded'],
  [OTHER_PERSON]: ['person.told-apart'],
  [CLOCK]: ['clock.overdue'],
  [CHILDREN]: ['childrens-services.decided'],
  [PAUSE]: ['clocks.paused'],
  [LEVEL]: ['risk-level.raised', 'risk-level.lowered', 'risk-level.confirmed'],
  [OFFER]: ['referral.accepted', 'referral.declined', 'referral.returned'],
  [PLACE_ON_LIST]: ['waiting-list.joined', 'safety-contact.accepted', 'waiting-list.left'],
  [ALLOCATED_TO]: ['waiting-list.allocated'],
  [CASE]: ['case.opened', 'case.closed'],
  [NEXT_STEP]: ['case.next-step'],
  [HANDOVER]: ['handover.drafted', 'handover.offered', 'handover.accepted', 'handover.declined', 'handover.lapsed'],
  [ATTEMPT]: ['contact.made', 'contact.attempted', 'contact.not-safe'],
  [REVIEW]: ['completed', 'put-off', 'brought-forward', 'cancelled', 'superseded', 'soon', 'due', 'overdue', 'escalated'].map((what) => `review.${what}`),
};
/** Each detail stands once, for all of its acts: PostgreSQL makes ready every part of a statement, also what no row asks for. */
const ABOUT = Object.entries(DETAILS).map(([detail, actions]) => `WHEN a.action = ANY (ARRAY['${actions.join(`', '`)}']) THEN ${detail}`);

/** What was done, newest first. Who merely read is for the audit's own screens. */
export const timelineStatement = (personId: string, limit: number): QueryConfig => ({
  name: 'person-page-timeline',
  text: `
    SELECT a.id::text, a.at, a.action, w.display_name AS by, a.subject_type, a.subject_id, a.fields,
           CASE ${ABOUT.join('\n')} END AS about
      FROM audit_entries a
      LEFT JOIN workers w ON w.organisation_id = a.organisation_id AND w.id = a.worker_id
     WHERE a.organisation_id = (SELECT waymark_organisation()) AND a.person_id = $1
       AND a.action NOT LIKE '%.read' AND a.action <> 'risk-assessment.answered'
     ORDER BY a.id DESC
     LIMIT $2`,
  values: [personId, limit],
});
