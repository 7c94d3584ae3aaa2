/** A day without a time or zone, 'YYYY-MM-DD'. Days compare with < and > as text; never mix them with instants. */
export type CalendarDay = string;

const DAY_IN_MS = 86_400_000;
const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Real dates only: '2027-02-29' has the right shape and does not exist. */
export function isCalendarDay(value: unknown): value is CalendarDay {
  return typeof value === 'string' && numberOf(value) !== null;
}

const DAYS_KEPT = 20_000;
const numbers = new Map<CalendarDay, number>();
const days = new Map<number, CalendarDay>();

/** Days since 1 January 1970: day arithmetic on whole numbers cannot be bent by a clock change. */
export function dayNumber(day: CalendarDay): number {
  const known = numbers.get(day);
  if (known !== undefined) return known;
  const number = numberOf(day);
  if (number === null) throw new RangeError('Not a calendar day');
  return kept(numbers, day, number);
}

function numberOf(text: string): number | null {
  const parts = SHAPE.exec(text);
  if (!parts) return null;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]) - 1, Number(parts[3])];
  const date = new Date(Date.UTC(year, month, day));
  // A day that does not exist rolls over into the next month, and a year below 100 into the last century.
  const exists = date.getUTCFullYear() === year && date.getUTCMonth() === month && date.getUTCDate() === day;
  return exists ? date.getTime() / DAY_IN_MS : null;
}

export function dayFromNumber(number: number): CalendarDay {
  return days.get(number) ?? kept(days, number, new Date(number * DAY_IN_MS).toISOString().slice(0, 10));
}

/** A list reads the same few days for every row of it, and what a day is called never changes. */
function kept<Key, Value>(known: Map<Key, Value>, key: Key, value: Value): Value {
  if (known.size >= DAYS_KEPT) known.clear();
  known.set(key, value);
  return value;
}

export function addDays(day: CalendarDay, days: number): CalendarDay {
  return dayFromNumber(dayNumber(day) + days);
}

/** The Monday of the week in which a day lies. 5 January 1970 was one. */
export function mondayOf(day: CalendarDay): CalendarDay {
  const number = dayNumber(day);
  return dayFromNumber(number - ((((number + 3) % 7) + 7) % 7));
}

/** Whole days from one day to another; negative when the second lies before the first. */
export function daysBetween(from: CalendarDay, to: CalendarDay): number {
  return dayNumber(to) - dayNumber(from);
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
