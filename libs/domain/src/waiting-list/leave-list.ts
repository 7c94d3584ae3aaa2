import { isInWords } from '../in-words.js';
import { isDecision, lacksSecondLook, type Decider, type SecondLookRefusal } from '../access/index.js';
import type { AttemptTally } from '../contact/contact-attempts.js';
import { allowed, refused, type Ruling } from '../ruling.js';
import type { KnownRisk } from '../referrals/risk-known.js';
import type { LeaveReason } from './waiting-codes.js';

export interface Leaving extends Decider {
  reason: LeaveReason | null;
  note: string | null;
  risk: KnownRisk;
  /** A safety contact is owed, or something known shows a high risk, whatever the recorded level. */
  isVisiblyHigh: boolean;
  attempts: AttemptTally;
  riskChecked: boolean;
  referrerTold: boolean;
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
  | 'safety-words-needed'
  | SecondLookRefusal;

const TAKEN_OVER: readonly LeaveReason[] = ['allocated', 'passed-to-other-service'];
const WITHOUT_CONTACT: readonly LeaveReason[] = ['unable-to-contact', 'unsafe-to-contact'];

/** There is nothing to say of her safety where she is waiting under another referral, has a worker or has died. */
const WITHOUT_SAFETY_WORDS: readonly LeaveReason[] = ['allocated', 'duplicate', 'died'];

export function asksForSafetyWords(reason: LeaveReason): boolean {
  return !WITHOUT_SAFETY_WORDS.includes(reason);
}

/**
 * Whether somebody may leave the list. Closing without contact takes a risk check and word to the referrer. Nobody in visible danger
 * leaves without a word on what was done for her safety; of a death or a second entry it is said how that is known.
 */
export function mayLeaveList(leaving: Leaving): Ruling<LeaveReason, LeaveRefusal> {
  const { reason } = leaving;
  if (reason === null) return refused('reason-needed');
  if (reason === 'other' && !leaving.note?.trim()) return refused('note-needed');
  if (TAKEN_OVER.includes(reason) && !leaving.takenOverById) return refused('taker-needed');
  const refusal = WITHOUT_CONTACT.includes(reason) ? lackingWithoutContact(reason, leaving) : null;
  if (refusal) return refused(refusal);
  const lacking = leavingDecision(leaving);
  if (lacking) return refused(lacking);
  if (isHigh(leaving) && reason !== 'allocated' && !isInWords(leaving.note)) return refused(asksForSafetyWords(reason) ? 'safety-words-needed' : 'note-needed');
  return allowed(reason);
}

function lackingWithoutContact(reason: LeaveReason, leaving: Leaving): LeaveRefusal | null {
  if (reason === 'unable-to-contact' && !leaving.attempts.suffices) return 'too-few-attempts';
  if (!leaving.riskChecked) return 'risk-check-needed';
  return leaving.referrerTold ? null : 'referrer-not-told';
}

/**
 * In visible danger nobody is taken off the list by whoever holds her alone: that she waits under another referral, or is
 * passed on where nobody has accepted yet, is a claim like any other. Only with an allocation she already has a worker.
 */
export function leavingDecision(leaving: Danger & Decider & Pick<Leaving, 'reason'>): SecondLookRefusal | null {
  const { reason } = leaving;
  if (reason === null || reason === 'allocated' || !isDecision(reason)) return null;
  return isHigh(leaving) || isUnknown(reason, leaving) ? lacksSecondLook(leaving) : null;
}

type Danger = Pick<Leaving, 'risk' | 'isVisiblyHigh'>;

/** Most who wait are not assessed, and who declines speaks for herself; of those whom nobody reached nothing is known. */
function isUnknown(reason: LeaveReason, { risk }: Danger): boolean {
  return risk === 'not-assessed' && WITHOUT_CONTACT.includes(reason);
}

function isHigh({ risk, isVisiblyHigh }: Danger): boolean {
  return risk === 'high' || isVisiblyHigh;
}
