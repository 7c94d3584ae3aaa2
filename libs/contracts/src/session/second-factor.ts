import type { PasskeyAnswer } from './passkey.js';

/** With `to-set-up` the organisation asks for a second factor and the worker has none yet: she may do nothing else. */
export const SECOND_FACTOR_STATES = ['on', 'off', 'to-set-up'] as const;
export type SecondFactorState = (typeof SECOND_FACTOR_STATES)[number];

export const CODE_MAX = 64;

/** GET /api/second-factor: one's own. */
export interface SecondFactorView {
  state: SecondFactorState;
  /** Null while it is not on. */
  since: string | null;
  recoveryCodesLeft: number;
}

/** POST /api/second-factor/secret: begins, or begins anew, to set one up. The password says that it is really her. */
export interface MakeSecondFactorSecret {
  password: string;
}

/** Shown once, to be typed or taken into an authenticator. */
export interface SecondFactorSecretView {
  /** Base32 in groups of four. */
  key: string;
  /** The same as an `otpauth:` address. */
  address: string;
}

/** POST /api/second-factor/confirm: a first code shows that the authenticator has the secret. */
export interface ConfirmSecondFactor {
  code: string;
}

/** Shown once; each is good for one sign-in without the authenticator. */
export interface RecoveryCodesView {
  codes: string[];
}

/**
 * POST /api/session/step-up: says again that it is she, before an act that refused with `step-up-needed`. A code or a
 * passkey where there is one, the password where there is neither.
 */
export interface StepUpSession {
  password: string | null;
  code: string | null;
  passkey: PasskeyAnswer | null;
}

/** POST /api/second-factor/recovery-codes and /api/second-factor/remove */
export interface ProveBoth {
  password: string;
  code: string;
}
