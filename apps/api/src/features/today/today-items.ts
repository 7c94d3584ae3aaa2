import type { TodayAct, TodayHandedOut, TodayItemView, TodayReceiver, TodayReturn } from '@waymark/contracts';
import {
  dayOf,
  hasComeBack,
  lastMomentOf,
  localInstant,
  todayFilters,
  todayOrder,
  type CalendarDay,
  type ReviewSubject,
  type TodayItem,
  type TodayKind,
} from '@waymark/domain';
import type { ContactDueRow, HandoverDueRow, ParkedRow, ReviewDueRow } from './today-due.repository.js';
import type { SubjectRow } from './today-rows.repository.js';

/** Everything due, as read for one worker. */
export interface Due {
  workerId: string;
  handovers: readonly HandoverDueRow[];
  reviews: readonly ReviewDueRow[];
  contacts: readonly ContactDueRow[];
  parked: readonly ParkedRow[];
}

interface Found extends TodayItem {
  by: string | null;
  team: TodayItemView['team'];
  owesContact: boolean;
  returned: TodayReturn | null;
  passed: TodayItemView['passed'];
  words: string | null;
  isUnreadable: boolean;
  does: TodayAct;
}

type FoundIn = Pick<Found, 'kind' | 'does'> & Partial<Pick<Found, 'dueOn' | 'dueAt' | 'by' | 'team' | 'owesContact' | 'returned' | 'passed' | 'words' | 'isUnreadable'>>;

const KIND_OF: Readonly<Record<ReviewSubject, TodayKind>> = {
  'risk-assessment': 'risk-review',
  'safety-plan': 'plan-review',
  'waiting-check-in': 'check-in',
  'follow-up': 'follow-up',
};

/** What is due for each person, ordered through the whole list by the harm done if it is missed. */
export function itemsOf(subjects: readonly SubjectRow[], due: Due, now: Date, today: CalendarDay): Map<string, TodayItemView[]> {
  const found = subjects.map((subject) => ({ subject, items: itemsFor(subject, due) }));
  const places = new Map(todayOrder(found.flatMap(({ items }) => items), now, today).map((place) => [place.id, place]));
  return new Map(
    found.map(({ subject, items }) => {
      const views = items.map((item) => toView(item, places.get(item.id), now, today));
      return [subject.id, views.sort((a, b) => a.rank - b.rank)];
    }),
  );
}

function itemsFor(subject: SubjectRow, due: Due): Found[] {
  const found = [
    ...handoverItems(subject, due),
    ...riskGivenItem(subject),
    ...(isHers(subject) ? workItems(subject, due) : []),
    ...nextStepItem(subject),
  ];
  return found.map((item, index) => ({
    ...{ by: null, team: null, owesContact: false, returned: null, passed: null, words: null, isUnreadable: false, ...item },
    dueAt: item.dueAt ?? null,
    dueOn: item.dueOn ?? (item.dueAt ? dayOf(item.dueAt) : null),
    id: `${subject.id}/${item.kind}/${index}`,
    risk: subject.risk,
    isOfFile: subject.file !== null,
    triggers: subject.triggers ?? [],
  }));
}

/** What is only offered to her, or no longer hers, asks her for one answer and for no work. */
function isHers({ stage }: SubjectRow): boolean {
  return stage !== 'offered-to-me' && stage !== 'handed-over';
}

function riskGivenItem({ entry_id: entryId, risk_given: given }: SubjectRow): FoundIn[] {
  if (entryId === null || given === null) return [];
  return [{ kind: 'risk-given', by: given.by, does: { act: 'hold-risk', entryId, version: given.version } }];
}

function handoverItems(subject: SubjectRow, { handovers }: Due): FoundIn[] {
  if (subject.stage === 'offered-to-me') {
    return handovers.filter(({ id }) => id === subject.handover_id).map((offer) => {
      const { id: handoverId, version, lapses_at: dueAt, giver: by } = offer;
      return { kind: 'handover-offered', dueAt, by, owesContact: subject.owes_contact, team: teamOf(offer), does: { act: 'answer-handover', handoverId, version } };
    });
  }
  if (subject.stage === 'handed-over') {
    return handovers.filter(({ id }) => id === subject.id).map((handover) => {
      const { id: handoverId, version, kind, answerer: by } = handover;
      return { kind: kind === 'emergency-cover' ? 'case-taken-over' : 'handover-accepted', by, passed: passedOf(handover), does: { act: 'note-acceptance', handoverId, version } };
    });
  }
  const own = handovers.filter((one) => one.case_id === subject.case_id && one.state !== 'offered');
  return own.map((handover) => {
    const { id: handoverId, version, giver: by } = handover;
    if (hasComeBack(handover.state)) {
      return { kind: 'handover-returned', returned: howReturned(handover), does: { act: 'acknowledge-handover', handoverId, version } };
    }
    const passed = passedOf(handover);
    const endsAt = endOf(handover);
    return { kind: 'task', by, passed, dueOn: endsAt && dayOf(endsAt), does: { act: 'finish-handover', handoverId, version } };
  });
}

function passedOf(handover: HandoverDueRow): TodayItemView['passed'] {
  const { state, answered_at: since } = handover;
  return since && { since: since.toISOString(), until: state === 'completed' ? null : (endOf(handover)?.toISOString() ?? null) };
}

function endOf({ state, ends_at: endsAt, answered_at: answeredAt }: HandoverDueRow): Date | null {
  return lastMomentOf({ state, endsAt, answeredAt });
}

