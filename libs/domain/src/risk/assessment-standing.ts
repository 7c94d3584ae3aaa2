import { addDays, type CalendarDay } from '../dates/index.js';
import type { RiskLevel } from '../referrals/index.js';
import { isReassessmentTrigger, reviewDueOn, type TriggerEvent } from '../reviews/index.js';
import type { DaysByRisk } from '../settings/index.js';

export type OutOfDateReason = 'cadence-passed' | 'changed-since' | 'was-incomplete';

export interface AssessmentInForce {
  finishedOn: CalendarDay;
  level: RiskLevel;
  complete: boolean;
}

/**
 * Why an assessment no longer speaks for today: its review is past, something happened since, or it was broken off.
 * Dash is to be reviewed after any new incident and after change such as leaving (South Tyneside guidance); the
 * cadence is local. An old result is shown as old and never as low.
 */
export function outOfDateReasons(
  assessment: AssessmentInForce,
  events: readonly TriggerEvent[],
  cadence: DaysByRisk,
  today: CalendarDay,
): OutOfDateReason[] {
  const reasons: OutOfDateReason[] = [];
  if (today > reviewDueOn(assessment.level, assessment.finishedOn, cadence)) reasons.push('cadence-passed');
  if (events.some((event) => changesRisk(event, assessment, today))) reasons.push('changed-since');
  if (!assessment.complete) reasons.push('was-incomplete');
  return reasons;
}

/** An event on the day of the assessment may have been known to it; one from the day after cannot. */
function changesRisk(event: TriggerEvent, assessment: AssessmentInForce, today: CalendarDay): boolean {
  const after = event.happenedOn >= addDays(assessment.finishedOn, 1);
  return after && event.happenedOn <= today && isReassessmentTrigger(event.trigger);
}
