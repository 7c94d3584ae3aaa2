import { addDays, type CalendarDay } from '../dates/index.js';
import type { KnownRisk } from '../referrals/index.js';
import type { DaysByRisk } from '../settings/index.js';

/** The next review after one was done, by the organisation's cadence; no national cadence is published. */
export function reviewDueOn(level: KnownRisk, doneOn: CalendarDay, cadence: DaysByRisk): CalendarDay {
  // Not knowing how somebody fares is never a reason to look later than at high risk.
  return addDays(doneOn, level === 'not-assessed' ? Math.min(cadence.high, cadence['not-assessed']) : cadence[level]);
}
