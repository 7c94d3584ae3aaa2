import type { CalendarDay } from '../dates/index.js';
import { allowed, refused, type Ruling } from '../ruling.js';
import type { SafetyAnswer } from '../contact/index.js';

/** What can have been decided about telling children's services; nobody decides that it is still to be decided. */
export const CHILDRENS_SERVICES_DECISIONS = ['referred', 'already-open', 'not-needed'] as const;
export type ChildrensServicesDecision = (typeof CHILDRENS_SERVICES_DECISIONS)[number];

export interface ToDecideOnChildren {
  decision: ChildrensServicesDecision;
  toldWhom: string | null;
  toldOn: CalendarDay | null;
  reason: string | null;
}

export type ChildrensServicesRefusal = 'childrens-services-whom-missing' | 'childrens-services-day-ahead' | 'childrens-services-reason-missing';

/**
 * Whoever says that they were told says whom and when, so that somebody can ask them; whoever says that there is no need
 * says why. Children who live with abuse are victims themselves (Domestic Abuse Act 2021 s.3).
 */
export function decideOnChildren(wanted: ToDecideOnChildren, today: CalendarDay): Ruling<ToDecideOnChildren, ChildrensServicesRefusal> {
  const { decision, toldWhom, toldOn, reason } = wanted;
  const told = decision === 'referred';
  if (told && (isEmpty(toldWhom) || toldOn === null)) return refused('childrens-services-whom-missing');
  if (toldOn !== null && toldOn > today) return refused('childrens-services-day-ahead');
  if (decision === 'not-needed' && isEmpty(reason)) return refused('childrens-services-reason-missing');
  return allowed(decision === 'not-needed' ? { ...wanted, toldWhom: null, toldOn: null } : wanted);
}

export interface ChildrenKnown {
  inHousehold: SafetyAnswer;
  /** A child stands among the people of the record. */
  isChildNamed: boolean;
  /** What was decided, or that it is still to be. */
  decided: string | null;
  isWithdrawn: boolean;
}

/** There are children, and nobody has said whether children's services must be told. */
export function isDecisionOnChildrenOwed({ inHousehold, isChildNamed, decided, isWithdrawn }: ChildrenKnown): boolean {
  const isDecided = (CHILDRENS_SERVICES_DECISIONS as readonly string[]).includes(decided ?? '');
  return !isWithdrawn && !isDecided && (inHousehold === 'yes' || isChildNamed);
}

function isEmpty(text: string | null): boolean {
  return text === null || text.trim() === '';
}
