import { allowed, refused, type Ruling } from '../ruling.js';
import { lacksSafetyWords, type FileEnd } from './high-left.js';
import { canMoveImport, type ImportRefusal, type ImportState } from './import-states.js';

/** What has happened to a row since the import made its referral, other than being looked at. */
export interface RowWork {
  /** Somebody took the referral back by itself. */
  isWithdrawn: boolean;
  /** Somebody accepted, declined or returned it. */
  isDecided: boolean;
  /** Anything else: finished on screen, its risk decided, or done about its person. */
  isWorkedOn: boolean;
}

/** Why an undo leaves a row as it is. "Not-withdrawn": taking it back failed again and again. */
export const KEEP_REASONS = ['withdrawn-already', 'decided', 'worked-on', 'not-withdrawn'] as const;
export type KeepReason = (typeof KEEP_REASONS)[number];

export type RowUndone = { state: 'withdrawn'; keptBecause: null } | { state: 'kept'; keptBecause: KeepReason };

/** What an undo would do to the referrals of a file as they stand now. */
export interface UndoAhead {
  withdraws: number;
  keeps: Partial<Record<KeepReason, number>>;
}

export function undoAhead(rows: readonly { work: RowWork; rows: number }[]): UndoAhead {
  const ahead: UndoAhead = { withdraws: 0, keeps: {} };
  for (const { work, rows: count } of rows) {
    const { keptBecause } = undoRow(work);
    if (keptBecause === null) ahead.withdraws += count;
    else ahead.keeps[keptBecause] = (ahead.keeps[keptBecause] ?? 0) + count;
  }
  return ahead;
}

/**
 * An undo takes away nobody's work: what was worked on stays, and only where that is all of it there is nothing to undo.
 * One that stopped half-way is taken on whatever happened since, because each row is judged once more by itself.
 */
export function undoImport(state: ImportState, ahead: UndoAhead, end: FileEnd): Ruling<ImportState, ImportRefusal> {
  if (!canMoveImport(state, 'undoing')) return refused('import-state-forbids');
  if (!isUndoable(state, ahead)) return refused('import-worked-on');
  return lacksSafetyWords(end) ? refused('safety-words-needed') : allowed('undoing');
}

export function isUndoable(state: ImportState, { withdraws, keeps }: UndoAhead): boolean {
  const isAllKept = withdraws === 0 && Object.keys(keeps).length > 0;
  return canMoveImport(state, 'undoing') && (!isAllKept || state === 'undo-stopped');
}

/**
 * What becomes of one row at its step of the undo. Work wins: whoever was quicker than the step keeps the referral, and
 * it is named with the reason. Asked while the referral and its person are held, so that nobody can be quicker after it.
 */
export function undoRow(work: RowWork): RowUndone {
  if (work.isWithdrawn) return kept('withdrawn-already');
  if (work.isDecided) return kept('decided');
  return work.isWorkedOn ? kept('worked-on') : { state: 'withdrawn', keptBecause: null };
}

/** A row at which its step failed for good holds up nobody behind it, and is not passed over in silence. */
export function kept(keptBecause: KeepReason): RowUndone {
  return { state: 'kept', keptBecause };
}
