import type { ClientView, LinkedPartiesView } from '@waymark/contracts';
import type { SealedWords } from '../../platform/secrets/sealed-words.js';
import type { ClientRow, LinkedPartiesRow } from './linked-parties.repository.js';

export function toLinkedPartiesView(row: LinkedPartiesRow, sealed: SealedWords): LinkedPartiesView {
  const { id, version, reasons, outcome } = row;
  const words = sealed.open('linked_parties.words', { id, organisationId: row.organisation_id }, row.words);
  const holdsOther = new Set(row.other.holders.map((holder) => holder.id));
  return {
    ...{ id, version, reasons },
    noticedAt: row.noticed_at.toISOString(),
    person: toClientView(row.person),
    other: toClientView(row.other),
    isOneRecord: row.is_one_record,
    isMutual: row.is_mutual,
    holdingBoth: row.person.holders.filter((holder) => holdsOther.has(holder.id)).map(({ name }) => name),
    settled: row.settled_at && outcome && words !== null ? { by: row.settled_by_name ?? '', at: row.settled_at.toISOString(), outcome, words } : null,
  };
}

function toClientView({ id, reference, given_name: givenName, family_name: familyName, known_as: knownAs, is_open: isOpen, holders }: ClientRow): ClientView {
  return { id, reference, givenName, familyName, knownAs, isOpen, holders: holders.map(({ name }) => name) };
}
