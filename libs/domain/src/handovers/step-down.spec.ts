import { stepDownObstacles, type StepDownFacts } from './step-down.js';

const SETTLED: StepDownFacts = {
  level: 'medium',
  assessmentIsFresh: true,
  openMaracActions: 0,
  criticalEventPending: false,
  planAnswersAssessment: true,
  capacityConfirmed: true,
};

describe('stepping a case down', () => {
  it('is possible once everything is settled', () => {
    expect(stepDownObstacles(SETTLED)).toEqual([]);
  });

  it('names everything that stands in the way at once', () => {
    const facts: StepDownFacts = {
      level: 'not-assessed',
      assessmentIsFresh: false,
      openMaracActions: 2,
      criticalEventPending: true,
      planAnswersAssessment: false,
      capacityConfirmed: false,
    };
    expect(stepDownObstacles(facts)).toEqual([
      'not-assessed',
      'assessment-old',
      'marac-actions-open',
      'critical-event-pending',
      'plan-not-updated',
      'capacity-not-confirmed',
    ]);
    expect(stepDownObstacles({ ...SETTLED, level: 'high' })).toEqual(['still-high']);
  });
});
