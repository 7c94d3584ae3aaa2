import type { ColumnMapping } from './column-mapping.js';
import { findDuplicatesInFile } from './find-duplicates.js';
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

/** Reads a whole file: each row by itself, then rows that look like one person already further up. */
export function readReferralFile(
  rows: readonly RawRow[],
  mapping: ColumnMapping,
  context: ReadingContext,
): RowOutcome[] {
  const outcomes = rows.map((row) => readReferralRow(row, mapping, context));
  for (const duplicate of findDuplicatesInFile(outcomes.map(draftOf))) {
    const later = outcomes[duplicate.row];
    if (later) outcomes[duplicate.row] = sendToReview(later, duplicate.reason);
  }
  return outcomes;
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
