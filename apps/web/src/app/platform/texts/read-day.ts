import { isCalendarDay, type CalendarDay } from '@waymark/domain';

const MONTHS: readonly (readonly string[])[] = [
  ['jan', 'ion'],
  ['feb', 'chwe'],
  ['mar', 'maw'],
  ['apr', 'ebr'],
  ['may', 'mai'],
  ['jun', 'meh'],
  ['jul', 'gorff', 'gor'],
  ['aug', 'awst', 'aws'],
  ['sep', 'medi', 'med'],
  ['oct', 'hyd'],
  ['nov', 'tach', 'tac'],
  ['dec', 'rhag', 'rha'],
];

/**
 * A day as people type it, day first: 23/10/1987, 23.10.87, 23 Oct 1987, 23 Hydref 1987, 1987-10-23, 23101987.
 * Two digits of a year mean the latest such year that is not after `notAfter`. Null when it is no real day.
 */
export function readDay(typed: string, notAfter: CalendarDay): CalendarDay | null {
  const text = typed.trim().toLowerCase();
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (iso) return dayFrom(iso[1]!, Number(iso[2]), iso[3]!, notAfter);
  const run = /^(\d{2})(\d{2})(\d{4})$/.exec(text);
  if (run) return dayFrom(run[3]!, Number(run[2]), run[1]!, notAfter);
  const spoken = /^(\d{1,2})[\s./-]+(\d{1,2}|\p{L}+)[\s./-]+(\d{4}|\d{2})$/u.exec(text);
  return spoken ? dayFrom(spoken[3]!, monthOf(spoken[2]!), spoken[1]!, notAfter) : null;
}

function monthOf(word: string): number {
  if (/^\d/.test(word)) return Number(word);
  return MONTHS.findIndex((names) => names.some((name) => word.startsWith(name))) + 1;
}

function dayFrom(year: string, month: number, day: string, notAfter: CalendarDay): CalendarDay | null {
  const made = (full: number) => `${full}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (year.length === 4) return isCalendarDay(made(Number(year))) ? made(Number(year)) : null;
  const century = Number(notAfter.slice(0, 2)) * 100;
  const recent = made(century + Number(year));
  const chosen = recent <= notAfter ? recent : made(century - 100 + Number(year));
  return isCalendarDay(chosen) ? chosen : null;
}

/** A time as people type it: 9, 930, 9:30, 09.30, 2pm. Null when it is no time. */
export function readTime(typed: string): string | null {
  const found = /^(\d{1,2})(?:[:.]?(\d{2}))?\s*(am|pm|yb|yp)?$/.exec(typed.trim().toLowerCase());
  if (!found) return null;
  const minutes = found[2] ?? '00';
  const hours = onTheDay(Number(found[1]), found[3]);
  return hours > 23 || Number(minutes) > 59 ? null : `${String(hours).padStart(2, '0')}:${minutes}`;
}

function onTheDay(hours: number, half: string | undefined): number {
  if (!half || hours > 12) return hours;
  const afternoon = half === 'pm' || half === 'yp';
  return (hours % 12) + (afternoon ? 12 : 0);
}
