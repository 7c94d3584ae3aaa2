import type { CalendarDay } from '../dates/index.js';
import type { ReferralState } from '../referrals/index.js';
import { allowed, refused, type Ruling } from '../ruling.js';

/** A closed case has no way back: whoever returns gets a new episode, so that no return is hidden in an old one. */
export const CASE_STATES = ['open', 'closed'] as const;
export type CaseState = (typeof CASE_STATES)[number];

export const CASE_STEPS: Readonly<Record<CaseState, readonly CaseState[]>> = { open: ['closed'], closed: [] };

export function canMoveCase(from: CaseState, to: CaseState): boolean {
  return CASE_STEPS[from].includes(to);
}

export interface SupportAgreement {
  referral: ReferralState;
  /** When the person and the service agreed on support; `null` while they have not. */
  agreedOn: CalendarDay | null;
  workerId: string | null;
  /** Cases of this person in this service that are open. */
  openCases: number;
}

export interface OpenedCase {
  openedOn: CalendarDay;
  workerId: string;
}

export type OpeningRefusal =
  'referral-not-accepted' | 'support-not-agreed' | 'agreement-in-future' | 'case-worker-missing' | 'case-already-open';

/** A case opens when support by a service is agreed, not before: a referral, a call or a wait are no case. */
export function openCase(agreement: SupportAgreement, today: CalendarDay): Ruling<OpenedCase, OpeningRefusal> {
  if (agreement.referral !== 'accepted') return refused('referral-not-accepted');
  if (agreement.agreedOn === null) return refused('support-not-agreed');
  if (agreement.agreedOn > today) return refused('agreement-in-future');
  if (agreement.workerId === null) return refused('case-worker-missing');
  if (agreement.openCases > 0) return refused('case-already-open');
  return allowed({ openedOn: agreement.agreedOn, workerId: agreement.workerId });
}
