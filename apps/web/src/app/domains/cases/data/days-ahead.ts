import { validate, type SchemaPath } from '@angular/forms/signals';
import { addDays, type CalendarDay } from '@waymark/domain';
import { readDay } from '../../../platform/texts/read-day';

/** Plans reach this far ahead at most; it settles what two digits of a year mean. */
const AHEAD_DAYS = 1_500;

export function readDayAhead(typed: string, today: CalendarDay): CalendarDay | null {
  return readDay(typed, addDays(today, AHEAD_DAYS));
}

/** A day that may lie ahead, typed as people type it; nothing typed is no day. */
export function aDayAhead(path: SchemaPath<string>, today: () => CalendarDay): void {
  validate(path, ({ value }) => (value().trim() === '' || readDayAhead(value(), today()) ? undefined : { kind: 'not-a-date' }));
}

/** A day up to today. */
export function aDayPast(path: SchemaPath<string>, today: () => CalendarDay): void {
  validate(path, ({ value }) => {
    if (value().trim() === '') return undefined;
    const day = readDayAhead(value(), today());
    if (day === null) return { kind: 'not-a-date' };
    return day > today() ? { kind: 'date-in-future' } : undefined;
  });
}
