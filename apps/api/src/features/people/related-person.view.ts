import type { RelatedPersonView } from '@waymark/contracts';
import type { RelatedRow } from './people.repository.js';

export function toRelatedView(row: RelatedRow): RelatedPersonView {
  return {
    relationshipId: row.relationship_id,
    personId: row.person_id,
    role: row.role,
    givenName: row.given_name,
    familyName: row.family_name,
    dateOfBirth: row.date_of_birth,
    relationship: row.relationship,
    livesWith: row.lives_with,
  };
}
