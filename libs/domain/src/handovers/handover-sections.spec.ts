import type { Handover } from './handover.js';
import { HANDOVER_STATES, type HandoverState } from './handover-states.js';
import { handoverActs, handoverSight, previewFrom, sectionsBeforeAcceptance, type WrittenSection } from './handover-sections.js';

const inState = (state: HandoverState): Handover => ({
  id: 'h1',
  caseId: 'c1',
  kind: 'worker-to-worker',
  state,
  giverId: 'giver',
  receiver: { to: 'worker', workerId: 'receiver' },
  acceptedById: ['accepted', 'joint-contact', 'completed'].includes(state) ? 'receiver' : null,
  reason: 'leaving',
  consent: { basis: 'informed' },
  offeredAt: null,
  lapsesAt: null,
  endsAt: null,
});
const GIVER = { workerId: 'giver', isReceiver: false, isManager: false };
const RECEIVER = { workerId: 'receiver', isReceiver: true, isManager: false };
const STRANGER = { workerId: 'stranger', isReceiver: false, isManager: false };
const SECTIONS: WrittenSection[] = [
  { section: 'safe-contact', text: 'ring 10 to 14', beforeAcceptance: false },
  { section: 'wishes', text: 'wants Welsh', beforeAcceptance: true },
  { section: 'children', text: 'two at school', beforeAcceptance: false },
];

describe('what is shown before acceptance', () => {
  it('is what the receiver needs to decide and what was agreed, and nothing else', () => {
    expect(sectionsBeforeAcceptance(SECTIONS).map(({ section }) => section)).toEqual(['safe-contact', 'wishes']);
  });

  it('leaves a part that was not written empty, so that an offer without it is refused', () => {
    expect(previewFrom('high', SECTIONS)).toEqual({
      riskLevel: 'high',
      liveDangers: '',
      safeContact: 'ring 10 to 14',
      whoMustNotKnow: '',
      nextContact: '',
    });
  });
});

describe('who sees a handover', () => {
  it.each(HANDOVER_STATES)('the giver and a manager see all of it when %s', (state) => {
    expect(handoverSight(inState(state), GIVER)).toBe('whole');
    expect(handoverSight(inState(state), { ...STRANGER, isManager: true })).toBe('whole');
    expect(handoverSight(inState(state), STRANGER)).toBe('nothing');
  });

  it.each([
    ['drafted', 'nothing'],
    ['offered', 'preview'],
    ['accepted', 'whole'],
    ['joint-contact', 'whole'],
    ['completed', 'whole'],
    ['declined', 'nothing'],
    ['lapsed', 'nothing'],
    ['recalled', 'nothing'],
    ['discarded', 'nothing'],
  ] as const)('the receiver of one that is %s sees: %s', (state, sight) => {
    expect(handoverSight(inState(state), RECEIVER)).toBe(sight);
  });
});

describe('what a worker may do', () => {
  it.each([
    ['drafted', ['change', 'offer', 'discard'], []],
    ['offered', ['recall'], ['accept', 'decline']],
    ['accepted', ['acknowledge'], ['hold-joint-contact', 'complete']],
    ['joint-contact', ['acknowledge'], ['complete']],
    ['completed', ['acknowledge'], []],
    ['declined', ['acknowledge'], []],
    ['lapsed', ['acknowledge'], []],
    ['recalled', [], []],
    ['discarded', [], []],
  ] as const)('with one that is %s', (state, giver, receiver) => {
    expect(handoverActs(inState(state), GIVER, false)).toEqual(giver);
    expect(handoverActs(inState(state), RECEIVER, false)).toEqual(receiver);
    expect(handoverActs(inState(state), STRANGER, false)).toEqual([]);
  });

  it('is nothing more once the giver has seen that the case came back', () => {
    expect(handoverActs(inState('declined'), GIVER, true)).toEqual([]);
  });

  it('never lets a giver who belongs to the team asked accept her own offer', () => {
    expect(handoverActs(inState('offered'), { ...GIVER, isReceiver: true }, false)).toEqual(['recall']);
  });
});
