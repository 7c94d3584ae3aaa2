import type { CalendarDay } from '../dates/calendar-day.js';
import { isValidSetting, SETTING_KEYS, SETTINGS } from './setting-definitions.js';
import type { SettingKey, SettingValues } from './setting-values.js';

/** One decision of an organisation. Rows are added and never changed, so that old readings can be explained. */
export interface SettingRow {
  key: string;
  value: unknown;
  inForceFrom: CalendarDay;
  /** When it was decided: of two for the same day the later one holds. */
  decidedAt: Date;
}

/** The value of a setting on a day: the latest row that had begun by then, else what the product ships with. */
export function settingInForce<K extends SettingKey>(
  rows: readonly SettingRow[],
  key: K,
  day: CalendarDay,
): SettingValues[K] {
  const row = latestRow(rows, key, day);
  if (row === null) return SETTINGS[key].shipped;
  // Falling back in silence would put a clock or a threshold in force that nobody decided.
  if (!isValidSetting(key, row.value)) throw new RangeError(`The stored value of ${key} is not valid`);
  return row.value;
}

export function settingsInForce(rows: readonly SettingRow[], day: CalendarDay): SettingValues {
  const entries = SETTING_KEYS.map((key) => [key, settingInForce(rows, key, day)]);
  return Object.fromEntries(entries) as SettingValues;
}

/** Since when a value holds; null while it is what the product ships with. */
export function inForceSince(rows: readonly SettingRow[], key: SettingKey, day: CalendarDay): CalendarDay | null {
  return latestRow(rows, key, day)?.inForceFrom ?? null;
}

function latestRow(rows: readonly SettingRow[], key: SettingKey, day: CalendarDay): SettingRow | null {
  return rows
    .filter((one) => one.key === key && one.inForceFrom <= day)
    .reduce<SettingRow | null>((latest, one) => (latest && isLater(latest, one) ? latest : one), null);
}

function isLater(one: SettingRow, other: SettingRow): boolean {
  if (one.inForceFrom !== other.inForceFrom) return one.inForceFrom > other.inForceFrom;
  return one.decidedAt > other.decidedAt;
}
