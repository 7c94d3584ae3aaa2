import type { CalendarDay } from '../dates/index.js';
import { allowed, refused, type Ruling } from '../ruling.js';
import { isWithinReach, readsWidely, type Reader, type Tie } from './reach.js';
import type { Right } from './rights.js';
import type { Role } from './roles.js';

/** Why a worker looks into the record of somebody whom a colleague holds. */
export const OPENING_REASONS = ['caller-on-line', 'immediate-danger', 'safeguarding-child', 'other'] as const;
export type OpeningReason = (typeof OPENING_REASONS)[number];

export const OPENING_OUTCOMES = ['justified', 'not-justified', 'follow-up'] as const;
export type OpeningOutcome = (typeof OPENING_OUTCOMES)[number];

/** How somebody found elsewhere in the organisation stands: list fields, and nothing that says who or where she is. */
export const ELSEWHERE_STATUSES = ['in-support', 'waiting', 'undecided', 'closed'] as const;
export type ElsewhereStatus = (typeof ELSEWHERE_STATUSES)[number];

/** One opening of one person's record. */
export interface Opening {
  workerId: string;
  endsAt: Date;
  endedAt: Date | null;
}

/** Up to its last moment and not in it: sixty minutes are not sixty and one. */
export function isOpened(readerId: string, openings: readonly Opening[], now: Date): boolean {
  return openings.some(({ workerId, endsAt, endedAt }) => workerId === readerId && endedAt === null && endsAt > now);
}

/** What is known of one person and one worker who does not read widely. */
export interface Around {
  ties: readonly Tie[];
  openings: readonly Opening[];
  today: CalendarDay;
  now: Date;
}

/** Her record is read by whoever has her within reach, or has opened her record in an emergency. */
export function mayReadRecord(reader: Reader, { ties, openings, today, now }: Around): boolean {
  return isWithinReach(reader, ties, today) || isOpened(reader.id, openings, now);
}

/** What an opening allows besides reading: to leave a note for whoever holds her, and to be shown a number, on record. */
const ACTS_WHILE_OPENED: readonly Right[] = ['note:write', 'contact:reveal'];

/** Of a record that is only opened: reading, and the two acts above. No handover, plan, checklist or close. */
export function isAllowedWhileOpened(right: Right): boolean {
  return right.endsWith(':read') || ACTS_WHILE_OPENED.includes(right);
}

/** Only whoever does not read every record anyway, and works with people: never an administrator. */
export function opensInEmergencies(roles: readonly Role[]): boolean {
  return !readsWidely(roles) && (roles.includes('key-worker') || roles.includes('idva'));
}

export function isReviewOverdue(dueOn: CalendarDay, reviewedAt: Date | null, today: CalendarDay): boolean {
  return reviewedAt === null && dueOn < today;
}

export interface OpeningReviewer {
  roles: readonly Role[];
  isOpener: boolean;
  /** Somebody else is a service manager today. */
  hasManager: boolean;
  isOverdue: boolean;
}

/**
 * A service manager looks at it; a team lead where there is none, or once it is overdue, so that no worker is kept from
 * helping because a manager is away or must have nothing to do with this person. Never the one who opened it.
 */
export function mayReviewOpening({ roles, isOpener, hasManager, isOverdue }: OpeningReviewer): boolean {
  if (isOpener) return false;
  return roles.includes('service-manager') || (roles.includes('team-lead') && (!hasManager || isOverdue));
}

export interface OpeningReviewing {
  isReviewed: boolean;
  outcome: OpeningOutcome;
  words: string | null;
}

export function reviewOpening({ isReviewed, outcome, words }: OpeningReviewing): Ruling<void, 'opening-reviewed-already' | 'opening-words-missing'> {
  if (isReviewed) return refused('opening-reviewed-already');
  return outcome !== 'justified' && !words?.trim() ? refused('opening-words-missing') : allowed();
}

/** Initials alone: two letters tell a caller's worker that it may be her, and tell nobody who she is. */
export function initialsOf(givenName: string | null, familyName: string | null): string {
  return [givenName, familyName].flatMap((name) => name?.trim().at(0)?.toUpperCase() ?? []).join(' ');
}
