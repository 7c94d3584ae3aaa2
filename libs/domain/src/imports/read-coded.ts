import type { LanguageOfChoice } from '../referrals/index.js';
import { codeFor, foldValue, type Synonyms } from './listed-values.js';
import { interpret, keepAsWritten, review, type Cell, type RowNotes } from './row-notes.js';

/**
 * What happens to a word that is on no list. Where it bears on safety or on who is helped a worker must see it;
 * elsewhere the agency's own words stay on the referral and the field stays open.
 */
export type UnknownWord = 'review' | 'keep';

export function readCoded<C extends string>(
  cell: Cell | null,
  notes: RowNotes,
  synonyms: Synonyms<C>,
  absent: C,
  unknownWord: UnknownWord,
): C {
  if (cell === null) return absent;
  const code = codeFor(cell.text, synonyms);
  if (code !== null) {
    interpret(notes, cell, code);
    return code;
  }
  keepAsWritten(notes, cell);
  if (unknownWord === 'review') review(notes, cell, 'unknown-value');
  return absent;
}

/** Several codes in one cell. Each part that is on no list is a reason of its own. */
export function readCodes<C extends string>(
  cell: Cell | null,
  notes: RowNotes,
  synonyms: Synonyms<C>,
  between: RegExp,
): C[] {
  if (cell === null) return [];
  const whole = codeFor(cell.text, synonyms);
  const parts = whole === null ? cell.text.split(between).filter((part) => part.trim() !== '') : [cell.text];
  const codes = parts.map((part) => codeFor(part, synonyms));
  const known = [...new Set(codes.filter((code) => code !== null))];
  const unknown = parts.filter((_, index) => codes[index] === null);
  if (unknown.length > 0) keepAsWritten(notes, cell);
  for (const part of unknown) review(notes, { ...cell, raw: part.trim() }, 'unknown-value');
  if (known.length > 0) interpret(notes, cell, known.join('; '));
  return known;
}

const NOT_CHOSEN: LanguageOfChoice = { language: 'not-asked', named: null, interpreter: 'not-asked' };
const INTERPRETER = /\(?\b(?:with\s+)?(?:interpreter|cyfieithydd)(?:\s+(?:needed|required))?\)?/i;

/** Welsh under any of its names is Welsh; any other language keeps its name. */
export function readLanguage(cell: Cell | null, notes: RowNotes): LanguageOfChoice {
  if (cell === null) return NOT_CHOSEN;
  const named = cell.text.replace(INTERPRETER, '').trim();
  const interpreter = INTERPRETER.test(cell.text) ? 'needed' : 'not-asked';
  const language = languageCode(named);
  interpret(notes, cell, interpreter === 'needed' ? `${language}; interpreter` : language);
  return { language, named: language === 'other' ? named : null, interpreter };
}

function languageCode(named: string): LanguageOfChoice['language'] {
  const word = foldValue(named);
  if (['cy', 'welsh', 'cymraeg', 'w'].includes(word)) return 'welsh';
  if (['en', 'english', 'saesneg', 'eng'].includes(word)) return 'english';
  if (['bsl', 'british sign language'].includes(word)) return 'bsl';
  return word === '' ? 'not-asked' : 'other';
}
