import fc from 'fast-check';
import { addDays, dayFromNumber } from '../dates/calendar-day.js';
import { localInstant, momentGiven, startOfDay } from '../dates/local-time.js';
import { contactClockStops, type ContactAttempt } from '../contact/contact-attempts.js';
import { settingsInForce, targetsFor } from '../settings/index.js';
import type { WorkingCalendar } from '../dates/working-days.js';
import { startedClocks, type ClockTargets, type WaitingClock } from './clocks.js';
import type { Pause } from './pauses.js';
import { cameLate, nextClock, readClock } from './read-clock.js';
import { PAUSE_REASONS, type ClockTarget } from './waiting-codes.js';

const wales: WorkingCalendar = {
  holidays: new Set(['2026-12-25', '2026-12-28', '2027-01-01', '2027-03-26', '2027-03-29']),
};
const hours = (amount: number): ClockTarget => ({ amount, unit: 'hours', startsOn: 'received' });
const workingDays = (amount: number): ClockTarget => ({ amount, unit: 'working-days', startsOn: 'received' });
const at = localInstant;

function clock(target: ClockTarget, startedAt: Date, stoppedAt: Date | null = null): WaitingClock {
  return { kind: 'first-contact', target, startedAt, stoppedAt };
}

const pause = (from: Date, to: Date | null): Pause => ({ reason: 'awaiting-information', from, to });

describe('a referral received on 24 December 2026 at 17:30', () => {
  const received = at('2026-12-24', '17:30');
  const now = at('2026-12-25', '16:30');

  it('with 24 hours has one hour left on Christmas Day at 16:30, staffed or not', () => {
    const reading = readClock(clock(hours(24), received), [], now, wales);
    expect(reading).toMatchObject({ state: 'running', elapsed: 23, left: 1, dueAt: at('2026-12-25', '17:30') });
  });

  it('with 2 working days is met on 30 December and late on 31 December', () => {
    const target = workingDays(2);
    const met = readClock(clock(target, received, at('2026-12-30', '23:59')), [], now, wales);
    const late = readClock(clock(target, received, at('2026-12-31', '00:00')), [], now, wales);
    expect(met).toMatchObject({ state: 'met', elapsed: 2, left: 0, late: false });
    expect(late).toMatchObject({ state: 'met-late', elapsed: 3, left: -1, late: true });
  });
});

describe('a target in hours', () => {
  it.each([
    ['2027-03-27', '12:00', '2027-03-28', '13:00'],
    ['2027-10-30', '12:00', '2027-10-31', '11:00'],
  ])('runs for 24 true hours from %s %s through the clock change to %s %s', (day, time, dueDay, dueTime) => {
    const reading = readClock(clock(hours(24), at(day, time)), [], at(day, time), wales);
    expect(reading.dueAt).toEqual(at(dueDay, dueTime));
  });

  it('is still met at the very instant it falls due and missed a moment later', () => {
    const received = at('2026-11-20', '18:00');
    const due = at('2026-11-21', '18:00');
    expect(readClock(clock(hours(24), received), [], due, wales).state).toBe('running');
    expect(readClock(clock(hours(24), received), [], new Date(due.getTime() + 1), wales).state).toBe('overdue');
  });

  it('counts from the start of the day when nobody gave a time', () => {
    const { at: received } = momentGiven('2026-08-11', null);
    expect(readClock(clock(hours(24), received), [], received, wales).dueAt).toEqual(startOfDay('2026-08-12'));
  });
});

describe('a target in working days', () => {
  it('stands at day 0 on the day of receipt', () => {
    const received = at('2026-11-23', '09:00');
    const reading = readClock(clock(workingDays(2), received), [], at('2026-11-23', '23:00'), wales);
    expect(reading).toMatchObject({ elapsed: 0, left: 2 });
  });

  it('gives the whole of its last day', () => {
    const reading = readClock(clock(workingDays(1), at('2026-11-23', '23:50')), [], at('2026-11-24', '23:59'), wales);
    expect(reading).toMatchObject({ left: 0, late: false, state: 'running' });
  });

  it('is late on the Saturday after a Friday it was due, with no further working day gone', () => {
    const reading = readClock(clock(workingDays(1), at('2026-11-19', '10:00')), [], at('2026-11-21', '10:00'), wales);
    expect(reading).toMatchObject({ left: 0, late: true, state: 'overdue' });
  });
});

