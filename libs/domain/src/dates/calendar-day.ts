import { DateTime } from 'luxon';

/** A day without a time or zone, 'YYYY-MM-DD'. Days compare with < and > as text; never mix them with instants. */
export type CalendarDay = string;

/** Services in England and Wales live by this clock wherever the server stands. */
export const SERVICE_ZONE = 'Europe/London';

const DAY_IN_MS = 86_400_000;
const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Real dates only: '2027-02-29' has the right shape and does not exist. */
export function isCalendarDay(value: unknown): value is CalendarDay {
  if (typeof value !== 'string') return false;
  const parts = SHAPE.exec(value);
  if (!parts) return false;
  const time = Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3]));
  return new Date(time).toISOString().slice(0, 10) === value;
}

/** Days since 1 January 1970: day arithmetic on whole numbers cannot be bent by a clock change. */
export function dayNumber(day: CalendarDay): number {
  if (!isCalendarDay(day)) throw new RangeError('Not a calendar day');
  return Date.parse(`${day}T00:00:00Z`) / DAY_IN_MS;
}

export function dayFromNumber(number: number): CalendarDay {
  return new Date(number * DAY_IN_MS).toISOString().slice(0, 10);
}

export function addDays(day: CalendarDay, days: number): CalendarDay {
  return dayFromNumber(dayNumber(day) + days);
}

/** Whole days from one day to another; negative when the second lies before the first. */
export function daysBetween(from: CalendarDay, to: CalendarDay): number {
  return dayNumber(to) - dayNumber(from);
}

/** The day on the wall calendar at an instant. */
export function dayOf(instant: Date | string, zone: string = SERVICE_ZONE): CalendarDay {
  const local =
    typeof instant === 'string' ? DateTime.fromISO(instant, { zone }) : DateTime.fromJSDate(instant, { zone });
  const day = local.toISODate();
  if (day === null) throw new RangeError('Not an instant');
  return day;
}

/** The instant at which a day begins. */
export function startOfDay(day: CalendarDay, zone: string = SERVICE_ZONE): Date {
  return localInstant(day, '00:00', zone);
}

/** The last instant that still belongs to a day: a target of whole days may be met until then. */
export function endOfDay(day: CalendarDay, zone: string = SERVICE_ZONE): Date {
  return new Date(startOfDay(addDays(day, 1), zone).getTime() - 1);
}

const TIME_SHAPE = /^([01]\d|2[0-3]):[0-5]\d$/;

export function isTimeOfDay(value: unknown): value is string {
  return typeof value === 'string' && TIME_SHAPE.test(value);
}

/**
 * The instant of a local time. An hour that the spring change leaves out is read as the hour after it;
 * an hour that the autumn change repeats is read as its first run, so that a wait is never shown too short.
 */
export function localInstant(day: CalendarDay, timeOfDay: string, zone: string = SERVICE_ZONE): Date {
  if (!isCalendarDay(day) || !isTimeOfDay(timeOfDay)) throw new RangeError('Not a local time');
  const local = DateTime.fromISO(`${day}T${timeOfDay}`, { zone });
  const [first] = local.getPossibleOffsets();
  return (first ?? local).toJSDate();
}

export interface GivenMoment {
  at: Date;
  /** False when nobody said the time of day; screens then show "not given" and never midnight. */
  timeGiven: boolean;
}

/** When something happened as it was told to us: without a time of day it counts from the start of that day. */
export function momentGiven(day: CalendarDay, timeOfDay: string | null, zone: string = SERVICE_ZONE): GivenMoment {
  return { at: localInstant(day, timeOfDay ?? '00:00', zone), timeGiven: timeOfDay !== null };
}

/**
 * Completed years on a day, or null when the birth lies after it. Somebody born on 29 February is a year older
 * on 1 March of a common year, as the law of England and Wales counts.
 */
export function ageOn(dateOfBirth: CalendarDay, day: CalendarDay): number | null {
  if (daysBetween(dateOfBirth, day) < 0) return null;
  const years = Number(day.slice(0, 4)) - Number(dateOfBirth.slice(0, 4));
  return day.slice(5) < dateOfBirth.slice(5) ? years - 1 : years;
}
