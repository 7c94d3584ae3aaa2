import type { ImportField } from './import-fields.js';

/** Why a row needs a person's eyes. Each names what was written, so that nobody has to open the file again. */
export const REVIEW_CODES = [
  'unreadable-date',
  'ambiguous-date',
  'date-in-future',
  'date-of-birth-in-future',
  'unlikely-date',
  'received-before-birth',
  'missing-received-date',
  'missing-name',
  'impossible-score',
  'score-without-instrument',
  'instrument-without-score',
  'unreadable-phone',
  'phone-belongs-to-other',
  'unreadable-children',
  'unknown-value',
  'too-long',
  'high-risk-unread',
  'missing-column',
  'too-many-cells',
  'likely-duplicate',
  'known-person',
  'already-sent',
  'not-saved',
] as const;
export type ReviewCode = (typeof REVIEW_CODES)[number];

/** Reasons that ask "who is this?": only a worker's choice of a person settles them, no change of a cell does. */
export const PERSON_CODES: readonly ReviewCode[] = ['likely-duplicate', 'known-person', 'already-sent'];

export interface ReviewReason {
  code: ReviewCode;
  field: ImportField | null;
  column: string | null;
  raw: string | null;
  /** A reading to offer, never one to use unasked: the likely day, or the row, counted from 0, that it repeats. */
  offer: string | null;
}
