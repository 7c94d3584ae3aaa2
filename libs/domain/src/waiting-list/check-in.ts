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

export type WaitingAlarm = 'high-risk-waiting' | 'not-assessed-too-long';

/** What a team lead must see before anything else; both counts ought to be nought. */
export function waitingAlarm(
  person: WaitingPerson,
  today: CalendarDay,
  rule: AlarmRule,
  calendar: WorkingCalendar,
): WaitingAlarm | null {
  const band = waitingBand(person);
  if (band === 'assessed') return null;
  const waited = workingDaysBetween(dayOf(person.waitingSince), today, calendar);
  if (band === 'safety-contact') return waited > rule.highRiskDays ? 'high-risk-waiting' : null;
  return waited > rule.notAssessedDays ? 'not-assessed-too-long' : null;
}
