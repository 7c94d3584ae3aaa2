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

export interface CompletedReview {
  review: PlannedReview;
  nextDueOn: CalendarDay;
}

export type ReviewRefusal = 'review-not-planned' | 'review-words-missing' | 'next-review-not-later' | 'review-too-late';

export interface ReviewDone {
  doneOn: CalendarDay;
  words: string;
  nextDueOn: CalendarDay;
  /** The last day that the cadence of the organisation allows for the next one. */
  latestNextOn: CalendarDay;
}

/**
 * Completes a review. There is always a next one while the case is open, and never later than the cadence, so nobody
 * slips off between two.
 */
export function completeReview(review: PlannedReview, done: ReviewDone): Ruling<CompletedReview, ReviewRefusal> {
  if (!canMoveReview(review.state, 'done')) return refused('review-not-planned');
  if (done.words.trim() === '') return refused('review-words-missing');
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