describe('a pause', () => {
  const received = at('2026-11-23', '09:00');

  it('stops the clock in sight and with its reason', () => {
    const reading = readClock(
      clock(hours(24), received),
      [pause(at('2026-11-23', '13:00'), null)],
      at('2026-11-24', '13:00'),
      wales,
    );
    expect(reading).toMatchObject({ state: 'paused', pausedFor: 'awaiting-information', elapsed: 4, left: 20 });
  });

  it('is reported with and without', () => {
    const pauses = [pause(at('2026-11-23', '13:00'), at('2026-11-23', '19:00'))];
    const reading = readClock(clock(hours(24), received), pauses, at('2026-11-24', '13:00'), wales);
    expect(reading.withoutPauses).toMatchObject({
      elapsed: 22,
      left: 2,
      late: false,
      dueAt: at('2026-11-24', '15:00'),
    });
    expect(reading.withPauses).toMatchObject({ elapsed: 28, left: -4, late: true, dueAt: at('2026-11-24', '09:00') });
  });

  it('takes its working days out, counting the day it began and not the day it ended', () => {
    const pauses = [pause(at('2026-11-23', '15:00'), at('2026-11-25', '10:00'))];
    const reading = readClock(clock(workingDays(2), received), pauses, at('2026-11-26', '12:00'), wales);
    expect(reading.withoutPauses).toMatchObject({ elapsed: 1, left: 1, dueAt: new Date('2026-11-27T23:59:59.999Z') });
    expect(reading.withPauses).toMatchObject({ elapsed: 3, left: -1, late: true });
  });

  it('never covers up a target that had been missed before it began', () => {
    const reading = readClock(
      clock(hours(1), received),
      [pause(at('2026-11-23', '11:00'), null)],
      at('2026-11-24', '09:00'),
      wales,
    );
    expect(reading).toMatchObject({ state: 'overdue', pausedFor: 'awaiting-information', elapsed: 2 });
  });

  it('that began before the clock counts from the start of the clock only', () => {
    const pauses = [pause(at('2026-11-22', '09:00'), at('2026-11-23', '12:00'))];
    expect(readClock(clock(hours(24), received), pauses, at('2026-11-23', '13:00'), wales).elapsed).toBe(1);
  });

  it('that overlaps another takes no hour out twice', () => {
    const pauses = [
      pause(at('2026-11-23', '10:00'), at('2026-11-23', '14:00')),
      { ...pause(at('2026-11-23', '12:00'), at('2026-11-23', '16:00')), reason: 'person-asked-later' as const },
    ];
    expect(readClock(clock(hours(24), received), pauses, at('2026-11-23', '19:00'), wales).elapsed).toBe(4);
  });

  it('does not touch a clock that had stopped before', () => {
    const stopped = clock(hours(24), received, at('2026-11-23', '10:00'));
    const reading = readClock(stopped, [pause(at('2026-11-23', '11:00'), null)], at('2026-11-25', '10:00'), wales);
    expect(reading).toMatchObject({ state: 'met', pausedFor: null, elapsed: 1 });
  });
});

describe('a stopped clock', () => {
  it('keeps its figures however long ago it stopped', () => {
    const stopped = clock(workingDays(5), at('2026-11-02', '09:00'), at('2026-11-04', '09:00'));
    const soon = readClock(stopped, [], at('2026-11-05', '09:00'), wales);
    expect(readClock(stopped, [], at('2027-05-05', '09:00'), wales)).toEqual(soon);
  });

  it('that was stopped before it began, as by a call before acceptance, took no time', () => {
    const early = clock(hours(24), at('2026-11-02', '09:00'), at('2026-11-01', '09:00'));
    expect(readClock(early, [], at('2026-11-05', '09:00'), wales)).toMatchObject({ state: 'met', elapsed: 0 });
  });
});

describe('the clocks of an entry', () => {
  const targets: ClockTargets = {
    'first-attempt': hours(24),
    'first-contact': workingDays(2),
    assessment: { ...workingDays(10), startsOn: 'accepted' },
    'support-start': { ...workingDays(20), startsOn: 'accepted' },
  };
  const running = { 'first-attempt': null, 'first-contact': null, assessment: null, 'support-start': null };
  const received = at('2026-11-23', '09:00');

  it('start only when what they count from has happened', () => {
    const starts = { received, accepted: null, allocated: null, consented: null };
    expect(startedClocks(targets, starts, running).map((one) => one.kind)).toEqual(['first-attempt', 'first-contact']);
    expect(startedClocks(targets, { ...starts, accepted: received }, running)).toHaveLength(4);
  });

  it('show first the unmet one that falls due first', () => {
    const starts = { received, accepted: received, allocated: null, consented: null };
    const stops = { ...running, 'first-attempt': at('2026-11-23', '10:00') };
    const readings = startedClocks(targets, starts, stops).map((one) => readClock(one, [], received, wales));
    expect(nextClock(readings)?.kind).toBe('first-contact');
    expect(nextClock(readings.slice(0, 1))).toBeNull();
  });
});

