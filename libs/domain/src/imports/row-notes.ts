import type { Interpretation, UnmappedValue } from './draft-referral.js';
import { columnFor, type ColumnMapping } from './column-mapping.js';
import type { ImportField } from './import-fields.js';
import { visibleText, type RawRow } from './raw-row.js';
import type { ReviewCode, ReviewReason } from './review-reasons.js';

/** One cell on its way into a field: what was written, and the same without what no eye can see. */
export interface Cell {
  field: ImportField;
  column: string;
  raw: string;
  text: string;
}

/** What reading a row leaves behind beside the values themselves. */
export interface RowNotes {
  reasons: ReviewReason[];
  interpretations: Interpretation[];
  unmapped: UnmappedValue[];
}

export interface RowReading {
  cell(field: ImportField): Cell | null;
  notes: RowNotes;
}

/** Opens a row for reading. A mapped column that the row is too short for is a reason of its own. */
export function openRow(raw: RawRow, mapping: ColumnMapping): RowReading {
  const notes: RowNotes = { reasons: [], interpretations: [], unmapped: [] };
  return { cell: (field) => cellOf(field, raw, mapping, notes), notes };
}

function cellOf(field: ImportField, raw: RawRow, mapping: ColumnMapping, notes: RowNotes): Cell | null {
  const column = columnFor(field, mapping);
  const written = column === null ? undefined : raw[column];
  if (column === null) return null;
  if (written === undefined) {
    notes.reasons.push({ code: 'missing-column', field, column, raw: null, offer: null });
    return null;
  }
  const text = visibleText(written);
  if (text === '') return null;
  return { field, column, raw: written, text };
}

export function interpret(notes: RowNotes, cell: Cell, read: string): void {
  if (read !== cell.raw) notes.interpretations.push({ field: cell.field, column: cell.column, raw: cell.raw, read });
}

export function review(notes: RowNotes, cell: Cell, code: ReviewCode, offer: string | null = null): void {
  notes.reasons.push({ code, field: cell.field, column: cell.column, raw: cell.raw, offer });
}

/** Keeps the agency's own words on the referral. */
export function keepAsWritten(notes: RowNotes, cell: Cell): void {
  notes.unmapped.push({ field: cell.field, column: cell.column, raw: cell.raw });
}

/** Text that only has to fit: it is never cut, a person shortens it. */
export function readText(cell: Cell | null, notes: RowNotes, longest: number): string | null {
  if (cell === null) return null;
  if (cell.text.length > longest) {
    review(notes, cell, 'too-long');
    keepAsWritten(notes, cell);
    return null;
  }
  interpret(notes, cell, cell.text);
  return cell.text;
}
