import { readDayAhead } from '../../../platform/forms/days-and-times';
import type { AssessmentSaidView, PersonSafetyPlansView, RecordSafetyPlan, SafetyPlanView } from '@waymark/contracts';
import { answersKept, PLAN_SECTIONS, type CalendarDay, type CopyForm, type PlanAnswer, type PlanOutcome, type PlanSection } from '@waymark/domain';

/** A plan as it is being written: every section is there, most of them empty. */
export interface PlanDraft {
  outcome: PlanOutcome;
  entries: Record<PlanSection, string>;
  /** The assessment that the answers are to; a draft kept on the device may be older. */
  assessmentId: string | null;
  /** What is not named is open. A reason may still be empty. */
  answers: PlanAnswer[];
  copyForm: CopyForm;
  keptWhere: string;
  safeThere: boolean;
  agreedInWords: boolean;
  /** Days as they are typed. */
  followUpOn: string;
  reviewOn: string;
}

/** A plan is individual and never written in advance: it starts from the person's own last version or from nothing. */
export function startPlan(last: SafetyPlanView | null, said: AssessmentSaidView | null = null): PlanDraft {
  const entries = Object.fromEntries(PLAN_SECTIONS.map((section) => [section, textOf(last, section)]));
  return {
    outcome: 'made',
    entries: entries as PlanDraft['entries'],
    assessmentId: said?.id ?? null,
    answers: said && last ? answersKept({ points: last.assessment.points, answers: last.answers }, said.points) : [],
    // Asked anew every time: what was safe to hold may no longer be.
    copyForm: 'none',
    keptWhere: '',
    safeThere: false,
    agreedInWords: false,
    followUpOn: '',
    reviewOn: '',
  };
}

/** A draft from the device, with answers only to the assessment that is in force now. */
export function resumePlan(kept: Partial<PlanDraft>, fresh: PlanDraft): PlanDraft {
  const answers = kept.assessmentId === fresh.assessmentId ? kept.answers : undefined;
  return { ...fresh, ...kept, assessmentId: fresh.assessmentId, answers: answers ?? fresh.answers };
}

export function planRequest(draft: PlanDraft, about: PersonSafetyPlansView, today: CalendarDay): RecordSafetyPlan | null {
  if (!about.newestAssessment) return null;
  const isMade = draft.outcome === 'made';
  const written = PLAN_SECTIONS.map((section) => ({ section, text: draft.entries[section] })).filter(({ text }) => text.trim() !== '');
  return {
    assessmentId: about.newestAssessment.id,
    basedOnVersion: about.plans[0]?.planVersion ?? 0,
    outcome: draft.outcome,
    entries: isMade ? written : [],
    answers: isMade ? draft.answers.map((answer) => ({ ...answer, notNeeded: answer.notNeeded?.trim() ?? null })) : [],
    copy: isMade
      ? { form: draft.copyForm, keptWhere: draft.keptWhere.trim() || null, safeThere: draft.safeThere }
      : { form: 'none', keptWhere: null, safeThere: false },
    agreedInWords: isMade && draft.agreedInWords,
    followUpOn: isMade ? null : readDayAhead(draft.followUpOn, today),
    reviewOn: isMade ? readDayAhead(draft.reviewOn, today) : null,
  };
}

function textOf(last: SafetyPlanView | null, section: PlanSection): string {
  return last?.entries.find((entry) => entry.section === section)?.text ?? '';
}
