import { randomUUID } from 'node:crypto';
import type { QueryConfig } from 'pg';
import {
  contactPointsStatement,
  episodesStatement,
  personStatement,
  relatedStatement,
  timelineStatement,
} from '../../src/features/people/person-page.statements.js';

/** A page of the floor: its address, and everything it sends between identity and commit. */
export interface FloorPage {
  path: RegExp;
  statements(id: string): QueryConfig[];
}

export const PAGES: readonly FloorPage[] = [
  {
    path: /^\/api\/people\/([\w-]{36})$/,
    statements: (id) => [
      personStatement(id),
      contactPointsStatement(id),
      relatedStatement(id),
      episodesStatement(id),
      timelineStatement(id, 100),
      auditStatement('person.read', 'person', id, id),
    ],
  },
];

/** The columns and values that the product's audit trail writes. */
function auditStatement(action: string, subjectType: string, subjectId: string | null, personId: string | null): QueryConfig {
  return {
    name: 'note-audit',
    text: `INSERT INTO audit_entries
        (organisation_id, worker_id, system_job, action, subject_type, subject_id, person_id, request_id, fields, at)
      VALUES ((SELECT waymark_organisation()), (SELECT waymark_worker()), $1, $2, $3, $4, $5, $6, $7, $8)`,
    values: [null, action, subjectType, subjectId, personId, randomUUID(), [], new Date()],
  };
}
