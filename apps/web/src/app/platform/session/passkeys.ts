import { Service } from '@angular/core';
import { browserSupportsWebAuthn, startAuthentication, startRegistration } from '@simplewebauthn/browser';
import type { AddPasskey, AddPasskeyOptionsView, PasskeyAnswer, PasskeyChallengeView } from '@waymark/contracts';
import { ProblemError } from '../http/problem-error';

/** As long as the API keeps a challenge. */
const TIMEOUT_MS = 5 * 60_000;
/** What the API verifies: Ed25519, ECDSA on P-256, RSA. */
const ALGORITHMS = [-8, -7, -257];

/** The browser's own dialogue for passkeys. */
@Service()
export class Passkeys {
  readonly isPossible = browserSupportsWebAuthn();

  async answer({ challenge, rpId }: PasskeyChallengeView): Promise<PasskeyAnswer> {
    const optionsJSON = { challenge, rpId, timeout: TIMEOUT_MS, userVerification: 'required' as const };
    const { id, response } = await startAuthentication({ optionsJSON }).catch(notGiven);
    return {
      id,
      clientDataJson: response.clientDataJSON,
      authenticatorData: response.authenticatorData,
      signature: response.signature,
      userHandle: response.userHandle ?? null,
    };
  }

  async create({ challenge, rp, user, known }: AddPasskeyOptionsView, name: string): Promise<AddPasskey> {
    const optionsJSON = {
      challenge,
      rp,
      user,
      timeout: TIMEOUT_MS,
      attestation: 'none' as const,
      pubKeyCredParams: ALGORITHMS.map((alg) => ({ type: 'public-key' as const, alg })),
      excludeCredentials: known.map((id) => ({ id, type: 'public-key' as const })),
      // Found again without an address being typed first, and only after the device has verified its owner.
      authenticatorSelection: { residentKey: 'required' as const, requireResidentKey: true, userVerification: 'required' as const },
    };
    const { id, response } = await startRegistration({ optionsJSON }).catch(notGiven);
    return { name, id, clientDataJson: response.clientDataJSON, attestationObject: response.attestationObject };
  }
}

/** Browsers do not say which it was, on purpose: cancelled, too late, or nothing there. */
function notGiven(): never {
  throw new ProblemError('passkey-not-given', 0);
}
