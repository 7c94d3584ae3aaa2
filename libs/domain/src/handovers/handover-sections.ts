import type { KnownRisk } from '../referrals/index.js';
import type { Handover, HandoverKind, HandoverPreview } from './handover.js';
import { canMoveHandover, isNewsToGiver } from './handover-states.js';

/** What a handover tells, each part in words of its own. */
export const HANDOVER_SECTIONS = [
  'live-dangers',
  'safe-contact',
  'who-must-not-know',
  'next-contact',
  'wishes',
  'children',
  'orders-and-bail',
  'outstanding',
  'access-and-language',
  'what-works',
] as const;
export type HandoverSection = (typeof HANDOVER_SECTIONS)[number];

/** Needed to decide safely, so they are written before an offer and shown before acceptance. */
export const PREVIEW_SECTIONS = ['live-dangers', 'safe-contact', 'who-must-not-know', 'next-contact'] as const;

export interface WrittenSection {
  section: HandoverSection;
  text: string;
  /** Agreed to be seen by the receiver while she decides. */
  beforeAcceptance: boolean;
}

/** A receiver outside the organisation needs a grant of her own; cover for an absence is taken and never offered. */
export const DRAFTED_HANDOVER_KINDS = [
  'worker-to-worker',
  'step-down',
  'step-up',
  'to-other-service',
  'child-turning-adult',
  'end-of-contract',
] as const satisfies readonly HandoverKind[];
export type DraftedHandoverKind = (typeof DRAFTED_HANDOVER_KINDS)[number];

export function isPreviewSection(section: HandoverSection): boolean {
  return (PREVIEW_SECTIONS as readonly HandoverSection[]).includes(section);
}

export function previewFrom(riskLevel: KnownRisk, sections: readonly WrittenSection[]): HandoverPreview {
  const textOf = (name: HandoverSection): string => sections.find(({ section }) => section === name)?.text ?? '';
  return {
    riskLevel,
    liveDangers: textOf('live-dangers'),
    safeContact: textOf('safe-contact'),
    whoMustNotKnow: textOf('who-must-not-know'),
    nextContact: textOf('next-contact'),
  };
}

/** What a receiver who has not accepted may read: the four parts she needs, and those agreed to be shown. */
export function sectionsBeforeAcceptance(sections: readonly WrittenSection[]): WrittenSection[] {
  return sections.filter(({ section, beforeAcceptance }) => beforeAcceptance || isPreviewSection(section));
}

export interface HandoverReader {
  workerId: string;
  /** The receiver named, or of the team named. */
  isReceiver: boolean;
  isManager: boolean;
}

export type HandoverSight = 'whole' | 'preview' | 'nothing';

/**
 * How much of a handover somebody sees. An offer that was declined, that lapsed or was taken back leaves nothing
 * readable with whom it was offered to.
 */
export function handoverSight(handover: Handover, reader: HandoverReader): HandoverSight {
  const { workerId, isReceiver, isManager } = reader;
  if (isManager || workerId === handover.giverId || workerId === handover.acceptedById) return 'whole';
  return isReceiver && handover.state === 'offered' ? 'preview' : 'nothing';
}

export const HANDOVER_ACTS = [
  'change',
  'offer',
  'discard',
  'accept',
  'decline',
  'recall',
  'hold-joint-contact',
  'complete',
  'acknowledge',
] as const;
export type HandoverAct = (typeof HANDOVER_ACTS)[number];

/** Which acts a screen offers to somebody; each act still asks its own rule. */
export function handoverActs(handover: Handover, reader: HandoverReader, acknowledged: boolean): HandoverAct[] {
  const { state } = handover;
  const isGiver = reader.workerId === handover.giverId;
  const answers = reader.isReceiver && !isGiver;
  const accepted = reader.workerId === handover.acceptedById;
  const can: Readonly<Record<HandoverAct, boolean>> = {
    change: isGiver && state === 'drafted',
    offer: isGiver && canMoveHandover(state, 'offered'),
    discard: isGiver && canMoveHandover(state, 'discarded'),
    accept: answers && canMoveHandover(state, 'accepted'),
    decline: answers && canMoveHandover(state, 'declined'),
    recall: isGiver && canMoveHandover(state, 'recalled'),
    'hold-joint-contact': accepted && canMoveHandover(state, 'joint-contact'),
    complete: accepted && canMoveHandover(state, 'completed'),
    acknowledge: isGiver && isNewsToGiver(state) && !acknowledged,
  };
  return HANDOVER_ACTS.filter((act) => can[act]);
}
