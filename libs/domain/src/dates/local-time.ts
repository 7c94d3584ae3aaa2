import { DateTime } from 'luxon';
import { dayFromNumber, dayNumber, type CalendarDay } from './calendar-day.js';

/** Services in England and Wales live by this clock wherever the server stands. */
export const SERVICE_ZONE = 'Europe/London';

const DAY_IN_MS = 86_400_000;

/** The day on the wall calendar at an instant. */
export function dayOf(instant: Date | string, zone: string = SERVICE_ZONE): CalendarDay {
  const at = typeof instant === 'string' ? DateTime.fromISO(instant, { zone }).toJSDate() : instant;
  return dayFromNumber(dayNumberAt(at, zone));
}

/** The same as a number of days since 1 January 1970, for counting without a detour through text. */
export function dayNumberAt(instant: Date, zone: string = SERVICE_ZONE): number {
  const at = instant.getTime();
  if (Number.isNaN(at)) throw new RangeError('Not an instant');
  // No zone is a whole day away from UTC, so the day there is the same, the one before or the one after.
  const guess = Math.floor(at / DAY_IN_MS);
  if (at < dayStart(guess, zone)) return guess - 1;
  return at < dayStart(guess + 1, zone) ? guess : guess + 1;
}

/** The instant at which a day begins. */
export function startOfDay(day: CalendarDay, zone: string = SERVICE_ZONE): Date {
  return new Date(dayStart(dayNumber(day), zone));
}

/** The last instant that still belongs to a day: a target of whole days may be met until then. */
export function endOfDay(day: CalendarDay, zone: string = SERVICE_ZONE): Date {
  return new Date(dayStart(dayNumber(day) + 1, zone) - 1);
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
  if (!isTimeOfDay(timeOfDay)) throw new RangeError('Not a time of day');
  const number = dayNumber(day);
  const start = dayStart(number, zone);
  // On a day of twenty-four hours the clock was not changed, and counting from its start says the same.
  if (dayStart(number + 1, zone) - start === DAY_IN_MS) return new Date(start + millisecondsInto(timeOfDay));
  return askedInstant(day, timeOfDay, zone);
}

function millisecondsInto(timeOfDay: string): number {
  return (Number(timeOfDay.slice(0, 2)) * 60 + Number(timeOfDay.slice(3))) * 60_000;
}

function askedInstant(day: CalendarDay, timeOfDay: string, zone: string): Date {
  const local = DateTime.fromISO(`${day}T${timeOfDay}`, { zone });
  const [first] = local.getPossibleOffsets();
  const instant = (first ?? local).toJSDate();
  if (Number.isNaN(instant.getTime())) throw new RangeError('Not a time zone');
  return instant;
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

const DAY_STARTS_KEPT = 20_000;
const dayStarts = new Map<string, Map<number, number>>();

/** Asking for an offset is slow and its answer never changes, while a waiting list asks for the same days again. */
function dayStart(number: number, zone: string): number {
  const ofZone = dayStarts.get(zone) ?? new Map<number, number>();
  const known = ofZone.get(number);
  if (known !== undefined) return known;
  const start = askedInstant(dayFromNumber(number), '00:00', zone).getTime();
  if (ofZone.size >= DAY_STARTS_KEPT) ofZone.clear();
  dayStarts.set(zone, ofZone.set(number, start));
  return start;
}
