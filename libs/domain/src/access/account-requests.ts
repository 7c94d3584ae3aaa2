import { allowed, refused, type Ruling } from '../ruling.js';
import type { Role } from './roles.js';

/** What takes two people, since with it one could become another. */
export const ACCOUNT_REQUEST_KINDS = ['password-reset', 'second-factor-clearance'] as const;
export type AccountRequestKind = (typeof ACCOUNT_REQUEST_KINDS)[number];

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
  | 'account-request-over';

export interface AccountRequest {
  workerId: string;
  askedBy: string;
  state: AccountRequestState;
  /** A day has gone by without an answer. */
  isLapsed: boolean;
}

/** Whoever asks names somebody else, and there has to be a third who can look at it. */
export function askForAccount(asked: { workerId: string; askedBy: string; secondPeople: readonly string[] }): Ruling<void, AccountRequestRefusal> {
  if (asked.workerId === asked.askedBy) return refused('account-request-of-oneself');
  const isSomebodyLeft = asked.secondPeople.some((id) => id !== asked.askedBy && id !== asked.workerId);
  return isSomebodyLeft ? allowed() : refused('account-request-nobody-else');
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
