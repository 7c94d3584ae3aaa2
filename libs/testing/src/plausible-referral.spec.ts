import { ageOn } from '@waymark/domain';
import { bornAt, plausibleReferral } from './plausible-referral.js';
import { randomOf } from './random.js';

describe('plausible referrals', () => {
  const random = randomOf(11);
  const many = Array.from({ length: 2_000 }, () => plausibleReferral(random, { day: '2026-11-24', time: '09:30' }));
  const shareOf = (has: (referral: (typeof many)[number]) => boolean): number => many.filter(has).length / many.length;

  it('uses only telephone numbers that reach nobody', () => {
    const numbers = many.flatMap(({ safeContact, referrerContact }) => [safeContact.phone, referrerContact]).filter((one) => one !== null);
    expect(numbers.length).toBeGreaterThan(2_000);
    for (const number of numbers) expect(number).toMatch(/^(07700 900|01632 960)\d{3}$/);
  });

  it('has the ages, the languages and the families that services report', () => {
    const isAdult = ({ person }: (typeof many)[number]) => {
      return person.dateOfBirth === null || (ageOn(person.dateOfBirth, '2026-11-24') ?? 0) >= 18;
    };
    expect(shareOf(isAdult)).toBeGreaterThan(0.96);
    expect(shareOf(({ person }) => person.language === 'welsh')).toBeCloseTo(0.09, 1);
    expect(shareOf(({ children }) => children.length > 0)).toBeCloseTo(0.6, 1);
    expect(shareOf(({ source }) => source === 'self')).toBeCloseTo(0.3, 1);
  });

  it('names an agency for every referral that is not the person’s own', () => {
    for (const { source, agencyName } of many) expect(agencyName === null).toBe(source === 'self');
  });

  it('always says what kind of abuse, each kind once', () => {
    for (const { abuseTypes } of many) {
      expect(abuseTypes.length).toBeGreaterThan(0);
      expect(new Set(abuseTypes).size).toBe(abuseTypes.length);
    }
  });

  it('makes somebody exactly as old as was asked, birthday today or not', () => {
    const days = randomOf(5);
    for (let i = 0; i < 500; i += 1) expect(ageOn(bornAt(days, 15, '2026-02-28'), '2026-02-28')).toBe(15);
  });
});
