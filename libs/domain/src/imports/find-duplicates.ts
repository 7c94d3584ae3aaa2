import type { CalendarDay } from '../dates/index.js';
import type { DraftReferral } from './draft-referral.js';
import type { ReviewReason } from './review-reasons.js';
import { foldValue } from './listed-values.js';

/** A row that looks like a person further up. The earlier row goes ahead, the later one asks a worker. */
export interface DuplicateInFile {
  row: number;
  earlierRow: number;
  reason: ReviewReason;
}

/**
 * Rows that may be one person: much the same name with the same birthday (or its day and month swapped), the whole name
 * where a birthday is missing, or the same reference of the agency. A shared telephone alone says nothing; families and refuges share one.
 * Row numbers count from 0, as the drafts do; blank rows are `null` and keep their place.
 */
export function findDuplicatesInFile(drafts: ReadonlyArray<DraftReferral | null>): DuplicateInFile[] {
  const earlier = new Map<string, number[]>();
  const duplicates: DuplicateInFile[] = [];
  drafts.forEach((draft, row) => {
    if (draft === null) return;
    const keys = meetingPoints(draft);
    const candidates = [...new Set(keys.flatMap((key) => earlier.get(key) ?? []))].sort((a, b) => a - b);
    const match = bestMatch(draft, candidates, drafts);
    if (match !== null) duplicates.push({ row, earlierRow: match, reason: duplicateOf(match, draft) });
    for (const key of keys) earlier.set(key, [...(earlier.get(key) ?? []), row]);
  });
  return duplicates;
}

/** Only rows that share one of these are compared, so that a file of ten thousand rows stays quick. */
function meetingPoints(draft: DraftReferral): string[] {
  const { dateOfBirth, forename, surname } = draft.person;
  const name = foldValue(`${forename ?? ''} ${surname ?? ''}`);
  const points = [];
  if (dateOfBirth !== null) points.push(`born ${sortedDigits(dateOfBirth)}`);
  if (draft.reference !== null) points.push(`reference ${foldValue(draft.reference)}`);
  if (forename !== null && surname !== null) points.push(`name ${name}`);
  return points;
}

/** Day and month swapped meet here too. */
function sortedDigits(day: CalendarDay): string {
  const [year = '', ...rest] = day.split('-');
  return [year, ...rest.sort()].join('-');
}

/** A shared birthday says more than a shared name, so it is the one that the worker is shown. */
function bestMatch(
  draft: DraftReferral,
  candidates: readonly number[],
  drafts: ReadonlyArray<DraftReferral | null>,
): number | null {
  const fits = (test: SamePerson) => candidates.find((row) => test(drafts[row] ?? draft, draft));
  return fits(sameReference) ?? fits(sameBirthday) ?? fits(sameNameBirthdayMissing) ?? null;
}

type SamePerson = (one: DraftReferral, other: DraftReferral) => boolean;

function sameReference(one: DraftReferral, other: DraftReferral): boolean {
  return one.reference !== null && foldValue(one.reference) === foldValue(other.reference ?? '');
}

function sameBirthday(one: DraftReferral, other: DraftReferral): boolean {
  const [born, otherBorn] = [one.person.dateOfBirth, other.person.dateOfBirth];
  if (born === null || otherBorn === null || sortedDigits(born) !== sortedDigits(otherBorn)) return false;
  return closeName(one.person.forename, other.person.forename) && closeName(one.person.surname, other.person.surname);
}

/** Without a birthday to tell two people apart the whole name has to agree. */
function sameNameBirthdayMissing(one: DraftReferral, other: DraftReferral): boolean {
  if (one.person.dateOfBirth !== null && other.person.dateOfBirth !== null) return false;
  return meetingPoints(one).some((point) => point.startsWith('name ') && meetingPoints(other).includes(point));
}

function closeName(one: string | null, other: string | null): boolean {
  const [shorter = '', longer = ''] = [foldValue(one ?? ''), foldValue(other ?? '')].sort(
    (a, b) => a.length - b.length,
  );
  if (shorter === '') return false;
  return editDistance(shorter, longer) <= (shorter.length < 5 ? 1 : 2);
}

function editDistance(one: string, other: string): number {
  let previous = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [row, letter] of [...one].entries()) {
    const current = [row + 1];
    for (const [column, compared] of [...other].entries()) {
      const replaced = (previous[column] ?? 0) + (letter === compared ? 0 : 1);
      current.push(Math.min(replaced, (previous[column + 1] ?? 0) + 1, (current[column] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[other.length] ?? 0;
}

function duplicateOf(earlierRow: number, draft: DraftReferral): ReviewReason {
  const raw = [draft.person.forename, draft.person.surname].filter((part) => part !== null).join(' ');
  return { code: 'likely-duplicate', field: null, column: null, raw, offer: String(earlierRow) };
}
