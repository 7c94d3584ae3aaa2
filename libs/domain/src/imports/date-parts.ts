/** A date as written: the year keeps its digits, since "04" and "2004" are different amounts of knowledge. */
export interface DateParts {
  day: number;
  month: number;
  year: number;
  yearDigits: 2 | 4;
}

const YEAR_FIRST = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:T00:00(?::00(?:\.0+)?)?)?$/;
const DAY_FIRST = /^(\d{1,2})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*(\d{4}|\d{2})$/;
const WEEKDAY = /^(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)(?:day|sday|nesday|rsday|urday)?,?\s+/i;
const DAY_NAMED_MONTH = /^(\d{1,2})(?:st|nd|rd|th)?[\s-]+([\p{L}]+)\.?,?[\s-]+(\d{4}|\d{2})$/iu;
const NAMED_MONTH_DAY = /^([\p{L}]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$/iu;

const MONTHS = [
  ['january', 'ionawr'],
  ['february', 'chwefror'],
  ['march', 'mawrth'],
  ['april', 'ebrill'],
  ['may', 'mai'],
  ['june', 'mehefin'],
  ['july', 'gorffennaf'],
  ['august', 'awst'],
  ['september', 'medi'],
  ['october', 'hydref'],
  ['november', 'tachwedd'],
  ['december', 'rhagfyr'],
] as const;

/** Takes a date apart, day first as written in the United Kingdom; `null` when it is not a date in any such form. */
export function datePartsOf(text: string): DateParts | null {
  const written = text.trim().replace(WEEKDAY, '');
  const yearFirst = YEAR_FIRST.exec(written);
  if (yearFirst) return parts(yearFirst[3], yearFirst[2], yearFirst[1]);
  const dayFirst = DAY_FIRST.exec(written);
  if (dayFirst) return parts(dayFirst[1], dayFirst[2], dayFirst[3]);
  const named = DAY_NAMED_MONTH.exec(written);
  if (named) return parts(named[1], monthNumber(named[2]), named[3]);
  const monthNamedFirst = NAMED_MONTH_DAY.exec(written);
  return monthNamedFirst ? parts(monthNamedFirst[2], monthNumber(monthNamedFirst[1]), monthNamedFirst[3]) : null;
}

function parts(day = '', month: string | null = null, year = ''): DateParts | null {
  if (month === null) return null;
  return { day: Number(day), month: Number(month), year: Number(year), yearDigits: year.length === 2 ? 2 : 4 };
}

/** English and Welsh month names, whole or shortened to at least three letters, when only one month fits. */
function monthNumber(word = ''): string | null {
  const name = word.toLowerCase();
  if (name.length < 3) return null;
  const fitting = MONTHS.flatMap((names, index) => (names.some((month) => month.startsWith(name)) ? [index + 1] : []));
  return fitting.length === 1 ? String(fitting[0]) : null;
}
