import type { CalendarDay } from '../dates/calendar-day.js';
import { editDistance } from './edit-distance.js';

export const BIRTH_DATE_LIKENESSES = ['same', 'day-month-swapped', 'one-slip', 'different', 'not-known'] as const;

export type BirthDateLikeness = (typeof BIRTH_DATE_LIKENESSES)[number];

/** Birth dates are misheard and mistyped: day and month change places, or one digit is wrong or swapped. */
export function compareBirthDates(one: CalendarDay | null, other: CalendarDay | null): BirthDateLikeness {
  if (one === null || other === null) return 'not-known';
  if (one === other) return 'same';
  const [year, month, day] = one.split('-');
  if (`${year}-${day}-${month}` === other) return 'day-month-swapped';
  return editDistance(one.replaceAll('-', ''), other.replaceAll('-', '')) === 1 ? 'one-slip' : 'different';
}
