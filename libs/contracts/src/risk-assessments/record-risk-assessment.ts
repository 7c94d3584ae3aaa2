import type { AnswerSource, ItemAnswer, RiskLevel, RiskPrompt } from '@waymark/domain';

export const COMMENT_MAX = 2_000;
export const NOTES_MAX = 20_000;
export const JUDGEMENT_MAX = 4_000;
export const REASON_MAX = 1_000;
/** Far above any honest count of changes to one answer. */
export const SEQUENCE_MAX = 1_000_000;
export const CALL_OUTS_MAX = 999;

/** POST /api/risk-assessments, with `Idempotency-Key`: opens a draft for the referral's episode. */
export interface StartRiskAssessment {
  referralId: string;
  instrumentCode: string;
}

/** Which page wrote, and its how-many-eth change of this entry: a late retry never overwrites a newer answer. */
export interface EntryOrder {
  sequence: number;
  writer: string;
  /** The change that the page knew to be stored when it wrote this one; 0 when it knew of none. */
  basedOn: number;
}

/** PUT /api/risk-assessments/:id/answers/:item. Sending it again changes nothing. */
export interface SaveAnswer extends EntryOrder {
  answer: ItemAnswer;
  details: string[];
  comment: string | null;
  source: AnswerSource;
}

/** What a worker writes beside the items; kept while the assessment is a draft and after. */
export const ASSESSMENT_TEXTS = ['notes', 'judgement', 'own-view', 'worries'] as const;
export type AssessmentText = (typeof ASSESSMENT_TEXTS)[number];

/** PUT /api/risk-assessments/:id/texts/:field */
export interface SaveText extends EntryOrder {
  text: string;
}

/** POST /api/risk-assessments/:id/park, with `If-Match`. */
export interface ParkRiskAssessment {
  /** The item to come back to. */
  item: number | null;
}

export const MARAC_REPEAT_ANSWERS = ['yes', 'no', 'not-known'] as const;
export type MaracRepeatAnswer = (typeof MARAC_REPEAT_ANSWERS)[number];

/** POST /api/risk-assessments/:id/finish, with `If-Match`. */
export interface FinishRiskAssessment {
  judgement: { level: RiskLevel; reason: string };
  /** How she herself sees the danger. */
  ownView: string | null;
  worries: string | null;
  /** Null when nobody knows, which is not none. */
  policeCallOuts12Months: number | null;
  maracRepeat: MaracRepeatAnswer;
  decisions: { prompt: RiskPrompt; reason: string }[];
  /** Why asking had to stop; null for a whole checklist. */
  unsafeToContinue: string | null;
}

/** POST /api/referrals/:id/risk-level: a decision beside any score. */
export interface DecideRiskLevel {
  level: RiskLevel;
  reason: string;
}

/** POST /api/instruments/:code/wording-packs: the official wording, loaded under the organisation's own permission. */
export interface LoadWordingPack {
  instrumentVersion: string;
  language: 'en' | 'cy';
  /** Whose permission it is and how the owner asks to be named. */
  acknowledgement: string;
  items: { number: number; question: string }[];
}

export const QUESTION_MAX = 1_000;
export const ACKNOWLEDGEMENT_MAX = 500;
