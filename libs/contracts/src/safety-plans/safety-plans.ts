import type { CalendarDay, CopyForm, Ground, KnownRisk, PlanAnswer, PlanOutcome, PlanPoint, PlanSection } from '@waymark/domain';
import type { PersonNameView } from '../people/index.js';

export const PLAN_TEXT_MAX = 4_000;
/** Why a point of the assessment needs no answer in the plan. */
export const NOT_NEEDED_MAX = 500;
export const KEPT_WHERE_MAX = 300;

/** POST /api/people/:id/safety-plans, with `Idempotency-Key`: a new version; older ones stay. */
export interface RecordSafetyPlan {
  /** The assessment that the plan answers. */
  assessmentId: string;
  /** The newest version the worker had before her, 0 for none: a version written meanwhile is not overtaken. */
  basedOnVersion: number;
  outcome: PlanOutcome;
  entries: { section: PlanSection; text: string }[];
  /** How the plan deals with what the assessment said; what is not named stays open. */
  answers: PlanAnswer[];
  copy: { form: CopyForm; keptWhere: string | null; safeThere: boolean };
  agreedInWords: boolean;
  followUpOn: CalendarDay | null;
  /** An earlier review than the settings ask for; null for theirs. */
  reviewOn: CalendarDay | null;
}

/** What an assessment said, as far as a plan has to answer it. */
export interface AssessmentSaidView {
  id: string;
  finishedOn: CalendarDay;
  level: KnownRisk;
  grounds: Ground[];
  points: PlanPoint[];
  /** Items that nobody asked, which no plan can answer. */
  notAsked: number;
}

/** What a newer assessment says that was not so when the plan was made. */
export interface SaidSinceView {
  assessment: { id: string; finishedOn: CalendarDay; level: KnownRisk };
  /** Grounds for high risk that did not hold then. */
  grounds: Ground[];
  added: PlanPoint[];
  gone: PlanPoint[];
}

export interface SafetyPlanView {
  id: string;
  /** Counts up with every version of this person's plan. */
  planVersion: number;
  person: PersonNameView;
  assessment: AssessmentSaidView;
  answers: PlanAnswer[];
  /** Null while no newer assessment was finished. */
  since: SaidSinceView | null;
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
  /** How much of what the assessment said is neither answered nor said to need no answer. */
  open: number;
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
