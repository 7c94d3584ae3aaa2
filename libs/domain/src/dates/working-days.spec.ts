import fc from 'fast-check';
import { addDays, dayFromNumber } from './calendar-day.js';
import { localInstant } from './local-time.js';
import { addWorkingDays, isWorkingDay, workingDaysBetween, type WorkingCalendar } from './working-days.js';

const wales: WorkingCalendar = {
  holidays: new Set([
    '2026-12-25',
    '2026-12-28',
    '2027-01-01',
    '2027-03-26',
    '2027-03-29',
    '2027-05-03',
    '2027-05-31',
    '2027-08-30',
    '2027-12-27',
    '2027-12-28',
    '2028-01-03',
    '2028-04-14',
    '2028-04-17',
    '2028-05-01',
    '2028-05-29',
    '2028-08-28',
    '2028-12-25',
    '2028-12-26',
  ]),
};
const weekdaysOnly: WorkingCalendar = { holidays: new Set() };

describe('a referral received on 24 December 2026 at 17:30', () => {
  it('is due within 2 working days on 30 December, since 28 December is a substitute holiday', () => {
    expect(addWorkingDays('2026-12-24', 2, wales)).toBe('2026-12-30');
  });

  it('is due within 24 hours on Christmas Day at 17:30', () => {
    const received = localInstant('2026-12-24', '17:30');
    expect(new Date(received.getTime() + 24 * 3_600_000)).toEqual(localInstant('2026-12-25', '17:30'));
  });
});

describe('working days', () => {
  it.each([
    ['2026-12-24', true],
    ['2026-12-25', false],
    ['2026-12-26', false],
    ['2026-12-28', false],
    ['2027-03-01', true],
    ['2027-12-27', false],
    ['2028-02-29', true],
  ])('%s works: %s', (day, works) => {
    expect(isWorkingDay(day, wales)).toBe(works);
  });

  it('leave the day of receipt as day 0, working day or not', () => {
    expect(addWorkingDays('2026-11-21', 0, wales)).toBe('2026-11-21');
    expect(addWorkingDays('2026-11-21', 1, wales)).toBe('2026-11-23');
    expect(addWorkingDays('2026-11-23', 1, wales)).toBe('2026-11-24');
  });

  it('skip both Easter holidays across the spring clock change', () => {
    expect(addWorkingDays('2027-03-25', 1, wales)).toBe('2027-03-30');
    expect(workingDaysBetween('2027-03-25', '2027-03-30', wales)).toBe(1);
  });

  it('are not bent by the autumn clock change', () => {
    expect(addWorkingDays('2027-10-29', 1, wales)).toBe('2027-11-01');
  });

  it('count 29 February 2028', () => {
    expect(addWorkingDays('2028-02-28', 2, wales)).toBe('2028-03-01');
  });

  it('are counted in whole numbers forwards only', () => {
    expect(() => addWorkingDays('2026-11-23', 1.5, wales)).toThrow(RangeError);
    expect(() => addWorkingDays('2026-11-23', -1, wales)).toThrow(RangeError);
  });

  it('follow the closures of the service when it adds its own', () => {
    const closedThursday = { holidays: new Set([...wales.holidays, '2026-12-31']) };
    expect(addWorkingDays('2026-12-30', 1, wales)).toBe('2026-12-31');
    expect(addWorkingDays('2026-12-30', 1, closedThursday)).toBe('2027-01-04');
  });
});

describe('a holiday that is announced late', () => {
  it('counts as soon as it is in the calendar', () => {
    const holidays = new Set<string>();
    expect(addWorkingDays('2027-05-05', 1, { holidays })).toBe('2027-05-06');
    holidays.add('2027-05-06');
    expect(addWorkingDays('2027-05-05', 1, { holidays })).toBe('2027-05-07');
  });
});

describe('the working calendar for any days and holidays', () => {
  const day = fc.integer({ min: 20_000, max: 22_500 }).map(dayFromNumber);
  const calendar = fc.array(day, { maxLength: 40 }).map((days) => ({ holidays: new Set(days) }));

  it('counts exactly the days it steps over', () => {
    fc.assert(
      fc.property(day, fc.nat(120), calendar, (from, days, holidays) => {
        expect(workingDaysBetween(from, addWorkingDays(from, days, holidays), holidays)).toBe(days);
      }),
    );
  });

  it('agrees with counting day by day', () => {
    fc.assert(
      fc.property(day, fc.nat(400), calendar, (from, length, holidays) => {
        const days = Array.from({ length }, (_, index) => addDays(from, index + 1));
        const counted = days.filter((one) => isWorkingDay(one, holidays)).length;
        expect(workingDaysBetween(from, addDays(from, length), holidays)).toBe(counted);
      }),
    );
  });

  it('adds up over any day in between and turns its sign round', () => {
    fc.assert(
      fc.property(day, day, day, calendar, (a, b, c, holidays) => {
        const whole = workingDaysBetween(a, c, holidays);
        expect(workingDaysBetween(a, b, holidays) + workingDaysBetween(b, c, holidays)).toBe(whole);
        expect(workingDaysBetween(c, a, holidays)).toBe(0 - whole);
      }),
    );
  });

  it('never ends on a day that does not work', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 60 }), calendar, (from, days, holidays) => {
        expect(isWorkingDay(addWorkingDays(from, days, holidays), holidays)).toBe(true);
      }),
    );
  });

  it('knows the weekend without any holiday loaded', () => {
    expect(workingDaysBetween('2026-11-20', '2026-11-23', weekdaysOnly)).toBe(1);
  });
});
