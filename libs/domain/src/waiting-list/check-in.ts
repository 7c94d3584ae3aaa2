import { addDays, type CalendarDay } from '../dates/calendar-day.js';
import { dayOf } from '../dates/local-time.js';
import { workingDaysBetween, type WorkingCalendar } from '../dates/working-days.js';
import type { KnownRisk } from '../referrals/risk-known.js';
import { waitingBand, type WaitingPerson } from './waiting-order.js';

/** When somebody must hear from the service again while she waits, counted from the last look at her. */
export function checkInDueOn(
  lastLookedOn: CalendarDay,
  risk: KnownRisk,
  daysByRisk: Readonly<Record<KnownRisk, number>>,
): CalendarDay {
  return addDays(lastLookedOn, daysByRisk[risk]);
}

export interface AlarmRule {
  /** Working days after which nobody may still be unassessed. */
  notAssessedDays: number;
  /** Working days that a high risk may stand on the list at all. */
  highRiskDays: number;
}

/** "Came late": it was too long already when we were told, as in an agency's backlog. Told, and no alarm until we have been as long. */
export type WaitingAlarm = 'high-risk-waiting' | 'not-assessed-too-long' | 'came-late';

/** One wait: since when, and since when anybody here has known of it. */
export interface KnownWait {
  waitingSince: Date;
  recordedAt: Date;
}

/** What a team lead must see before anything else; the first two ought to be nought. */
export function waitingAlarm(
  person: WaitingPerson & KnownWait,
  today: CalendarDay,
  rule: AlarmRule,
  calendar: WorkingCalendar,
): WaitingAlarm | null {
  const band = waitingBand(person);
  if (band === 'assessed') return null;
  const isHigh = band === 'safety-contact';
  const standing = waitStanding(person, today, isHigh ? rule.highRiskDays : rule.notAssessedDays, calendar);
  if (standing !== 'too-long') return standing;
  return isHigh ? 'high-risk-waiting' : 'not-assessed-too-long';
}

/**
 * A backlog that is entered in one morning must not look like as many dangers of that morning, nor hide the one that is:
 * what was over its time before it came here is told apart. Only until we have had it for as long ourselves: from then on
 * the wait is ours.
 */
export function waitStanding(wait: KnownWait, today: CalendarDay, days: number, calendar: WorkingCalendar): 'too-long' | 'came-late' | null {
  const [waitingOn, recordedOn] = [dayOf(wait.waitingSince), dayOf(wait.recordedAt)];
  const isOver = (from: CalendarDay, to: CalendarDay): boolean => workingDaysBetween(from, to, calendar) > days;
  if (!isOver(waitingOn, today)) return null;
  return isOver(waitingOn, recordedOn) && !isOver(recordedOn, today) ? 'came-late' : 'too-long';
}
