import type { ColumnChoice } from '@waymark/contracts';
import { foldHeading, suggestMapping, type ColumnMapping, type ImportField } from '@waymark/domain';

export function toMapping(choices: readonly ColumnChoice[]): ColumnMapping {
  const mapping: Record<string, ImportField | null> = Object.create(null);
  for (const { column, field } of choices) mapping[column] = field;
  return mapping;
}

/** "Gwent Police", "gwent police " and "GWENT-POLICE" are one source. */
export const sourceKeyOf = foldHeading;

/** What was confirmed last time for this source, with a guess for columns that are new in this file. */
export function choicesFor(columns: readonly string[], remembered: readonly ColumnChoice[] | null): ColumnChoice[] {
  const suggested = suggestMapping(columns);
  if (remembered === null) return columns.map((column) => ({ column, field: suggested[column] ?? null }));
  const known = new Map(remembered.map(({ column, field }) => [column, field]));
  const taken = new Set(columns.map((column) => known.get(column) ?? null));
  return columns.map((column) => {
    const guess = suggested[column] ?? null;
    const field = known.has(column) ? (known.get(column) ?? null) : taken.has(guess) ? null : guess;
    return { column, field };
  });
}
