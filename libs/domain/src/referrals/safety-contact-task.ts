import { ROUTE_GROUNDS, type RouteGround } from './route-on-acceptance.js';

/** How an owed safety contact came to its end; who did so and why stands beside it on the record. */
export const SAFETY_CONTACT_ENDS = ['contacted', 'left-list', 'declined', 'withdrawn', 'case-closed'] as const;
export type SafetyContactEnd = (typeof SAFETY_CONTACT_ENDS)[number];

/** What happens to a referral, or to the person's place on a list, while a safety contact is owed. */
export type SafetyContactEvent = 'contacted' | 'accepted' | 'returned' | 'declined' | 'withdrawn' | 'left-list' | 'support-agreed' | 'case-closed';

export type SafetyContactFate = { goesOn: 'as-it-was' | 'on-the-list' | 'on-the-referral' } | { ends: SafetyContactEnd };

/**
 * A visibly high risk is owed a safety contact from the moment the referral is saved. It is carried along by every
 * decision, into support as well, and ends only when she has been spoken to or when no service has her any more.
 */
export function safetyContactAfter(event: SafetyContactEvent, isUndecidedElsewhere: boolean): SafetyContactFate {
  switch (event) {
    case 'contacted':
    case 'withdrawn':
    case 'case-closed':
      return { ends: event };
    case 'accepted':
      return { goesOn: 'on-the-list' };
    // Support may be agreed through the referrer: that is no word from her yet.
    case 'support-agreed':
      return { goesOn: 'as-it-was' };
    case 'returned':
      return { goesOn: 'as-it-was' };
    case 'declined':
      return isUndecidedElsewhere ? { goesOn: 'as-it-was' } : { ends: 'declined' };
    case 'left-list':
      return isUndecidedElsewhere ? { goesOn: 'on-the-referral' } : { ends: 'left-list' };
  }
}

/** A contact that was made before the danger was seen is no answer to it. Moments are told by the minute. */
export function answersSafetyContact(madeAt: Date, owedSince: Date): boolean {
  return madeAt.getTime() >= Math.floor(owedSince.getTime() / MINUTE) * MINUTE;
}

/** Whoever has been spoken to since the danger is known is not owed it again, by whatever else the danger is found. */
export function isSpokenToSince(contactsMadeAt: readonly Date[], knownSince: Date): boolean {
  return contactsMadeAt.some((madeAt) => answersSafetyContact(madeAt, knownSince));
}

const MINUTE = 60_000;

export interface OwedSafetyContact {
  id: string;
  grounds: readonly RouteGround[];
  isDone: boolean;
  /** One of an agency's whole file, which lies there as a backlog and must not hide what somebody has just told us. */
  isOfFile: boolean;
  waitingSince: Date;
}

/**
 * Whoever has not been spoken to first; then what came by itself before a whole file; then the stronger finding, then the
 * longest wait: sorted, however many they are.
 */
export function safetyContactOrder<One extends OwedSafetyContact>(owed: readonly One[]): One[] {
  return [...owed].sort(
    (a, b) =>
      Number(a.isDone) - Number(b.isDone) ||
      Number(a.isOfFile) - Number(b.isOfFile) ||
      strength(a) - strength(b) ||
      a.waitingSince.getTime() - b.waitingSince.getTime() ||
      (a.id < b.id ? -1 : Number(a.id > b.id)),
  );
}

/** The grounds stand in the order of what they say: a level somebody has decided before another agency's grade. */
function strength({ grounds }: OwedSafetyContact): number {
  const places = grounds.map((ground) => ROUTE_GROUNDS.indexOf(ground));
  return Math.min(ROUTE_GROUNDS.length, ...places);
}
