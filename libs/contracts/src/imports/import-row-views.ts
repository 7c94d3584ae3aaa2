import type {
  CalendarDay,
  ImportField,
  ImportRowState,
  ImportRules,
  ImportState,
  Interpretation,
  KeepReason,
  ReviewCode,
  RequestedService,
  ReviewReason,
  RouteSettings,
  RowDiscardReason,
} from '@waymark/domain';
import type { PersonMatchView } from '../people/index.js';
import type { FieldCorrection } from './import-acts.js';

/** GET /api/imports/:id/rows?state=&cursor=: a stated high risk first, then in the order of the file. */
export interface ImportRowListItem {
  id: string;
  version: number;
  /** Row number in the file, counted from 1 without the headings. */
  position: number;
  state: ImportRowState;
  givenName: string | null;
  familyName: string | null;
  receivedOn: CalendarDay | null;
  reasons: ReviewCode[];
  /** The agency's own form says high risk: never a result of ours, always a reason to look at this row first. */
  statesHighRisk: boolean;
  referralId: string | null;
  /** Why the undo of the import has left its referral as it is. */
  keptBecause: KeepReason | null;
}

/** Text as the agency sent it. A column that the row was too short for is null. */
export interface SentCell {
  column: string;
  field: ImportField | null;
  text: string | null;
}

/** A cell that can say where somebody is or how she is reached shows only enough to tell it from another. */
export interface ShownCell extends SentCell {
  isWithheld: boolean;
  /** Of a withheld cell: `••••• •••989`, or nothing but dots. */
  masked: string | null;
}

/**
 * GET /api/imports/:id/rows/:rowId. Reading it is recorded. The screen reads `cells` by the same rules as the API. POST
 * /api/imports/:id/rows/:rowId/reveal, which is recorded before it answers, shows what is withheld of a row to review.
 */
export interface ImportRowView extends ImportRowListItem {
  importId: string;
  /** A row to review is finished only while the import stands. */
  importState: ImportState;
  cells: ShownCell[];
  reviewReasons: ReviewReason[];
  /** What the reading of withheld cells has found, without their text. */
  withheldReasons: ReviewReason[];
  corrections: FieldCorrection[];
  /** People we know who may be this person. */
  matches: PersonMatchView[];
  /** The row further up that this one seems to repeat. */
  repeats: { rowId: string; position: number; state: ImportRowState; referralId: string | null } | null;
  readOn: CalendarDay;
  rules: ImportRules;
  routing: RouteSettings;
  discarded: { reason: RowDiscardReason; note: string | null; at: string; by: string } | null;
  /** A worker decided, in her words, that the risk which the agency states as high is none. */
  highSetAside: { note: string; at: string; by: string } | null;
  /** The next row to review of this import, null when this is the last. */
  nextRowId: string | null;
}

/**
 * GET /api/referrals/:id/as-sent: what the agency wrote, beside what was read. Cells that can say where somebody is or
 * how she is reached are withheld until POST /api/referrals/:id/as-sent/reveal, which is recorded.
 */
export interface ReferralAsSentView {
  importId: string;
  source: string;
  position: number;
  /** What the agency asked for. Nothing here is offered that this organisation lacks: triage decides what becomes of it. */
  requested: { service: RequestedService; isOffered: boolean }[];
  cells: (SentCell & { isWithheld: boolean })[];
  interpretations: Interpretation[];
  corrections: FieldCorrection[];
}
