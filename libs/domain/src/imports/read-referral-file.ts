import type { ColumnMapping } from './column-mapping.js';
import { duplicateReason, findDuplicatesInFile, type DuplicateInFile } from './find-duplicates.js';
import type { RawRow } from './raw-row.js';
import type { ReadingContext } from './read-day-cell.js';
import { readReferralRow, type RowOutcome } from './read-referral-row.js';
import type { ReviewReason } from './review-reasons.js';

export interface OutcomeCounts {
  rows: number;
  ready: number;
  review: number;
  blank: number;
}

/** A whole file as it reads, with what only the whole file can tell of its rows. */
export interface FileReading {
  outcomes: RowOutcome[];
  duplicates: DuplicateInFile[];
}

/** Reads a whole file: each row by itself, then rows that look like one person already further up. */
export function readReferralFile(rows: readonly RawRow[], mapping: ColumnMapping, context: ReadingContext): FileReading {
  const outcomes = rows.map((row) => readReferralRow(row, mapping, context));
  const duplicates = findDuplicatesInFile(outcomes.map(draftOf));
  return { outcomes: withDuplicates(outcomes, duplicates, 0), duplicates };
}

/** The same for some rows of it, the first of them counted from 0, once the duplicates of the whole are known. */
export function readPartOfFile(
  rows: readonly RawRow[],
  first: number,
  duplicates: readonly DuplicateInFile[],
  mapping: ColumnMapping,
  context: ReadingContext,
): RowOutcome[] {
  return withDuplicates(rows.map((row) => readReferralRow(row, mapping, context)), duplicates, first);
}

function withDuplicates(outcomes: readonly RowOutcome[], duplicates: readonly DuplicateInFile[], first: number): RowOutcome[] {
  const earlierOf = new Map(duplicates.map(({ row, earlierRow }) => [row - first, earlierRow]));
  return outcomes.map((outcome, index) => {
    const [earlierRow, draft] = [earlierOf.get(index), draftOf(outcome)];
    return earlierRow === undefined || draft === null ? outcome : sendToReview(outcome, duplicateReason(earlierRow, draft));
  });
}

/** Gives a row one more reason to be looked at, for example a likely match among people already known. */
export function sendToReview(outcome: RowOutcome, reason: ReviewReason): RowOutcome {
  if (outcome.outcome === 'blank') return outcome;
  if (outcome.outcome === 'ready') return { outcome: 'review', reasons: [reason], draft: outcome.referral };
  return { ...outcome, reasons: [...outcome.reasons, reason] };
}

/** The three counts; together they are the rows of the file. */
export function countOutcomes(outcomes: readonly RowOutcome[]): OutcomeCounts {
  const count = (kind: RowOutcome['outcome']): number => outcomes.filter((one) => one.outcome === kind).length;
  return { rows: outcomes.length, ready: count('ready'), review: count('review'), blank: count('blank') };
}

/** What could be read of a row, whether or not it is finished. */
export function draftOf(outcome: RowOutcome) {
  if (outcome.outcome === 'blank') return null;
  return outcome.outcome === 'ready' ? outcome.referral : outcome.draft;
}
