import { addWorkingDays, dayOf, endOfDay, type WorkingCalendar } from '../dates/index.js';
import { allowed, refused, type Ruling } from '../ruling.js';
import type { Handover, HandoverDeclineReason, HandoverKind, HandoverPreview } from './handover.js';
import { canMoveHandover, isHandoverOpen, type HandoverState } from './handover-states.js';
import { stepDownObstacles, type StepDownFacts } from './step-down.js';

export type HandoverRefusal =
  | 'handover-already-open'
  | 'handover-state-forbids'
  | 'handover-to-self'
  | 'handover-receiver-missing'
  | 'handover-reason-missing'
  | 'handover-preview-incomplete'
  | 'handover-consent-missing'
  | 'handover-step-down-not-ready'
  | 'handover-not-the-receiver'
  | 'handover-not-the-giver'
  | 'handover-conflict-of-interest'
  | 'handover-lapsed'
  | 'joint-contact-missing';

type Act<T = Handover> = Ruling<T, HandoverRefusal>;

/** One handover of a case at a time: two receivers would each believe that the other holds the risk. */
export function mayDraftHandover(ofCase: ReadonlyArray<{ state: HandoverState }>): Act<void> {
  return ofCase.some(({ state }) => isHandoverOpen(state)) ? refused('handover-already-open') : allowed();
}

export interface HandoverOffer {
  preview: HandoverPreview;
  /** Only asked where the case steps down. */
  stepDown: StepDownFacts | null;
  at: Date;
  lapseWorkingDays: number;
  calendar: WorkingCalendar;
}

export function offerHandover(handover: Handover, offer: HandoverOffer): Act {
  if (!canMoveHandover(handover.state, 'offered')) return refused('handover-state-forbids');
  if (handover.receiver === null) return refused('handover-receiver-missing');
  if (handover.receiver.to === 'worker' && handover.receiver.workerId === handover.giverId) {
    return refused('handover-to-self');
  }
  if (isEmpty(handover.reason)) return refused('handover-reason-missing');
  if (Object.values(offer.preview).some(isEmpty)) return refused('handover-preview-incomplete');
  if (!hasConsent(handover)) return refused('handover-consent-missing');
  if (handover.kind === 'step-down' && !isReadyToStepDown(offer)) return refused('handover-step-down-not-ready');
  const lapsesAt = endOfDay(addWorkingDays(dayOf(offer.at), offer.lapseWorkingDays, offer.calendar));
  return allowed({ ...handover, state: 'offered', offeredAt: offer.at, lapsesAt });
}

function isReadyToStepDown(offer: HandoverOffer): boolean {
  return offer.stepDown !== null && stepDownObstacles(offer.stepDown).length === 0;
}

const BEYOND_THE_SERVICE: readonly HandoverKind[] = [
  'to-other-service',
  'to-other-area',
  'to-statutory-lead',
  'end-of-contract',
];

function hasConsent({ consent, kind }: Handover): boolean {
  if (consent.basis === 'without-consent') return !isEmpty(consent.reason);
  if (consent.basis === 'informed') return !BEYOND_THE_SERVICE.includes(kind);
  return consent.basis === 'agreed';
}

/** How long the one who gave the case away goes on reading, so that she can introduce the new worker. */
export interface Introduction {
  workingDays: number;
  calendar: WorkingCalendar;
}

function introducedBy({ workingDays, calendar }: Introduction, at: Date): Date {
  return endOfDay(addWorkingDays(dayOf(at), workingDays, calendar));
}

export interface HandoverAccepting {
  workerId: string;
  /** Whether she is the receiver named, or belongs to the team named. */
  isReceiver: boolean;
  /** She knows somebody involved, or works with the person causing harm. */
  hasConflict: boolean;
  at: Date;
  introduction: Introduction;
}

/** Acceptance moves the risk. It takes a named worker, also where a team was asked. */
export function acceptHandover(handover: Handover, accepting: HandoverAccepting): Act {
  if (!canMoveHandover(handover.state, 'accepted')) return refused('handover-state-forbids');
  if (!accepting.isReceiver || accepting.workerId === handover.giverId) return refused('handover-not-the-receiver');
  if (accepting.hasConflict) return refused('handover-conflict-of-interest');
  if (isPastLapse(handover, accepting.at)) return refused('handover-lapsed');
  const endsAt = introducedBy(accepting.introduction, accepting.at);
  return allowed({ ...handover, state: 'accepted', acceptedById: accepting.workerId, endsAt });
}

export interface HandoverDeclining {
  isReceiver: boolean;
  reason: HandoverDeclineReason;
  words: string;
}

