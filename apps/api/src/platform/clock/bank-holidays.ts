import Holidays from 'date-holidays';
import type { CalendarDay } from '@waymark/domain';

/** Wales and England share one statutory list; St David's Day is not on it. */
const wales = new Holidays('GB', 'WLS');
const years = new Map<number, readonly CalendarDay[]>();

/** Bank holidays of the years around a day, with their substitute days. Enough for every target and every backlog. */
export function bankHolidaysAround(day: CalendarDay): CalendarDay[] {
  const year = Number(day.slice(0, 4));
  return [-6, -5, -4, -3, -2, -1, 0, 1, 2].flatMap((offset) => holidaysOf(year + offset));
}

function holidaysOf(year: number): readonly CalendarDay[] {
  const known = years.get(year);
  if (known) return known;
  const days = wales
    .getHolidays(year)
    .filter((holiday) => holiday.type === 'public')
    .map((holiday) => holiday.date.slice(0, 10));
  // A silent fall-back to plain weekdays would move every deadline over Christmas.
  if (days.length === 0) throw new Error(`No bank holidays are known for ${year}.`);
  years.set(year, days);
  return days;
}
