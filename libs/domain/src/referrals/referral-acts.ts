import { isInWords } from '../in-words.js';
import { lacksSecondLook, type Decider, type SecondLookRefusal } from '../access/index.js';
import { allowed, refused, type Ruling } from '../ruling.js';
import type { DeclineReason, ReturnReason, WithdrawalReason } from './referral-reasons.js';
import { canMoveReferral, type ReferralState } from './referral-states.js';
import type { Route } from './route-on-acceptance.js';

/** Each act on a referral, where it leads and the right that it takes. */
export const REFERRAL_ACTS = {
  accept: { to: 'accepted', right: 'referral:triage' },
  decline: { to: 'declined', right: 'referral:triage' },
  return: { to: 'returned', right: 'referral:triage' },
  'receive-information': { to: 'recorded', right: 'referral:triage' },
  withdraw: { to: 'withdrawn', right: 'referral:withdraw' },
} as const satisfies Readonly<Record<string, { to: ReferralState; right: string }>>;

export type ReferralAct = keyof typeof REFERRAL_ACTS;

export interface ReferralSoFar {
  state: ReferralState;
  /** Where acceptance would lead or has led; see routeOnAcceptance. */
  route: Route;
  /** Support by a service has been agreed, so there is a case. */
  hasCase: boolean;
}

/** A named person's decision: no computed value closes or rejects anybody. */
export interface Decision<R extends string> {
  reason: R | null;
  note: string | null;
  byManager: boolean;
}

export interface ReferralMoved {
  state: ReferralState;
  /** What the referrer's record is told; nothing when only missing information came in. */
  tellReferrer: ReferralState | null;
}

export type ReferralRefusal =
  | 'referral-state-forbids'
  | 'risk-holder-needed'
  | 'reason-needed'
  | 'note-needed'
  | 'safety-words-needed'
  | 'person-words-needed'
  | DuplicateLack
  | 'too-few-attempts'
  | 'high-risk-not-returned'
  | 'case-already-open'
  | SecondLookRefusal;

type Act<T = ReferralMoved> = Ruling<T, ReferralRefusal>;

export interface Acceptance extends ReferralMoved {
  route: Route;
  riskHolderId: string;
}

/** Somebody holds the risk by name from the moment of acceptance, queued or not. */
export function acceptReferral(referral: ReferralSoFar, riskHolderId: string | null): Act<Acceptance> {
  const moved = move(referral, 'accept');
  if (!moved.ok) return moved;
  if (!riskHolderId) return refused('risk-holder-needed');
  return allowed({ ...moved.value, route: referral.route, riskHolderId });
}

/** The referral of which another one is said to be a repeat. */
export interface NamedReferral {
  id: string;
  isOfSamePerson: boolean;
  /** Of another record that looks like hers: one person may stand in the books twice. */
  isOfLikelySamePerson: boolean;
  /** Somebody still has her there: it is being decided on, or she waits or is supported. */
  isOpen: boolean;
  /** High by its level or by what is known of it, so that whoever is in danger is held there by name. */
  isHigh: boolean;
}

export interface Declining extends Decision<DeclineReason>, Decider {
  duplicateOf: NamedReferral | null;
  /** Nobody has assessed her, and what was said of the abuse includes a mark of danger; see hasMarkOfDanger. */
  isUnassessedInDanger: boolean;
  /** The answer of attemptsTowardsClosing for this person. */
  attemptsSuffice: boolean;
}

export function declineReferral(referral: ReferralSoFar, declining: Declining): Act {
  const moved = move(referral, 'decline');
  if (!moved.ok) return moved;
  const lacking = lackingDecision(declining);
  if (lacking) return refused(lacking);
  const isDuplicate = declining.reason === 'duplicate';
  const duplicateLacks = isDuplicate ? lackingDuplicate(declining) : null;
  if (duplicateLacks) return refused(duplicateLacks);
  if (declining.reason === 'unable-to-contact' && !declining.attemptsSuffice) return refused('too-few-attempts');
  // Nobody need have spoken to her: then it is somebody else's word, and on record it would read as hers.
  if (declining.reason === 'declined-by-person' && !isInWords(declining.note)) return refused('person-words-needed');
  if (!isHighRisk(referral)) return declineUnassessed(declining, moved);
  const alone = lacksSecondLook(declining);
  if (alone) return refused(alone);
  // The danger would go with this referral and stand nowhere, where the one that it repeats says nothing of it.
  if (isDuplicate) return declining.duplicateOf?.isHigh ? moved : refused('duplicate-of-lower-risk');
  // Nobody is turned away from visible danger without a word on what was done for her safety.
  return isInWords(declining.note) ? moved : refused('safety-words-needed');
}

