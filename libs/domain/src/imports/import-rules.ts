/**
 * How far a reading may go before a person has to look. Shipped defaults of ours, not national figures; each
 * organisation may set its own.
 */
export interface ImportRules {
  /** A birth that makes somebody older than this is taken as a slip of the pen. */
  oldestAgeYears: number;
  /** A referral received longer ago than this is more likely a wrong year than a very old letter. */
  oldestReceiptYears: number;
  /** Longest name, contact or heading-like text, and longest free text, that a record can hold. */
  longestLine: number;
  longestText: number;
}

export const DEFAULT_IMPORT_RULES: ImportRules = {
  oldestAgeYears: 110,
  oldestReceiptYears: 5,
  longestLine: 200,
  longestText: 10_000,
};
