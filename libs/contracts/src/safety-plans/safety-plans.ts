import type { CalendarDay, CopyForm, KnownRisk, PlanOutcome, PlanSection } from '@waymark/domain';
import type { PersonNameView } from '../people/index.js';

export const PLAN_TEXT_MAX = 4_000;
export const KEPT_WHERE_MAX = 300;

/** POST /api/people/:id/safety-plans, with `Idempotency-Key`: a new version; older ones stay. */
export interface RecordSafetyPlan {
  /** The assessment that the plan answers. */
  assessmentId: string;
  /** The newest version the worker had before her, 0 for none: a version written meanwhile is not overtaken. */
  basedOnVersion: number;
  outcome: PlanOutcome;
  entries: { section: PlanSection; text: string }[];
  copy: { form: CopyForm; keptWhere: string | null; safeThere: boolean };
  agreedInWords: boolean;
  followUpOn: CalendarDay | null;
  /** An earlier review than the settings ask for; null for theirs. */
  reviewOn: CalendarDay | null;
}

export interface SafetyPlanView {
  id: string;
  /** Counts up with every version of this person's plan. */
  planVersion: number;
  person: PersonNameView;
  assessment: { id: string; finishedOn: CalendarDay; level: KnownRisk };
  /** False once a newer assessment has been finished: it asks new questions of the plan. */
  answersNewestAssessment: boolean;
  isNewest: boolean;
  outcome: PlanOutcome;
  entries: { section: PlanSection; text: string }[];
  copy: { form: CopyForm; keptWhere: string | null; safeThere: boolean };
  agreedInWords: boolean;
  dueOn: CalendarDay;
  recordedAt: string;
  recordedBy: string;
}

/** GET /api/people/:id/safety-plans, newest first: list fields only, the text is read one plan at a time. */
export interface SafetyPlanListItem {
  id: string;
  planVersion: number;
  outcome: PlanOutcome;
  assessmentId: string;
  answersNewestAssessment: boolean;
  copyForm: CopyForm;
  dueOn: CalendarDay;
  recordedAt: string;
  recordedBy: string;
}

/** GET /api/people/:id/safety-plans */
export interface PersonSafetyPlansView {
  person: PersonNameView;
  /** What a new version would answer; null while nobody has finished an assessment. */
  newestAssessment: { id: string; finishedOn: CalendarDay; level: KnownRisk; reviewDueOn: CalendarDay } | null;
  plans: SafetyPlanListItem[];
}
