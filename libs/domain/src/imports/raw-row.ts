/** One row as the agency sent it. A column the row is too short for is absent, which is not the same as empty. */
export type RawRow = Readonly<Record<string, string | undefined>>;

const EXTRA_CELL = 'extra cell ';

/** Column names that can serve as keys: a repeated or empty heading gets its position, so no cell hides another. */
export function columnNames(headings: readonly string[]): string[] {
  const names: string[] = [];
  headings.forEach((heading, index) => {
    const name = heading.trim();
    const free = name !== '' && !names.includes(name) && !name.startsWith(EXTRA_CELL);
    names.push(free ? name : `${name || 'column'} (${index + 1})`);
  });
  return names;
}

/** Pairs cells with columns and keeps cells beyond the last column under names of their own. */
export function rowFromCells(columns: readonly string[], cells: readonly string[]): RawRow {
  const row: Record<string, string | undefined> = Object.create(null);
  cells.forEach((cell, index) => {
    row[columns[index] ?? `${EXTRA_CELL}${index + 1 - columns.length}`] = cell;
  });
  return row;
}

/** Control characters and marks that turn the direction of writing can disguise a name; the raw text keeps them. */
const INVISIBLE = /(?![\t\n\r])[\p{Cc}\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/gu;

/** What an eye can see of a cell, in one form of writing accents. */
export function visibleText(raw: string): string {
  return raw
    .replace(INVISIBLE, '')
    .replace(/\r\n?/g, '\n')
    .replace(/\u00A0/g, ' ')
    .normalize('NFC')
    .trim();
}

/** A row with nothing in any cell is a gap in the agency's sheet, not a referral. */
export function isBlankRow(raw: RawRow): boolean {
  return Object.values(raw).every((cell) => visibleText(cell ?? '') === '');
}

/** Text beyond the last column means that the cells have slipped, so none of them can be trusted to its heading. */
export function extraCells(raw: RawRow): Array<{ column: string; raw: string }> {
  return Object.entries(raw)
    .filter(([column, cell]) => column.startsWith(EXTRA_CELL) && (cell ?? '').trim() !== '')
    .map(([column, cell]) => ({ column, raw: cell ?? '' }));
}
