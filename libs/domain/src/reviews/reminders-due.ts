import { addDays, daysBetween, type CalendarDay } from '../dates/index.js';

export const REVIEW_SUBJECTS = ['risk-assessment', 'safety-plan', 'waiting-check-in', 'follow-up'] as const;
export type ReviewSubject = (typeof REVIEW_SUBJECTS)[number];

export const REVIEW_STATES = ['planned', 'done', 'superseded', 'cancelled'] as const;
export type ReviewState = (typeof REVIEW_STATES)[number];

export interface PlannedReview {
  id: string;
  subject: ReviewSubject;
  dueOn: CalendarDay;
  state: ReviewState;
}

/** How far along a reminder is. Each stage is written once for each due date. */
export const REMINDER_STAGES = ['soon', 'due', 'overdue', 'escalated'] as const;
export type ReminderStage = (typeof REMINDER_STAGES)[number];

export interface ReminderSettings {
  /** Days before the due date on which the review first shows. */
  soonDays: number;
  /** Days after it on which the team lead is told too. */
  escalateAfterDays: number;
}

export interface Reminder {
  /** Derived from review, stage and date only, so that writing it twice is impossible whoever runs the sweep. */
  key: string;
  reviewId: string;
  stage: ReminderStage;
  dueOn: CalendarDay;
}

/**
 * The reminders that stand on this day and are not written yet. It looks at the rows and the day alone: a sweep that
 * ran twice finds nothing new, and one that was down for a week finds today's stage of every review.
 */
export function remindersDue(
  reviews: readonly PlannedReview[],
  today: CalendarDay,
  settings: ReminderSettings,
  written: ReadonlySet<string>,
): Reminder[] {
  return reviews
    .filter(({ state }) => state === 'planned')
    .flatMap((review) => {
      const stage = stageOn(review.dueOn, today, settings);
      return stage === null ? [] : [reminderFor(review, stage)];
    })
    .filter(({ key }) => !written.has(key));
}

function reminderFor({ id, dueOn }: PlannedReview, stage: ReminderStage): Reminder {
  return { key: `review-${stage}:${id}:${dueOn}`, reviewId: id, stage, dueOn };
}

/** Where a review stands on a day; `null` while it is further off than anybody needs to see. */
export function stageOn(dueOn: CalendarDay, today: CalendarDay, settings: ReminderSettings): ReminderStage | null {
  if (today < addDays(dueOn, -settings.soonDays)) return null;
  if (today < dueOn) return 'soon';
  if (today === dueOn) return 'due';
  return daysBetween(dueOn, today) > settings.escalateAfterDays ? 'escalated' : 'overdue';
}

/** The due dates that stand at one stage on a day; `null` leaves that end open. */
export interface StageRange {
  stage: ReminderStage;
  from: CalendarDay | null;
  to: CalendarDay | null;
}

/** {@link stageOn} turned round, so that a sweep asks the database for exactly the reviews that stand at each stage. */
export function stageRanges(today: CalendarDay, settings: ReminderSettings): StageRange[] {
  const lastOverdue = addDays(today, -settings.escalateAfterDays);
  return [
    { stage: 'soon', from: addDays(today, 1), to: addDays(today, settings.soonDays) },
    { stage: 'due', from: today, to: today },
    { stage: 'overdue', from: lastOverdue, to: addDays(today, -1) },
    { stage: 'escalated', from: null, to: addDays(lastOverdue, -1) },
  ];
}
