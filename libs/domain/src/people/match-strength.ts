import type { CalendarDay } from '../dates/calendar-day.js';
import { compareBirthDates, type BirthDateLikeness } from './compare-birth-dates.js';
import { compareNames, type NameComparison, type NamesOfPerson } from './compare-names.js';

/** Telephone numbers come already folded to one form, so that equal numbers are equal text. */
export interface PersonToMatch extends NamesOfPerson {
  dateOfBirth: CalendarDay | null;
  phones: readonly string[];
}

export const MATCH_STRENGTHS = ['none', 'possible', 'likely', 'certain-looking'] as const;

/** "Certain-looking" is still only a look: a worker decides, and no two records are ever joined by themselves. */
export type MatchStrength = (typeof MATCH_STRENGTHS)[number];

export const MATCH_REASONS = [
  'same-name',
  'variant-name',
  'similar-name',
  'names-swapped',
  'same-forename-only',
  'same-birth-date',
  'birth-date-day-month-swapped',
  'birth-date-one-slip',
  'birth-day-differs',
  'birth-month-differs',
  'birth-year-differs',
  'different-birth-date',
  'same-phone',
  'same-reference',
] as const;

export type MatchReason = (typeof MATCH_REASONS)[number];

export interface Match {
  strength: MatchStrength;
  reasons: readonly MatchReason[];
}

/** How likely it is that two records are of one person, with everything that speaks for and against it. */
export function matchStrength(candidate: PersonToMatch, query: PersonToMatch): Match {
  const names = compareNames(candidate, query);
  const birth = compareBirthDates(candidate.dateOfBirth, query.dateOfBirth);
  const samePhone = candidate.phones.some((phone) => query.phones.includes(phone));
  return { strength: strengthOf(names, birth, samePhone), reasons: reasonsFor(names, birth, samePhone) };
}

/**
 * Points in whole steps: a birth date weighs most, since names change on marriage and telephones are shared by
 * families and refuges. Two different birth dates speak against all but a shared telephone and the whole name letter for
 * letter: a date misheard on the telephone is commoner than a stranger of that name, and a second record of one person
 * hides her from whoever opens the first.
 */
function strengthOf(names: NameComparison, birth: BirthDateLikeness, samePhone: boolean): MatchStrength {
  const name = namePoints(names);
  const weakest = samePhone || isNamesake(names) ? 'possible' : 'none';
  // Without any likeness of name this may be a twin, a daughter or a stranger with the same birthday.
  if (name === 0) return weakest;
  const points = name + BIRTH_POINTS[birth] + (samePhone ? 2 : 0);
  if (points >= 6) return 'certain-looking';
  if (points >= 4) return 'likely';
  return points >= 2 ? 'possible' : weakest;
}

/** Somebody gave the very number of a record, which nothing else has. */
export const MATCH_BY_REFERENCE: Match = { strength: 'certain-looking', reasons: ['same-reference'] };

const BIRTH_POINTS: Readonly<Record<BirthDateLikeness, number>> = {
  same: 3,
  'day-month-swapped': 2,
  'one-slip': 1,
  // Neither for nor against: the name stands as if no birth date were known.
  'day-differs': 0,
  'month-differs': 0,
  'year-differs': 0,
  'not-known': 0,
  different: -2,
};

function namePoints(names: NameComparison): number {
  if (names.whole === null) return 0;
  // A forename that agrees beside a surname that does not is what a marriage or a divorce leaves.
  if (names.whole === 'different') return hasSameForename(names) ? 1 : 0;
  if (names.forename === null || names.surname === null) return 1;
  return names.whole === 'similar' ? 2 : 3;
}

function isNamesake(names: NameComparison): boolean {
  return names.whole === 'same' && names.forename === 'same' && names.surname === 'same';
}

function hasSameForename(names: NameComparison): boolean {
  return !names.swapped && (names.forename === 'same' || names.forename === 'variant');
}

function reasonsFor(names: NameComparison, birth: BirthDateLikeness, samePhone: boolean): MatchReason[] {
  const holds: Readonly<Record<MatchReason, boolean>> = {
    'same-name': names.whole === 'same',
    'variant-name': names.whole === 'variant',
    'similar-name': names.whole === 'similar',
    'names-swapped': names.swapped,
    'same-forename-only': names.whole === 'different' && hasSameForename(names),
    'same-birth-date': birth === 'same',
    'birth-date-day-month-swapped': birth === 'day-month-swapped',
    'birth-date-one-slip': birth === 'one-slip',
    'birth-day-differs': birth === 'day-differs',
    'birth-month-differs': birth === 'month-differs',
    'birth-year-differs': birth === 'year-differs',
    'different-birth-date': birth === 'different',
    'same-phone': samePhone,
    // Looked for by itself: what somebody is called says nothing of it.
    'same-reference': false,
  };
  return MATCH_REASONS.filter((reason) => holds[reason]);
}
