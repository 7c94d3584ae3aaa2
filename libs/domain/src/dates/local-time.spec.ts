import fc from 'fast-check';
import { DateTime } from 'luxon';
import { addDays, dayFromNumber } from './calendar-day.js';
import { dayOf, endOfDay, isTimeOfDay, localInstant, momentGiven, startOfDay } from './local-time.js';

const anyDay = fc.integer({ min: -25_000, max: 40_000 }).map(dayFromNumber);

describe('the day at an instant', () => {
  it('is that of the wall clock in London, not of the server', () => {
    expect(dayOf('2026-07-01T23:30:00Z')).toBe('2026-07-02');
    expect(dayOf(new Date('2026-12-31T23:30:00Z'))).toBe('2026-12-31');
  });

  it('is refused for what is no instant, no day and no zone', () => {
    expect(() => dayOf('not an instant')).toThrow(RangeError);
    expect(() => dayOf(new Date(Number.NaN))).toThrow(RangeError);
    expect(() => startOfDay('2027-02-30')).toThrow(RangeError);
    expect(() => startOfDay('2027-02-28', 'Europe/Nowhere')).toThrow(RangeError);
  });

  it('agrees with luxon for any instant, in the zones furthest from Greenwich too', () => {
    const zone = fc.constantFrom('Europe/London', 'Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Asia/Kathmandu');
    const instant = fc.date({ min: new Date('1930-01-01'), max: new Date('2060-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(instant, zone, (at, where) => {
        expect(dayOf(at, where)).toBe(DateTime.fromJSDate(at, { zone: where }).toISODate());
      }),
    );
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
