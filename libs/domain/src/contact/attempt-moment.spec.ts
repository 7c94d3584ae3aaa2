import { attemptMomentFault, type DayAndHour } from './attempt-moment.js';

describe('the moment of an attempt that is written down later', () => {
  const NOW = new Date('2026-11-25T10:00:00.000Z');
  const received: DayAndHour = { on: '2026-11-23', time: '14:30' };

  it.each<[string, DayAndHour, DayAndHour, ReturnType<typeof attemptMomentFault>]>([
    ['yesterday at an hour', { on: '2026-11-24', time: '16:00' }, received, null],
    ['yesterday, nobody knows when', { on: '2026-11-24', time: null }, received, null],
    ['this minute', { on: '2026-11-25', time: '10:00' }, received, null],
    ['an hour from now', { on: '2026-11-25', time: '11:00' }, received, 'date-in-future'],
    ['tomorrow', { on: '2026-11-26', time: null }, received, 'date-in-future'],
    ['the day before the referral', { on: '2026-11-22', time: null }, received, 'out-of-range'],
    ['the day of the referral, before its hour', { on: '2026-11-23', time: '14:29' }, received, 'out-of-range'],
    ['the day and hour of the referral', { on: '2026-11-23', time: '14:30' }, received, null],
    ['the day of the referral, nobody knows when', { on: '2026-11-23', time: null }, received, null],
    ['the day of a referral without an hour', { on: '2026-11-23', time: '08:00' }, { on: '2026-11-23', time: null }, null],
  ])('%s', (_, made, referral, fault) => {
    expect(attemptMomentFault(made, referral, NOW)).toBe(fault);
  });
});
