import type { AccountRequestKind, AccountRequestState, CalendarDay, IdentityProof, Role } from '@waymark/domain';

/** POST /api/workers/:id/password-reset and /api/workers/:id/second-factor-clearance, by an administrator. */
export interface AskForLink {
  proof: IdentityProof;
}

/** POST /api/workers/:id/roles: asked for by an administrator, given by the second person. */
export interface AskForRole {
  role: Role;
  /** Null: not of one service alone. */
  serviceId: string | null;
  fromOn: CalendarDay;
  toOn: CalendarDay | null;
}

export interface AskedRoleView {
  role: Role;
  service: { en: string; cy: string } | null;
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
  worker: { id: string; name: string };
  /** For a link. */
  proof: IdentityProof | null;
  /** For a role. */
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
