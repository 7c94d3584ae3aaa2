import { decidesAsManager, type Role } from '../access/index.js';
import { allowed, refused, type Ruling } from '../ruling.js';

/** A note that is to be corrected, as it stands. */
export interface StandingNote {
  writtenBy: string;
  /** A later note says already what should have stood here. */
  isCorrected: boolean;
}

export type CorrectionRefusal = 'note-of-another' | 'note-corrected-already';

/**
 * Whether a note may be corrected. What somebody wrote is evidence of what was known that day, so it stays readable and
 * the correction stands beside it; only its author puts it right, or the lead or manager who answers for her work.
 */
export function correctNote(note: StandingNote, by: { id: string; roles: readonly Role[] }): Ruling<void, CorrectionRefusal> {
  if (note.writtenBy !== by.id && !decidesAsManager(by.roles)) return refused('note-of-another');
  // Two corrections of one note would leave the reader to guess which of them holds.
  if (note.isCorrected) return refused('note-corrected-already');
  return allowed();
}
