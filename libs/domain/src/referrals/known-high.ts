import type { KnownRisk } from './risk-known.js';
import type { RouteGround } from './route-on-acceptance.js';

/** That somebody's risk is high was said without a level being decided: on what grounds, and since when it is known. */
export interface HighFinding {
  grounds: readonly RouteGround[];
  knownAt: Date;
}

export interface HighAtAcceptance extends HighFinding {
  /** The service said so by its own judgement, and not on what the referral came with. */
  isOwnJudgement: boolean;
}

export interface HighSoFar {
  risk: KnownRisk;
  lastDecidedAt: Date | null;
  /** What the referral came with; without grounds where it said nothing of the kind. */
  onReferral: HighFinding;
  /** How services accepted her, where they did so as high, oldest first. */
  atAcceptance: readonly HighAtAcceptance[];
}

/**
 * Held to be high although no level says so. A level that was decided since speaks for itself: what a manager has lowered
 * is not raised again by the old finding. What a service judges itself when it accepts her after that is news, and does
 * count, whether or not the referral had once been judged so.
 */
export function knownHigh(so: HighSoFar): HighFinding | null {
  const { risk, lastDecidedAt, onReferral, atAcceptance } = so;
  if (risk === 'high') return null;
  if (risk === 'not-assessed') return foundHigh(onReferral, atAcceptance);
  const isNews = ({ knownAt }: HighFinding): boolean => lastDecidedAt === null || knownAt.getTime() > lastDecidedAt.getTime();
  const judged = atAcceptance.findLast((one) => one.isOwnJudgement && isNews(one));
  return judged ? { grounds: ['professional-judgement'], knownAt: judged.knownAt } : null;
}

/** Since when danger is known that no decision of a level brought up; `null` where none was found. */
export function foundHighSince(so: HighSoFar): Date | null {
  return (knownHigh(so) ?? foundHigh(so.onReferral, so.atAcceptance))?.knownAt ?? null;
}

/** What the referral says is repeated when a service accepts her, and was known all the time. */
function foundHigh(onReferral: HighFinding, atAcceptance: readonly HighAtAcceptance[]): HighFinding | null {
  if (onReferral.grounds.length > 0) return onReferral;
  // Accepted with a level that stood already is no finding of its own.
  const first = atAcceptance.find(({ grounds }) => grounds.some((ground) => ground !== 'recorded-high'));
  return first ? { grounds: first.grounds, knownAt: first.knownAt } : null;
}
