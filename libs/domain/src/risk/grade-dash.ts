import { RISK_LEVELS, type KnownRisk, type RiskLevel } from '../referrals/index.js';
import { answerTo, countAnswers, type AnswerCounts, type DashAnswer } from './answers.js';
import { RISK_PROMPTS, type Instrument, type RiskPrompt } from './instrument.js';
import type { RiskSettings } from './risk-settings.js';

/** Every ground that holds is kept, since a conference asks which. */
export const GROUNDS = ['visible-high-risk', 'potential-escalation', 'professional-judgement', 'repeat', 'known-high'] as const;
export type Ground = (typeof GROUNDS)[number];

/** The level a worker holds to be right, in her own words. `null` while she has not said. */
export interface Judgement {
  level: RiskLevel | null;
  reason: string;
}

/** What is known beside the answers. */
export interface RiskHistory {
  /** `null` when nobody knows; "many" is no number, and not knowing is not none. */
  policeCallOuts12Months: number | null;
  isMaracRepeat: boolean;
  currentLevel: KnownRisk;
  /** Held to be high before anybody assessed her: by the referral, another agency's finding or whoever accepted her. */
  isKnownHigh: boolean;
  /** Concerns known from elsewhere, for example forced marriage on the referral. */
  knownConcerns: readonly RiskPrompt[];
}

export interface DashOutcome {
  counts: AnswerCounts;
  grounds: Ground[];
  suggested: RiskLevel;
  /** The level that finishing records: never below what is suggested, judged, or held until now. */
  level: RiskLevel;
  prompts: RiskPrompt[];
  /** Prompts that the level does not already answer; each needs a recorded decision. */
  promptsToDecide: RiskPrompt[];
}

/**
 * Grounds for treating the risk as high. SafeLives referral criteria: visible high risk, potential escalation,
 * professional judgement; a repeat within twelve months is referred whatever the count. What was known to be high before
 * stays a ground: a checklist that broke off, or a worker's count, is no word against it.
 */
export function groundsForHighRisk(
  counts: AnswerCounts,
  judgement: Judgement,
  history: RiskHistory,
  settings: RiskSettings,
): Ground[] {
  const holds: Readonly<Record<Ground, boolean>> = {
    'visible-high-risk': counts.yes >= settings.visibleHighRiskFrom,
    'potential-escalation': (history.policeCallOuts12Months ?? 0) >= settings.escalationFrom,
    // A worker may see danger that no form can count, so judgement alone is enough.
    'professional-judgement': judgement.level === 'high',
    repeat: history.isMaracRepeat,
    'known-high': history.isKnownHigh,
  };
  return GROUNDS.filter((ground) => holds[ground]);
}

/** The local band of a count by itself. A suggestion: other factors may raise the level and never reduce it. */
export function localBand(yes: number, settings: RiskSettings): RiskLevel {
  if (yes >= settings.visibleHighRiskFrom) return 'high';
  return yes >= settings.mediumFrom ? 'medium' : 'standard';
}

/**
 * Answers and judgement together. Called while answers are still missing too, so that the screen and the server show
 * the same verdict; a count of an unfinished checklist is a lower bound.
 */
export function gradeDash(
  instrument: Instrument,
  answers: readonly DashAnswer[],
  judgement: Judgement,
  history: RiskHistory,
  settings: RiskSettings,
): DashOutcome {
  const counts = countAnswers(instrument, answers);
  const grounds = groundsForHighRisk(counts, judgement, history, settings);
  const suggested = grounds.length > 0 ? 'high' : localBand(counts.yes, settings);
  const level = highestOf(suggested, judgement.level, history.currentLevel);
  const prompts = promptsRaised(instrument, answers, history);
  return { counts, grounds, suggested, level, prompts, promptsToDecide: level === 'high' ? [] : prompts };
}

function highestOf(suggested: RiskLevel, judged: RiskLevel | null, current: KnownRisk): RiskLevel {
  const rank = (level: KnownRisk | null): number => RISK_LEVELS.findIndex((one) => one === level);
  return RISK_LEVELS[Math.max(rank(suggested), rank(judged), rank(current))] ?? suggested;
}

/** Prompts ask for a decision; they upgrade nothing by themselves. */
export function promptsRaised(
  instrument: Instrument,
  answers: readonly DashAnswer[],
  history: Pick<RiskHistory, 'knownConcerns'>,
): RiskPrompt[] {
  const isYes = (item: number): boolean => answerTo(item, answers) === 'yes';
  const raised = instrument.prompts
    .filter(({ anyOfEach }) => anyOfEach.every((group) => group.some(isYes)))
    .map(({ prompt }) => prompt);
  return RISK_PROMPTS.filter((prompt) => raised.includes(prompt) || history.knownConcerns.includes(prompt));
}
