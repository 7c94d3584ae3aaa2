import { lacksSecondLook, type Decider, type SecondLookRefusal } from '../access/index.js';
import { RISK_LEVELS, type KnownRisk, type RiskLevel } from '../referrals/index.js';
import { allowed, refused, type Ruling } from '../ruling.js';

/** The level decided, kept apart from every score: who decided, when, and on which assessment it rests. */
export interface LevelDecision {
  level: RiskLevel;
  from: KnownRisk;
  direction: 'raised' | 'lowered' | 'confirmed';
  reason: string;
}

export type LevelRefusal = 'level-reason-missing' | 'lowering-needs-manager' | 'lowering-needs-assessment' | Extract<SecondLookRefusal, 'decision-needs-another'>;

export interface LevelRequest extends Decider {
  current: KnownRisk;
  /** Held to be high before any level was decided: that is the level that stands, although none is recorded. */
  isKnownHigh: boolean;
  level: RiskLevel;
  reason: string;
  /** Whether a whole checklist has been finished since the current level was set. */
  freshAssessment: boolean;
}

/**
 * Anybody who works with the person may raise the level with a reason. Lowering takes a manager, a reason and a fresh
 * checklist: other factors may raise a level and will not reduce it (Southampton Dash guidance). From high it takes one
 * who does not hold the person.
 */
export function decideLevel(request: LevelRequest): Ruling<LevelDecision, LevelRefusal> {
  const from = request.isKnownHigh ? 'high' : request.current;
  const direction = directionOf(from, request.level);
  if (request.reason.trim() === '') return refused('level-reason-missing');
  if (direction === 'lowered' && !request.byManager) return refused('lowering-needs-manager');
  if (direction === 'lowered' && from === 'high' && lacksSecondLook(request)) return refused('decision-needs-another');
  if (direction === 'lowered' && !request.freshAssessment) return refused('lowering-needs-assessment');
  return allowed({ level: request.level, from, direction, reason: request.reason.trim() });
}

/** From "not assessed" every level is a raise where nothing was known: it was never the lowest. */
function directionOf(current: KnownRisk, level: RiskLevel): LevelDecision['direction'] {
  const rank = (one: KnownRisk): number => RISK_LEVELS.findIndex((known) => known === one);
  if (rank(level) === rank(current)) return 'confirmed';
  return rank(level) > rank(current) ? 'raised' : 'lowered';
}
