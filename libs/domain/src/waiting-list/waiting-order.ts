import type { KnownRisk } from '../referrals/risk-known.js';
import { RISK_TRIGGERS, type RiskTrigger } from './waiting-codes.js';

export interface WaitingPerson {
  id: string;
  risk: KnownRisk;
  /** The referral was routed to safety contact: visible high risk, or a signal as good as that. */
  needsSafetyContact: boolean;
  triggers: readonly RiskTrigger[];
  childrenInHousehold: boolean;
  /** Disability, pregnancy, age, language or immigration standing that makes waiting more dangerous. */
  vulnerable: boolean;
  /** Her safety contact was made; only where one was owed does it move her. */
  isSpokenTo: boolean;
  waitingSince: Date;
}

export const WAITING_BANDS = ['safety-contact', 'not-assessed', 'assessed'] as const;

export type WaitingBand = (typeof WAITING_BANDS)[number];

export type OrderReason =
  | 'safety-contact'
  | 'high-risk'
  | 'not-assessed'
  | 'medium-risk'
  | 'standard-risk'
  | RiskTrigger
  | 'children'
  | 'vulnerable'
  | 'waited';

export interface WaitingPlace {
  id: string;
  band: WaitingBand;
  /** Counted through all bands, from 1. */
  rank: number;
  reasons: readonly OrderReason[];
}

/**
 * The order of the list, with what puts each person there: first whoever must be contacted and ought not to be
 * waiting, of them whoever has not been spoken to, then whoever nobody has assessed, then level of risk, triggers,
 * children and vulnerability, time waited. No score enters, since a count of answers is not a measure of danger. There is
 * no national formula; that high risk is contacted and not queued is how SafeLives describes an IDVA service's work.
 */
export function waitingOrder(people: readonly WaitingPerson[]): WaitingPlace[] {
  return [...people].sort(byHarmIfLeftWaiting).map((person, index) => ({
    id: person.id,
    band: waitingBand(person),
    rank: index + 1,
    reasons: orderReasons(person),
  }));
}

export function waitingBand(person: WaitingPerson): WaitingBand {
  if (person.needsSafetyContact || person.risk === 'high') return 'safety-contact';
  return person.risk === 'not-assessed' ? 'not-assessed' : 'assessed';
}

/**
 * Groups of those in visible danger, as they stand above the list. Whoever a service has accepted was looked at by
 * somebody and found in danger, as was whoever has just been told of: neither stands below the backlog of an agency, of
 * which nobody has read a line yet. However long a file is, and however long ago its dates.
 */
export const ABOVE_THE_LIST = ['told', 'accepted', 'in-files'] as const;
export type AboveTheList = (typeof ABOVE_THE_LIST)[number];

export function groupAboveTheList({ isAccepted, isOfFile }: { isAccepted: boolean; isOfFile: boolean }): AboveTheList {
  if (isAccepted) return 'accepted';
  return isOfFile ? 'in-files' : 'told';
}

/** Usable on rows of any size: compares two people without building reasons. */
export function byHarmIfLeftWaiting(a: WaitingPerson, b: WaitingPerson): number {
  return (
    bandNumber(a) - bandNumber(b) ||
    isAnswered(a) - isAnswered(b) ||
    RISK_WEIGHT[b.risk] - RISK_WEIGHT[a.risk] ||
    distinctTriggers(b).length - distinctTriggers(a).length ||
    circumstances(b) - circumstances(a) ||
    a.waitingSince.getTime() - b.waitingSince.getTime() ||
    (a.id < b.id ? -1 : Number(a.id > b.id))
  );
}

/** Not assessed ranks beside high, never beside standard; the bands already keep it above both other levels. */
const RISK_WEIGHT: Readonly<Record<KnownRisk, number>> = { high: 3, 'not-assessed': 3, medium: 2, standard: 1 };

const RISK_REASON: Readonly<Record<KnownRisk, OrderReason>> = {
  high: 'high-risk',
  'not-assessed': 'not-assessed',
  medium: 'medium-risk',
  standard: 'standard-risk',
};

function orderReasons(person: WaitingPerson): OrderReason[] {
  const reasons: OrderReason[] = [];
  if (person.needsSafetyContact) reasons.push('safety-contact');
  reasons.push(RISK_REASON[person.risk], ...distinctTriggers(person));
  if (person.childrenInHousehold) reasons.push('children');
  if (person.vulnerable) reasons.push('vulnerable');
  reasons.push('waited');
  return reasons;
}

const bandNumber = (person: WaitingPerson): number => WAITING_BANDS.indexOf(waitingBand(person));

const isAnswered = (person: WaitingPerson): number => Number(waitingBand(person) === 'safety-contact' && person.isSpokenTo);

const circumstances = (person: WaitingPerson): number => Number(person.childrenInHousehold) + Number(person.vulnerable);

const distinctTriggers = (person: WaitingPerson): RiskTrigger[] =>
  RISK_TRIGGERS.filter((trigger) => person.triggers.includes(trigger));
