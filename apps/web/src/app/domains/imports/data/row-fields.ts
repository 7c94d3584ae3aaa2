import type { ImportRowView, ShownCell } from '@waymark/contracts';
import {
  carriesHighRisk,
  CONSENT_ANSWERS,
  EXTERNAL_INSTRUMENTS,
  GENDERS,
  IMPORT_FIELDS,
  readWithDecisions,
  REFERRAL_SOURCES,
  RELATIONSHIPS,
  SAFETY_ANSWERS,
  rowFromCells,
  type ColumnMapping,
  type ImportField,
  type ReviewReason,
  type RowAsDecided,
  type RowDecisions,
} from '@waymark/domain';

/** Fields that hold one code of a list: which list of the catalogue names it, and what may be chosen. */
const CODED: Partial<Record<ImportField, { list: string; codes: readonly string[] }>> = {
  'referring-agency': { list: 'source', codes: REFERRAL_SOURCES },
  gender: { list: 'gender', codes: GENDERS },
  relationship: { list: 'relationship', codes: RELATIONSHIPS },
  checklist: { list: 'instrument', codes: EXTERNAL_INSTRUMENTS },
  'referral-consent': { list: 'consent', codes: CONSENT_ANSWERS },
  'may-call': { list: 'safety', codes: SAFETY_ANSWERS },
  'may-text': { list: 'safety', codes: SAFETY_ANSWERS },
  'may-leave-message': { list: 'safety', codes: SAFETY_ANSWERS },
  'address-known': { list: 'safety', codes: SAFETY_ANSWERS },
  'referral-aware': { list: 'safety', codes: SAFETY_ANSWERS },
  'living-together': { list: 'safety', codes: SAFETY_ANSWERS },
};
const LONG: readonly ImportField[] = ['summary', 'children'];

export interface RowField {
  field: ImportField;
  /** As the agency wrote it; null where the row has no such cell. */
  sent: string | null;
  /** Of what is withheld until she asks for it. */
  masked: string | null;
  list: string | null;
  codes: readonly string[];
  isLong: boolean;
}

/** The fields that ask for a decision first, then every other one of the row, in the order of a referral. */
export function fieldsOf(row: ImportRowView, asked: ReadonlySet<ImportField>): { asked: RowField[]; others: RowField[] } {
  const fields = IMPORT_FIELDS.map((field) => fieldOf(field, row.cells));
  const isMapped = ({ field }: RowField): boolean => row.cells.some((cell) => cell.field === field);
  return {
    asked: fields.filter(({ field }) => asked.has(field)),
    others: fields.filter((one) => !asked.has(one.field) && isMapped(one)),
  };
}

function fieldOf(field: ImportField, cells: readonly ShownCell[]): RowField {
  const [coded, cell] = [CODED[field], cells.find((one) => one.field === field)];
  return {
    field,
    sent: cell?.text ?? null,
    masked: cell?.masked ?? null,
    list: coded?.list ?? null,
    codes: coded?.codes ?? [],
    isLong: LONG.includes(field),
  };
}

/**
 * The same reading that the API will make, so that she sees what is left while she decides. What is withheld from this
 * screen was read there, and what that found stays until she has decided on it.
 */
export function readRow(row: ImportRowView, decisions: RowDecisions): RowAsDecided {
  const { columns, raw, mapping } = rowAsSent(row.cells);
  const context = { today: row.readOn, rules: row.rules, routing: row.routing };
  const reading = readWithDecisions(rowFromCells(columns, raw), mapping, row.reviewReasons, decisions, context);
  const unseen = row.withheldReasons.filter((reason) => !isSettled(reason, decisions));
  const remaining = withStatedHigh([...reading.remaining, ...unseen], row, reading.draft, decisions);
  return { ...reading, remaining, referral: remaining.length === 0 ? reading.referral : null };
}

function isSettled({ code, field }: ReviewReason, { corrections, cellsChecked, thirdPersonPhone }: RowDecisions): boolean {
  if (code === 'too-many-cells') return cellsChecked;
  if (code === 'phone-belongs-to-other' && thirdPersonPhone !== null) return true;
  return field !== null && field in corrections;
}

/** A column that is withheld can be the one that says so. */
function withStatedHigh(
  remaining: ReviewReason[],
  { statesHighRisk, routing }: ImportRowView,
  draft: RowAsDecided['draft'],
  { statedHigh }: RowDecisions,
): ReviewReason[] {
  const isAsked = remaining.some(({ code, field }) => code === 'high-risk-unread' || field === 'score' || field === 'checklist');
  if (!statesHighRisk || isAsked || statedHigh !== null || draft === null || carriesHighRisk(draft, routing)) return remaining;
  return [...remaining, { code: 'high-risk-unread', field: null, column: null, raw: null, offer: null }];
}

function rowAsSent(all: readonly ShownCell[]): { columns: string[]; raw: string[]; mapping: ColumnMapping } {
  const mapping: Record<string, ImportField | null> = Object.create(null);
  const cells = all.filter(({ isWithheld }) => !isWithheld);
  const named = cells.filter(({ column }) => !column.startsWith('+'));
  for (const { column, field } of named) mapping[column] = field;
  // A row that ends early has no text at its end: absent, which is not the same as empty.
  const present = named.filter(({ text }) => text !== null);
  const extra = cells.filter(({ column }) => column.startsWith('+'));
  return {
    columns: named.map(({ column }) => column),
    raw: [...present, ...extra].map(({ text }) => text ?? ''),
    mapping,
  };
}
