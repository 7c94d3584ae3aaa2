import type { HighLeft, ImportState, KeepReason, MappingProblem, OutcomeCounts, ReviewCode, UndoAhead } from '@waymark/domain';
import type { NamedWorker } from '../waiting-list/index.js';
import type { ColumnChoice } from './import-acts.js';

/** Together they are the rows of the file. `waiting` is 0 once the import has run, `referral` once it was undone. */
export interface ImportCounts {
  rows: number;
  waiting: number;
  referral: number;
  review: number;
  /** Those of them in which the agency states high risk. */
  reviewHigh: number;
  blank: number;
  /** Rows to review that a worker set aside with a reason. */
  discarded: number;
  /** Referrals that an undo has taken back so far, and those it left because somebody had worked on them. */
  withdrawn: number;
  kept: number;
}

export const FILE_ENCODINGS = ['utf-8', 'utf-16le', 'windows-1252'] as const;
/** How the bytes were read. Anything but UTF-8 is an interpretation, so the screen says it. */
export type FileEncoding = (typeof FILE_ENCODINGS)[number];

/** GET /api/imports: newest first. */
export interface ImportListItem {
  id: string;
  source: string;
  state: ImportState;
  uploadedAt: string;
  uploadedBy: string;
  /** Who answers by name for rows in which an agency states high risk, from the upload until none is left. */
  holder: NamedWorker;
  finishedAt: string | null;
  undoneAt: string | null;
  counts: ImportCounts;
}

/** GET /api/imports/:id and the answer to every act on it. */
export interface ImportView extends ImportListItem {
  version: number;
  /** True in the answer to an upload of a file that is here already: nothing was created. */
  isRepeat: boolean;
  encoding: FileEncoding;
  columns: string[];
  mapping: ColumnChoice[];
  /** Where the mapping comes from: guessed from the headings, remembered for this source, or confirmed for this file. */
  mappingOrigin: 'suggested' | 'remembered' | 'confirmed';
  mappingProblems: MappingProblem[];
  /** The first rows of the file while it has not been imported, one text per column; null where the row ends early. */
  preview: (string | null)[][];
  /** Columns that can say where somebody is show dots until POST /api/imports/:id/reveal, which is recorded. */
  isPreviewWithheld: boolean;
  startedAt: string | null;
  startedBy: string | null;
  /** In whose name it is being undone, or was. */
  undoneBy: string | null;
  undoStartedAt: string | null;
  /** What an undo would do now; null where none can begin. */
  undoAhead: UndoAhead | null;
  /** Of whom an agency says high risk, and whom an undo or putting the file aside would leave on nobody's list. */
  highLeft: HighLeft;
  /** What was done for their safety, as said when it was. */
  safetySaid: { words: string; by: string; at: string } | null;
}

/** GET /api/imports/:id/undo-keeps: the referrals that an undo would leave as they are, by name and with why. */
export interface KeptAheadView {
  referralId: string;
  reference: string;
  /** Row number in the file, counted from 1 without the headings. */
  position: number;
  givenName: string | null;
  familyName: string | null;
  keptBecause: KeepReason;
}

/**
 * POST /api/imports/:id/check?from=: what importing would do now to the rows from there on, a bounded number at a time.
 * Nothing is written to people or referrals.
 */
export interface ImportCheckView {
  /** Where the next step begins; null when the last row has been looked at. */
  next: number | null;
  /** Of these rows. */
  counts: OutcomeCounts;
  reasons: { code: ReviewCode; rows: number }[];
  rows: { position: number; reasons: { code: ReviewCode; column: string | null }[] }[];
}

/** A file with people in it who may be at high risk and are nobody's referral yet. */
export interface HeldFileView {
  id: string;
  source: string;
  state: ImportState;
  uploadedAt: string;
  holder: NamedWorker;
  /** False once the holder has left or may import no more: then it is everybody's who may. */
  isHolderHere: boolean;
  /** Rows to review in which the agency states high risk. */
  highRows: number;
  /** Rows that nobody has read yet, whatever they state. */
  unreadRows: number;
}

/** GET /api/imports/sources: sources whose mapping is remembered. */
export interface ImportSourceView {
  name: string;
  lastUsedAt: string;
}
