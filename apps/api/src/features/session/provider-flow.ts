import { createHmac } from 'node:crypto';

/** What ties a sign-in through a provider together. */
export interface ProviderFlow {
  state: string;
  nonce: string;
  verifier: string;
}

/**
 * All three are made of the token that this one browser holds (256 random bits), each so that it tells nothing of another.
 * So the database keeps none of them, and whoever reads it, or hears the provider's answer, can finish nobody's sign-in.
 */
export function flowOf(token: string): ProviderFlow {
  const derived = (what: string): string => createHmac('sha256', token).update(`waymark flow ${what}`).digest('base64url');
  return { state: derived('state'), nonce: derived('nonce'), verifier: derived('verifier') };
}
