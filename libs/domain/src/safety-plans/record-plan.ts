import type { CalendarDay } from '../dates/index.js';
import type { KnownRisk } from '../referrals/index.js';
import { reviewDueOn } from '../reviews/index.js';
import { allowed, refused, type Ruling } from '../ruling.js';
import type { DaysByRisk } from '../settings/index.js';
import { checkCopy, type CopyRefusal, type PlanCopy } from './plan-copy.js';
import type { PlanAnswer, PlanPoint } from './plan-points.js';
import type { PlanEntry } from './plan-sections.js';

/** "Declined" and "not safe now" are valid outcomes of planning, each with a day to ask again. */
export const PLAN_OUTCOMES = ['made', 'declined', 'not-safe-now'] as const;
export type PlanOutcome = (typeof PLAN_OUTCOMES)[number];

/** The assessment that a plan answers. */
export interface AnsweredAssessment {
  id: string;
  personId: string;
  finishedOn: CalendarDay;
  level: KnownRisk;
}

export interface PlanDraft {
  personId: string;
  assessment: AnsweredAssessment | null;
  outcome: PlanOutcome;
  entries: readonly PlanEntry[];
  /** How it deals with what the assessment said; what is not named stays open, and shows as such. */
  answers: readonly PlanAnswer[];
  copy: PlanCopy;
  /** She went through it and agreed, by voice; signatures are not asked of people on the telephone. */
  agreedInWords: boolean;
  /** When to ask again; only where no plan was made. */
  followUpOn: CalendarDay | null;
  /** An earlier review than the settings ask for; `null` for theirs. */
  reviewOn: CalendarDay | null;
}

export interface RecordedPlan extends PlanDraft {
  assessment: AnsweredAssessment;
  version: number;
  /** The day of the review, or of asking again. */
  dueOn: CalendarDay;
}

export type AnswersRefusal =
  | 'point-unknown'
  | 'point-answered-twice'
  | 'point-section-empty'
  | 'point-reason-missing'
  | 'answers-without-plan';

export type PlanRefusal =
  | CopyRefusal
  | 'assessment-missing'
  | 'assessment-of-other-person'
  | 'assessment-later-than-plan'
  | 'plan-empty'
  | 'section-repeated'
  | 'plan-not-agreed'
  | AnswersRefusal
  | 'entries-without-plan'
  | 'copy-without-plan'
  | 'follow-up-missing'
  | 'follow-up-not-ahead'
  | 'review-not-ahead'
  | 'review-too-late';

export interface PlanContext {
  today: CalendarDay;
  cadence: DaysByRisk;
  /** The newest version so far, 0 for none. Older versions are kept. */
  lastVersion: number;
  /** What the assessment said that the plan is to answer. */
  points: readonly Pick<PlanPoint, 'item'>[];
}

/** Records a version of a plan. It is written after a risk assessment and names it (Buckinghamshire toolkit). */
export function recordPlan(draft: PlanDraft, context: PlanContext): Ruling<RecordedPlan, PlanRefusal> {
  const { assessment } = draft;
  if (assessment === null) return refused('assessment-missing');
  if (assessment.personId !== draft.personId) return refused('assessment-of-other-person');
  if (assessment.finishedOn > context.today) return refused('assessment-later-than-plan');
  const due = draft.outcome === 'made' ? dueOfMade(draft, assessment, context) : dueOfNotMade(draft, context);
  if (!due.ok) return due;
  const answered = checkPlanAnswers(draft, context.points);
  if (!answered.ok) return answered;
  const copy = checkCopy(draft.copy);
  if (!copy.ok) return copy;
  const entries = draft.entries.filter(isWritten);
  const version = context.lastVersion + 1;
  return allowed({ ...draft, assessment, entries, copy: copy.value, version, dueOn: due.value });
}

function dueOfMade(
  draft: PlanDraft,
  assessment: AnsweredAssessment,
  context: PlanContext,
): Ruling<CalendarDay, PlanRefusal> {
  if (!draft.entries.some(isWritten)) return refused('plan-empty');
  if (new Set(draft.entries.map(({ section }) => section)).size !== draft.entries.length) {
    return refused('section-repeated');
  }
  if (!draft.agreedInWords) return refused('plan-not-agreed');
  const latest = reviewDueOn(assessment.level, context.today, context.cadence);
  if (draft.reviewOn === null) return allowed(latest);
  if (draft.reviewOn <= context.today) return refused('review-not-ahead');
  return draft.reviewOn > latest ? refused('review-too-late') : allowed(draft.reviewOn);
}

function dueOfNotMade(draft: PlanDraft, context: PlanContext): Ruling<CalendarDay, PlanRefusal> {
  if (draft.entries.some(isWritten)) return refused('entries-without-plan');
  if (draft.answers.length > 0) return refused('answers-without-plan');
  if (draft.copy.form !== 'none') return refused('copy-without-plan');
  if (draft.followUpOn === null) return refused('follow-up-missing');
  return draft.followUpOn > context.today ? allowed(draft.followUpOn) : refused('follow-up-not-ahead');
}

/** Whatever claims to be answered stands in a section that is written, or has a reason; nothing is answered both ways. */
function checkPlanAnswers({ answers, entries }: PlanDraft, points: PlanContext['points']): Ruling<void, AnswersRefusal> {
  const written = entries.filter(isWritten).map(({ section }) => section);
  for (const { item, section, notNeeded } of answers) {
    if (points.every((point) => point.item !== item)) return refused('point-unknown');
    if (section !== null && notNeeded !== null) return refused('point-answered-twice');
    if (section !== null && !written.includes(section)) return refused('point-section-empty');
    if (section === null && (notNeeded ?? '').trim() === '') return refused('point-reason-missing');
  }
  return new Set(answers.map(({ item }) => item)).size === answers.length ? allowed() : refused('point-answered-twice');
}

function isWritten({ text }: PlanEntry): boolean {
  return text.trim() !== '';
}

/** A newer assessment asks new questions of the plan, so the plan no longer answers the one in force. */
export function answersAssessment(plan: Pick<RecordedPlan, 'assessment'>, inForce: { id: string }): boolean {
  return plan.assessment.id === inForce.id;
}
