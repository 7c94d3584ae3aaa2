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
