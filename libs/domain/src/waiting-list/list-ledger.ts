import type { CalendarDay } from '../dates/calendar-day.js';
import { dayOf } from '../dates/local-time.js';
import type { LeaveReason } from './waiting-codes.js';

/** What happens to a list, as recorded. Events are only ever added; a mistake is put right by a later event. */
export type ListEvent =
  { type: 'joined'; entryId: string; at: Date } | { type: 'left'; entryId: string; at: Date; reason: LeaveReason };

export interface ListDay {
  waitingBefore: number;
  joined: number;
  left: number;
  leftBy: Readonly<Partial<Record<LeaveReason, number>>>;
  waiting: number;
}

/** Who waits at the end of a day: joined, and not left since. */
export function waitingOn(events: readonly ListEvent[], day: CalendarDay): ReadonlySet<string> {
  const waiting = new Set<string>();
  for (const event of inOrder(events)) {
    if (dayOf(event.at) > day) break;
    if (event.type === 'joined') waiting.add(event.entryId);
    else waiting.delete(event.entryId);
  }
  return waiting;
}

/**
 * The books of the list from one day to another, both included. What was there before, plus who joined, less who
 * left by reason, is who waits: a list that does not add up has lost somebody.
 */
export function listBetween(events: readonly ListEvent[], from: CalendarDay, to: CalendarDay): ListDay {
  const waiting = new Set<string>();
  let waitingBefore = 0;
  let joined = 0;
  const leftBy: Partial<Record<LeaveReason, number>> = {};
  for (const event of inOrder(events)) {
    const day = dayOf(event.at);
    if (day > to) break;
    if (!applies(event, waiting)) continue;
    if (event.type === 'joined') waiting.add(event.entryId);
    else waiting.delete(event.entryId);
    if (day < from) waitingBefore = waiting.size;
    else if (event.type === 'joined') joined += 1;
    else leftBy[event.reason] = (leftBy[event.reason] ?? 0) + 1;
  }
  const left = Object.values(leftBy).reduce((sum, count) => sum + count, 0);
  return { waitingBefore, joined, left, leftBy, waiting: waiting.size };
}

/** Joining twice or leaving without being there changes nothing and is counted as nothing. */
function applies(event: ListEvent, waiting: ReadonlySet<string>): boolean {
  return (event.type === 'joined') !== waiting.has(event.entryId);
}

/** Events of the same instant stay in the order in which they were recorded. */
function inOrder(events: readonly ListEvent[]): ListEvent[] {
  return [...events].sort((a, b) => a.at.getTime() - b.at.getTime());
}

/** The middle wait; the mean would be ruled by one long one. Null for an empty list. */
export function medianOf(waits: readonly number[]): number | null {
  const sorted = [...waits].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle];
  if (upper === undefined) return null;
  const lower = sorted.length % 2 === 0 ? sorted[middle - 1] : upper;
  return (upper + (lower ?? upper)) / 2;
}
