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
  if (!Number.isInteger(days) || days < 0) throw new RangeError('Working days are added in whole numbers');
  let number = dayNumber(day);
  for (let counted = 0; counted < days;) {
    number += 1;
    if (isWeekday(number) && !calendar.holidays.has(dayFromNumber(number))) counted += 1;
  }
  return dayFromNumber(number);
}

/** Working days after the first day up to and including the second, so that it undoes addWorkingDays. */
export function workingDaysBetween(from: CalendarDay, to: CalendarDay, calendar: WorkingCalendar): number {
  if (to < from) return 0 - workingDaysBetween(to, from, calendar);
  let days = weekdaysUpTo(dayNumber(to)) - weekdaysUpTo(dayNumber(from));
  // Counting weekdays by arithmetic keeps a list with waits of many months quick to draw.
  for (const holiday of calendar.holidays) {
    if (holiday > from && holiday <= to && isWeekday(dayNumber(holiday))) days -= 1;
  }
  return days;
}

/** Weekdays from a fixed Monday up to and including a day. */
function weekdaysUpTo(number: number): number {
  const sinceMonday = number + 3;
  return Math.floor(sinceMonday / 7) * 5 + Math.min(weekday(number) + 1, 5);
}
