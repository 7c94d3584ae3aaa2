import { isInWords } from '../in-words.js';
import { allowed, refused, type Ruling } from '../ruling.js';
import { checkMapping, type ColumnMapping } from './column-mapping.js';
import { lacksSafetyWords, type FileEnd } from './high-left.js';

/**
 * The life of one file. "Stopped" and "undo-stopped": whoever started the import or its undo may no longer import, and
 * somebody else must take it on. An undo that was begun has no way back: half a file is neither here nor gone.
 */
export const IMPORT_STATES = [
  'uploaded',
  'importing',
  'stopped',
  'imported',
  'undoing',
  'undo-stopped',
  'undone',
  'discarded',
] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

export const IMPORT_STEPS: Readonly<Record<ImportState, readonly ImportState[]>> = {
  uploaded: ['importing', 'discarded'],
  importing: ['imported', 'stopped'],
  stopped: ['importing', 'undoing'],
  imported: ['undoing'],
  undoing: ['undone', 'undo-stopped'],
  'undo-stopped': ['undoing'],
  undone: [],
  discarded: [],
};

export function canMoveImport(from: ImportState, to: ImportState): boolean {
  return IMPORT_STEPS[from].includes(to);
}

/**
 * Where a row stands. After the import none waits; a row to review ends as a referral or is set aside with a reason.
 * After an undo no row is a referral: each was withdrawn, or kept because somebody had worked on it.
 */
export const IMPORT_ROW_STATES = ['waiting', 'referral', 'review', 'blank', 'discarded', 'withdrawn', 'kept'] as const;
export type ImportRowState = (typeof IMPORT_ROW_STATES)[number];

export const IMPORT_ROW_STEPS: Readonly<Record<ImportRowState, readonly ImportRowState[]>> = {
  waiting: ['referral', 'review', 'blank'],
  referral: ['withdrawn', 'kept'],
  review: ['referral', 'discarded'],
  blank: [],
  discarded: [],
  withdrawn: [],
  kept: [],
};

export function canMoveImportRow(from: ImportRowState, to: ImportRowState): boolean {
  return IMPORT_ROW_STEPS[from].includes(to);
}

export const ROW_DISCARD_REASONS = ['sent-twice', 'not-a-referral', 'sent-to-wrong-service', 'agency-withdrew', 'other'] as const;
export type RowDiscardReason = (typeof ROW_DISCARD_REASONS)[number];

export type ImportRefusal =
  | 'import-state-forbids'
  | 'mapping-incomplete'
  | 'import-worked-on'
  | 'row-not-settled'
  | 'note-needed'
  | 'safety-words-needed';

export function startImport(
  state: ImportState,
  columns: readonly string[],
  mapping: ColumnMapping | null,
): Ruling<ImportState, ImportRefusal> {
  if (!canMoveImport(state, 'importing')) return refused('import-state-forbids');
  if (mapping === null || checkMapping(columns, mapping).length > 0) return refused('mapping-incomplete');
  return allowed('importing');
}

/** The wrong file may name people in danger all the same, and its text is forgotten with it. */
export function discardImport(state: ImportState, end: FileEnd): Ruling<ImportState, ImportRefusal> {
  if (!canMoveImport(state, 'discarded')) return refused('import-state-forbids');
  return lacksSafetyWords(end) ? refused('safety-words-needed') : allowed('discarded');
}

/** Rows to review are finished while their file is here; one that is being undone takes none back in. */
export function areRowsOpen(state: ImportState): boolean {
  return state === 'importing' || state === 'stopped' || state === 'imported';
}

/** As long as people may stand in it who are nobody's referral yet, somebody answers for it by name. */
export function isHeld(state: ImportState): boolean {
  return state === 'uploaded' || areRowsOpen(state);
}

export interface RowToDiscard {
  reason: RowDiscardReason;
  note: string | null;
  statesHighRisk: boolean;
}

/** A row that is not to become a referral keeps its text, who set it aside and why. */
export function discardRow(state: ImportRowState, { reason, note, statesHighRisk }: RowToDiscard): Ruling<ImportRowState, ImportRefusal> {
  if (!canMoveImportRow(state, 'discarded')) return refused('import-state-forbids');
  return lacksDiscardNote({ reason, note, statesHighRisk }) ? refused('note-needed') : allowed('discarded');
}

export function lacksDiscardNote({ reason, note, statesHighRisk }: RowToDiscard): boolean {
  return statesHighRisk ? !isInWords(note) : discardNeedsNote(reason, statesHighRisk) && !note?.trim();
}

/** "Other" says nothing by itself, and nobody of whom an agency says high risk is left behind by a code alone. */
export function discardNeedsNote(reason: RowDiscardReason, statesHighRisk: boolean): boolean {
  return reason === 'other' || statesHighRisk;
}
