import { allowed, refused, type Ruling } from '../ruling.js';
import { checkAnswers, type AnswerRefusal, type DashAnswer } from './answers.js';
import { gradeDash, type DashOutcome, type Judgement, type RiskHistory } from './grade-dash.js';
import type { Instrument, RiskPrompt } from './instrument.js';
import type { RiskSettings } from './risk-settings.js';

/** What the worker thought of a prompt: the level is in her judgement, these are the words for why. */
export interface PromptDecision {
  prompt: RiskPrompt;
  reason: string;
}

export interface AssessmentDraft {
  answers: readonly DashAnswer[];
  judgement: Judgement;
  decisions: readonly PromptDecision[];
  /** Why asking had to stop, when it was unsafe to go on or she can no longer be asked; `null` for a whole checklist. */
  unsafeToContinue: string | null;
}

export interface FinishedAssessment extends DashOutcome {
  complete: boolean;
}

export type FinishRefusal =
  AnswerRefusal | 'items-not-asked' | 'incomplete-reason-missing' | 'judgement-missing' | 'prompt-undecided';

/**
 * Finishes a checklist. All questions are to be asked (ACPO DASH 2009 guidance), except where going on is unsafe or she
 * can no longer be asked, and professional judgement in words is part of every result whatever the count (SafeLives
 * referral criteria).
 */
export function finishAssessment(
  instrument: Instrument,
  draft: AssessmentDraft,
  history: RiskHistory,
  settings: RiskSettings,
): Ruling<FinishedAssessment, FinishRefusal> {
  const answers = checkAnswers(instrument, draft.answers);
  if (!answers.ok) return answers;
  const outcome = gradeDash(instrument, draft.answers, draft.judgement, history, settings);
  const complete = outcome.counts.notAsked === 0;
  if (!complete && draft.unsafeToContinue === null) return refused('items-not-asked');
  if (!complete && isEmpty(draft.unsafeToContinue)) return refused('incomplete-reason-missing');
  if (draft.judgement.level === null || isEmpty(draft.judgement.reason)) return refused('judgement-missing');
  if (outcome.promptsToDecide.some((prompt) => !isDecided(prompt, draft.decisions))) return refused('prompt-undecided');
  return allowed({ ...outcome, complete });
}

function isDecided(prompt: RiskPrompt, decisions: readonly PromptDecision[]): boolean {
  return decisions.some((decision) => decision.prompt === prompt && !isEmpty(decision.reason));
}

function isEmpty(text: string | null): boolean {
  return text === null || text.trim() === '';
}
