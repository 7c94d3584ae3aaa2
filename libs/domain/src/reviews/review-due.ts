import { addDays, type CalendarDay } from '../dates/index.js';
import type { KnownRisk } from '../referrals/index.js';
import type { DaysByRisk } from '../settings/index.js';
import type { TriggerDelays } from './review-triggers.js';

/** The next review after one was done, by the organisation's cadence; no national cadence is published. */
export function reviewDueOn(level: KnownRisk, doneOn: CalendarDay, cadence: DaysByRisk): CalendarDay {
  // Not knowing how somebody fares is never a reason to look later than at high risk.
  return addDays(doneOn, level === 'not-assessed' ? Math.min(cadence.high, cadence['not-assessed']) : cadence[level]);
}

/**
 * When an assessment is looked at again. One that was broken off because it was unsafe to go on knows less than it
 * seems to, so it is taken up as soon as after an urgent event.
 */
export function reassessmentDueOn(
  assessment: { level: KnownRisk; complete: boolean },
  finishedOn: CalendarDay,
  cadence: DaysByRisk,
  delays: TriggerDelays,
): CalendarDay {
  if (!assessment.complete) return addDays(finishedOn, delays.urgentDays);
  return reviewDueOn(assessment.level, finishedOn, cadence);
}
