/** As a provider's `sub` may be (OpenID Connect Core 1.0, 2). */
export const SUBJECT_MAX = 255;
/** What a provider puts into the address that it sends the browser back to. */
export const PROVIDER_PART_MAX = 4_096;
export const PROVIDER_KEY_MAX = 40;

/** GET /api/session/providers: by whom somebody may sign in here beside her password; mostly none. */
export interface ProviderView {
  id: string;
  button: { en: string; cy: string };
}

/** To sign in, or to prove that it is she who holds the session at hand: that unlocks it as well. */
export const PROVIDER_PURPOSES = ['sign-in', 'prove'] as const;
export type ProviderPurpose = (typeof PROVIDER_PURPOSES)[number];

/** POST /api/session/provider: begins. The browser goes to the address that it is answered with. */
export interface AskProvider {
  provider: string;
  purpose: ProviderPurpose;
}

export interface ProviderAddressView {
  address: string;
}

/**
 * POST /api/session/provider/answer: what the browser was sent back with, word for word. Answers 200 with the session, 202
 * where one's own second factor is asked besides, and 204 to a proof.
 */
export interface ProviderAnswer {
  provider: string;
  state: string;
  code: string | null;
  iss: string | null;
  error: string | null;
}
