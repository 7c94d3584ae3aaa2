import type { DraftChild, DraftHarmer, DraftPerson } from './draft-referral.js';
import { IMPORT_LINE_MAX } from './import-rules.js';
import { ANSWER_WORDS, ETHNICITY_WORDS, GENDER_WORDS, RELATIONSHIP_WORDS } from './listed-values.js';
import { readChildren } from './read-children.js';
import { readCoded, readLanguage } from './read-coded.js';
import { readDay, type ReadingContext } from './read-day-cell.js';
import { interpret, keepAsWritten, readText, review, type RowReading } from './row-notes.js';

/** A missing gender, ethnic group or date of birth is asked for later; a missing name leaves nobody to help. */
export function readPerson(row: RowReading, context: ReadingContext): DraftPerson {
  const { notes } = row;
  return {
    forename: readName(row, 'forename'),
    surname: readName(row, 'surname'),
    knownAs: readText(row.cell('known-as'), notes, IMPORT_LINE_MAX),
    dateOfBirth: readDay(row.cell('date-of-birth'), 'birth', context, notes),
    gender: readCoded(row.cell('gender'), notes, GENDER_WORDS, 'not-asked', 'keep'),
    ethnicity: readCoded(row.cell('ethnicity'), notes, ETHNICITY_WORDS, 'not-asked', 'keep'),
    language: readLanguage(row.cell('language'), notes),
  };
}

function readName(row: RowReading, field: 'forename' | 'surname'): string | null {
  const cell = row.cell(field);
  const name = readText(cell, row.notes, IMPORT_LINE_MAX);
  const explained = row.notes.reasons.some((reason) => reason.field === field);
  if (name === null && !explained) {
    row.notes.reasons.push({ code: 'missing-name', field, column: cell?.column ?? null, raw: null, offer: null });
  }
  return name;
}

/** The person causing harm, as far as the agency named anybody. */
export function readHarmer(row: RowReading, context: ReadingContext): DraftHarmer | null {
  const { notes } = row;
  const harmer: DraftHarmer = {
    forename: readText(row.cell('harmer-forename'), notes, IMPORT_LINE_MAX),
    surname: readText(row.cell('harmer-surname'), notes, IMPORT_LINE_MAX),
    dateOfBirth: readDay(row.cell('harmer-date-of-birth'), 'birth', context, notes),
    relationship: readCoded(row.cell('relationship'), notes, RELATIONSHIP_WORDS, 'not-known', 'review'),
    livingTogether: readCoded(row.cell('living-together'), notes, ANSWER_WORDS, 'unknown', 'review'),
  };
  const named = harmer.forename ?? harmer.surname ?? harmer.dateOfBirth;
  const described = harmer.relationship !== 'not-known' || harmer.livingTogether !== 'unknown';
  return named !== null || described ? harmer : null;
}

export function readChildrenCell(row: RowReading, context: ReadingContext): DraftChild[] {
  const cell = row.cell('children');
  if (cell === null) return [];
  const { children, faults } = readChildren(cell.text, context.today, context.rules);
  for (const { fault, part, offer } of faults) review(row.notes, { ...cell, raw: part }, fault, offer);
  if (faults.length > 0) keepAsWritten(row.notes, cell);
  interpret(row.notes, cell, children.map(childAsRead).join(' / ') || 'no children');
  return children;
}

function childAsRead(child: DraftChild): string {
  return [child.forename, child.surname, child.dateOfBirth].filter((part) => part !== null).join(' ');
}
