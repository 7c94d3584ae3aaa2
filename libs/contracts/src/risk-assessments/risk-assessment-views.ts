import type {
  AnswerChange,
  AnswerCounts,
  AnswerSource,
  CalendarDay,
  Ground,
  ItemAnswer,
  KnownRisk,
  LevelDecision,
  OutOfDateReason,
  PromptDecision,
  RiskLevel,
  RiskPrompt,
  RiskSettings,
  RouteGround,
} from '@waymark/domain';
import type { OwedContactView, PersonNameView } from '../people/index.js';
import type { AssessmentText, MaracRepeatAnswer } from './record-risk-assessment.js';

export const ASSESSMENT_STATES = ['draft', 'parked', 'finished'] as const;
export type AssessmentState = (typeof ASSESSMENT_STATES)[number];

export interface AnswerView {
  item: number;
  answer: ItemAnswer;
  details: string[];
  comment: string | null;
  source: AnswerSource;
  sequence: number;
  writer: string;
  answeredAt: string;
  answeredBy: string;
}

export interface AssessmentTextView {
  field: AssessmentText;
  text: string;
  sequence: number;
  writer: string;
}

/** The answer to PUT of an answer or a text: what is stored now, which may be newer than what was sent. */
export interface StoredEntryView {
  sequence: number;
  writer: string;
  storedAt: string;
}

/** What finishing recorded. Never shown without date, who and on what basis. */
export interface AssessmentResultView {
  finishedAt: string;
  finishedBy: string;
  isComplete: boolean;
  unsafeToContinue: string | null;
  counts: AnswerCounts;
  grounds: Ground[];
  suggested: RiskLevel;
  judgement: { level: RiskLevel; reason: string };
  level: RiskLevel;
  ownView: string | null;
  worries: string | null;
  policeCallOuts12Months: number | null;
  maracRepeat: MaracRepeatAnswer;
  prompts: RiskPrompt[];
  decisions: PromptDecision[];
  /** Null when the assessment before was made with another form or version. */
  changes: AnswerChange[] | null;
  /** The thresholds in force on the day, so that the result explains itself for ever. */
  thresholds: RiskSettings;
}

export interface AssessedPersonView extends PersonNameView {
  age: number | null;
}

/** GET /api/risk-assessments/:id and the answer to every act on it. Reading it is recorded. */
export interface RiskAssessmentView {
  id: string;
  version: number;
  state: AssessmentState;
  person: AssessedPersonView;
  referralId: string;
  referralReference: string;
  /** The episode has ended with its case: what was answered stays readable and takes nothing more. */
  isCaseClosed: boolean;
  caseId: string | null;
  instrument: { code: string; version: string };
  startedAt: string;
  startedBy: string;
  parkedAt: string | null;
  parkedItem: number | null;
  answers: AnswerView[];
  texts: AssessmentTextView[];
  currentLevel: KnownRisk;
  /** Held to be high before any level was decided: the level that stands until a manager lowers it. */
  isKnownHigh: boolean;
  /** Still owed to her: whoever has just asked all this by telephone can log that as the contact. */
  safetyContact: OwedContactView | null;
  knownConcerns: RiskPrompt[];
  thresholds: RiskSettings;
  /** The last finished one of the same form and version: shown beside, never filled in as today's answers. */
  previous: { id: string; finishedOn: CalendarDay; answers: { item: number; answer: ItemAnswer }[] } | null;
  result: AssessmentResultView | null;
}

/** GET /api/people/:id/risk-assessments, newest first. */
export interface RiskAssessmentListItem {
  id: string;
  version: number;
  state: AssessmentState;
  referralId: string;
  instrument: { code: string; version: string };
  startedAt: string;
  startedBy: string;
  parkedAt: string | null;
  answered: number;
  outOf: number;
  finishedAt: string | null;
  finishedBy: string | null;
  isComplete: boolean | null;
  yes: number | null;
  dontKnow: number | null;
  level: RiskLevel | null;
  grounds: Ground[];
  /** Why a finished one no longer speaks for today; empty while it does, and for drafts. */
  outOfDate: OutOfDateReason[];
}

/** Who decided which level, when and on which assessment. */
export interface RiskDecisionView {
  id: string;
  level: RiskLevel;
  from: KnownRisk;
  direction: LevelDecision['direction'];
  reason: string;
  assessmentId: string | null;
  decidedAt: string;
  decidedBy: string;
}

/** GET /api/people/:id/risk: the level in force with everything it rests on. */
export interface PersonRiskView {
  person: PersonNameView;
  /** Of the referral, for deciding another level; 0 without one. */
  version: number;
  level: KnownRisk;
  referralId: string | null;
  /** The episode has ended with its case, so nothing is begun on it any more. */
  isCaseClosed: boolean;
  /** Why the risk is held to be high although no level says so; empty where the level speaks for itself. */
  highGrounds: RouteGround[];
  safetyContact: OwedContactView | null;
  /** Whoever reads this holds the person: from high, somebody else lowers the level. */
  isHeldByReader: boolean;
  decisions: RiskDecisionView[];
}

/** GET /api/instruments/:code */
export interface InstrumentView {
  code: string;
  version: string;
  items: { number: number; topic: string; details: string[] }[];
  /** Official wording by language, where the organisation has loaded it; otherwise the screen shows our topic labels. */
  wording: { language: 'en' | 'cy'; acknowledgement: string; questions: { number: number; question: string }[] }[];
}

/** GET /api/risk-assessments/open: checklists the worker began and has not finished, newest first. */
export interface OpenAssessmentView {
  id: string;
  person: PersonNameView;
  /** When she parked it, or began it. */
  since: string;
  isParked: boolean;
  answered: number;
  outOf: number;
}
