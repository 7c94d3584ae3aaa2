import type { RiskLevel } from '../referrals/index.js';

/** What must be settled before a case steps down, for example from an IDVA to outreach. */
export interface StepDownFacts {
  level: RiskLevel | 'not-assessed';
  assessmentIsFresh: boolean;
  openMaracActions: number;
  criticalEventPending: boolean;
  planAnswersAssessment: boolean;
  capacityConfirmed: boolean;
}

export const STEP_DOWN_OBSTACLES = [
  'not-assessed',
  'still-high',
  'assessment-old',
  'marac-actions-open',
  'critical-event-pending',
  'plan-not-updated',
  'capacity-not-confirmed',
] as const;
export type StepDownObstacle = (typeof STEP_DOWN_OBSTACLES)[number];

/** Never on a score alone and never to make a caseload fit: everything that still stands in the way is named. */
export function stepDownObstacles(facts: StepDownFacts): StepDownObstacle[] {
  const stands: Readonly<Record<StepDownObstacle, boolean>> = {
    'not-assessed': facts.level === 'not-assessed',
    'still-high': facts.level === 'high',
    'assessment-old': !facts.assessmentIsFresh,
    'marac-actions-open': facts.openMaracActions > 0,
    'critical-event-pending': facts.criticalEventPending,
    'plan-not-updated': !facts.planAnswersAssessment,
    'capacity-not-confirmed': !facts.capacityConfirmed,
  };
  return STEP_DOWN_OBSTACLES.filter((obstacle) => stands[obstacle]);
}