export function declineHandover(handover: Handover, declining: HandoverDeclining): Act {
  if (!canMoveHandover(handover.state, 'declined')) return refused('handover-state-forbids');
  if (!declining.isReceiver) return refused('handover-not-the-receiver');
  if (declining.reason === 'other' && isEmpty(declining.words)) return refused('handover-reason-missing');
  return allowed({ ...handover, state: 'declined' });
}

/** An offer nobody answered goes back by the clock. The row decides, so a late or repeated sweep changes nothing. */
export function lapseHandover(handover: Handover, now: Date): Ruling<Handover, HandoverRefusal | 'handover-not-lapsed-yet'> {
  if (!canMoveHandover(handover.state, 'lapsed')) return refused('handover-state-forbids');
  return isPastLapse(handover, now) ? allowed({ ...handover, state: 'lapsed' }) : refused('handover-not-lapsed-yet');
}

export function isPastLapse({ lapsesAt }: Pick<Handover, 'lapsesAt'>, now: Date): boolean {
  return lapsesAt !== null && now.getTime() > lapsesAt.getTime();
}

export function recallHandover(handover: Handover, workerId: string, reason: string): Act {
  if (!canMoveHandover(handover.state, 'recalled')) return refused('handover-state-forbids');
  if (workerId !== handover.giverId) return refused('handover-not-the-giver');
  return isEmpty(reason) ? refused('handover-reason-missing') : allowed({ ...handover, state: 'recalled' });
}

export function discardHandover(handover: Handover, workerId: string): Act {
  if (!canMoveHandover(handover.state, 'discarded')) return refused('handover-state-forbids');
  return workerId === handover.giverId
    ? allowed({ ...handover, state: 'discarded' })
    : refused('handover-not-the-giver');
}

/** The new worker meets the person together with the old one. */
export function holdJointContact(handover: Handover, workerId: string): Act {
  if (!canMoveHandover(handover.state, 'joint-contact')) return refused('handover-state-forbids');
  if (workerId !== handover.acceptedById) return refused('handover-not-the-receiver');
  return allowed({ ...handover, state: 'joint-contact' });
}

/** Complete once that meeting was held, or it is said why not. */
export function completeHandover(handover: Handover, workerId: string, whyNoJointContact: string | null): Act {
  if (!canMoveHandover(handover.state, 'completed')) return refused('handover-state-forbids');
  if (workerId !== handover.acceptedById) return refused('handover-not-the-receiver');
  const excused = whyNoJointContact !== null && !isEmpty(whyNoJointContact);
  if (handover.state === 'accepted' && !excused) return refused('joint-contact-missing');
  return allowed({ ...handover, state: 'completed' });
}

/** Of one that was accepted without a last day, as a process that knows of none does until it is replaced. Those that stood open when last days came in got a week too. */
export const MS_WITHOUT_LAST_DAY = 7 * 86_400_000;

/** When one that was accepted is over by itself. */
export function lastMomentOf({ state, endsAt, answeredAt }: Pick<Handover, 'state' | 'endsAt'> & { answeredAt: Date | null }): Date | null {
  if (endsAt !== null || answeredAt === null || (state !== 'accepted' && state !== 'joint-contact')) return endsAt;
  return new Date(answeredAt.getTime() + MS_WITHOUT_LAST_DAY);
}

/** One that nobody completed ends by the clock, so that whoever gave the case away does not go on reading for ever. */
export function endHandover(handover: Handover, now: Date): Ruling<Handover, HandoverRefusal | 'handover-not-ended-yet'> {
  if (!canMoveHandover(handover.state, 'completed')) return refused('handover-state-forbids');
  const isOver = handover.endsAt !== null && now.getTime() > handover.endsAt.getTime();
  return isOver ? allowed({ ...handover, state: 'completed' }) : refused('handover-not-ended-yet');
}

/**
 * An unplanned absence gives the case a manager at once, without offer or acceptance by anybody who is not there.
 */
export function takeOverInAbsence(
  draft: Pick<Handover, 'id' | 'caseId' | 'giverId' | 'reason'>,
  managerId: string,
  at: Date,
  introduction: Introduction,
): Act {
  if (managerId === draft.giverId) return refused('handover-to-self');
  if (isEmpty(draft.reason)) return refused('handover-reason-missing');
  return allowed({
    ...draft,
    kind: 'emergency-cover',
    state: 'accepted',
    receiver: { to: 'worker', workerId: managerId },
    acceptedById: managerId,
    consent: { basis: 'not-settled' },
    offeredAt: at,
    lapsesAt: null,
    endsAt: introducedBy(introduction, at),
  });
}

function isEmpty(text: string): boolean {
  return text.trim() === '';
}
