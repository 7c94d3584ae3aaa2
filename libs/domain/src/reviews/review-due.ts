import { addDays, type CalendarDay } from '../dates/index.js';
import type { KnownRisk } from '../referrals/index.js';

/** Days until the next review by level of risk. */
export interface ReviewCadence {
  highDays: number;
  mediumDays: number;
  standardDays: number;
}

/** Shipped defaults of ours: no national cadence is published, and each organisation sets its own. */
export const DEFAULT_REVIEW_CADENCE: ReviewCadence = { highDays: 28, mediumDays: 56, standardDays: 84 };

/** The next review after one was done. Nobody who was not assessed waits longer than somebody at high risk. */
export function reviewDueOn(level: KnownRisk, doneOn: CalendarDay, cadence: ReviewCadence): CalendarDay {
  const days: Readonly<Record<KnownRisk, number>> = {
    high: cadence.highDays,
    'not-assessed': Math.min(cadence.highDays, cadence.mediumDays, cadence.standardDays),
    medium: cadence.mediumDays,
    standard: cadence.standardDays,
  };
  return addDays(doneOn, days[level]);
}
