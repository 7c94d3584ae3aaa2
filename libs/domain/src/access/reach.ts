import type { CalendarDay } from '../dates/index.js';
import type { Role } from './roles.js';

/**
 * Roles that answer for everybody of their organisation: whoever takes calls must be able to say whether the caller is
 * known, and whoever leads has to see who is with nobody. The database holds the same list in `waymark_reads_widely()`.
 */
export const WIDE_ROLES = ['duty-worker', 'team-lead', 'service-manager'] as const satisfies readonly Role[];

export function readsWidely(roles: readonly Role[]): boolean {
  return roles.some((role) => (WIDE_ROLES as readonly Role[]).includes(role));
}

/** A worker of today who does not read widely. */
export interface Reader {
  id: string;
  /** Of her memberships of today; one that names no service is of every one. */
  services: readonly string[] | 'every';
  /** Those she answers for: the teams her memberships name, and every team of a service where they name none. */
  teams: readonly string[];
}

/** One thing that joins a person and those who work with her. Days are London days. */
export type Tie =
  | { kind: 'case'; workerId: string; closedBy: string | null; closedOn: CalendarDay | null }
  | { kind: 'offer'; serviceId: string | null; isUndecided: boolean; decidedBy: string | null; decidedOn: CalendarDay | null }
  | { kind: 'place'; serviceId: string; holderId: string; allocatedTo: string | null; leftBy: string | null; leftOn: CalendarDay | null }
  | { kind: 'safety-contact'; holderId: string; doneBy: string | null; doneOn: CalendarDay | null }
  | { kind: 'assessment'; startedBy: string; startedOn: CalendarDay }
  | ({ kind: 'handover'; giverId: string; completedOn: CalendarDay | null; answeredBy: string | null; answeredOn: CalendarDay | null } & Offered);

interface Offered {
  acceptedBy: string | null;
  state: 'drafted' | 'offered' | 'accepted' | 'joint-contact' | 'completed' | 'declined' | 'over';
  isSeenByGiver: boolean;
  receiverId: string | null;
  receiverTeamId: string | null;
}

/**
 * Whether a person's record may be read by a worker who does not read widely. Whom she holds is hers; whom nobody has
 * yet, undecided or waiting, is everybody's of the service, since nobody would miss who is nobody's; whom she is offered
 * is hers from her yes on. What she began or ended today stays with her until the day ends.
 */
export function isWithinReach(reader: Reader, ties: readonly Tie[], today: CalendarDay): boolean {
  return ties.some((tie) => holds(reader, tie, today) || isUnallocated(reader, tie));
}

/**
 * Whether a handover is told to a worker whose record of the person it is not to read: an offer with its preview, so that
 * she can judge it, and that one of hers ended while she was away, until she has said that she has seen it.
 */
export function isTold({ id, teams }: Reader, ties: readonly Tie[]): boolean {
  return ties.some((tie) => {
    if (tie.kind !== 'handover') return false;
    const isAsked = tie.receiverId === id || (tie.receiverTeamId !== null && teams.includes(tie.receiverTeamId));
    return tie.state === 'offered' ? isAsked : tie.state === 'completed' && tie.giverId === id && !tie.isSeenByGiver;
  });
}

function holds({ id }: Reader, tie: Tie, today: CalendarDay): boolean {
  switch (tie.kind) {
    case 'case':
      return tie.closedOn === null ? tie.workerId === id : tie.closedBy === id && tie.closedOn >= today;
    case 'offer':
      return tie.decidedBy === id && tie.decidedOn !== null && tie.decidedOn >= today;
    case 'place':
      return tie.leftOn === null ? tie.holderId === id || tie.allocatedTo === id : tie.leftBy === id && tie.leftOn >= today;
    case 'safety-contact':
      return tie.doneOn === null ? tie.holderId === id : tie.doneBy === id && tie.doneOn >= today;
    case 'assessment':
      return tie.startedBy === id && tie.startedOn >= today;
    case 'handover':
      return (
        (tie.giverId === id && (['offered', 'accepted', 'joint-contact'].includes(tie.state) || isFrom(tie.completedOn, today))) ||
        (tie.acceptedBy === id && (tie.state === 'accepted' || tie.state === 'joint-contact')) ||
        (tie.state !== 'declined' && tie.answeredBy === id && isFrom(tie.answeredOn, today))
      );
  }
}

function isUnallocated({ services }: Reader, tie: Tie): boolean {
  if (tie.kind === 'offer') return tie.isUndecided && (tie.serviceId === null || isOf(services, tie.serviceId));
  return tie.kind === 'place' && tie.leftOn === null && tie.allocatedTo === null && isOf(services, tie.serviceId);
}

function isOf(services: Reader['services'], serviceId: string): boolean {
  return services === 'every' || services.includes(serviceId);
}

function isFrom(day: CalendarDay | null, today: CalendarDay): boolean {
  return day !== null && day >= today;
}
