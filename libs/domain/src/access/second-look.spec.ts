import { heldCountsFrom, isDecision, lacksSecondLook } from './second-look.js';

describe('a decision on a person in danger', () => {
  it.each([
    ['her worker alone', { byManager: false, byHolder: true }, 'manager-decision-needed'],
    ['a colleague who does not hold her', { byManager: false, byHolder: false }, 'manager-decision-needed'],
    ['a lead or manager who holds her', { byManager: true, byHolder: true }, 'decision-needs-another'],
    ['a lead or manager who does not hold her', { byManager: true, byHolder: false }, null],
  ] as const)('by %s: %j lacks %s', (_, by, lacking) => {
    expect(lacksSecondLook(by)).toBe(lacking);
  });

  it.each([
    ['on a Tuesday, whoever held her on that day', '2026-11-24', '2026-11-24'],
    ['on a Saturday, whoever held her on the Friday', '2026-11-28', '2026-11-27'],
    ['on a Sunday, whoever held her on the Friday', '2026-11-29', '2026-11-27'],
    ['on the Monday after, nobody of the week before', '2026-11-30', '2026-11-30'],
    ['over Christmas, whoever held her on Christmas Eve', '2026-12-28', '2026-12-24'],
  ])('is looked at twice: %s still holds her', (_, today, from) => {
    expect(heldCountsFrom(today, { holidays: new Set(['2026-12-25', '2026-12-28']) })).toBe(from);
  });

  it('is not taken where she has died, which is recorded by whoever learns of it', () => {
    expect(isDecision('died')).toBe(false);
    expect(isDecision('duplicate')).toBe(true);
  });
});
