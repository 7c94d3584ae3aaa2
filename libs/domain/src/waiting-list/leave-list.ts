import type { AttemptTally } from '../contact/contact-attempts.js';
import { allowed, refused, type Ruling } from '../ruling.js';
import type { KnownRisk } from '../referrals/risk-known.js';
import type { LeaveReason } from './waiting-codes.js';

export interface Leaving {
  reason: LeaveReason | null;
  note: string | null;
  risk: KnownRisk;
  /** A safety contact is owed, or something known shows a high risk, whatever the recorded level. */
  isVisiblyHigh: boolean;
  attempts: AttemptTally;
  riskChecked: boolean;
  referrerTold: boolean;
  byManager: boolean;
  /** The worker, service or agency that takes over, where the reason says that somebody does. */
  takenOverById: string | null;
}

export type LeaveRefusal =
  | 'reason-needed'
  | 'note-needed'
  | 'taker-needed'
  | 'too-few-attempts'
  | 'risk-check-needed'
  | 'referrer-not-told'
  | 'manager-decision-needed'
  | 'safety-words-needed';

const TAKEN_OVER: readonly LeaveReason[] = ['allocated', 'passed-to-other-service'];
const WITHOUT_CONTACT: readonly LeaveReason[] = ['unable-to-contact', 'unsafe-to-contact'];

/** Reasons that are a fact or hand the person on; every other one gives up on her and takes more care. */
const SETTLED: readonly LeaveReason[] = [...TAKEN_OVER, 'duplicate', 'referral-withdrawn', 'died'];

/** There is nothing to say of her safety where she is waiting under another referral, has a worker or has died. */
const WITHOUT_SAFETY_WORDS: readonly LeaveReason[] = ['allocated', 'duplicate', 'died'];

export function asksForSafetyWords(reason: LeaveReason): boolean {
  return !WITHOUT_SAFETY_WORDS.includes(reason);
}

/**
 * Whether somebody may leave the list. Closing without contact takes a risk check and word to the referrer; for
 * high or unassessed risk it takes a manager too, because silence may be the danger itself. Nobody in visible danger
 * leaves without a word on what was done for her safety.
 */
export function mayLeaveList(leaving: Leaving): Ruling<LeaveReason, LeaveRefusal> {
  const { reason } = leaving;
  if (reason === null) return refused('reason-needed');
  if (reason === 'other' && !leaving.note?.trim()) return refused('note-needed');
  if (TAKEN_OVER.includes(reason) && !leaving.takenOverById) return refused('taker-needed');
  const refusal = WITHOUT_CONTACT.includes(reason) ? lackingWithoutContact(reason, leaving) : null;
  if (refusal) return refused(refusal);
  if (!SETTLED.includes(reason) && mayBeInDanger(leaving) && !leaving.byManager) {
    return refused('manager-decision-needed');
  }
  if (isHigh(leaving) && asksForSafetyWords(reason) && !leaving.note?.trim()) return refused('safety-words-needed');
  return allowed(reason);
}

function lackingWithoutContact(reason: LeaveReason, leaving: Leaving): LeaveRefusal | null {
  if (reason === 'unable-to-contact' && !leaving.attempts.suffices) return 'too-few-attempts';
  if (!leaving.riskChecked) return 'risk-check-needed';
  return leaving.referrerTold ? null : 'referrer-not-told';
}

/** Somebody who declines speaks for herself; about the unassessed whom nobody reached, nothing is known. */
function mayBeInDanger(leaving: Leaving): boolean {
  const { reason, risk } = leaving;
  const unknown = risk === 'not-assessed' && reason !== null && WITHOUT_CONTACT.includes(reason);
  return isHigh(leaving) || unknown;
}

function isHigh({ risk, isVisiblyHigh }: Leaving): boolean {
  return risk === 'high' || isVisiblyHigh;
}
