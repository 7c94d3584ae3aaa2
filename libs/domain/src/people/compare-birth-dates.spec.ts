import { compareBirthDates, type BirthDateLikeness } from './compare-birth-dates.js';

describe('two birth dates', () => {
  it.each<[string | null, string | null, BirthDateLikeness]>([
    ['1987-09-27', '1987-09-27', 'same'],
    ['1987-09-05', '1987-05-09', 'day-month-swapped'],
    ['1987-09-27', '1978-09-27', 'one-slip'],
    ['1987-09-27', '1987-09-21', 'one-slip'],
    ['1987-09-27', '1997-09-27', 'one-slip'],
    ['1987-09-27', '1987-09-04', 'day-differs'],
    ['1987-09-27', '1987-12-27', 'month-differs'],
    ['1987-09-27', '1962-09-27', 'year-differs'],
    ['1987-09-27', '1962-09-04', 'different'],
    ['1987-09-27', '1987-12-04', 'different'],
    ['1987-09-27', '1962-12-27', 'different'],
    ['1987-09-27', null, 'not-known'],
    [null, null, 'not-known'],
  ])('%s and %s are: %s, whichever stands first', (one, other, likeness) => {
    expect(compareBirthDates(one, other)).toBe(likeness);
    expect(compareBirthDates(other, one)).toBe(likeness);
  });
});
