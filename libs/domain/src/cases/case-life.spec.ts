import { canMoveCase, CASE_STATES, openCase, type SupportAgreement } from './case-life.js';

const AGREED: SupportAgreement = { referral: 'accepted', agreedOn: '2026-11-20', workerId: 'w1', openCases: 0 };
const open = (changes: Partial<SupportAgreement> = {}) => openCase({ ...AGREED, ...changes }, '2026-11-22');

describe('a case', () => {
  it('opens when support is agreed', () => {
    expect(open()).toEqual({ ok: true, value: { openedOn: '2026-11-20', workerId: 'w1' } });
  });

  it.each([
    ['while support is not agreed', { agreedOn: null }, 'support-not-agreed'],
    ['before the referral is accepted', { referral: 'recorded' }, 'referral-not-accepted'],
    ['on a day to come', { agreedOn: '2026-11-23' }, 'agreement-in-future'],
    ['without a worker who holds it', { workerId: null }, 'case-worker-missing'],
    ['beside an open one in the same service', { openCases: 1 }, 'case-already-open'],
  ] as const)('does not open %s', (_, changes, refusal) => {
    expect(open(changes)).toEqual({ ok: false, refusal });
  });

  it('goes from open to closed and never back', () => {
    const moves = CASE_STATES.flatMap((from) =>
      CASE_STATES.filter((to) => canMoveCase(from, to)).map((to) => [from, to]),
    );
    expect(moves).toEqual([['open', 'closed']]);
  });
});
