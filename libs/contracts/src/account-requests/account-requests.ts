import type { AccountRequestKind, AccountRequestState, IdentityProof } from '@waymark/domain';

/** POST /api/workers/:id/password-reset and /api/workers/:id/second-factor-clearance, by an administrator. */
export interface AskForLink {
  proof: IdentityProof;
}

/**
 * The answer to whoever asked. No link exists yet: a second person makes it, and it opens nothing without the code, so
 * neither of the two can use it alone.
 */
export interface AccountRequestAskedView {
  id: string;
  /** Shown once, and told to the worker by whoever asked. */
  code: string;
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
  proof: IdentityProof;
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

/** POST /api/account-requests/:id/confirm: the link, shown once to whoever confirmed, who hands it over. */
export interface PasswordResetLinkView {
  /** Goes behind `#` in `/set-password#<token>`, so that no server log ever holds it. */
  token: string;
  expiresAt: string;
}
