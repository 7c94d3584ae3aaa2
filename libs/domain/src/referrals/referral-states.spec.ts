import { canMoveReferral, isReferralClosed, REFERRAL_STATES, type ReferralState } from './referral-states.js';

const ALLOWED: readonly (readonly [ReferralState, ReferralState])[] = [
  ['recorded', 'accepted'],
  ['recorded', 'declined'],
  ['recorded', 'returned'],
  ['recorded', 'withdrawn'],
  ['returned', 'recorded'],
  ['returned', 'declined'],
  ['returned', 'withdrawn'],
  ['accepted', 'withdrawn'],
];

describe('the life of a referral', () => {
  const pairs = REFERRAL_STATES.flatMap((from) => REFERRAL_STATES.map((to) => [from, to] as const));

  it.each(pairs)('from %s to %s is as the table says', (from, to) => {
    const expected = ALLOWED.some(([start, end]) => start === from && end === to);
    expect(canMoveReferral(from, to)).toBe(expected);
  });

  it('reaches every state from the first', () => {
    const reached = new Set<ReferralState>(['recorded']);
    // Sets visit what is added while they are walked through.
    for (const from of reached) for (const to of REFERRAL_STATES) if (canMoveReferral(from, to)) reached.add(to);
    expect([...reached].sort()).toEqual([...REFERRAL_STATES].sort());
  });

  it('has no way out of a closed state', () => {
    const closed = REFERRAL_STATES.filter(isReferralClosed);
    expect(closed).toEqual(['declined', 'withdrawn']);
    for (const state of closed) expect(REFERRAL_STATES.some((to) => canMoveReferral(state, to))).toBe(false);
  });
});
