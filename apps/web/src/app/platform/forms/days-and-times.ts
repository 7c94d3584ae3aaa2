import { validate, type SchemaPath } from '@angular/forms/signals';
import { readDay, readTime } from '../texts/read-day';

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
