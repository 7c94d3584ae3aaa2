import type { CalendarDay, ReadGround, ReadOutcome } from '@waymark/domain';
import type { PersonNameView } from '../people/index.js';

export const READ_ANSWER_MAX = 2000;

/** What became of a question. */
export interface ReadAnswerView {
  outcome: ReadOutcome;
  words: string | null;
  /** The words cannot be opened; the answer stands. */
  isUnreadable: boolean;
  by: string;
  at: string;
}

/** Reads that are worth a question: a worker's of one person in one week, or of how many in her busiest hour. */
export interface ReadQuestionView {
  id: string;
  worker: { id: string; name: string };
  /** Null for how many were opened. The names are null for whoever reads nobody's record. */
  person: PersonNameView | null;
  /** The Monday of the week. */
  weekOn: CalendarDay;
  grounds: ReadGround[];
  /** How often the record was opened, or how many records in the hour. */
  times: number;
  firstAt: string;
  lastAt: string;
  listedAt: string;
  answers: ReadAnswerView[];
}

/** GET /api/read-questions. */
export interface ReadQuestionsView {
  /** In the order in which they are looked at. */
  open: ReadQuestionView[];
  /** Of the last four weeks, newest first. */
  answered: ReadQuestionView[];
  /** Who looks over everybody's reads; while somebody does, it is nobody else's to do. */
  leads: string[];
}

/** POST /api/read-questions/:id/answer */
export interface AnswerReadQuestion {
  outcome: ReadOutcome;
  words: string | null;
}
