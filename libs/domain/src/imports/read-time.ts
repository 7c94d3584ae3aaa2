const TWENTY_FOUR = /^([01]?\d|2[0-4])[:.h]?([0-5]\d)(?:[:.][0-5]\d)?\s*(?:hrs?|hours)?$/i;
const TWELVE = /^(1[0-2]|0?[1-9])(?:[:.]?([0-5]\d))?\s*(a|p)\.?m\.?$/i;
const WORDS: Readonly<Record<string, string>> = { noon: '12:00', midday: '12:00', midnight: '00:00' };

/** A time of day as `HH:mm`; `null` when it is not one, which the clocks take as the start of the day. */
export function readTimeOfDay(text: string): string | null {
  const written = text.trim().toLowerCase();
  const twelve = TWELVE.exec(written);
  if (twelve) return twelveHour(Number(twelve[1]), twelve[2] ?? '00', twelve[3] === 'p');
  const twentyFour = TWENTY_FOUR.exec(written);
  if (!twentyFour) return WORDS[written] ?? null;
  const hour = Number(twentyFour[1]);
  return hour === 24 ? null : `${String(hour).padStart(2, '0')}:${twentyFour[2]}`;
}

function twelveHour(hour: number, minutes: string, afternoon: boolean): string {
  return `${String((hour % 12) + (afternoon ? 12 : 0)).padStart(2, '0')}:${minutes}`;
}

const WITH_TIME = /^(.*\d)(?:T|,?\s+)(\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?\s*(?:[ap]m)?)$/i;

/** Some systems write date and time in one cell; the two are read apart. */
export function splitDateAndTime(text: string): { date: string; time: string | null } {
  const joined = WITH_TIME.exec(text.trim());
  const time = joined?.[2] ? readTimeOfDay(joined[2]) : null;
  return joined?.[1] && time !== null ? { date: joined[1], time } : { date: text, time: null };
}