function howReturned({ state, answerer, decline_reason, answer_words: { words, isUnreadable }, ...to }: HandoverDueRow): TodayReturn {
  if (state === 'declined') return { how: 'declined', by: answerer ?? '', reason: decline_reason ?? 'other', words, isUnreadable };
  return { how: 'lapsed', to: receiverOf(to) };
}

function teamOf({ team_en: en, team_cy: cy }: Pick<HandoverDueRow, 'team_en' | 'team_cy'>): TodayItemView['team'] {
  return en !== null && cy !== null ? { en, cy } : null;
}

function receiverOf(to: Pick<HandoverDueRow, 'receiver' | 'team_en' | 'team_cy'>): TodayReceiver {
  return teamOf(to) ?? to.receiver ?? '';
}

/** The offer of hers that is out for a case of hers. */
export function handedOutOf({ stage, case_id: caseId }: SubjectRow, handovers: readonly HandoverDueRow[]): TodayHandedOut | null {
  const offer = stage === 'in-support' && handovers.find(({ case_id, state }) => case_id === caseId && state === 'offered');
  return offer && offer.lapses_at ? { handoverId: offer.id, to: receiverOf(offer), lapsesAt: offer.lapses_at.toISOString() } : null;
}

function workItems(subject: SubjectRow, due: Due): FoundIn[] {
  const ofReferral = <Row extends { referral_id: string }>(rows: readonly Row[]): Row[] => rows.filter((row) => row.referral_id === subject.referral_id);
  return [
    ...contactItems(subject, ofReferral(due.contacts)),
    ...ofReferral(due.reviews).map(({ id: reviewId, version, subject: about, due_on: dueOn }): FoundIn => {
      return { kind: KIND_OF[about], dueOn, does: { act: 'complete-review', reviewId, version } };
    }),
    ...assessmentItem(subject, ofReferral(due.parked)),
    ...ofReferral(due.parked).filter((one) => standsWith(subject, one)).map(({ id: assessmentId, begun_by_id: begunById, begun_by: begunBy }): FoundIn => {
      const by = begunById === due.workerId ? null : begunBy;
      return { kind: 'parked-assessment', by, does: { act: 'resume-assessment', assessmentId } };
    }),
  ];
}

/** With the case, once there is one; before that with whoever answers for the person while she waits. */
function standsWith({ stage, case_id: caseId }: SubjectRow, { case_ids: caseIds }: ParkedRow): boolean {
  if (stage === 'assessing') return true;
  return caseId === null ? caseIds.length === 0 : caseIds.includes(caseId);
}

/** One line for one person: a safety contact, or else the try that was promised, the first of her clocks, the next look at her. */
function contactItems(subject: SubjectRow, owed: readonly ContactDueRow[]): FoundIn[] {
  const { entry_id: entryId, next_try_on: tryOn, next_try_time: tryTime, check_in_on: checkInOn } = subject;
  if (entryId === null && subject.stage !== 'undecided') return [];
  const does = { act: 'log-contact', entryId } as const;
  const safety = owed.find((one) => one.is_safety_contact);
  if (safety) return [{ kind: 'safety-contact', dueAt: safety.due_at, by: safety.held_by, does }];
  if (tryOn !== null) return [tryTime === null ? { kind: 'contact', dueOn: tryOn, does } : { kind: 'contact', dueAt: localInstant(tryOn, tryTime), does }];
  // The first clocks are about the wait; in support it is the worker who says when she tries again.
  if (subject.stage === 'in-support') return [];
  // While they stand still the pause says why, and the next look at her comes round all the same.
  if (subject.pause !== null) return checkInOn === null ? [] : [{ kind: 'check-in', dueOn: checkInOn, does }];
  const [first] = owed.map(({ due_at: dueAt }) => dueAt).sort((a, b) => a.getTime() - b.getTime());
  if (first) return [{ kind: 'contact', dueAt: first, does }];
  return checkInOn === null ? [] : [{ kind: 'check-in', dueOn: checkInOn, does }];
}

/** Nobody knows that she is not at high risk, so the assessment is always something to do, until it is done or under way. */
function assessmentItem({ risk }: SubjectRow, parked: readonly ParkedRow[]): FoundIn[] {
  return risk === 'not-assessed' && parked.length === 0 ? [{ kind: 'assessment', does: { act: 'assess-risk' } }] : [];
}

/** Every case stands on the list with its next step, also where nobody has set one. */
function nextStepItem({ case_id: caseId, case_version: version, next_step: { words, isUnreadable }, next_step_due_on: dueOn }: SubjectRow): FoundIn[] {
  if (caseId === null || version === null) return [];
  return [{ kind: 'task', dueOn, words, isUnreadable, does: { act: 'set-next-step', caseId, version } }];
}

type Place = ReturnType<typeof todayOrder>[number];

function toView(item: Found, place: Place | undefined, now: Date, today: CalendarDay): TodayItemView {
  const { id, kind, dueOn, by, team, owesContact, returned, passed, words, isUnreadable, does } = item;
  return {
    ...{ id, kind, dueOn, by, team, owesContact, returned, passed, words, isUnreadable, does },
    rank: place?.rank ?? Number.MAX_SAFE_INTEGER,
    reasons: place?.reasons ?? [],
    filters: todayFilters(item, now, today),
    dueAt: item.dueAt && item.dueAt.toISOString(),
  };
}
