import type { CalendarDay } from '../dates/index.js';
import { matchStrength, nameKey, type Match, type PersonToMatch } from '../people/index.js';
import type { DraftReferral } from './draft-referral.js';
import type { ReviewReason } from './review-reasons.js';

/** A row that looks like a person further up. The earlier row goes ahead, the later one asks a worker. */
export interface DuplicateInFile {
  row: number;
  earlierRow: number;
}

/**
 * Rows that may be one person: a likely match by name and birthday, the whole name where a birthday is missing, or
 * the same reference of the agency. Row numbers count from 0, as the drafts do; blank rows are `null` and keep their
 * place.
 */
export function findDuplicatesInFile(drafts: ReadonlyArray<DraftReferral | null>): DuplicateInFile[] {
  const earlier = new Map<string, number[]>();
  const duplicates: DuplicateInFile[] = [];
  drafts.forEach((draft, row) => {
    if (draft === null) return;
    const points = meetingPoints(draft);
    const candidates = [...new Set(points.flatMap((point) => earlier.get(point) ?? []))].sort((a, b) => a - b);
    const match = bestMatch(draft, candidates, drafts);
    if (match !== null) duplicates.push({ row, earlierRow: match });
    for (const point of points) earlier.set(point, [...(earlier.get(point) ?? []), row]);
  });
  return duplicates;
}

/** Only rows that share one of these are compared, so that a file of ten thousand rows stays quick. */
function meetingPoints(draft: DraftReferral): string[] {
  const { dateOfBirth, forename, surname } = draft.person;
  const points = [];
  if (dateOfBirth !== null) points.push(`born ${dayAndMonthInEitherOrder(dateOfBirth)}`);
  if (draft.reference !== null) points.push(referenceKey(draft.reference));
  if (forename !== null && surname !== null) points.push(`name ${nameKey(`${forename} ${surname}`)}`);
  return points;
}

function dayAndMonthInEitherOrder(day: CalendarDay): string {
  const [year = '', ...rest] = day.split('-');
  return [year, ...rest.sort()].join('-');
}

const referenceKey = (reference: string): string => `reference ${reference.toLowerCase()}`;

/** The strongest evidence first: the worker is shown the row that she will recognise. */
function bestMatch(
  draft: DraftReferral,
  candidates: readonly number[],
  drafts: ReadonlyArray<DraftReferral | null>,
): number | null {
  let best: { row: number; evidence: number } | null = null;
  for (const row of candidates) {
    const evidence = evidenceThat(drafts[row] ?? null, draft);
    if (evidence > (best?.evidence ?? 0)) best = { row, evidence };
  }
  return best?.row ?? null;
}

function evidenceThat(one: DraftReferral | null, other: DraftReferral): number {
  if (one === null) return 0;
  if (isSameReference(one, other)) return 4;
  const match = matchStrength(toMatch(one), toMatch(other));
  if (match.strength === 'certain-looking') return 3;
  if (match.strength === 'likely') return 2;
  return isSameNameWithoutBirthday(one, other, match) ? 1 : 0;
}

function isSameReference(one: DraftReferral, other: DraftReferral): boolean {
  if (one.reference === null || other.reference === null) return false;
  return referenceKey(one.reference) === referenceKey(other.reference);
}

function isSameNameWithoutBirthday(one: DraftReferral, other: DraftReferral, match: Match): boolean {
  const missing = one.person.dateOfBirth === null || other.person.dateOfBirth === null;
  return missing && match.reasons.includes('same-name');
}

/** Her own number only: a number that many share would make strangers of one family one person. */
function toMatch({ person, contact }: DraftReferral): PersonToMatch {
  const { forename, surname, knownAs, dateOfBirth } = person;
  return { forename, surname, knownAs, dateOfBirth, phones: contact.phone === null ? [] : [contact.phone] };
}

/** What the later row is told, in its own words: nothing of the earlier one is needed for it. */
export function duplicateReason(earlierRow: number, { person }: DraftReferral): ReviewReason {
  const raw = [person.forename, person.surname].filter((part) => part !== null).join(' ');
  return { code: 'likely-duplicate', field: null, column: null, raw, offer: String(earlierRow) };
}
