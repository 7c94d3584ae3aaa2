import type { BlockView } from '@waymark/contracts';
import type { SealedWords } from '../../platform/secrets/sealed-words.js';
import type { BlockRow } from './blocks.repository.js';

export function toBlockView(row: BlockRow, sealed: SealedWords): BlockView {
  const { id, version, reason } = row;
  const ofRow = { id, organisationId: row.organisation_id };
  return {
    ...{ id, version, reason },
    person: {
      id: row.person_id,
      reference: row.reference,
      givenName: row.given_name,
      familyName: row.family_name,
      knownAs: row.known_as,
    },
    worker: { id: row.worker_id, name: row.worker_name },
    isDeclared: row.is_declared,
    words: sealed.open('person_blocks.words', ofRow, row.words),
    setBy: row.set_by_name,
    setAt: row.set_at.toISOString(),
    newHolder: row.new_holder_name,
    seenAt: row.seen_at?.toISOString() ?? null,
    ended:
      row.ended_at && row.end_reason
        ? { by: row.ended_by_name ?? '', at: row.ended_at.toISOString(), reason: row.end_reason, words: sealed.open('person_blocks.end_words', ofRow, row.end_words) }
        : null,
  };
}
