import { ETHNIC_GROUPS, GENDERS, NO_ANSWERS, SEXES } from './demographics.js';

describe('questions about who somebody is', () => {
  it.each([[ETHNIC_GROUPS], [GENDERS], [SEXES]])(
    'can be left unsaid, unasked and unknown, and reports tell these apart',
    (codes) => {
      for (const answer of NO_ANSWERS) expect(codes).toContain(answer);
      expect(new Set(codes).size).toBe(codes.length);
    },
  );

  it('offer the 19 ethnic groups of Census 2021', () => {
    expect(ETHNIC_GROUPS.length - NO_ANSWERS.length).toBe(19);
  });
});
