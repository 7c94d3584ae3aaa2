import { codeFor, ABUSE_WORDS, ANSWER_WORDS, CONSENT_WORDS, SERVICE_WORDS, SOURCE_WORDS } from './listed-values.js';
import type { ReferralSource } from '../referrals/index.js';
import type { ColumnMapping } from './column-mapping.js';
import type { DraftReferral, ReadyReferral } from './draft-referral.js';
import { IMPORT_LINE_MAX, IMPORT_TEXT_MAX } from './import-rules.js';
import { extraCells, isBlankRow, visibleText, type RawRow } from './raw-row.js';
import { readAssessment, readCallOuts } from './read-assessment.js';
import { readCoded, readCodes } from './read-coded.js';
import { readContact } from './read-contact.js';
import { readReceipt, type ReadingContext } from './read-day-cell.js';
import { readChildrenCell, readHarmer, readPerson } from './read-people.js';
import type { ReviewReason } from './review-reasons.js';
import { uncarriedHighRisk } from './states-high-risk.js';
import { interpret, keepAsWritten, openRow, readText, review, type RowReading } from './row-notes.js';

/** How a row of an agency's file ends. There is no fourth way, so that nobody in the file can be lost. */
export type RowOutcome =
  | { outcome: 'blank' }
  | { outcome: 'ready'; referral: ReadyReferral }
  | { outcome: 'review'; reasons: ReviewReason[]; draft: DraftReferral };

/** Reads one row. What it cannot settle goes to a person with the reason; nothing is dropped and nothing guessed. */
export function readReferralRow(raw: RawRow, mapping: ColumnMapping, context: ReadingContext): RowOutcome {
  if (isBlankRow(raw)) return { outcome: 'blank' };
  const row = openRow(raw, mapping);
  const draft = readDraft(row, context);
  keepUnmappedColumns(raw, mapping, row);
  noteImpossibleOrder(draft, row);
  row.notes.reasons.push(...uncarriedHighRisk(draft, draft, row.notes.reasons, context.routing));
  const { reasons } = row.notes;
  if (reasons.length === 0 && isReady(draft)) return { outcome: 'ready', referral: draft };
  return { outcome: 'review', reasons, draft };
}

function readDraft(row: RowReading, context: ReadingContext): DraftReferral {
  const { notes } = row;
  return {
    reference: readText(row.cell('reference'), notes, IMPORT_LINE_MAX),
    ...readReceipt(row, context),
    ...readAgency(row),
    referrerName: readText(row.cell('referrer-name'), notes, IMPORT_LINE_MAX),
    referrerContact: readText(row.cell('referrer-contact'), notes, IMPORT_LINE_MAX),
    person: readPerson(row, context),
    contact: readContact(row),
    referralConsent: readCoded(row.cell('referral-consent'), notes, CONSENT_WORDS, 'not-known', 'review'),
    personIsAware: readCoded(row.cell('referral-aware'), notes, ANSWER_WORDS, 'unknown', 'review'),
    externalAssessment: readAssessment(row.cell('checklist'), row.cell('score'), notes),
    policeCallOuts: readCallOuts(row.cell('police-call-outs'), notes),
    abuseTypes: readCodes(row.cell('abuse-types'), notes, ABUSE_WORDS, /[;,|/\n+]/),
    harmer: readHarmer(row, context),
    children: readChildrenCell(row, context),
    summary: readText(row.cell('summary'), notes, IMPORT_TEXT_MAX),
    services: readCodes(row.cell('service-requested'), notes, SERVICE_WORDS, /[;,|/\n+&]|\sand\s/i),
    interpretations: notes.interpretations,
    unmapped: notes.unmapped,
  };
}

/** The agency keeps its own name; the kind of agency decides how soon a first attempt is owed. */
function readAgency(row: RowReading): { source: ReferralSource; agency: string | null } {
  const cell = row.cell('referring-agency');
  const agency = readText(cell, row.notes, IMPORT_LINE_MAX);
  if (cell === null || agency === null) return { source: 'not-given', agency };
  const source = codeFor(agency, SOURCE_WORDS) ?? (/\b(?:police|heddlu)\b/i.test(agency) ? 'police' : null);
  if (source === null) review(row.notes, cell, 'unknown-value');
  else interpret(row.notes, cell, source);
  return { source: source ?? 'other', agency };
}

function keepUnmappedColumns(raw: RawRow, mapping: ColumnMapping, row: RowReading): void {
  const slipped = extraCells(raw);
  for (const { column, raw: cell } of slipped) {
    row.notes.reasons.push({ code: 'too-many-cells', field: null, column, raw: cell, offer: null });
  }
  for (const [column, cell] of Object.entries(raw)) {
    if (cell === undefined || visibleText(cell) === '' || (mapping[column] ?? null) !== null) continue;
    row.notes.unmapped.push({ field: null, column, raw: cell });
  }
}

function noteImpossibleOrder(draft: DraftReferral, row: RowReading): void {
  const { dateOfBirth } = draft.person;
  if (dateOfBirth === null || draft.receivedOn === null || draft.receivedOn >= dateOfBirth) return;
  const cell = row.cell('date-of-birth');
  if (cell === null) return;
  review(row.notes, cell, 'received-before-birth');
  keepAsWritten(row.notes, cell);
}

function isReady(draft: DraftReferral): draft is ReadyReferral {
  return draft.receivedOn !== null && draft.person.forename !== null && draft.person.surname !== null;
}
