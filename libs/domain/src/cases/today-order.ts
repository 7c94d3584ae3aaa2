import { daysBetween, type CalendarDay } from '../dates/index.js';
import type { KnownRisk } from '../referrals/index.js';
import { RISK_TRIGGERS, type RiskTrigger } from '../waiting-list/index.js';

/** What can be due for a worker, in the words of her list. */
export const TODAY_KINDS = [
  'safety-contact',
  'risk-given',
  'handover-returned',
  'handover-offered',
  'handover-accepted',
  'case-taken-over',
  'risk-review',
  'plan-review',
  'follow-up',
  'contact',
  'check-in',
  'assessment',
  'parked-assessment',
  'task',
] as const;
export type TodayKind = (typeof TODAY_KINDS)[number];

export interface TodayItem {
  id: string;
  kind: TodayKind;
  /** Null where she is only told that another has the case: her list says nothing of the record by its order either. */
  risk: KnownRisk | null;
  dueOn: CalendarDay | null;
  /** The instant, where the hour matters. */
  dueAt: Date | null;
  /** One of an agency's whole file, none of which anybody has decided on. */
  isOfFile: boolean;
  triggers: readonly RiskTrigger[];
}

/** What puts a row where it stands; the screen says it in words. */
export type TodayReason =
  | 'safety-contact'
  | 'nobody-else-holds-the-risk'
  | 'overdue'
  | 'due-today'
  | 'due-later'
  | 'no-date'
  | 'high-risk'
  | 'not-assessed'
  | RiskTrigger;

export interface TodayPlace {
  id: string;
  rank: number;
  reasons: TodayReason[];
}

type DueStanding = 'overdue' | 'due-today' | 'due-later' | 'no-date';

/** Somebody at high or unknown risk for whom nothing is planned could slip off behind all that is planned for later. */
const STANDING_PLACES = ['overdue', 'due-today', 'nothing-planned', 'due-later', 'no-date'] as const;

/** Not assessed stands beside high: nobody knows that it is less. */
const RISK_PLACES: Readonly<Record<KnownRisk, number>> = { high: 0, 'not-assessed': 1, medium: 2, standard: 3 };
const NOT_TOLD_PLACE = 4;

/**
 * The order of a worker's day, by the harm done if a row is missed: safety contacts first, then who at high or unknown
 * risk was given to her, came back to her or is offered to her, by risk, then what is overdue, due today, and later, in each by risk
 * and then by triggers and date. It sorts a backlog and shouts nothing: a row is never higher for being a year late than the rest.
 */
export function todayOrder(items: readonly TodayItem[], now: Date, today: CalendarDay): TodayPlace[] {
  return [...items]
    .sort((a, b) => compare(placesOf(a, now, today), placesOf(b, now, today)) || compareIds(a, b))
    .map((item, index) => ({ id: item.id, rank: index + 1, reasons: reasonsOf(item, now, today) }));
}

function placesOf(item: TodayItem, now: Date, today: CalendarDay): number[] {
  const urgency = urgencyOf(item);
  // Between a case that came back and an offer the danger decides, and not which of them has a day.
  const byRiskFirst = urgency === 1 ? [riskPlace(item), TODAY_KINDS.indexOf(item.kind)] : [0, 0];
  return [
    urgency,
    ...byRiskFirst,
    // A backlog stands in its order and hides nothing that somebody has just told us.
    Number(item.kind === 'safety-contact' && item.isOfFile),
    standingPlace(item, dueStanding(item, now, today)),
    riskPlace(item),
    -distinctTriggers(item).length,
    daysLeft(item, today),
    item.dueAt?.getTime() ?? Number.MAX_SAFE_INTEGER,
    TODAY_KINDS.indexOf(item.kind),
  ];
}

function riskPlace({ risk }: TodayItem): number {
  return risk === null ? NOT_TOLD_PLACE : RISK_PLACES[risk];
}

function urgencyOf({ kind, risk }: TodayItem): number {
  if (kind === 'safety-contact') return 0;
  const isOnTheMove = kind === 'risk-given' || kind === 'handover-returned' || kind === 'handover-offered';
  return isOnTheMove && isGrave(risk) ? 1 : 2;
}

function isGrave(risk: TodayItem['risk']): boolean {
  return risk === 'high' || risk === 'not-assessed';
}

function dueStanding({ dueOn, dueAt }: TodayItem, now: Date, today: CalendarDay): DueStanding {
  if (dueAt !== null && dueAt.getTime() < now.getTime()) return 'overdue';
  if (dueOn === null) return 'no-date';
  if (dueOn < today) return 'overdue';
  return dueOn === today ? 'due-today' : 'due-later';
}

/** A case that came back and a risk that she was given have no day of their own and are hers at once: they stand with what is overdue. */
function standingPlace({ kind, risk }: TodayItem, standing: DueStanding): number {
  if (kind === 'handover-returned' || kind === 'risk-given') return STANDING_PLACES.indexOf('overdue');
  return STANDING_PLACES.indexOf(standing === 'no-date' && isGrave(risk) ? 'nothing-planned' : standing);
}

function daysLeft({ dueOn }: TodayItem, today: CalendarDay): number {
  return dueOn === null ? Number.MAX_SAFE_INTEGER : daysBetween(today, dueOn);
}

function reasonsOf(item: TodayItem, now: Date, today: CalendarDay): TodayReason[] {
  const reasons: TodayReason[] = [];
  if (item.kind === 'safety-contact') reasons.push('safety-contact');
  if (item.kind === 'handover-returned') reasons.push('nobody-else-holds-the-risk');
  reasons.push(dueStanding(item, now, today));
  if (item.risk === 'high') reasons.push('high-risk');
  if (item.risk === 'not-assessed') reasons.push('not-assessed');
  return [...reasons, ...distinctTriggers(item)];
}

function distinctTriggers(item: TodayItem): RiskTrigger[] {
  return RISK_TRIGGERS.filter((trigger) => item.triggers.includes(trigger));
}

function compare(a: readonly number[], b: readonly number[]): number {
  return a.map((place, index) => place - (b[index] ?? 0)).find((difference) => difference !== 0) ?? 0;
}

/** Rows that are equal in all else keep one order, so that a list does not jump while she reads it. */
function compareIds(a: TodayItem, b: TodayItem): number {
  return a.id < b.id ? -1 : Number(a.id > b.id);
}
