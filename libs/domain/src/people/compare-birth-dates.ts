import type { CalendarDay } from '../dates/calendar-day.js';
import { editDistance } from './edit-distance.js';

export const BIRTH_DATE_LIKENESSES = [
  'same',
  'day-month-swapped',
  'one-slip',
  'day-differs',
  'month-differs',
  'year-differs',
  'different',
  'not-known',
] as const;

export type BirthDateLikeness = (typeof BIRTH_DATE_LIKENESSES)[number];

/**
 * Birth dates are misheard and mistyped: day and month change places, one digit is wrong or swapped, or one of day,
 * month and year is another's altogether. Two parts that differ are another birthday.
 */
export function compareBirthDates(one: CalendarDay | null, other: CalendarDay | null): BirthDateLikeness {
  if (one === null || other === null) return 'not-known';
  if (one === other) return 'same';
  const [year, month, day] = one.split('-');
  if (`${year}-${day}-${month}` === other) return 'day-month-swapped';
  if (editDistance(one.replaceAll('-', ''), other.replaceAll('-', '')) === 1) return 'one-slip';
  return onePartThatDiffers([year, month, day], other.split('-')) ?? 'different';
}

const PARTS = ['year-differs', 'month-differs', 'day-differs'] as const;

function onePartThatDiffers(one: readonly unknown[], other: readonly unknown[]): (typeof PARTS)[number] | null {
  const differing = PARTS.filter((_, part) => one[part] !== other[part]);
  return differing.length === 1 ? (differing[0] ?? null) : null;
}
