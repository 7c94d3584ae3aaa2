import { externalAssessment, SCORE_OUT_OF, type ExternalAssessment } from '../referrals/index.js';
import type { StatedCallOuts } from './draft-referral.js';
import { codeFor, GRADE_WORDS, INSTRUMENT_WORDS } from './listed-values.js';
import { interpret, keepAsWritten, review, type Cell, type RowNotes } from './row-notes.js';

/**
 * Another agency's checklist stays that agency's: it is kept with its form and denominator and never becomes a result
 * of our own, because item 10 on one form is not item 10 on another.
 */
export function readAssessment(checklist: Cell | null, score: Cell | null, notes: RowNotes): ExternalAssessment | null {
  const instrument = checklist === null ? null : codeFor(checklist.text, INSTRUMENT_WORDS);
  if (checklist !== null && instrument === null) review(notes, checklist, 'unknown-value');
  if (checklist !== null && instrument !== null && score === null) review(notes, checklist, 'instrument-without-score');
  if (score !== null && checklist === null) review(notes, score, 'score-without-instrument');
  if (instrument === null || score === null || checklist === null) {
    for (const cell of [checklist, score]) if (cell !== null) keepAsWritten(notes, cell);
    return null;
  }
  const finding = { score: scoreOf(score.text, SCORE_OUT_OF[instrument]), grade: codeFor(score.text, GRADE_WORDS) };
  const ruling = externalAssessment(instrument, finding);
  if (!ruling.ok) {
    review(notes, score, 'impossible-score');
    keepAsWritten(notes, checklist);
    keepAsWritten(notes, score);
    return null;
  }
  interpret(notes, checklist, instrument);
  interpret(notes, score, String(ruling.value.score ?? ruling.value.grade));
  return ruling.value;
}

/** "14", "14/24" or "14 out of 24"; with a denominator of another form it is no score of this one. */
function scoreOf(text: string, outOf: number | null): number | null {
  const written = /^(-?\d{1,3})(?:\s*(?:\/|out of|of)\s*(\d{1,3}))?$/i.exec(text);
  if (!written) return null;
  if (written[2] !== undefined && Number(written[2]) !== outOf) return null;
  return Number(written[1]);
}

/** A count only where digits were written: "many" and "3+" stay words, since any number would be ours. */
export function readCallOuts(cell: Cell | null, notes: RowNotes): StatedCallOuts {
  if (cell === null) return { count: null, asWritten: null };
  if (/^\d{1,3}$/.test(cell.text)) return { count: Number(cell.text), asWritten: null };
  interpret(notes, cell, 'no number');
  return { count: null, asWritten: cell.text };
}
