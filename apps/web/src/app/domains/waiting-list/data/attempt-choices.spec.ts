import type { ContactRouteView } from '@waymark/contracts';
import { ATTEMPT_METHODS } from '@waymark/domain';
import { couldSaySafety, outcomesOf, waysOf } from './attempt-choices';

const phone: ContactRouteView = {
  id: 'point-1',
  kind: 'phone',
  masked: '••••• •••123',
  owner: 'own',
  call: 'yes',
  text: 'no',
  voicemail: 'unknown',
  post: 'unknown',
  safeTimes: null,
  hasCodeWord: false,
  saidBy: 'person',
  verifiedAt: '2026-11-24T09:30:00Z',
  routes: [
    { method: 'text', safety: 'unsafe', refusal: 'marked-unsafe', cautions: [] },
    { method: 'call', safety: 'safe', refusal: null, cautions: [] },
  ],
};

describe('the ways of reaching somebody', () => {
  it('begin with what is said to be safe and end with what is not', () => {
    expect(waysOf([phone]).map(({ method }) => method)).toEqual(['call', 'in-person', 'text']);
  });

  it('always leave a meeting', () => {
    expect(waysOf([]).map(({ method }) => method)).toEqual(['in-person']);
  });
});

describe('what can have happened', () => {
  it('begins with an unanswered call, since that is the commonest', () => {
    expect(outcomesOf({ method: 'call', refusal: null }, false)[0]).toBe('no-answer');
  });

  it.each(ATTEMPT_METHODS)('by %s includes that the person got in touch', (method) => {
    expect(outcomesOf({ method, refusal: null }, false)).toContain('person-got-in-touch');
  });

  it('by a way that is not safe is only that the person got in touch', () => {
    expect(outcomesOf({ method: 'text', refusal: 'marked-unsafe' }, false)).toEqual(['person-got-in-touch']);
  });

  it('by a way that is not safe can still be written down once it has happened', () => {
    expect(outcomesOf({ method: 'text', refusal: 'marked-unsafe' }, true)).toContain('message-sent');
  });

  it('lets safety be said again only in a conversation about a number', () => {
    const [call, meeting] = waysOf([phone]);
    expect(couldSaySafety('spoke', call!)).toBe(true);
    expect(couldSaySafety('no-answer', call!)).toBe(false);
    expect(couldSaySafety('spoke', meeting!)).toBe(false);
  });
});
