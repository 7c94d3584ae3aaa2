import type { Role } from '../access/roles.js';
import { allowed, refused, type Ruling } from '../ruling.js';

export interface Entrusting {
  /** Whose the risk or the case becomes. */
  to: string;
  by: string;
  byManager: boolean;
  /** To whom a lead has allocated the person already, which is the service's own act. */
  allocatedTo: string | null;
}

/**
 * Nobody is made to hold a risk by a colleague: a worker takes it herself, or a lead or manager gives it to her. A risk
 * that was passed to somebody who never took it is held by nobody. Only whoever accepts a referral names any colleague who
 * is there: she has the call, and the colleague reads of it on Today.
 */
export function mayEntrust({ to, by, byManager, allocatedTo }: Entrusting): Ruling<void, 'only-for-yourself'> {
  return to === by || to === allocatedTo || byManager ? allowed() : refused('only-for-yourself');
}

/** Workers whose work it is to hold cases; whoever takes calls or leads gives them on. */
export function carriesCases(roles: readonly Role[]): boolean {
  return roles.includes('key-worker') || roles.includes('idva');
}
