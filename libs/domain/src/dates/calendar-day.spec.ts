import fc from 'fast-check';
import {
  addDays,
  ageOn,
  dayFromNumber,
  dayNumber,
  dayOf,
  daysBetween,
  endOfDay,
  isCalendarDay,
  isTimeOfDay,
  localInstant,
  momentGiven,
  startOfDay,
} from './calendar-day.js';

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
    expect(() => startOfDay('2027-02-30')).toThrow(RangeError);
    expect(() => dayOf('not an instant')).toThrow(RangeError);
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

describe('the day at an instant', () => {
  it('is that of the wall clock in London, not of the server', () => {
    expect(dayOf('2026-07-01T23:30:00Z')).toBe('2026-07-02');
    expect(dayOf(new Date('2026-12-31T23:30:00Z'))).toBe('2026-12-31');
  });

  it('can be asked for another zone', () => {
    expect(dayOf('2026-12-31T23:30:00Z', 'Europe/Berlin')).toBe('2027-01-01');
  });

  it('begins and ends every day within that day, whatever the clock does', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        expect(dayOf(startOfDay(day))).toBe(day);
        expect(dayOf(endOfDay(day))).toBe(day);
        expect(endOfDay(day).getTime() + 1).toBe(startOfDay(addDays(day, 1)).getTime());
      }),
    );
  });
});

describe('the clock changes of 2027', () => {
  const hoursIn = (day: string) => (startOfDay(addDays(day, 1)).getTime() - startOfDay(day).getTime()) / 3_600_000;

  it('make 28 March 23 hours long and 31 October 25', () => {
    expect(hoursIn('2027-03-27')).toBe(24);
    expect(hoursIn('2027-03-28')).toBe(23);
    expect(hoursIn('2027-10-31')).toBe(25);
  });

  it('read 01:30 of the spring change, which no clock shows, as 02:30', () => {
    expect(localInstant('2027-03-28', '01:30').toISOString()).toBe('2027-03-28T01:30:00.000Z');
  });

  it('read 01:30 of the autumn change, which comes twice, as its first run', () => {
    expect(localInstant('2027-10-31', '01:30').toISOString()).toBe('2027-10-31T00:30:00.000Z');
  });
});

describe('a moment as it was told', () => {
  it('keeps a time of day that was given', () => {
    expect(momentGiven('2026-12-24', '17:30')).toEqual({ at: new Date('2026-12-24T17:30:00Z'), timeGiven: true });
  });

  it('counts from the start of the day, and says so, when none was given', () => {
    expect(momentGiven('2026-08-11', null)).toEqual({ at: new Date('2026-08-10T23:00:00Z'), timeGiven: false });
  });

  it.each(['24:00', '9:30', '12:60', 'noon', ''])('does not take %s for a time of day', (time) => {
    expect(isTimeOfDay(time)).toBe(false);
    expect(() => momentGiven('2026-08-11', time)).toThrow(RangeError);
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
