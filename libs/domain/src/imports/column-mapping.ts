import { foldHeading, HEADINGS, IMPORT_FIELDS, REQUIRED_IMPORT_FIELDS, type ImportField } from './import-fields.js';

/** Each column of the file with the field it fills; `null` keeps the column's text as a note on the referral. */
export type ColumnMapping = Readonly<Record<string, ImportField | null>>;

export interface MappingProblem {
  code: 'required-field-unmapped' | 'field-mapped-twice' | 'column-not-in-file' | 'column-not-mapped';
  field: ImportField | null;
  column: string | null;
}

/** A first guess for each heading. A field goes to the first column that fits it; later ones stay notes. */
export function suggestMapping(columns: readonly string[]): ColumnMapping {
  const taken = new Set<ImportField>();
  const mapping: Record<string, ImportField | null> = Object.create(null);
  for (const column of columns) {
    const field = fieldFor(column);
    mapping[column] = field !== null && !taken.has(field) ? field : null;
    if (field !== null) taken.add(field);
  }
  return mapping;
}

function fieldFor(column: string): ImportField | null {
  const heading = foldHeading(column);
  return IMPORT_FIELDS.find((field) => HEADINGS[field].includes(heading)) ?? null;
}

/** What stands in the way of using this mapping on a file with these columns; nothing means it may be used. */
export function checkMapping(columns: readonly string[], mapping: ColumnMapping): MappingProblem[] {
  const mapped = Object.entries(mapping);
  return [
    ...REQUIRED_IMPORT_FIELDS.filter((field) => columnFor(field, mapping) === null).map((field) =>
      problem('required-field-unmapped', field, null),
    ),
    ...mapped
      .filter(([column, field]) => field !== null && columnFor(field, mapping) !== column)
      .map(([column, field]) => problem('field-mapped-twice', field, column)),
    ...mapped
      .filter(([column]) => !columns.includes(column))
      .map(([column, field]) => problem('column-not-in-file', field, column)),
    // A column nobody decided on could be dropped unseen, so it is a problem and not a default.
    ...columns
      .filter((column) => !Object.hasOwn(mapping, column))
      .map((column) => problem('column-not-mapped', null, column)),
  ];
}

/** The column that fills a field, or `null` when none does. */
export function columnFor(field: ImportField, mapping: ColumnMapping): string | null {
  return Object.entries(mapping).find(([, mapped]) => mapped === field)?.[0] ?? null;
}

function problem(code: MappingProblem['code'], field: ImportField | null, column: string | null): MappingProblem {
  return { code, field, column };
}
