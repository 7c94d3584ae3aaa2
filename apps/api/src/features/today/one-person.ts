import type { TodayRowView } from '@waymark/contracts';
import { mostCareful } from '@waymark/domain';

/**
 * Somebody with two episodes on one list is one person: her lines stand together at the place of the most harmful, and
 * say the same of her. Lines of a file keep their place in it, since a file is folded as a whole.
 */
export function asOnePerson(sorted: readonly TodayRowView[]): TodayRowView[] {
  const lines = groupedBy(sorted, ({ person }) => person.id);
  const agreed = sorted.map((row) => agreeing(row, lines.get(row.person.id) ?? [row]));
  return [...groupedBy(agreed, (row) => (row.file === null ? row.person.id : row.id)).values()].flat();
}

function agreeing(row: TodayRowView, lines: readonly TodayRowView[]): TodayRowView {
  if (lines.length === 1) return row;
  const spoken = lines.flatMap(({ lastContactAt }) => lastContactAt ?? []).sort();
  return { ...row, contact: row.contact && mostCareful(lines.flatMap(({ contact }) => contact ?? [])), lastContactAt: spoken.at(-1) ?? null };
}

function groupedBy(rows: readonly TodayRowView[], keyOf: (row: TodayRowView) => string): Map<string, TodayRowView[]> {
  const groups = new Map<string, TodayRowView[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}
