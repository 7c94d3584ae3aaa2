import type { HandoverView } from '@waymark/contracts';
import { draftFrom, emptyDraft, handoverRequest } from './handover-draft';

describe('the handover as it is typed', () => {
  it('sends only the parts in which something was written', () => {
    const draft = emptyDraft();
    draft.receiver = 'team:t1';
    draft.sections['live-dangers'] = { text: ' Hearing on Thursday. ', beforeAcceptance: true };
    draft.sections.children.text = '   ';
    expect(handoverRequest(draft)).toMatchObject({
      receiver: { to: 'team', id: 't1' },
      reason: null,
      sections: [{ section: 'live-dangers', text: 'Hearing on Thursday.', beforeAcceptance: true }],
      stepDown: null,
    });
  });

  it('counts what was not answered against stepping down', () => {
    const draft = { ...emptyDraft(), kind: 'step-down' as const, receiver: 'worker:w1' };
    expect(handoverRequest(draft).stepDown).toEqual({ openMaracActions: 0, criticalEventPending: true, capacityConfirmed: false });
    expect(handoverRequest({ ...draft, criticalEventPending: 'no', capacityConfirmed: 'yes', openMaracActions: '2' }).stepDown).toEqual({
      openMaracActions: 2,
      criticalEventPending: false,
      capacityConfirmed: true,
    });
  });

  it('comes back from a stored draft as it was sent', () => {
    const request = handoverRequest({ ...emptyDraft(), receiver: 'worker:w1', reason: 'Leaving', kind: 'step-up', basis: 'agreed' });
    const stored = { ...request, receiver: { to: 'worker', id: 'w1', name: 'Carys' } } as unknown as HandoverView;
    expect(handoverRequest(draftFrom(stored))).toEqual(request);
  });
});
