import type { AccessActView } from '@waymark/contracts';
import type { CalendarDay } from '@waymark/domain';
import { decodeCursor, encodeCursor } from '../../platform/paging.js';

/** Days with anything on them that one answer shows. */
export const DAYS_SHOWN = 14;

/** One kind of act of one worker on one day. */
export interface ActRow {
  action: string;
  times: number;
  first_at: Date;
  last_at: Date;
}

export function dayIn(cursor: string | null): CalendarDay | null {
  return cursor === null ? null : decodeCursor(cursor, { before: 'day' }).before;
}

/** A full page may have days before its oldest. */
export function cursorAfter(days: readonly { day: CalendarDay }[]): string | null {
  const oldest = days.at(-1)?.day;
  return oldest === undefined || days.length < DAYS_SHOWN ? null : encodeCursor({ before: oldest });
}

export function toActView(row: ActRow): AccessActView {
  return { action: row.action, times: row.times, firstAt: row.first_at.toISOString(), lastAt: row.last_at.toISOString() };
}

/** In the order in which each group is first met; never an empty group. */
export function groupBy<Row, Key>(rows: readonly Row[], keyOf: (row: Row) => Key): [Key, [Row, ...Row[]]][] {
  const groups = new Map<Key, [Row, ...Row[]]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return [...groups];
}
