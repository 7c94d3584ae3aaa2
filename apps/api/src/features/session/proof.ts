import { Injectable } from '@nestjs/common';
import { Passwords } from '../../platform/auth/passwords.js';
import { tokenHash } from '../../platform/auth/tokens.js';
import { NotSignedIn, TooManyAttempts } from '../../platform/errors/errors.js';
import { SignInRepository } from './sign-in.repository.js';
import { WAIT_SECONDS } from './sign-in.strategy.js';

/** Whoever holds a session and has just proved that it is hers. */
export interface Proved {
  workerId: string;
  /** Under which her guesses count, to be forgotten when the act is done. */
  accountKey: Buffer;
}

/** Asks somebody who is signed in to prove it again. Guesses count like those of signing in. */
@Injectable()
export class Proof {
  constructor(
    private readonly signIns: SignInRepository,
    private readonly passwords: Passwords,
  ) {}

  /** No connection is held while the password is hashed, so the request's own transaction is opened afterwards. */
  async byPassword(
    token: string | null,
    password: string,
    ip: string,
    refusal: 'unlock.refused' | 'password.refused',
  ): Promise<Proved> {
    const holder = token === null ? null : await this.signIns.holderOf(tokenHash(token));
    if (!holder) throw new NotSignedIn();
    const accountKey = tokenHash(`unlock ${holder.workerId}`);
    await this.refuseMany(accountKey, tokenHash(ip));
    if (!(await this.passwords.matches(holder.passwordHash, password))) {
      await this.signIns.noteOutcome(holder.workerId, refusal);
      throw new NotSignedIn('sign-in-refused');
    }
    return { workerId: holder.workerId, accountKey };
  }

  async refuseMany(accountKey: Buffer, addressKey: Buffer): Promise<void> {
    const judged = await this.signIns.judge(accountKey, addressKey, '');
    if (!judged.isJudged) throw new TooManyAttempts(WAIT_SECONDS);
  }
}
