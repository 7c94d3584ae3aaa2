import { momentGiven, type CalendarDay } from '../dates/index.js';

/** A day, and the hour where somebody knows it, `HH:mm`. */
export interface DayAndHour {
  on: CalendarDay;
  time: string | null;
}

/**
 * When an attempt of which the worker says the day was made. It is never later than now and never earlier than the
 * referral; a day without an hour counts from its start and is held against days alone.
 */
export function attemptMomentFault(made: DayAndHour, received: DayAndHour, now: Date): 'date-in-future' | 'out-of-range' | null {
  const { at } = momentGiven(made.on, made.time);
  if (at > now) return 'date-in-future';
  const isSameDay = made.on === received.on && (made.time === null || received.time === null);
  if (isSameDay) return null;
  return at < momentGiven(received.on, received.time).at ? 'out-of-range' : null;
}
