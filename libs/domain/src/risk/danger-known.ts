import type { KnownRisk, RiskLevel } from '../referrals/index.js';

export interface DecidedLevel {
  level: RiskLevel;
  from: KnownRisk;
  /** Rests on a checklist; otherwise a worker said so beside any score. */
  isOnAssessment: boolean;
  at: Date;
}

/**
 * Since when the danger is known that a level decided as high speaks of, so that it can be told whether she has been spoken
 * to since; `null` where it is known only now. A checklist that finds high what was high before confirms it and is no new
 * danger. A raised level is, and so is a worker who says "high" again beside any score: something has happened that she
 * was not spoken to about.
 */
export function dangerKnownSince(decided: DecidedLevel, earlier: readonly DecidedLevel[], foundAt: Date | null): Date | null {
  if (isNewDanger(decided)) return null;
  const moments = [...earlier.filter(isNewDanger).map(({ at }) => at), ...(foundAt ? [foundAt] : [])].map((at) => at.getTime());
  return moments.length > 0 ? new Date(Math.max(...moments)) : null;
}

function isNewDanger({ level, from, isOnAssessment }: DecidedLevel): boolean {
  return level === 'high' && (from !== 'high' || !isOnAssessment);
}

export interface AcceptedAsHigh {
  /** The service says so by its own judgement, and not on what the referral came with. */
  judgedHigh: boolean;
  risk: KnownRisk;
  isKnownHigh: boolean;
}

/** Whom nobody holds to be high, as after a manager has lowered the level, is in a danger that is known only now. */
export function isJudgedAnew({ judgedHigh, risk, isKnownHigh }: AcceptedAsHigh): boolean {
  return judgedHigh && risk !== 'high' && !isKnownHigh;
}
