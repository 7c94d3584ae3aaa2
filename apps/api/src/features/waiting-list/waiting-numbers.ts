import type { WaitingNumbers, WaitingRowView } from '@waymark/contracts';
import { listBetween, medianOf, mondayOf, type CalendarDay, type ListEvent } from '@waymark/domain';
import type { LeftRow, WaitingRow } from './waiting-rows.repository.js';

/** The numbers at the top of the list, with the books of this week that must add up to who waits now. */
export function waitingNumbers(
  rows: readonly WaitingRowView[],
  stored: readonly WaitingRow[],
  left: readonly LeftRow[],
  lastJoinedAt: Date | null,
  today: CalendarDay,
): WaitingNumbers {
  const weekFrom = mondayOf(today);
  const books = listBetween(eventsOf(stored, left), weekFrom, today);
  const waits = rows.map((row) => row.waitedWorkingDays);
  const count = (holds: (row: WaitingRowView) => boolean): number => rows.filter(holds).length;
  const safetyContacts = count((row) => row.band === 'safety-contact');
  return {
    waiting: rows.length - safetyContacts,
    safetyContacts,
    notAssessed: count((row) => row.band === 'not-assessed'),
    allocated: count((row) => row.allocation !== null),
    longestWorkingDays: waits.length === 0 ? null : Math.max(...waits),
    medianWorkingDays: medianOf(waits),
    weekFrom,
    waitingBefore: books.waitingBefore,
    joined: books.joined,
    left: books.left,
    leftBy: books.leftBy,
    highRiskTooLong: count((row) => row.alarm === 'high-risk-waiting'),
    notAssessedTooLong: count((row) => row.alarm === 'not-assessed-too-long'),
    lastJoinedAt: lastJoinedAt?.toISOString() ?? null,
  };
}

function eventsOf(waiting: readonly WaitingRow[], left: readonly LeftRow[]): ListEvent[] {
  return [
    ...waiting.map(({ id, joined_at }): ListEvent => ({ type: 'joined', entryId: id, at: joined_at })),
    ...left.flatMap(({ id, joined_at, left_at, leave_reason }): ListEvent[] => [
      { type: 'joined', entryId: id, at: joined_at },
      { type: 'left', entryId: id, at: left_at, reason: leave_reason },
    ]),
  ];
}
