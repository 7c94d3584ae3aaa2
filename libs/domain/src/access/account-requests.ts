import { allowed, refused, type Ruling } from '../ruling.js';
import type { CalendarDay } from '../dates/index.js';
import { areKeptApart, isHeldAlone, type Role } from './roles.js';

/** What takes two people, since with it one could become another. */
export const ACCOUNT_REQUEST_KINDS = ['password-reset', 'second-factor-clearance', 'role', 'invitation', 'identity-link'] as const;
export type AccountRequestKind = (typeof ACCOUNT_REQUEST_KINDS)[number];
/** Those that are asked for a link alone, into an account that is there. */
export type LinkKind = Exclude<AccountRequestKind, 'role' | 'invitation' | 'identity-link'>;

/** How whoever asks knows that it was she who lost her way in: as good a proof as the one that is replaced. */
export const IDENTITY_PROOFS = ['in-person', 'video-call', 'called-back'] as const;
export type IdentityProof = (typeof IDENTITY_PROOFS)[number];

export const ACCOUNT_REQUEST_STATES = ['waiting', 'confirmed', 'declined', 'withdrawn'] as const;
export type AccountRequestState = (typeof ACCOUNT_REQUEST_STATES)[number];

/** Roles that may be the second of the two. The database holds the same list in `waymark_second_person()`. */
export const SECOND_PERSON_ROLES = ['administrator', 'service-manager'] as const satisfies readonly Role[];

export type AccountRequestRefusal =
  | 'account-request-of-oneself'
  | 'account-request-nobody-else'
  | 'account-request-own'
  | 'account-request-about-you'
  | 'account-request-over'
  | 'roles-kept-apart'
  | 'role-held-already'
  | 'worker-email-taken'
  | 'identity-linked-already'
  | 'first-day-past'
  | 'last-day-before-first';

export interface AccountRequest {
  /** Null for somebody who has no account yet. */
  workerId: string | null;
  askedBy: string;
  state: AccountRequestState;
  /** A day has gone by without an answer. */
  isLapsed: boolean;
}

/** Whoever asks names somebody else, and there has to be a third who can look at it. */
export function askForAccount(asked: { workerId: string | null; askedBy: string; secondPeople: readonly string[] }): Ruling<void, AccountRequestRefusal> {
  if (asked.workerId === asked.askedBy) return refused('account-request-of-oneself');
  const isSomebodyLeft = asked.secondPeople.some((id) => id !== asked.askedBy && id !== asked.workerId);
  return isSomebodyLeft ? allowed() : refused('account-request-nobody-else');
}

export interface AskedRole {
  role: Role;
  fromOn: CalendarDay;
  /** Null for one without an end. */
  toOn: CalendarDay | null;
  today: CalendarDay;
  /** What she holds today or is to hold, for the same service or for every one. */
  held: readonly { role: Role; isSameService: boolean }[];
}

/**
 * Whoever gains a right gains it by two others: never by herself. Who keeps accounts or looks over who read what never
 * works with people's records as well, whoever agrees.
 */
export function askForRole(asked: AskedRole): Ruling<void, AccountRequestRefusal> {
  const { role, fromOn, toOn, today, held } = asked;
  if (toOn !== null && toOn < fromOn) return refused('last-day-before-first');
  if (fromOn < today) return refused('first-day-past');
  if (held.some((one) => areKeptApart(one.role, role))) return refused('roles-kept-apart');
  return held.some((one) => one.role === role && one.isSameService) ? refused('role-held-already') : allowed();
}

export interface AskedInvitation {
  roles: readonly Role[];
  fromOn: CalendarDay;
  today: CalendarDay;
  /** Whether a colleague of the same organisation has this address now; another organisation's are nobody's to learn. */
  isEmailTaken: boolean;
}

/** Somebody new gets what she would get by {@link askForRole}: nothing of a day that is over, and what is held alone kept apart. */
export function inviteWorker({ roles, fromOn, today, isEmailTaken }: AskedInvitation): Ruling<void, AccountRequestRefusal> {
  if (isEmailTaken) return refused('worker-email-taken');
  if (fromOn < today) return refused('first-day-past');
  return roles.length > 1 && roles.some(isHeldAlone) ? refused('roles-kept-apart') : allowed();
}

/** Neither the one who asked nor the one whose account it is can be the second person. */
export function confirmAccountRequest(request: AccountRequest, by: string): Ruling<void, AccountRequestRefusal> {
  if (request.askedBy === by) return refused('account-request-own');
  if (request.workerId === by) return refused('account-request-about-you');
  return isWaiting(request) ? allowed() : refused('account-request-over');
}

/** No is said by the second person; whoever asked takes it back. */
export function endAccountRequest(request: AccountRequest, by: string): Ruling<'declined' | 'withdrawn', AccountRequestRefusal> {
  if (!isWaiting(request)) return refused('account-request-over');
  return allowed(request.askedBy === by ? 'withdrawn' : 'declined');
}

function isWaiting({ state, isLapsed }: AccountRequest): boolean {
  return state === 'waiting' && !isLapsed;
}
