import { REFERRAL_SOURCES, type ReferralSource } from '../referrals/index.js';
import { columnFor, type ColumnMapping } from './column-mapping.js';
import type { DraftReferral, ReadyReferral } from './draft-referral.js';
import type { ImportField } from './import-fields.js';
import { LOOKED_AT } from './import-rules.js';
import { visibleText, type RawRow } from './raw-row.js';
import type { ReadingContext } from './read-day-cell.js';
import { draftOf } from './read-referral-file.js';
import { readReferralRow } from './read-referral-row.js';
import { PERSON_CODES, type ReviewReason } from './review-reasons.js';
import { uncarriedHighRisk } from './states-high-risk.js';

/** What a worker decided about a row to review. The agency's own text stays beside it, unchanged. */
export interface RowDecisions {
  /** The text of a field as it should have been; empty leaves the field open. */
  corrections: Readonly<Partial<Record<ImportField, string>>>;
  /** She has compared the cells with their headings although there were more cells than columns. */
  cellsChecked: boolean;
  /** A number of somebody else: leave it out, or keep it as the number of a safe third person, never as her own. */
  thirdPersonPhone: 'leave-out' | 'keep' | null;
  /** Whether this is a person we know. */
  person: 'new' | 'existing' | null;
  /** A stated high risk that the referral would not carry: treat her as at high risk, or not, which takes words. */
  statedHigh: 'keep' | 'set-aside' | null;
}

export const NOTHING_DECIDED: RowDecisions = { corrections: {}, cellsChecked: false, thirdPersonPhone: null, person: null, statedHigh: null };

export interface RowAsDecided {
  /** What still stands in the way. */
  remaining: ReviewReason[];
  draft: DraftReferral | null;
  /** Set when nothing stands in the way any more. */
  referral: ReadyReferral | null;
}

/** Reads a row again with a worker's corrections, by the same rules as the file: nothing enters by a side door. */
export function readWithDecisions(
  raw: RawRow,
  mapping: ColumnMapping,
  found: readonly ReviewReason[],
  decisions: RowDecisions,
  context: ReadingContext,
): RowAsDecided {
  const corrected = correct(raw, mapping, decisions.corrections);
  const strict = readReferralRow(corrected.raw, corrected.mapping, context);
  const lenient = readReferralRow(corrected.raw, corrected.mapping, { ...context, rules: LOOKED_AT });
  const draft = withAgencyName(draftOf(lenient), raw, mapping, decisions);
  const asSent = draftOf(readReferralRow(raw, mapping, context));
  const ofCells = [
    ...(strict.outcome === 'review' ? strict.reasons : []).filter((reason) => isOfCells(reason) && !isLookedAt(reason, decisions)),
    ...(lenient.outcome === 'review' ? lenient.reasons : []).filter((reason) => reason.code === 'unlikely-date'),
  ];
  const reasons = [
    ...ofCells,
    ...(draft === null ? [] : uncarriedHighRisk(asSent, draft, ofCells, context.routing)),
    ...found.filter((reason) => PERSON_CODES.includes(reason.code)),
  ];
  const remaining = unique(reasons.filter((reason) => !isDecided(reason, decisions)));
  return { remaining, draft, referral: remaining.length === 0 && isComplete(draft) ? draft : null };
}

function correct(raw: RawRow, mapping: ColumnMapping, corrections: RowDecisions['corrections']): { raw: RawRow; mapping: ColumnMapping } {
  const cells: Record<string, string | undefined> = Object.assign(Object.create(null), raw);
  const columns: Record<string, ImportField | null> = Object.assign(Object.create(null), mapping);
  for (const [field, text] of Object.entries(corrections) as [ImportField, string][]) {
    const column = columnFor(field, mapping) ?? `(${field})`;
    cells[column] = text;
    columns[column] = field;
  }
  return { raw: cells, mapping: columns };
}

function isLookedAt({ code, field }: ReviewReason, { corrections }: RowDecisions): boolean {
  return code === 'unlikely-date' && field !== null && field in corrections;
}

/** What was stated is asked of the row as it was sent: no correction may make it unsaid. */
function isOfCells({ code }: ReviewReason): boolean {
  return code !== 'high-risk-unread';
}

function isDecided({ code }: ReviewReason, decisions: RowDecisions): boolean {
  if (PERSON_CODES.includes(code)) return decisions.person !== null;
  if (code === 'too-many-cells') return decisions.cellsChecked;
  if (code === 'high-risk-unread') return decisions.statedHigh !== null;
  return code === 'phone-belongs-to-other' && decisions.thirdPersonPhone !== null;
}

/** Choosing the kind of agency must not rename the agency: its own words stay its name. */
function withAgencyName(
  draft: DraftReferral | null,
  raw: RawRow,
  mapping: ColumnMapping,
  { corrections }: RowDecisions,
): DraftReferral | null {
  const chosen = corrections['referring-agency'];
  const column = columnFor('referring-agency', mapping);
  const named = column === null ? '' : visibleText(raw[column] ?? '');
  if (draft === null || named === '' || !REFERRAL_SOURCES.includes(chosen as ReferralSource)) return draft;
  return { ...draft, agency: named };
}

function unique(reasons: readonly ReviewReason[]): ReviewReason[] {
  const seen = new Map(reasons.map((reason) => [`${reason.code} ${reason.field} ${reason.raw}`, reason]));
  return [...seen.values()];
}

function isComplete(draft: DraftReferral | null): draft is ReadyReferral {
  return draft !== null && draft.receivedOn !== null && draft.person.forename !== null && draft.person.surname !== null;
}
