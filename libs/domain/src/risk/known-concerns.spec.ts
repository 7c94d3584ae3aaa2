import { knownConcerns } from './known-concerns.js';

describe('concerns known from the referral', () => {
  it('are each named once, in the order of the prompts', () => {
    expect(knownConcerns(['forced-marriage', 'physical', 'honour-based', 'strangulation'])).toEqual(['strangulation', 'honour-based']);
  });

  it('are none where the referral names none', () => {
    expect(knownConcerns(['physical', 'economic'])).toEqual([]);
  });
});
