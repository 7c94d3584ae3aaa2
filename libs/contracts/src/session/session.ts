import type { Right, Role } from '@waymark/domain';
import type { PasskeyAnswer } from './passkey.js';
import type { ProviderView } from './provider.js';
import type { SecondFactorState } from './second-factor.js';

export const LANGUAGES = ['en', 'cy'] as const;
export type Language = (typeof LANGUAGES)[number];

export const EMAIL_MAX = 254;
/** NIST SP 800-63B: at least 15 characters where a password stands alone; length is what counts, not kinds of character. */
export const PASSWORD_MIN = 15;
/** Long enough for any passphrase; a bound keeps the hash function from being used as a weapon. */
export const PASSWORD_MAX = 128;

/** POST /api/session */
export interface SignIn {
  email: string;
  password: string;
}

/** POST /api/session where the worker has a second factor: 202, nobody is signed in yet. A passkey signs in by itself. */
export interface CodeAsked {
  hasCode: boolean;
  hasPasskey: boolean;
  /** Goes back with the code, within five minutes. Worth nothing without one. */
  token: string;
}

/** POST /api/session/code */
export interface SignInWithCode {
  token: string;
  /** Six digits from the authenticator, or a recovery code. */
  code: string;
}

/**
 * POST /api/session/unlock: opens a locked session, or shows the screen again after Hide. Any of them is enough; a code
 * only where there is one.
 */
export interface UnlockSession {
  password: string | null;
  code: string | null;
  passkey: PasskeyAnswer | null;
}

/** PUT /api/session/language */
export interface ChooseLanguage {
  language: Language;
}

/** GET and POST /api/session */
export interface SessionView {
  worker: { id: string; displayName: string; language: Language; roles: Role[] };
  organisation: { id: string; name: string };
  rights: Right[];
  secondFactor: SecondFactorState;
  hasPasskey: boolean;
  /** By which this session was opened, and can be proved again; null for one that was opened here. */
  provider: ProviderView | null;
  /** Until she has said that she has read it. */
  passwordSetByLink: PasswordSetByLinkView | null;
  /** The services of the organisation a referral can be made to. */
  services: ServiceView[];
  /** ISO instant after which the sign-in ends whatever happens. */
  endsAt: string;
  /** Minutes without a request after which the sign-in ends. */
  idleMinutes: number;
  /** Minutes without a key, pointer or touch after which the screen is covered and the session locked. */
  lockMinutes: number;
}

/**
 * GET /api/session/device-key: the key under which answers that could not be sent yet may rest on this device. The same
 * for the same worker after signing in again; kept in memory only and dropped at sign-out.
 */
export interface DeviceKeyView {
  /** 256 bits in base64. */
  key: string;
}

export interface ServiceView {
  id: string;
  name: { en: string; cy: string };
  kind: string;
}

/** Eight characters in two groups, told to the worker by whoever asked for the link. */
export const LINK_CODE_MAX = 20;

/** POST /api/password-resets/use */
export interface UsePasswordReset {
  token: string;
  /** For a link that took two people: what the first of them told her. */
  code: string | null;
  password: string;
}

/** POST /api/session/password: one's own, with the one that is replaced. Every other sign-in ends. */
export interface ChangePassword {
  current: string;
  password: string;
}

/** How the worker's password was last set by a link: who asked for it and who confirmed it. */
export interface PasswordSetByLinkView {
  at: string;
  askedBy: string;
  confirmedBy: string;
  clearedSecondFactor: boolean;
}
