import type { ImportCheckView } from '@waymark/contracts';

/** Two steps of one dry run as if they had been one. */
export function together(first: ImportCheckView, second: ImportCheckView): ImportCheckView {
  const rowsBy = new Map(first.reasons.map(({ code, rows }) => [code, rows]));
  for (const { code, rows } of second.reasons) rowsBy.set(code, (rowsBy.get(code) ?? 0) + rows);
  return {
    next: second.next,
    counts: {
      rows: first.counts.rows + second.counts.rows,
      ready: first.counts.ready + second.counts.ready,
      review: first.counts.review + second.counts.review,
      blank: first.counts.blank + second.counts.blank,
    },
    reasons: [...rowsBy].map(([code, rows]) => ({ code, rows })).sort((a, b) => b.rows - a.rows),
    rows: [...first.rows, ...second.rows],
  };
}