describe('a self-referral of Friday evening that is reached on Monday', () => {
  const settings = settingsInForce([], '2026-11-20');
  const targets = targetsFor({ selfReferral: true, highRisk: false }, settings);
  const received = at('2026-11-20', '18:00');
  const read = (attempts: ContactAttempt[], now: Date) => {
    const stops = { ...contactClockStops(attempts), assessment: null, 'support-start': null };
    const starts = { received, accepted: null, allocated: null, consented: null };
    return startedClocks(targets, starts, stops).map((one) => readClock(one, [], now, wales));
  };
  const failed: ContactAttempt = {
    at: at('2026-11-21', '11:00'),
    method: 'call',
    outcome: 'no-answer',
    methodWasSafe: true,
  };
  const spoke: ContactAttempt = { ...failed, at: at('2026-11-23', '09:30'), outcome: 'spoke' };

  it('meets the first attempt by a call that nobody answered, and still waits for contact', () => {
    const states = read([failed], at('2026-11-22', '09:00')).map(({ kind, state }) => [kind, state]);
    expect(states).toEqual([
      ['first-attempt', 'met'],
      ['first-contact', 'running'],
      ['assessment', 'running'],
      ['support-start', 'running'],
    ]);
  });

  it('misses the first attempt without that call, weekend or not', () => {
    const [attempt, contact] = read([spoke], at('2026-11-23', '10:00'));
    expect(attempt).toMatchObject({ state: 'met-late', elapsed: 63.5 });
    expect(contact).toMatchObject({ state: 'met', elapsed: 1 });
  });

  it('misses it also when the only call should not have been made', () => {
    const [attempt] = read([{ ...failed, methodWasSafe: false }], at('2026-11-22', '09:00'));
    expect(attempt?.state).toBe('overdue');
  });
});

describe('any clock', () => {
  const day = fc.integer({ min: 20_700, max: 21_500 }).map(dayFromNumber);
  const instant = fc.integer({ min: 1_790_000_000, max: 1_860_000_000 }).map((seconds) => new Date(seconds * 1000));
  const target = fc.record({
    amount: fc.integer({ min: 1, max: 60 }),
    unit: fc.constantFrom('hours' as const, 'working-days' as const),
    startsOn: fc.constant('received' as const),
  });
  const anyPause = fc.record({
    reason: fc.constantFrom(...PAUSE_REASONS),
    from: instant,
    to: fc.option(instant, { nil: null }),
  });
  const pauses = fc
    .array(anyPause, { maxLength: 5 })
    .map((list) => list.filter((one) => one.to === null || one.to >= one.from));

  it('never counts more without its pauses than with them, nor less than nothing', () => {
    fc.assert(
      fc.property(target, instant, instant, pauses, (aim, start, now, list) => {
        const { withPauses, withoutPauses } = readClock(clock(aim, start), list, now, wales);
        expect(withoutPauses.elapsed).toBeLessThanOrEqual(withPauses.elapsed);
        expect(withoutPauses.elapsed).toBeGreaterThanOrEqual(-1e-9);
        expect(withoutPauses.dueAt.getTime()).toBeGreaterThanOrEqual(withPauses.dueAt.getTime());
      }),
    );
  });

  it('is late exactly when its due instant has passed, and has nothing left then', () => {
    fc.assert(
      fc.property(target, instant, instant, pauses, (aim, start, now, list) => {
        const reading = readClock(clock(aim, start), list, now, wales);
        const end = now > start ? now : start;
        expect(reading.late).toBe(end > reading.dueAt);
        expect(reading.left).toBeCloseTo(aim.amount - reading.elapsed);
        if (reading.late) expect(reading.left).toBeLessThanOrEqual(1e-6);
        else expect(reading.left).toBeGreaterThanOrEqual(-1e-6);
      }),
    );
  });

  it('without pauses moves forward only', () => {
    fc.assert(
      fc.property(target, day, fc.nat(90), fc.nat(90), (aim, start, first, more) => {
        const read = (days: number) =>
          readClock(clock(aim, startOfDay(start)), [], startOfDay(addDays(start, days)), wales);
        expect(read(first + more).elapsed).toBeGreaterThanOrEqual(read(first).elapsed);
      }),
    );
  });
});

describe('a target that was over before anybody here knew', () => {
  const read = (now: Date) => readClock(clock(hours(48), at('2026-07-06', '10:00')), [], now, wales);

  it('came late, however long it stays so', () => {
    expect(cameLate(read(at('2026-11-24', '10:00')), at('2026-11-24', '09:00'))).toBe(true);
    expect(cameLate(read(at('2026-12-24', '10:00')), at('2026-11-24', '09:00'))).toBe(true);
  });

  it('is not one that could still have been met here, nor one that is not over', () => {
    expect(cameLate(read(at('2026-11-24', '10:00')), at('2026-07-08', '09:59'))).toBe(false);
    expect(cameLate(read(at('2026-07-07', '10:00')), at('2026-11-24', '09:00'))).toBe(false);
  });
});
