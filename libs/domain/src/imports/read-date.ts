import { ageOn, isCalendarDay, type CalendarDay } from '../dates/index.js';
import { datePartsOf, type DateParts } from './date-parts.js';
import type { ImportRules } from './import-rules.js';

/** What the date is of decides which centuries are possible. */
export type DateOf = 'receipt' | 'birth' | 'birth-of-child';

export type DateFault =
  'unreadable-date' | 'ambiguous-date' | 'date-in-future' | 'date-of-birth-in-future' | 'unlikely-date';

/** `day` of a fault is the reading offered to the worker who decides; it is never used by itself. */
export type DateReading = { ok: true; day: CalendarDay } | { ok: false; fault: DateFault; day: CalendarDay | null };

/**
 * Reads a date day first. A month-first date ("04/25/2026") is offered but not accepted, since the agency that wrote
 * it may have written "04/05/2026" a row earlier.
 */
export function readDate(text: string, of: DateOf, today: CalendarDay, rules: ImportRules): DateReading {
  const written = datePartsOf(text);
  if (written === null) return { ok: false, fault: 'unreadable-date', day: null };
  const years = possibleYears(written, of, today);
  const days = years.map((year) => calendarDay(written, year)).filter((day) => day !== null);
  if (days.length === 0) return monthFirstOrUnreadable(written, years[0] ?? written.year);
  return of === 'receipt' ? asReceipt(days, today, rules) : asBirth(days, of, today, rules);
}

/**
 * A receipt with a two-digit year is of this century. A birth with one is of this century unless that lies in the
 * future, and then of the last; both are candidates while both are possible ages of an adult.
 */
function possibleYears(written: DateParts, of: DateOf, today: CalendarDay): number[] {
  if (written.yearDigits === 4) return [written.year];
  const century = Math.floor(Number(today.slice(0, 4)) / 100) * 100;
  const latest = century + written.year;
  if (of === 'receipt') return [latest];
  return [latest, latest - 100];
}

function asReceipt(days: readonly CalendarDay[], today: CalendarDay, rules: ImportRules): DateReading {
  const day = days[0] as CalendarDay;
  if (day > today) return { ok: false, fault: 'date-in-future', day };
  if (years(day, today) >= rules.oldestReceiptYears) return { ok: false, fault: 'unlikely-date', day };
  return { ok: true, day };
}

function asBirth(days: readonly CalendarDay[], of: DateOf, today: CalendarDay, rules: ImportRules): DateReading {
  const past = days.filter((day) => day <= today);
  const [latest, ...earlier] = past.filter((day) => years(day, today) <= rules.oldestAgeYears);
  if (past.length === 0) return { ok: false, fault: 'date-of-birth-in-future', day: days[0] ?? null };
  if (latest === undefined) return { ok: false, fault: 'unlikely-date', day: past[0] ?? null };
  // "16.05.20" is a child of six or a woman of a hundred and six: plain among children, elsewhere a person decides.
  if (earlier.length > 0 && of === 'birth') return { ok: false, fault: 'ambiguous-date', day: latest };
  return { ok: true, day: latest };
}

/** Days that lie ahead were sorted out before, so an age is always known. */
function years(since: CalendarDay, today: CalendarDay): number {
  return ageOn(since, today) ?? 0;
}

function monthFirstOrUnreadable(written: DateParts, year: number): DateReading {
  const swapped = calendarDay({ ...written, day: written.month, month: written.day }, year);
  return { ok: false, fault: swapped === null ? 'unreadable-date' : 'ambiguous-date', day: swapped };
}

function calendarDay(written: DateParts, year: number): CalendarDay | null {
  const text = [String(year).padStart(4, '0'), pad(written.month), pad(written.day)].join('-');
  return isCalendarDay(text) ? text : null;
}

function pad(number: number): string {
  return String(number).padStart(2, '0');
}
