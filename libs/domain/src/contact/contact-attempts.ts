import { DateTime } from 'luxon';
import { dayOf, SERVICE_ZONE } from '../dates/local-time.js';
import { allowed, type Ruling } from '../ruling.js';
import type { AttemptMethod, AttemptOutcome, SafetyAnswer } from './contact-codes.js';

export interface ContactAttempt {
  at: Date;
  method: AttemptMethod;
  outcome: AttemptOutcome;
  /** What mayUse said when the attempt was made. Meeting in person, and her own call, are safe by her choice. */
  methodWasSafe: boolean;
}

const REACHED: readonly AttemptOutcome[] = ['spoke', 'person-got-in-touch'];
const NEVER_RANG_THERE: readonly AttemptOutcome[] = ['wrong-number', 'number-unobtainable'];
const SHAKES_SAFETY: readonly AttemptOutcome[] = ['wrong-number', 'answered-by-other', 'spoke-not-safe'];

/** Reached means that the person could talk: a voicemail, or a call she had to break off, is not contact. */
export function isSuccessfulContact(attempt: ContactAttempt): boolean {
  return REACHED.includes(attempt.outcome);
}

/** After somebody else answered, the method counts as unknown until the person has said again that it is safe. */
export function mustVerifyMethodAgain(outcome: AttemptOutcome): boolean {
  return SHAKES_SAFETY.includes(outcome);
}

/**
 * Whether an attempt may be written down, and as what. A method that is not safe is refused while the attempt can still be
 * left undone. Once it has happened it is kept as what it was: a record that is silent about it warns nobody.
 */
export function judgeAttempt<Refusal extends string>(
  mayUseMethod: Ruling<unknown, Refusal>,
  hasHappened: boolean,
): Ruling<{ methodWasSafe: boolean }, Refusal> {
  if (mayUseMethod.ok || hasHappened) return allowed({ methodWasSafe: mayUseMethod.ok });
  return mayUseMethod;
}

/** After an attempt that was not safe no "yes" is relied upon until she has said it again; a "no" stays a "no". */
export function afterUnsafeUse(answer: SafetyAnswer): SafetyAnswer {
  return answer === 'yes' ? 'unknown' : answer;
}

/** When the first two clocks stop. A failed attempt stops the first only, and an unsafe one stops neither. */
export function contactClockStops(attempts: readonly ContactAttempt[]): {
  'first-attempt': Date | null;
  'first-contact': Date | null;
} {
  const reached = attempts.filter(isSuccessfulContact);
  const safe = attempts.filter((attempt) => attempt.methodWasSafe || isSuccessfulContact(attempt));
  return { 'first-attempt': earliest(safe), 'first-contact': earliest(reached) };
}

export interface AttemptRule {
  /** Days on which an attempt must have been made. */
  attempts: number;
  /** How many of morning, afternoon and evening must have been tried. */
  partsOfDay: number;
}

export const PARTS_OF_DAY = ['morning', 'afternoon', 'evening'] as const;
export type PartOfDay = (typeof PARTS_OF_DAY)[number];

export interface CountingAttempt {
  at: Date;
  method: AttemptMethod;
  partOfDay: PartOfDay;
}

export interface AttemptTally {
  counted: number;
  needed: number;
  partsOfDay: number;
  partsOfDayNeeded: number;
  /** The attempts that count, the oldest first. */
  counting: readonly CountingAttempt[];
  lacking: readonly ('attempts' | 'different-times')[];
  suffices: boolean;
}

/** The numbers alone, for whoever is told that they are too few. */
export function tallied({ counted, needed, partsOfDay, partsOfDayNeeded }: AttemptTally) {
  return { counted, needed, partsOfDay, partsOfDayNeeded };
}

/**
 * Whether enough has been tried to call somebody unreachable: at least three proactive attempts are practice, more
 * for high risk. Only attempts by a method marked safe count, each day once, and not all at the same time of day.
 * Trying begins afresh after each successful contact.
 */
export function attemptsTowardsClosing(attempts: readonly ContactAttempt[], rule: AttemptRule): AttemptTally {
  const lastContact = latest(attempts.filter(isSuccessfulContact));
  const counting = attempts.filter(
    (attempt) => countsTowardsClosing(attempt) && (lastContact === null || attempt.at > lastContact),
  );
  const counted = new Set(counting.map((attempt) => dayOf(attempt.at))).size;
  const partsOfDay = new Set(counting.map((attempt) => partOfDay(attempt.at))).size;
  const lacking: ('attempts' | 'different-times')[] = [];
  if (counted < rule.attempts) lacking.push('attempts');
  if (partsOfDay < rule.partsOfDay) lacking.push('different-times');
  return {
    ...{ counted, needed: rule.attempts, partsOfDay, partsOfDayNeeded: rule.partsOfDay, lacking },
    counting: counting.map(({ at, method }) => ({ at, method, partOfDay: partOfDay(at) })).sort((a, b) => a.at.getTime() - b.at.getTime()),
    suffices: lacking.length === 0,
  };
}

function countsTowardsClosing(attempt: ContactAttempt): boolean {
  return attempt.methodWasSafe && !isSuccessfulContact(attempt) && !NEVER_RANG_THERE.includes(attempt.outcome);
}

function partOfDay(at: Date): PartOfDay {
  const { hour } = DateTime.fromJSDate(at, { zone: SERVICE_ZONE });
  if (hour < 12) return 'morning';
  return hour < 17 ? 'afternoon' : 'evening';
}

const earliest = (attempts: readonly ContactAttempt[]): Date | null =>
  attempts.reduce<Date | null>((first, { at }) => (first && first <= at ? first : at), null);

const latest = (attempts: readonly ContactAttempt[]): Date | null =>
  attempts.reduce<Date | null>((last, { at }) => (last && last >= at ? last : at), null);
