import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { verifyAuthenticationResponse, verifyRegistrationResponse } from '@simplewebauthn/server';
import type { AddPasskey, PasskeyAnswer } from '@waymark/contracts';
import { tokenHash } from '../../platform/auth/tokens.js';
import { ENVIRONMENT } from '../../platform/config/environment.token.js';
import type { Environment } from '../../platform/config/environment.js';
import type { NewPasskey } from './passkeys.repository.js';

/** Ed25519, ECDSA on P-256 and RSA: what every authenticator in use speaks (IANA COSE registry). */
export const PASSKEY_ALGORITHMS = [-8, -7, -257];
const CHALLENGE_BYTES = 32;

/** What WebAuthn asks of an answer, under the address that this deployment is reached at. It knows no database. */
@Injectable()
export class PasskeyCheck {
  private readonly origin: string;
  readonly rpId: string;

  constructor(@Inject(ENVIRONMENT) environment: Environment) {
    this.origin = environment.address;
    this.rpId = new URL(environment.address).hostname;
  }

  newChallenge(): { challenge: string; hash: Buffer } {
    const challenge = randomBytes(CHALLENGE_BYTES).toString('base64url');
    return { challenge, hash: tokenHash(challenge) };
  }

  /** The digest of the challenge that was signed, by the browser's word; null where it cannot be read. */
  challengeHashOf({ clientDataJson }: { clientDataJson: string }): Buffer | null {
    try {
      const said = JSON.parse(Buffer.from(clientDataJson, 'base64url').toString()) as { challenge?: unknown } | null;
      return typeof said?.challenge === 'string' ? tokenHash(said.challenge) : null;
    } catch {
      // Not JSON: whatever it is, it answers no challenge.
      return null;
    }
  }

  /** Null when the browser's new passkey is not what was asked for: another origin, nobody verified, another algorithm. */
  async added({ id, clientDataJson, attestationObject, name }: AddPasskey): Promise<NewPasskey | null> {
    const verified = await verifyRegistrationResponse({
      response: {
        id,
        rawId: id,
        type: 'public-key',
        clientExtensionResults: {},
        response: { clientDataJSON: clientDataJson, attestationObject },
      },
      // Which challenges there are, and that each is used once, the database says before.
      expectedChallenge: () => true,
      expectedOrigin: this.origin,
      expectedRPID: this.rpId,
      requireUserVerification: true,
      supportedAlgorithmIDs: PASSKEY_ALGORITHMS,
    }).catch(refused);
    if (!verified?.verified) return null;
    const { credential } = verified.registrationInfo;
    return { credentialId: Buffer.from(credential.id, 'base64url'), publicKey: credential.publicKey, counter: credential.counter, name };
  }

  /** The counter that came with a good answer; null when the answer is not good. */
  async answered(answer: PasskeyAnswer, known: { workerId: string; publicKey: Buffer }): Promise<number | null> {
    if (answer.userHandle !== null && !Buffer.from(answer.userHandle, 'base64url').equals(handleOf(known.workerId))) return null;
    const verified = await verifyAuthenticationResponse({
      response: {
        id: answer.id,
        rawId: answer.id,
        type: 'public-key',
        clientExtensionResults: {},
        response: { clientDataJSON: answer.clientDataJson, authenticatorData: answer.authenticatorData, signature: answer.signature },
      },
      expectedChallenge: () => true,
      expectedOrigin: this.origin,
      expectedRPID: this.rpId,
      requireUserVerification: true,
      // Nought here: the database compares the counters, so that two answers at one moment are seen one after the other.
      credential: { id: answer.id, publicKey: new Uint8Array(known.publicKey), counter: 0 },
    }).catch(refused);
    return verified?.verified ? verified.authenticationInfo.newCounter : null;
  }
}

/** What an authenticator keeps to say whose passkey it is. It names nobody outside this database. */
export function handleOf(workerId: string): Buffer {
  return Buffer.from(workerId.replaceAll('-', ''), 'hex');
}

/** The library throws for whatever is not right; which of it was wrong is nobody's business. */
function refused(): null {
  return null;
}
