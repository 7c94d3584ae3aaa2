import { dayFromNumber, dayNumber, type CalendarDay } from './calendar-day.js';

/** The working days of one service: Monday to Friday without its bank holidays and days of closure. */
export interface WorkingCalendar {
  holidays: ReadonlySet<CalendarDay>;
}

/** Monday is 0; 1 January 1970 was a Thursday. */
const weekday = (number: number): number => (((number + 3) % 7) + 7) % 7;
const isWeekday = (number: number): boolean => weekday(number) < 5;

export function isWorkingDay(day: CalendarDay, calendar: WorkingCalendar): boolean {
  return isWeekday(dayNumber(day)) && !calendar.holidays.has(day);
}

/** The day on which n working days are up. The day of receipt is day 0, whether or not it was a working day. */
export function addWorkingDays(day: CalendarDay, days: number, calendar: WorkingCalendar): CalendarDay {
  return dayFromNumber(workingDayNumberAfter(dayNumber(day), days, calendar));
}

/** Working days after the first day up to and including the second, so that it undoes addWorkingDays. */
export function workingDaysBetween(from: CalendarDay, to: CalendarDay, calendar: WorkingCalendar): number {
  return countWorkingDays(dayNumber(from), dayNumber(to), calendar);
}

/** addWorkingDays on the numbers of days. */
export function workingDayNumberAfter(day: number, days: number, calendar: WorkingCalendar): number {
  if (!Number.isInteger(days) || days < 0) throw new RangeError('Working days are added in whole numbers');
  const holidays = weekdayHolidays(calendar);
  let number = day;
  let counted = 0;
  while (counted < days) {
    number += 1;
    if (isWeekday(number) && !holidays.has(number)) counted += 1;
  }
  return number;
}

/** workingDaysBetween on the numbers of days: by arithmetic, so that a list with waits of many months draws quickly. */
export function countWorkingDays(from: number, to: number, calendar: WorkingCalendar): number {
  if (to < from) return 0 - countWorkingDays(to, from, calendar);
  let days = weekdaysUpTo(to) - weekdaysUpTo(from);
  for (const holiday of weekdayHolidays(calendar)) if (holiday > from && holiday <= to) days -= 1;
  return days;
}

/** Weekdays from a fixed Monday up to and including a day. */
function weekdaysUpTo(number: number): number {
  const sinceMonday = number + 3;
  return Math.floor(sinceMonday / 7) * 5 + Math.min(weekday(number) + 1, 5);
}

const numbersOf = new WeakMap<ReadonlySet<CalendarDay>, { size: number; numbers: ReadonlySet<number> }>();

/** The numbers of those holidays that take a working day away, worked out again when the set has grown. */
function weekdayHolidays({ holidays }: WorkingCalendar): ReadonlySet<number> {
  const known = numbersOf.get(holidays);
  if (known?.size === holidays.size) return known.numbers;
  const numbers = new Set([...holidays].map(dayNumber).filter(isWeekday));
  numbersOf.set(holidays, { size: holidays.size, numbers });
  return numbers;
}
