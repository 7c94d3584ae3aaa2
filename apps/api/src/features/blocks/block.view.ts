import type { BlockView } from '@waymark/contracts';
import type { FieldCipher, FieldPlace } from '../../platform/secrets/field-cipher.js';
import type { BlockRow } from './blocks.repository.js';

interface PlaceOfWords {
  organisationId: string;
  id: string;
  column: 'words' | 'end_words';
}

/** Words about a block say who is what to whom, and rest encrypted. */
export function sealWords(words: string | null, place: PlaceOfWords, cipher: FieldCipher): Buffer | null {
  return words === null ? null : cipher.encrypt(words, fieldPlace(place));
}

function fieldPlace({ organisationId, id: rowId, column }: PlaceOfWords): FieldPlace {
  return { organisationId, table: 'person_blocks', column, rowId };
}

export function toBlockView(row: BlockRow, cipher: FieldCipher): BlockView {
  const read = (column: 'words' | 'end_words'): string | null => {
    const blob = row[column];
    return blob && cipher.decrypt(blob, fieldPlace({ organisationId: row.organisation_id, id: row.id, column }));
  };
  const { id, version, reason } = row;
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
    words: read('words'),
    setBy: row.set_by_name,
    setAt: row.set_at.toISOString(),
    newHolder: row.new_holder_name,
    seenAt: row.seen_at?.toISOString() ?? null,
    ended:
      row.ended_at && row.end_reason
        ? { by: row.ended_by_name ?? '', at: row.ended_at.toISOString(), reason: row.end_reason, words: read('end_words') }
        : null,
  };
}
