import type { ClockReadingView, UndecidedHighView, WaitingNumbers, WaitingRowView } from '@waymark/contracts';
import { listBetween, medianOf, mondayOf, type ListEvent } from '@waymark/domain';
import type { ReadingAt } from './waiting-row.view.js';
import type { LeftRow, WaitingRow } from './waiting-rows.repository.js';

export interface Counted {
  rows: readonly WaitingRowView[];
  undecided: readonly UndecidedHighView[];
  stored: readonly WaitingRow[];
  left: readonly LeftRow[];
  lastJoinedAt: Date | null;
}

/** The numbers at the top of the list, with the books of this week that must add up to who is on it now. */
export function waitingNumbers({ rows, undecided, stored, left, lastJoinedAt }: Counted, { today }: ReadingAt): WaitingNumbers {
  const weekFrom = mondayOf(today);
  const books = listBetween(eventsOf(stored, left), weekFrom, today);
  const waits = rows.map((row) => row.waitedWorkingDays);
  const count = (holds: (row: WaitingRowView) => boolean): number => rows.filter(holds).length;
  const undecidedThat = (is: UndecidedHighView['standing']): number => undecided.filter(({ standing }) => standing === is).length;
  const owed = [...rows.filter(({ band }) => band === 'safety-contact'), ...undecided].filter((one) => !isSpokenTo(one));
  const cameLate = (band: WaitingRowView['band']): number => count((row) => row.band === band && row.alarm === 'came-late');
  const safetyContacts = count((row) => row.band === 'safety-contact');
  return {
    waiting: rows.length - safetyContacts,
    safetyContacts,
    safetyContactsOwed: owed.length,
    safetyContactsOverdue: owed.filter((one) => overdueContacts(one).some(({ cameLate: came }) => !came)).length,
    safetyContactsCameLate: owed.filter((one) => isOnlyLateOnArrival(overdueContacts(one))).length,
    notAssessed: count((row) => row.band === 'not-assessed'),
    allocated: count((row) => row.allocation !== null),
    longestWorkingDays: waits.length === 0 ? null : Math.max(...waits),
    medianWorkingDays: medianOf(waits),
    weekFrom,
    waitingBefore: books.waitingBefore,
    joined: books.joined,
    left: books.left,
    leftBy: books.leftBy,
    highRiskTooLong: count((row) => row.alarm === 'high-risk-waiting') + undecidedThat('too-long'),
    highRiskCameLate: cameLate('safety-contact') + undecidedThat('came-late'),
    notAssessedTooLong: count((row) => row.alarm === 'not-assessed-too-long'),
    notAssessedCameLate: cameLate('not-assessed'),
    lastJoinedAt: lastJoinedAt?.toISOString() ?? null,
  };
}

function isSpokenTo({ safetyContact }: Pick<WaitingRowView | UndecidedHighView, 'safetyContact'>): boolean {
  return safetyContact !== null && safetyContact.doneAt !== null;
}

/** The targets of her first attempt and first contact that are past and not met. */
function overdueContacts({ clocks }: Pick<WaitingRowView, 'clocks'>): ClockReadingView[] {
  return clocks.filter(({ kind, state }) => state === 'overdue' && (kind === 'first-attempt' || kind === 'first-contact'));
}

function isOnlyLateOnArrival(overdue: readonly ClockReadingView[]): boolean {
  return overdue.length > 0 && overdue.every(({ cameLate }) => cameLate);
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
