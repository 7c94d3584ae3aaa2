import type { CalendarDay, ElsewhereStatus, KnownRisk, OpeningOutcome, OpeningReason } from '@waymark/domain';
import type { PersonNameView } from '../people/index.js';

export const OPENING_WORDS_MAX = 1_000;

/** POST /api/people/elsewhere: what only somebody who speaks to her knows whole. In the body, so that nothing stands in a URL. */
export interface FindElsewhere {
  /** Whole; or else a full name with one of the two below. */
  reference: string | null;
  name: string | null;
  dateOfBirth: CalendarDay | null;
  phone: string | null;
}

/** Somebody of the organisation whom the worker does not hold. Neither name nor number, and nothing that says where she is. */
export interface ElsewhereView {
  id: string;
  initials: string;
  status: ElsewhereStatus;
  risk: KnownRisk;
  /** Whether somebody is there for her: her holder today, her holder who is out, or nobody. */
  holder: 'there' | 'out' | 'nobody';
}

/** POST /api/people/:id/emergency-openings */
export interface OpenInEmergency {
  reason: OpeningReason;
  words: string;
}

/** GET /api/emergency-openings/mine: those that run. */
export interface OwnOpeningView {
  id: string;
  personId: string;
  reference: string;
  openedAt: string;
  endsAt: string;
}

/** To whoever holds her and whoever leads them. The reason as a code; what was written is for whoever looks at it. */
export interface OpeningNoticeView {
  id: string;
  person: PersonNameView;
  by: string;
  reason: OpeningReason;
  openedAt: string;
  endsAt: string;
  /** Ended early by the worker herself. */
  endedAt: string | null;
}

/** On the day of whoever looks at them afterwards. */
export interface OpeningReviewView extends OpeningNoticeView {
  version: number;
  worker: { id: string; name: string };
  words: string | null;
  /** There are words, and they could not be opened. */
  isUnreadable: boolean;
  dueOn: CalendarDay;
  isOverdue: boolean;
  /** Openings of this worker in the thirty days up to this one, and whether they are more than the organisation takes for usual. */
  timesInMonth: number;
  isMany: boolean;
  /** What she did while it was open, and how often. */
  acts: { action: string; times: number }[];
  reviewed: { by: string; at: string; outcome: OpeningOutcome; words: string | null } | null;
  /** Whether the reader is the one to look at it. */
  mayReview: boolean;
}

/** POST /api/emergency-openings/:id/review */
export interface ReviewOpening {
  outcome: OpeningOutcome;
  words: string | null;
}