/** No level says that she is in danger, since nobody has asked; one who is said to be entered twice is somebody's to ask there. */
function declineUnassessed(declining: Declining, moved: Act): Act {
  if (!declining.isUnassessedInDanger || declining.reason === 'duplicate') return moved;
  const alone = lacksSecondLook(declining);
  return alone ? refused(alone) : moved;
}

/**
 * She is turned away here because another has her there: a referral that has ended has nobody. Two records of one person
 * are joined by nobody's arithmetic: they look alike, and whoever declines says how she knows.
 */
function lackingDuplicate({ duplicateOf: named, note }: Declining): DuplicateLack | null {
  if (!named) return 'duplicate-not-named';
  if (!named.isOfSamePerson && !named.isOfLikelySamePerson) return 'duplicate-of-another-person';
  if (!named.isOpen) return 'duplicate-of-ended';
  return named.isOfSamePerson || isInWords(note) ? null : 'duplicate-words-needed';
}

type DuplicateLack = 'duplicate-not-named' | 'duplicate-of-another-person' | 'duplicate-of-ended' | 'duplicate-words-needed' | 'duplicate-of-lower-risk';

/** Sends it back for information, which pauses its clocks; a high risk may not be parked like that. */
export function returnReferral(referral: ReferralSoFar, decision: Decision<ReturnReason>): Act {
  const moved = move(referral, 'return');
  if (!moved.ok) return moved;
  const lacking = lackingDecision(decision);
  if (lacking) return refused(lacking);
  return isHighRisk(referral) ? refused('high-risk-not-returned') : moved;
}

export function receiveInformation(referral: ReferralSoFar): Act {
  const moved = move(referral, 'receive-information');
  return moved.ok ? allowed({ ...moved.value, tellReferrer: null }) : moved;
}

export interface Withdrawing extends Decision<WithdrawalReason>, Decider, DangerAtWithdrawal {}

export interface DangerAtWithdrawal {
  /** Held to be high by anything else than the referral, as by a service that accepted it so. */
  isKnownHigh: boolean;
  isSafetyContactOwed: boolean;
}

/** Takes back a referral as long as no support has been agreed; after that the case is closed with its own reason. */
export function withdrawReferral(referral: ReferralSoFar, withdrawing: Withdrawing): Act {
  const moved = move(referral, 'withdraw');
  if (!moved.ok) return moved;
  if (referral.hasCase) return refused('case-already-open');
  const isKnownHigh = withdrawing.isKnownHigh || isHighRisk(referral);
  const lacking = lackingDecision(withdrawing) ?? withdrawalLacks({ ...withdrawing, isKnownHigh });
  return lacking ? refused(lacking) : moved;
}

/**
 * In visible danger "made by mistake" or "entered twice" is a claim like any other, and takes the person off every list.
 * A file that is undone was decided on as a whole, with words on whoever is in danger in it.
 */
export function withdrawalLacks({ reason, note, ...danger }: Withdrawing): WithdrawalLack | null {
  if (reason === 'import-undone') return null;
  const alone = danger.isKnownHigh || danger.isSafetyContactOwed ? lacksSecondLook(danger) : null;
  if (alone) return alone;
  return danger.isSafetyContactOwed && !isInWords(note) ? 'safety-words-needed' : null;
}

export type WithdrawalLack = SecondLookRefusal | 'safety-words-needed';

function move(referral: ReferralSoFar, act: ReferralAct): Act {
  const { to } = REFERRAL_ACTS[act];
  if (!canMoveReferral(referral.state, to)) return refused('referral-state-forbids');
  return allowed({ state: to, tellReferrer: to });
}

function lackingDecision(decision: Decision<string>): 'reason-needed' | 'note-needed' | null {
  if (decision.reason === null) return 'reason-needed';
  return decision.reason === 'other' && !decision.note?.trim() ? 'note-needed' : null;
}

function isHighRisk(referral: ReferralSoFar): boolean {
  return referral.route.to === 'safety-contact';
}
