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

export type LoweringLack = Extract<LevelRefusal, 'lowering-needs-manager' | 'decision-needs-another'>;

export interface LevelInQuestion extends Decider {
  current: KnownRisk;
  /** Held to be high before any level was decided: that is the level that stands, although none is recorded. */
  isKnownHigh: boolean;
  level: RiskLevel;
}

export interface LevelRequest extends LevelInQuestion {
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
  const from = levelInForce(request);
  const direction = directionOf(from, request.level);
  if (request.reason.trim() === '') return refused('level-reason-missing');
  const lacking = loweringLacks(request);
  if (lacking) return refused(lacking);
  if (direction === 'lowered' && !request.freshAssessment) return refused('lowering-needs-assessment');
  return allowed({ level: request.level, from, direction, reason: request.reason.trim() });
}

/** Whose decision a lower level is, which a screen says before she writes; nothing where it is not lowered or is hers. */
export function loweringLacks(request: LevelInQuestion): LoweringLack | null {
  const from = levelInForce(request);
  if (directionOf(from, request.level) !== 'lowered') return null;
  if (!request.byManager) return 'lowering-needs-manager';
  return from === 'high' && lacksSecondLook(request) ? 'decision-needs-another' : null;
}

function levelInForce({ current, isKnownHigh }: LevelInQuestion): KnownRisk {
  return isKnownHigh ? 'high' : current;
}

/** From "not assessed" every level is a raise where nothing was known: it was never the lowest. */
function directionOf(current: KnownRisk, level: RiskLevel): LevelDecision['direction'] {
  const rank = (one: KnownRisk): number => RISK_LEVELS.findIndex((known) => known === one);
  if (rank(level) === rank(current)) return 'confirmed';
  return rank(level) > rank(current) ? 'raised' : 'lowered';
}
