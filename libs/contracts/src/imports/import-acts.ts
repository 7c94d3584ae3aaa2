import type { ImportField, RowDiscardReason } from '@waymark/domain';

export const IMPORT_FILE_MAX_BYTES = 5 * 1024 * 1024;
/** Far above a quarter of any agency's referrals; a larger sheet is split, so that a dry run stays a matter of seconds. */
export const IMPORT_ROWS_MAX = 2_000;
export const IMPORT_COLUMNS_MAX = 150;
export const COLUMN_NAME_MAX = 200;
export const CORRECTION_MAX = 10_000;

/** One column of the file and the field it fills; null keeps its text with the referral as the agency sent it. */
export interface ColumnChoice {
  column: string;
  field: ImportField | null;
}

/** POST /api/imports/:id/map, with `If-Match`. Every column of the file once; remembered for the source. */
export interface MapColumns {
  columns: ColumnChoice[];
}

/** POST /api/imports/:id/undo and /discard, with `If-Match`. */
export interface EndImport {
  /** What was done for the safety of those who end with the file; required where `highLeft` counts anybody. */
  safetyWords: string | null;
}

export interface FieldCorrection {
  field: ImportField;
  /** Empty leaves the field open. */
  text: string;
}

/** POST /api/imports/:id/rows/:rowId/finish, with the row's `If-Match`: the row becomes a referral. */
export interface FinishImportRow {
  corrections: FieldCorrection[];
  /** She has compared the cells with their headings although there were more cells than columns. */
  cellsChecked: boolean;
  thirdPersonPhone: 'leave-out' | 'keep' | null;
  /** Null only where nobody we know is likely to be this person. */
  person: 'new' | 'existing' | null;
  /** Where the agency states high risk and nothing on the referral would say so: a safety contact is owed, or not, and why not. */
  statedHigh: 'keep' | 'set-aside' | null;
  /** Required with "set-aside". */
  statedHighNote: string | null;
  /** The record chosen; required with "existing". */
  personId: string | null;
}

/** POST /api/imports/:id/rows/:rowId/discard, with the row's `If-Match`. */
export interface DiscardImportRow {
  reason: RowDiscardReason;
  note: string | null;
}
