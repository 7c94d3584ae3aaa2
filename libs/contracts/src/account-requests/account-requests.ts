import type { AccountRequestKind, AccountRequestState, CalendarDay, IdentityProof, Role } from '@waymark/domain';
import type { Language } from '../session/session.js';

/** POST /api/workers/:id/password-reset and /api/workers/:id/second-factor-clearance, by an administrator. */
export interface AskForLink {
  proof: IdentityProof;
}

/** POST /api/workers/:id/identities: by which subject she is known to the organisation's provider. */
export interface AskForIdentity {
  subject: string;
  proof: IdentityProof;
}

/** POST /api/workers/:id/roles: asked for by an administrator, given by the second person. */
export interface AskForRole {
  role: Role;
  /** Null: not of one service alone. */
  serviceId: string | null;
  /** Null: of no team alone. */
  teamId: string | null;
  fromOn: CalendarDay;
  toOn: CalendarDay | null;
}

export const WORKER_NAME_MAX = 200;
/** What a worker speaks is a list that allocation compares with; twenty is more than anybody will name. */
export const SPOKEN_LANGUAGES_MAX = 20;

/** POST /api/workers: somebody new, or who comes back. Asked for by an administrator; the account begins when another confirms. */
export interface InviteWorker {
  name: string;
  email: string;
  /** Of the screens. */
  language: Language;
  /** Languages in which she can work with people, in words. */
  speaks: string[];
  roles: Role[];
  serviceId: string | null;
  teamId: string | null;
  fromOn: CalendarDay;
}

export interface AskedRoleView {
  roles: Role[];
  service: { en: string; cy: string } | null;
  team: { en: string; cy: string } | null;
  fromOn: CalendarDay;
  toOn: CalendarDay | null;
}

/**
 * The answer to whoever asked. No link exists yet: a second person makes it, and it opens nothing without the code, so
 * neither of the two can use it alone.
 */
export interface AccountRequestAskedView {
  id: string;
  /** For a link: shown once, and told to the worker by whoever asked. */
  code: string | null;
  expiresAt: string;
  /** Names of those who can confirm it. */
  secondPeople: string[];
}

/** GET /api/account-requests: what waits for a second person, then what was answered or lapsed lately. */
export interface AccountRequestView {
  id: string;
  kind: AccountRequestKind;
  state: AccountRequestState;
  worker: { id: string | null; name: string };
  /** Of somebody invited. */
  email: string | null;
  /** Who had the account from before that somebody invited would come back to, by the name it bears; null for a new one. */
  returnsAs: string | null;
  /** Languages in which somebody invited can work with people. */
  speaks: string[];
  /** At the organisation's provider, for a link to an identity. */
  identity: { issuer: string; subject: string } | null;
  /** For a link. */
  proof: IdentityProof | null;
  /** For a role, and for somebody invited. */
  asksRole: AskedRoleView | null;
  askedBy: string;
  askedAt: string;
  /** Nobody can confirm it any more after this instant. */
  expiresAt: string;
  isLapsed: boolean;
  answeredBy: string | null;
  answeredAt: string | null;
  isOwn: boolean;
  isAboutYou: boolean;
}

/** POST /api/account-requests/:id/confirm */
export interface AccountRequestConfirmedView {
  link: PasswordResetLinkView | null;
}

/** The link, shown once to whoever confirmed, who hands it over. */
export interface PasswordResetLinkView {
  /** Goes behind `#` in `/set-password#<token>`, so that no server log ever holds it. */
  token: string;
  expiresAt: string;
}
