import type { CalendarDay } from '../dates/index.js';
import { allowed, refused, type Ruling } from '../ruling.js';
import type { PlannedReview, ReviewState } from './reminders-due.js';

/** A review that was done stays done; its successor is a review of its own. */
export const REVIEW_STEPS: Readonly<Record<ReviewState, readonly ReviewState[]>> = {
  planned: ['done', 'superseded', 'cancelled'],
  done: [],
  superseded: [],
  cancelled: [],
};

export function canMoveReview(from: ReviewState, to: ReviewState): boolean {
  return REVIEW_STEPS[from].includes(to);
}

/** What a worker judges of the danger when she has looked again. Greater means high from now on: it is never lowered here. */
export const REVIEWED_DANGERS = ['same', 'greater'] as const;
export type ReviewedDanger = (typeof REVIEWED_DANGERS)[number];

export interface CompletedReview {
  review: PlannedReview;
  nextDueOn: CalendarDay;
}

export type ReviewRefusal = 'review-not-planned' | 'review-words-missing' | 'review-danger-missing' | 'next-review-not-later' | 'review-too-late';

export interface ReviewDone {
  doneOn: CalendarDay;
  words: string;
  danger: ReviewedDanger | null;
  nextDueOn: CalendarDay;
  /** The last day that the cadence of the organisation allows for the next one. */
  latestNextOn: CalendarDay;
}

/**
 * Completes a review. There is always a next one while the case is open, and never later than the cadence, so nobody
 * slips off between two. A look at the risk says whether the danger has grown: words alone ("he is back in the area") would
 * change nothing on any list. Where it has, the next look is due on the same day, and is the new assessment: what was just
 * told must not make her line calmer than it was. What was found is then the reason for the level as well: nobody tells one
 * change twice.
 */
export function completeReview(review: PlannedReview, done: ReviewDone): Ruling<CompletedReview, ReviewRefusal> {
  if (!canMoveReview(review.state, 'done')) return refused('review-not-planned');
  if (done.words.trim() === '') return refused('review-words-missing');
  if (done.danger === null && review.subject === 'risk-assessment') return refused('review-danger-missing');
  if (done.danger === 'greater') {
    return done.nextDueOn > done.doneOn ? refused('review-too-late') : allowed({ review: { ...review, state: 'done' }, nextDueOn: done.doneOn });
  }
  if (done.nextDueOn <= done.doneOn) return refused('next-review-not-later');
  if (done.nextDueOn > done.latestNextOn) return refused('review-too-late');
  return allowed({ review: { ...review, state: 'done' }, nextDueOn: done.nextDueOn });
}

export type PutOffRefusal = 'review-not-planned' | 'put-off-reason-missing' | 'put-off-not-later' | 'put-off-too-far';

export interface PutOffWindow {
  today: CalendarDay;
  /** The cadence counted from today. */
  latest: CalendarDay;
}

/** A review may be put off to a day still to come once a reason is given, and never past the cadence. */
export function putOffReview(
  review: PlannedReview,
  to: CalendarDay,
  reason: string,
  { today, latest }: PutOffWindow,
): Ruling<PlannedReview, PutOffRefusal> {
  if (review.state !== 'planned') return refused('review-not-planned');
  if (reason.trim() === '') return refused('put-off-reason-missing');
  if (to <= review.dueOn || to <= today) return refused('put-off-not-later');
  if (to > latest) return refused('put-off-too-far');
  return allowed({ ...review, dueOn: to });
}
