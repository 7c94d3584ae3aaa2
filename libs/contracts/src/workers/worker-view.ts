import type { CalendarDay, Role } from '@waymark/domain';

/** GET /api/workers: the accounts of one's own organisation, for an administrator. */
export interface WorkerView {
  id: string;
  displayName: string;
  email: string;
  roles: Role[];
  isActive: boolean;
  hasSecondFactor: boolean;
}

export interface MembershipView {
  id: string;
  role: Role;
  /** Null for one that is not of one service alone. */
  service: { en: string; cy: string } | null;
  team: { en: string; cy: string } | null;
  serviceId: string | null;
  teamId: string | null;
  fromOn: CalendarDay;
  toOn: CalendarDay | null;
  state: 'to-come' | 'in-force' | 'over';
  endedBy: string | null;
}

/** GET /api/workers/:id/account, for an administrator: an account, and nothing of what its worker knows. */
export interface WorkerPageView extends WorkerView {
  isYou: boolean;
  /** Where she is signed in now, as a number. */
  signIns: number;
  leftAt: string | null;
  interimHolder: string | null;
  memberships: MembershipView[];
  capacity: WorkerCapacityView;
  /** By which she can sign in at the organisation's provider. */
  identities: WorkerIdentityView[];
  /** The organisation's provider, where there is one: only then can an identity be asked for. */
  issuer: string | null;
  /** Who could hold for a while what she leaves behind. */
  possibleHolders: { id: string; name: string }[];
}

/** Ended by POST /api/workers/:id/identities/:identityId/end */
export interface WorkerIdentityView {
  id: string;
  issuer: string;
  subject: string;
  linkedAt: string;
  askedBy: string;
  confirmedBy: string;
}

/** POST /api/workers/:id/memberships/:membershipId/end */
export interface EndMembership {
  /** Null: at once. With her last place her sign-ins end and whatever runs in her name stops. */
  lastDay: CalendarDay | null;
  interimHolderId: string | null;
}

/** How much of a full week a worker works, at the least and in whole per cent. */
export const WEEK_PERCENT_MIN = 5;

/** PUT /api/workers/:id/capacity: what allocation goes by. */
export interface RecordCapacity {
  speaks: string[];
  weekPercent: number;
}

export interface WorkerCapacityView extends RecordCapacity {
  /** 0 while nobody has recorded anything. */
  version: number;
}

/** POST /api/workers/:id/memberships/:membershipId/team: the same role in the same service, in another team from a day on. */
export interface ChangeTeam {
  /** Null: of no team alone. */
  teamId: string | null;
  fromOn: CalendarDay;
}
