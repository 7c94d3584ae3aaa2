import type { HandoverKind } from '../handovers/index.js';

/**
 * Why a case ends. What never became a case is an outcome of its referral and is not on this list: ineligible,
 * duplicate, insufficient information, declined before support began. "Unable to contact", "unsafe to contact" and
 * "disengaged" differ and are never merged.
 */
export const CLOSURE_REASONS = [
  'goals-met',
  'agreed-time-ended',
  'transferred-within-service',
  'transferred-to-other-provider',
  'transferred-to-other-area',
  'moved-away',
  'disengaged',
  'declined-further-support',
  'unable-to-contact',
  'unsafe-to-contact',
  'needs-too-high',
  'reconciled-and-declined',
  'custody-or-hospital',
  'died',
  'role-reassessed',
  'other',
] as const;
export type ClosureReason = (typeof CLOSURE_REASONS)[number];

export interface ClosureRule {
  planned: boolean;
  /** The code alone says too little. */
  needsWords: boolean;
  /** A completed handover of one of these kinds must show who has the case now; `null` where nobody takes it on. */
  handedOverAs: readonly HandoverKind[] | null;
}

const PLANNED: ClosureRule = { planned: true, needsWords: false, handedOverAs: null };
const UNPLANNED: ClosureRule = { ...PLANNED, planned: false };
const EXPLAINED: ClosureRule = { ...UNPLANNED, needsWords: true };

export const CLOSURE_RULES: Readonly<Record<ClosureReason, ClosureRule>> = {
  'goals-met': PLANNED,
  'agreed-time-ended': PLANNED,
  'transferred-within-service': handedOver('worker-to-worker', 'step-down', 'step-up', 'child-turning-adult'),
  'transferred-to-other-provider': handedOver('to-other-service', 'to-statutory-lead', 'end-of-contract'),
  'transferred-to-other-area': handedOver('to-other-area'),
  'moved-away': UNPLANNED,
  disengaged: UNPLANNED,
  'declined-further-support': UNPLANNED,
  'unable-to-contact': UNPLANNED,
  'unsafe-to-contact': UNPLANNED,
  'needs-too-high': EXPLAINED,
  'reconciled-and-declined': UNPLANNED,
  'custody-or-hospital': UNPLANNED,
  died: EXPLAINED,
  'role-reassessed': EXPLAINED,
  other: EXPLAINED,
};

function handedOver(...as: HandoverKind[]): ClosureRule {
  return { ...PLANNED, handedOverAs: as };
}
