import type { SettingValues } from '../settings/index.js';

/** How far a reading may go before a person has to look. */
export interface ImportRules {
  /** A birth that makes somebody older than this is taken as a slip of the pen. */
  oldestAgeYears: number;
  /** A referral received longer ago than this is more likely a wrong year than a very old letter. */
  oldestReceiptYears: number;
}

export function importRules(settings: SettingValues): ImportRules {
  return {
    oldestAgeYears: settings['import.oldest-age-years'],
    oldestReceiptYears: settings['import.oldest-receipt-years'],
  };
}

/** Once a person has looked at a date, only what no life allows is still refused: a centenarian is not a slip of the pen. */
export const LOOKED_AT: ImportRules = { oldestAgeYears: 130, oldestReceiptYears: 60 };

/** The longest line, such as a name, and the longest text that a referral can hold. */
export const IMPORT_LINE_MAX = 200;
export const IMPORT_TEXT_MAX = 10_000;
