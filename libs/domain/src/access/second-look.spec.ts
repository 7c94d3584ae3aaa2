import { isDecision, lacksSecondLook } from './second-look.js';

describe('a decision on a person in danger', () => {
  it.each([
    ['her worker alone', { byManager: false, byHolder: true }, 'manager-decision-needed'],
    ['a colleague who does not hold her', { byManager: false, byHolder: false }, 'manager-decision-needed'],
    ['a lead or manager who holds her', { byManager: true, byHolder: true }, 'decision-needs-another'],
    ['a lead or manager who does not hold her', { byManager: true, byHolder: false }, null],
  ] as const)('by %s: %j lacks %s', (_, by, lacking) => {
    expect(lacksSecondLook(by)).toBe(lacking);
  });

  it('is not taken where she has died, which is recorded by whoever learns of it', () => {
    expect(isDecision('died')).toBe(false);
    expect(isDecision('duplicate')).toBe(true);
  });
});
