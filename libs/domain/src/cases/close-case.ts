import { isDecision, lacksSecondLook, type Decider, type SecondLookRefusal } from '../access/index.js';
import { daysBetween, type CalendarDay } from '../dates/index.js';
import { isHandoverOpen, type Handover } from '../handovers/index.js';
import type { KnownRisk } from '../referrals/index.js';
import { allowed, refused, type Ruling } from '../ruling.js';
import { canMoveCase, type CaseState } from './case-life.js';
import { CLOSURE_RULES, type ClosureReason, type ClosureRule } from './closure-reasons.js';

/** The look at the risk with which a case ends: by assessment where she can be asked, by file where she cannot. */
export interface ClosingRiskCheck {
  checkedOn: CalendarDay;
  level: KnownRisk;
  words: string;
}

export interface ClosureRequest extends Decider {
  reason: ClosureReason;
  words: string;
  riskCheck: ClosingRiskCheck | null;
  /** Whether the referrer was told, where there is one to tell. */
  referrerTold: boolean;
}

export interface CaseToClose {
  state: CaseState;
  risk: KnownRisk;
  handovers: ReadonlyArray<Pick<Handover, 'state' | 'kind'>>;
  /** Whether enough was tried, at different times and by methods marked safe, to call her unreachable. */
  attemptsSuffice: boolean;
  hasReferrer: boolean;
  /** A checklist was begun and neither finished nor ended as incomplete. */
  hasUnfinishedAssessment: boolean;
}

export const CLOSURE_CONSEQUENCES = ['freeze-records', 'cancel-reviews', 'exit-form-owed'] as const;
export type ClosureConsequence = (typeof CLOSURE_CONSEQUENCES)[number];

export interface ClosedCase {
  state: 'closed';
  reason: ClosureReason;
  planned: boolean;
  consequences: ClosureConsequence[];
}

export type ClosureRefusal =
  | 'case-not-open'
  | 'handover-open'
  | 'closure-words-missing'
  | 'assessment-unfinished'
  | 'closing-risk-check-missing'
  | 'closing-risk-check-old'
  | 'handover-not-completed'
  | 'attempts-insufficient'
  | 'referrer-not-told'
  | SecondLookRefusal;

export interface ClosingContext {
  today: CalendarDay;
  /** How many days a risk check may be old when the case closes. */
  riskCheckDays: number;
}

/** Closes a case. The giver does not close before the receiver has opened (Manchester); no case ends unlooked at. */
export function closeCase(
  one: CaseToClose,
  request: ClosureRequest,
  context: ClosingContext,
): Ruling<ClosedCase, ClosureRefusal> {
  const obstacle = caseObstacle(one, request) ?? riskObstacle(request, context) ?? personObstacle(one, request);
  if (obstacle !== null) return refused(obstacle);
  const { planned } = CLOSURE_RULES[request.reason];
  return allowed({ state: 'closed', reason: request.reason, planned, consequences: consequencesOf(request.reason) });
}

function caseObstacle(one: CaseToClose, request: ClosureRequest): ClosureRefusal | null {
  const rule = CLOSURE_RULES[request.reason];
  if (!canMoveCase(one.state, 'closed')) return 'case-not-open';
  if (one.handovers.some(({ state }) => isHandoverOpen(state))) return 'handover-open';
  if (rule.needsWords && isEmpty(request.words)) return 'closure-words-missing';
  // What was half asked may be the danger. Nobody can be asked after a death, and the record is frozen as it stands.
  if (one.hasUnfinishedAssessment && request.reason !== 'died') return 'assessment-unfinished';
  return wasHandedOver(one, rule.handedOverAs) ? null : 'handover-not-completed';
}

function wasHandedOver(one: CaseToClose, as: ClosureRule['handedOverAs']): boolean {
  return as === null || one.handovers.some(({ state, kind }) => state === 'completed' && as.includes(kind));
}

/** Only death ends a case without a look at the risk to her; the record is frozen instead. */
function riskObstacle({ reason, riskCheck }: ClosureRequest, context: ClosingContext): ClosureRefusal | null {
  if (reason === 'died') return null;
  if (riskCheck === null || isEmpty(riskCheck.words)) return 'closing-risk-check-missing';
  const age = daysBetween(riskCheck.checkedOn, context.today);
  return age < 0 || age > context.riskCheckDays ? 'closing-risk-check-old' : null;
}

function personObstacle(one: CaseToClose, request: ClosureRequest): ClosureRefusal | null {
  if (request.reason === 'unable-to-contact' && !one.attemptsSuffice) return 'attempts-insufficient';
  const unreachable = request.reason === 'unable-to-contact' || request.reason === 'unsafe-to-contact';
  if (unreachable && one.hasReferrer && !request.referrerTold) return 'referrer-not-told';
  const levels = [one.risk, request.riskCheck?.level ?? 'not-assessed'];
  return closingDecision(request.reason, levels, request);
}

/**
 * At high risk, recorded or found at the end, a case is never ended by its worker alone, nor where nobody knows the
 * risk: not assessed is not low. A handover is no second look: whoever accepted it
 * is the worker who would close now.
 */
export function closingDecision(
  reason: ClosureReason,
  levels: readonly KnownRisk[],
  by: Decider,
): SecondLookRefusal | null {
  const mayBeInDanger = levels.some((level) => level === 'high' || level === 'not-assessed');
  return mayBeInDanger && isDecision(reason) ? lacksSecondLook(by) : null;
}

/** A death in these circumstances may be reviewed (Victims and Prisoners Act 2024 s.19), so its record is frozen. */
function consequencesOf(reason: ClosureReason): ClosureConsequence[] {
  return reason === 'died' ? ['freeze-records', 'cancel-reviews'] : ['cancel-reviews', 'exit-form-owed'];
}

function isEmpty(text: string): boolean {
  return text.trim() === '';
}
