import type { RecordSafetyPlan } from '@waymark/contracts';
import { addDays, dayOf, NO_COPY, planPoints, type AnsweredChecklist, type PlanAnswer, type PlanCopy, type PlanSection, type ReviewSubject } from '@waymark/domain';
import { ReviewActs } from '../../features/reviews/review-acts.js';
import { ReviewsRepository } from '../../features/reviews/index.js';
import { FinishedChecklists, RiskAssessmentsRepository } from '../../features/risk-assessments/index.js';
import { RecordSafetyPlanAct } from '../../features/safety-plans/record-safety-plan.js';
import { SafetyPlansRepository } from '../../features/safety-plans/index.js';
import type { Client } from './referral-steps.js';
import type { Stage } from './stage.js';
import type { Moment, Step } from './story.js';

/** Of planning, what does not depend on the assessment that it answers. */
type Told = Omit<RecordSafetyPlan, 'assessmentId' | 'basedOnVersion' | 'answers'>;

export type Planned = Partial<Record<PlanSection, string>>;

/** A version of a plan in her own words, answering her newest assessment. */
export function planMade(client: Client, when: Moment, by: string, sections: Planned, copy: PlanCopy = NO_COPY): Step {
  const entries = Object.entries(sections).map(([section, text]) => ({ section: section as PlanSection, text }));
  return recorded(client, when, by, { outcome: 'made', entries, copy, agreedInWords: true, followUpOn: null, reviewOn: null });
}

/** Planning that came to nothing today, with the day to ask again. */
export function planNotMade(client: Client, when: Moment, by: string, outcome: 'declined' | 'not-safe-now', askAgainInDays: number): Step {
  const followUpOn = addDays(dayOf(when.at), askAgainInDays);
  return recorded(client, when, by, { outcome, entries: [], copy: NO_COPY, agreedInWords: false, followUpOn, reviewOn: null });
}

function recorded(client: Client, when: Moment, by: string, body: Told): Step {
  return {
    at: when.at,
    by,
    play: async (stage) => {
      const { personId } = client;
      const assessment = await stage.use(RiskAssessmentsRepository).finished({ personId });
      if (!assessment) throw new Error('There is no assessment to answer.');
      const basedOnVersion = await stage.use(SafetyPlansRepository).lastVersionHeld(personId);
      const checklist = await stage.use(FinishedChecklists).of(assessment.id);
      const answers = checklist ? answersOf(body, checklist) : [];
      await stage.use(RecordSafetyPlanAct).record(personId, { ...body, answers, assessmentId: assessment.id, basedOnVersion }, stage.worker);
    },
  };
}

/** Whatever a section of the plan is about, it answers; one thing is set aside with its reason, and the rest is open. */
function answersOf({ entries }: Told, checklist: AnsweredChecklist): PlanAnswer[] {
  return planPoints(checklist).flatMap(({ item, topic, sections }): PlanAnswer[] => {
    const section = sections.find((one) => entries.some((entry) => entry.section === one));
    if (section) return [{ item, section, notNeeded: null }];
    const isSetAside = entries.length > 0 && topic === 'pregnancy-or-baby';
    return isSetAside ? [{ item, section: null, notNeeded: 'The health visitor sees them weekly and knows.' }] : [];
  });
}

/** A review done in words; the next one follows by the settings. */
export function reviewed(client: Client, when: Moment, by: string, subject: ReviewSubject, words: string): Step {
  return {
    at: when.at,
    by,
    play: async (stage) => {
      const { id, version } = await plannedReview(client, stage, subject);
      await stage.use(ReviewActs).complete(id, version, { words, danger: 'same', nextDueOn: null }, stage.worker);
    },
  };
}

async function plannedReview(client: Client, stage: Stage, subject: ReviewSubject): Promise<{ id: string; version: number }> {
  const review = await stage.use(ReviewsRepository).planned(client.referralId, subject);
  if (!review) throw new Error('No such review is planned.');
  return review;
}
