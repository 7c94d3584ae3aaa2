import { isInWords } from '../in-words.js';

/** People in a file of whom an agency says high risk, and who stand on nobody's list once the file has ended. */
export interface HighLeft {
  /** Rows that are nobody's referral: to review, or not read by anybody yet. */
  rows: number;
  /** Referrals that owe a safety contact and would be withdrawn with the file. */
  referrals: number;
}

export interface FileEnd {
  high: HighLeft;
  /** What was done for their safety, said now or when the undo was begun. */
  safetyWords: string | null;
}

/** As for one person who leaves the list: nobody in visible danger is left behind without a word on her safety. */
export function lacksSafetyWords({ high: { rows, referrals }, safetyWords }: FileEnd): boolean {
  return rows + referrals > 0 && !isInWords(safetyWords);
}
