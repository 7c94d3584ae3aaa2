import { editDistance } from './edit-distance.js';
import { closedNameKey, nameKey, soundKey } from './name-key.js';
import { areNameVariants } from './name-variants.js';

export interface NamesOfPerson {
  forename: string | null;
  surname: string | null;
  knownAs: string | null;
}

/** From nothing in common to the same letters, in ascending order of likeness. */
export const NAME_LIKENESSES = ['different', 'similar', 'variant', 'same'] as const;

export type NameLikeness = (typeof NAME_LIKENESSES)[number];

export interface NameComparison {
  /** The less alike of the parts that both have; null when they have none in common to compare. */
  whole: NameLikeness | null;
  forename: NameLikeness | null;
  surname: NameLikeness | null;
  /** Forename and surname stand in each other's place. */
  swapped: boolean;
}

export function compareNames(one: NamesOfPerson, other: NamesOfPerson): NameComparison {
  const straight = compareParts(one, other);
  const swapped = compareParts({ ...one, forename: one.surname, surname: one.forename, knownAs: null }, other);
  // Both parts must fit crosswise: one alone would join everybody called Owen to everybody named Owen.
  const isSwapped = swapped.forename !== null && swapped.surname !== null && rank(swapped.whole) > rank(straight.whole);
  return isSwapped ? { ...swapped, swapped: true } : { ...straight, swapped: false };
}

/** How alike two single names are, to the eye or to the ear. Very short names must agree to the letter. */
export function nameLikeness(one: string, other: string): NameLikeness {
  const [a, b] = [closedNameKey(one), closedNameKey(other)];
  if (a === b) return 'same';
  if (areNameVariants(one, other)) return 'variant';
  const shorter = Math.min(a.length, b.length);
  if (shorter < 3) return 'different';
  const isHeardAlike = soundKey(one) === soundKey(other);
  return isHeardAlike || editDistance(a, b) <= (shorter < 6 ? 1 : 2) ? 'similar' : 'different';
}

function compareParts(one: NamesOfPerson, other: NamesOfPerson): Omit<NameComparison, 'swapped'> {
  const forename = mostAlike([one.forename, one.knownAs], [other.forename, other.knownAs]);
  const surname = surnameLikeness(one.surname, other.surname);
  return { forename, surname, whole: leastAlike(forename, surname) };
}

/** One part of a double-barrelled surname is a likeness and no more: many are known by half of theirs. */
function surnameLikeness(one: string | null, other: string | null): NameLikeness | null {
  const whole = mostAlike([one], [other]);
  if (whole !== 'different') return whole;
  const [ones, others] = [partsOfSurname(one), partsOfSurname(other)];
  if (ones.length + others.length < 3) return whole;
  return rank(mostAlike(ones, others)) >= rank('similar') ? 'similar' : whole;
}

/** Its parts of three letters and more: "ap", "de" and initials say nothing of a family. */
function partsOfSurname(surname: string | null): string[] {
  return nameKey(surname ?? '').split(' ').filter((part) => part.length >= 3);
}

function mostAlike(ones: readonly (string | null)[], others: readonly (string | null)[]): NameLikeness | null {
  let best: NameLikeness | null = null;
  for (const one of given(ones)) {
    for (const other of given(others)) {
      const likeness = nameLikeness(one, other);
      if (rank(likeness) > rank(best)) best = likeness;
    }
  }
  return best;
}

function leastAlike(a: NameLikeness | null, b: NameLikeness | null): NameLikeness | null {
  if (a === null || b === null) return a ?? b;
  return rank(a) < rank(b) ? a : b;
}

const given = (names: readonly (string | null)[]): string[] =>
  names.filter((name): name is string => name !== null && closedNameKey(name) !== '');

const rank = (likeness: NameLikeness | null): number => (likeness === null ? -1 : NAME_LIKENESSES.indexOf(likeness));
