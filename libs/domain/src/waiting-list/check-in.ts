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

/** "Came late": it was too long already when we were told, as in an agency's backlog. Told, and nobody's alarm of today. */
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
 * what was over its time before it came here is told apart.
 */
export function waitStanding(wait: KnownWait, today: CalendarDay, days: number, calendar: WorkingCalendar): 'too-long' | 'came-late' | null {
  const waitedUntil = (day: CalendarDay): number => workingDaysBetween(dayOf(wait.waitingSince), day, calendar);
  if (waitedUntil(today) <= days) return null;
  return waitedUntil(dayOf(wait.recordedAt)) > days ? 'came-late' : 'too-long';
}
