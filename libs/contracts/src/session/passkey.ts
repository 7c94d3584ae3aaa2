/** A name of her own choosing, such as "laptop" or "blue key". */
export const PASSKEY_NAME_MAX = 60;
/** WebAuthn allows 1,023 bytes; in base64url. */
export const CREDENTIAL_ID_MAX = 1_364;
/** What a browser signs, and what an authenticator without an attestation sends, are a few hundred bytes. */
export const PASSKEY_PART_MAX = 8_192;

/** GET /api/passkeys: one's own. */
export interface PasskeyView {
  id: string;
  name: string;
  addedAt: string;
  lastUsedAt: string | null;
}

/** POST /api/passkeys/options: what the browser needs to make one. All bytes are in base64url. */
export interface AddPasskeyOptionsView {
  challenge: string;
  rp: { id: string; name: string };
  user: { id: string; name: string; displayName: string };
  /** Credentials that this worker has already. */
  known: string[];
}

/** POST /api/passkeys */
export interface AddPasskey {
  name: string;
  id: string;
  clientDataJson: string;
  attestationObject: string;
}

/** POST /api/session/passkey-options: to sign in, or to prove that it is she. Good for one answer within five minutes. */
export interface PasskeyChallengeView {
  challenge: string;
  rpId: string;
}

/** POST /api/session/passkey, and in the place of a code: what a passkey answers to a challenge. */
export interface PasskeyAnswer {
  id: string;
  clientDataJson: string;
  authenticatorData: string;
  signature: string;
  /** Whose it is by its own word. */
  userHandle: string | null;
}
