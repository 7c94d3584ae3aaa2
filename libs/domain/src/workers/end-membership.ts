import type { CalendarDay } from '../dates/index.js';
import type { Role } from '../access/index.js';
import { allowed, refused, type Ruling } from '../ruling.js';

/** Who can hold for a while what a colleague leaves behind. */
export const INTERIM_HOLDER_ROLES = ['team-lead', 'service-manager'] as const satisfies readonly Role[];

export type EndMembershipRefusal = 'membership-own' | 'membership-over' | 'last-day-past' | 'last-day-later' | 'interim-holder-needed' | 'worker-not-available';

export interface MembershipEnding {
  workerId: string;
  by: string;
  today: CalendarDay;
  /** The last day it was to have so far; null for one without an end. */
  toOn: CalendarDay | null;
  /** Null: it ends at once. */
  lastDay: CalendarDay | null;
  /** It is her last place in which she works with people, so what she holds needs somebody. */
  leavesPeopleBehind: boolean;
  interimHolderId: string | null;
  possibleHolders: readonly string[];
}

/** Ending takes one person, since nobody gains by it. It never gives a later day: that would be a right gained. */
export function endMembership(ending: MembershipEnding): Ruling<void, EndMembershipRefusal> {
  const { today, toOn, lastDay, interimHolderId } = ending;
  // Whoever ends her own place could leave an organisation that nobody administers.
  if (ending.workerId === ending.by) return refused('membership-own');
  if (toOn !== null && toOn < today) return refused('membership-over');
  if (lastDay !== null && lastDay < today) return refused('last-day-past');
  if (lastDay !== null && toOn !== null && lastDay > toOn) return refused('last-day-later');
  if (!ending.leavesPeopleBehind) return allowed();
  if (interimHolderId === null) return refused('interim-holder-needed');
  return ending.possibleHolders.includes(interimHolderId) ? allowed() : refused('worker-not-available');
}

export interface InterimHolder {
  id: string;
  roles: readonly Role[];
}

/** Whoever was named, if she may hold this person; otherwise a service manager, otherwise a lead. */
export function interimHolderFor(possible: readonly InterimHolder[], namedId: string | null): InterimHolder | null {
  const having = (role: Role): InterimHolder | undefined => possible.find(({ roles }) => roles.includes(role));
  return possible.find(({ id }) => id === namedId) ?? having('service-manager') ?? having('team-lead') ?? null;
}
