import fc from 'fast-check';
import { addDays, ageOn, dayFromNumber, dayNumber, daysBetween, isCalendarDay, mondayOf } from './calendar-day.js';

const anyDay = fc.integer({ min: -25_000, max: 40_000 }).map(dayFromNumber);

describe('a calendar day', () => {
  it.each(['2026-12-24', '2028-02-29', '1931-01-01'])('%s exists', (day) => {
    expect(isCalendarDay(day)).toBe(true);
  });

  it.each([
    '2027-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '24/12/2026',
    '2026-1-1',
    '0001-01-01',
    '',
    null,
    20261224,
  ])('%s is not one', (value) => {
    expect(isCalendarDay(value)).toBe(false);
  });

  it('refuses to reckon with a day that does not exist instead of guessing another', () => {
    expect(() => addDays('2027-02-29', 1)).toThrow(RangeError);
    expect(() => daysBetween('2027-02-28', '2027-02-30')).toThrow(RangeError);
  });

  it('undoes its own arithmetic for every pair of days', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -5000, max: 5000 }), (day, days) => {
        expect(daysBetween(day, addDays(day, days))).toBe(days);
        expect(dayFromNumber(dayNumber(day))).toBe(day);
      }),
    );
  });

  it('counts 29 February 2028 as a day', () => {
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(daysBetween('2028-02-28', '2028-03-01')).toBe(2);
  });
});

describe('age', () => {
  it.each([
    ['2010-11-22', '2026-11-21', 15],
    ['2010-11-22', '2026-11-22', 16],
    ['2008-02-29', '2026-02-28', 17],
    ['2008-02-29', '2026-03-01', 18],
    ['2026-11-22', '2026-11-22', 0],
  ])('of somebody born on %s is, on %s, %i', (born, day, age) => {
    expect(ageOn(born, day)).toBe(age);
  });

  it('is no number before birth', () => {
    expect(ageOn('2026-11-23', '2026-11-22')).toBeNull();
  });
});

describe('the Monday of a week', () => {
  it.each([
    ['2026-11-23', '2026-11-23'],
    ['2026-11-24', '2026-11-23'],
    ['2026-11-29', '2026-11-23'],
    ['2027-01-01', '2026-12-28'],
    ['1969-12-31', '1969-12-29'],
  ])('of %s is %s', (day, monday) => {
    expect(mondayOf(day)).toBe(monday);
  });
});
