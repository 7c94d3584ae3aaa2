import type { RiskLevel } from '../referrals/index.js';
import type { HandoverState } from './handover-states.js';

export const HANDOVER_KINDS = [
  'worker-to-worker',
  'step-down',
  'step-up',
  'to-other-service',
  'to-other-area',
  'to-statutory-lead',
  'child-turning-adult',
  'end-of-contract',
  'emergency-cover',
] as const;
export type HandoverKind = (typeof HANDOVER_KINDS)[number];

export const HANDOVER_DECLINE_REASONS = [
  'no-capacity',
  'conflict-of-interest',
  'not-suitable',
  'information-missing',
  'other',
] as const;
export type HandoverDeclineReason = (typeof HANDOVER_DECLINE_REASONS)[number];

/** To a worker by name, or to a team of whom one accepts by name. */
export type Receiver = { to: 'worker'; workerId: string } | { to: 'team'; teamId: string };

/**
 * Within a service the person is told. Beyond it she agrees, or there is a recorded lawful basis and a reason of risk.
 */
export type HandoverConsent =
  { basis: 'not-settled' } | { basis: 'informed' } | { basis: 'agreed' } | { basis: 'without-consent'; reason: string };

export interface Handover {
  id: string;
  caseId: string;
  kind: HandoverKind;
  state: HandoverState;
  giverId: string;
  /** Only a draft may have none. */
  receiver: Receiver | null;
  /** The worker who accepted; she holds the risk from then on. */
  acceptedById: string | null;
  reason: string;
  consent: HandoverConsent;
  offeredAt: Date | null;
  lapsesAt: Date | null;
  /** When the time to introduce the new worker is over, from the yes on. */
  endsAt: Date | null;
}

/** What the receiver sees before deciding, enough to decide safely and no more. */
export interface HandoverPreview {
  riskLevel: RiskLevel | 'not-assessed';
  /** Court, release, contact, an order's end or a move within the next 14 days, in words; "none" is said too. */
  liveDangers: string;
  safeContact: string;
  whoMustNotKnow: string;
  nextContact: string;
}
