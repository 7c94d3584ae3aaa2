import type { CalendarDay } from '../dates/calendar-day.js';
import type { NamesOfPerson } from './compare-names.js';
import { matchStrength, MATCH_STRENGTHS, type Match, type PersonToMatch } from './match-strength.js';
import { nameKey } from './name-key.js';

/** What a caller says or a worker types into one field. */
export interface AskedFor {
  name: string | null;
  dateOfBirth: CalendarDay | null;
  phones: readonly string[];
}

/**
 * The best match over every way of reading the typed name: where the forename ends is not known, a single word may be
 * either name, and "Price, Megan" turns them round.
 */
export function matchByText(candidate: PersonToMatch, asked: AskedFor): Match {
  const { dateOfBirth, phones } = asked;
  const matches = readingsOfName(asked.name).map((names) =>
    matchStrength(candidate, { ...names, dateOfBirth, phones }),
  );
  return matches.reduce((best, one) => (rank(one) > rank(best) ? one : best));
}

/** At least one reading, empty when nothing was typed. */
export function readingsOfName(text: string | null): NamesOfPerson[] {
  const words = (text ?? '').split(/[\s,]+/).filter((word) => nameKey(word) !== '');
  const [only] = words;
  if (only === undefined) return [reading(null, null)];
  if (words.length === 1) return [reading(only, null), reading(null, only)];
  return words.slice(1).map((_, at) => reading(words.slice(0, at + 1).join(' '), words.slice(at + 1).join(' ')));
}

const reading = (forename: string | null, surname: string | null): NamesOfPerson => ({
  forename,
  surname,
  knownAs: null,
});

const rank = (match: Match): number => MATCH_STRENGTHS.indexOf(match.strength);
