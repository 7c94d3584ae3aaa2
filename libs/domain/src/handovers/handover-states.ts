/**
 * The life of a handover. Responsibility stays with the giver until the receiver has accepted (Southampton Dash
 * guidance: you hold the risk until it is handed over; Manchester: keep the case open until the other has opened it).
 */
export const HANDOVER_STATES = [
  'drafted',
  'offered',
  'accepted',
  'joint-contact',
  'completed',
  'declined',
  'lapsed',
  'recalled',
  'discarded',
] as const;
export type HandoverState = (typeof HANDOVER_STATES)[number];

export const HANDOVER_STEPS: Readonly<Record<HandoverState, readonly HandoverState[]>> = {
  drafted: ['offered', 'discarded'],
  offered: ['accepted', 'declined', 'lapsed', 'recalled'],
  accepted: ['joint-contact', 'completed'],
  'joint-contact': ['completed'],
  completed: [],
  declined: [],
  lapsed: [],
  recalled: [],
  discarded: [],
};

export function canMoveHandover(from: HandoverState, to: HandoverState): boolean {
  return HANDOVER_STEPS[from].includes(to);
}

/** While one of these stands, no second handover of the case may begin and the case cannot be closed. */
export function isHandoverOpen(state: HandoverState): boolean {
  return HANDOVER_STEPS[state].length > 0;
}

/** Ends that put the case back on the giver's list, where she must see it. */
export function hasComeBack(state: HandoverState): boolean {
  return state === 'declined' || state === 'lapsed';
}

export type RiskHolder = 'giver' | 'receiver';

const HELD_BY_RECEIVER: readonly HandoverState[] = ['accepted', 'joint-contact', 'completed'];

/** Answers that the giver is told of until she says that she has seen them: whose the case is hangs on each. */
export function isNewsToGiver(state: HandoverState): boolean {
  return hasComeBack(state) || riskHolder(state) === 'receiver';
}

/** Who holds the risk. There is no state in which nobody does. */
export function riskHolder(state: HandoverState): RiskHolder {
  return HELD_BY_RECEIVER.includes(state) ? 'receiver' : 'giver';
}
