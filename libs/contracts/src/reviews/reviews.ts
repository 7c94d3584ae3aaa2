import type { CalendarDay, ReminderStage, ReviewedDanger, ReviewState, ReviewSubject } from '@waymark/domain';
import type { PersonNameView } from '../people/index.js';

export const REVIEW_WORDS_MAX = 4_000;

/** POST /api/reviews/:id/complete, with `If-Match`. */
export interface CompleteReview {
  words: string;
  /** Asked of a risk review. Greater is recorded as high, with the words as its reason, and owes what every raised level owes. */
  danger: ReviewedDanger | null;
  /** Null for the day that the cadence gives. */
  nextDueOn: CalendarDay | null;
}

/** POST /api/reviews/:id/put-off, with `If-Match`. */
export interface PutOffReview {
  to: CalendarDay;
  reason: string;
}

/** GET /api/people/:id/reviews, newest due first. */
export interface PersonReviewsView {
  person: PersonNameView;
  reviews: ReviewView[];
}

/** GET /api/reviews/:id and the answer to every act on one. */
export interface ReviewView {
  id: string;
  version: number;
  personId: string;
  referralId: string;
  caseId: string | null;
  subject: ReviewSubject;
  /** The assessment or plan that is reviewed. */
  subjectId: string | null;
  dueOn: CalendarDay;
  state: ReviewState;
  /** Where it stands today; null while it is further off than anybody needs to see, and once it is over. */
  stage: ReminderStage | null;
  doneAt: string | null;
  doneBy: string | null;
  words: string | null;
  putOffs: { from: CalendarDay; to: CalendarDay; reason: string; at: string; by: string }[];
  /** The next day that the cadence gives, and the last one it allows. */
  latestNextOn: CalendarDay;
}
