import { validate, type SchemaPath } from '@angular/forms/signals';
import { addDays, type CalendarDay } from '@waymark/domain';
import { readDay, readTime } from '../texts/read-day';

/** Plans reach this far ahead at most; it settles what two digits of a year mean. */
const AHEAD_DAYS = 1_500;

export function readDayAhead(typed: string, today: CalendarDay): CalendarDay | null {
  return readDay(typed, addDays(today, AHEAD_DAYS));
}

/** A day that may lie ahead, typed as people type it; nothing typed is no day. */
export function aDayAhead(path: SchemaPath<string>, today: () => CalendarDay): void {
  validate(path, ({ value }) => (value().trim() === '' || readDayAhead(value(), today()) ? undefined : { kind: 'not-a-date' }));
}

/** A time of day as people type it; empty is no fault. */
export function aTime(path: SchemaPath<string>): void {
  validate(path, ({ value }) => (value().trim() && !readTime(value()) ? { kind: 'not-a-time' } : undefined));
}

/** A day as people type it that is not to come; empty is no fault. */
export function aPastDay(path: SchemaPath<string>, today: () => string): void {
  validate(path, ({ value }) => {
    if (!value().trim()) return undefined;
    const day = readDay(value(), today());
    if (day === null) return { kind: 'not-a-date' };
    return day > today() ? { kind: 'date-in-future' } : undefined;
  });
}
