import type { ContactOwner, ContactStanding, WayOfContact } from '../contact/index.js';
import type { CalendarDay } from '../dates/index.js';
import type { KnownRisk } from '../referrals/index.js';
import type { ReviewSubject } from '../reviews/index.js';
import type { PlanOutcome } from '../safety-plans/index.js';
import type { HandoverState } from './handover-states.js';

/** A number as it may be shown to somebody who has not accepted: what is safe by it, and never the number itself. */
export interface MaskedNumber {
  masked: string;
  owner: ContactOwner;
  ways: readonly WayOfContact[];
  safeTimes: string | null;
  hasCodeWord: boolean;
}

/** What the record says of a case while somebody decides whether to hold it. */
export interface HandoverRecord {
  risk: KnownRisk;
  riskDecidedOn: CalendarDay | null;
  /** The contact owed for safety, with the instant by which it is due. */
  safetyContact: { dueAt: string; holder: string } | null;
  unfinishedAssessments: readonly { begunBy: string; begunOn: CalendarDay }[];
  plannedReviews: readonly { subject: ReviewSubject; dueOn: CalendarDay }[];
  nextStep: { words: string | null; dueOn: CalendarDay | null };
  nextTryOn: CalendarDay | null;
  /** The newest answer to the question of a safety plan. */
  planOutcome: PlanOutcome | null;
  contact: { standing: ContactStanding; numbers: readonly MaskedNumber[] };
}

export type HandoverFact =
  | { fact: 'level'; level: KnownRisk; decidedOn: CalendarDay | null }
  | { fact: 'safety-contact'; dueAt: string; holder: string; isLate: boolean }
  | { fact: 'unfinished-assessment'; begunBy: string; begunOn: CalendarDay }
  | { fact: 'late-review'; subject: ReviewSubject; dueOn: CalendarDay }
  | { fact: 'next-step'; words: string | null; dueOn: CalendarDay | null; isLate: boolean }
  | { fact: 'next-try'; on: CalendarDay; isLate: boolean }
  | { fact: 'plan'; outcome: PlanOutcome | 'none'; reviewOn: CalendarDay | null; isLate: boolean }
  | { fact: 'safe-contact'; standing: ContactStanding; numbers: readonly MaskedNumber[] };

/** Facts stand beside the words only until an answer: afterwards the case itself is read, by whoever then holds it. */
export function showsFacts(state: HandoverState): boolean {
  return state === 'drafted' || state === 'offered';
}

/**
 * What stands beside the giver's words, so that nobody takes a case over on words alone: what is owed, late or half done
 * is said even where the giver left it out. In the order of the harm if it is missed. Never an address, a number in
 * clear or a code word: whoever declines has read this, too.
 */
export function handoverFacts(record: HandoverRecord, at: { now: Date; today: CalendarDay }): HandoverFact[] {
  return [
    { fact: 'level', level: record.risk, decidedOn: record.riskDecidedOn },
    ...safetyContact(record, at.now),
    ...record.unfinishedAssessments.map((one) => ({ fact: 'unfinished-assessment' as const, ...one })),
    ...lateReviews(record, at.today),
    ...nextOf(record, at.today),
    plan(record, at.today),
    { fact: 'safe-contact', ...record.contact },
  ];
}

function safetyContact({ safetyContact: owed }: HandoverRecord, now: Date): HandoverFact[] {
  return owed ? [{ fact: 'safety-contact', ...owed, isLate: Date.parse(owed.dueAt) < now.getTime() }] : [];
}

const OF_THE_PLAN: readonly ReviewSubject[] = ['safety-plan', 'follow-up'];

/** The plan's own day is said with the plan. */
function lateReviews({ plannedReviews }: HandoverRecord, today: CalendarDay): HandoverFact[] {
  return plannedReviews
    .filter(({ subject, dueOn }) => dueOn < today && !OF_THE_PLAN.includes(subject))
    .map(({ subject, dueOn }) => ({ fact: 'late-review', subject, dueOn }));
}

function nextOf({ nextStep, nextTryOn }: HandoverRecord, today: CalendarDay): HandoverFact[] {
  const { words, dueOn } = nextStep;
  const isLate = (on: CalendarDay | null): boolean => on !== null && on < today;
  return [
    // That nothing comes next is itself worth knowing.
    { fact: 'next-step', words, dueOn, isLate: isLate(dueOn) },
    ...(nextTryOn === null ? [] : [{ fact: 'next-try' as const, on: nextTryOn, isLate: isLate(nextTryOn) }]),
  ];
}

function plan({ planOutcome, plannedReviews }: HandoverRecord, today: CalendarDay): HandoverFact {
  const reviewOn = plannedReviews.find(({ subject }) => OF_THE_PLAN.includes(subject))?.dueOn ?? null;
  return { fact: 'plan', outcome: planOutcome ?? 'none', reviewOn, isLate: reviewOn !== null && reviewOn < today };
}
