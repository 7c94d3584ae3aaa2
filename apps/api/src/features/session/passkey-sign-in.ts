import { Injectable } from '@nestjs/common';
import type { PasskeyAnswer, PasskeyChallengeView } from '@waymark/contracts';
import { newToken, tokenHash } from '../../platform/auth/tokens.js';
import { NotSignedIn } from '../../platform/errors/errors.js';
import type { Origin } from './origin.js';
import { PasskeyCheck } from './passkey-check.js';
import { PasskeysRepository, type AnsweredPasskey } from './passkeys.repository.js';
import { SessionService, type Started } from './session.service.js';
import { SignInRepository } from './sign-in.repository.js';

/**
 * Signing in by a passkey alone, and proving with one who is there. The device has verified its owner, so it is both
 * factors in one. It cannot be guessed, so no guesses are counted and nobody can use hers up.
 */
@Injectable()
export class PasskeySignIn {
  constructor(
    private readonly passkeys: PasskeysRepository,
    private readonly check: PasskeyCheck,
    private readonly signIns: SignInRepository,
    private readonly sessions: SessionService,
  ) {}

  async challenge(): Promise<PasskeyChallengeView> {
    const { challenge, hash } = this.check.newChallenge();
    await this.passkeys.makeChallenge(hash, null);
    return { challenge, rpId: this.check.rpId };
  }

  async start(answer: PasskeyAnswer, from: Origin): Promise<Started> {
    const answered = await this.judge(answer);
    const token = newToken();
    if (!(await this.passkeys.startSession(answered, tokenHash(token)))) await this.refuse(answered.workerId, 'passkey.counter-fell');
    return this.sessions.opened(token, answered.workerId, from);
  }

  /** Whoever holds this session, locked or not, is its worker. */
  async prove(token: string, holderId: string, answer: PasskeyAnswer): Promise<void> {
    const answered = await this.judge(answer);
    if (answered.workerId !== holderId) await this.refuse(holderId, 'passkey.refused');
    if (!(await this.passkeys.proveSession(answered, tokenHash(token)))) await this.refuse(answered.workerId, 'passkey.counter-fell');
  }

  /** The challenge is used up whatever becomes of the answer. */
  private async judge(answer: PasskeyAnswer): Promise<AnsweredPasskey> {
    const credentialId = Buffer.from(answer.id, 'base64url');
    const challenge = this.check.challengeHashOf(answer);
    const isOurs = challenge !== null && (await this.passkeys.useChallenge(challenge, null));
    const known = await this.passkeys.find(credentialId);
    if (!known) throw new NotSignedIn('passkey-refused');
    const counter = isOurs ? await this.check.answered(answer, known) : null;
    if (counter === null) return this.refuse(known.workerId, 'passkey.refused');
    return { workerId: known.workerId, credentialId, counter };
  }

  private async refuse(workerId: string, outcome: 'passkey.refused' | 'passkey.counter-fell'): Promise<never> {
    await this.signIns.noteOutcome(workerId, outcome);
    throw new NotSignedIn('passkey-refused');
  }
}
