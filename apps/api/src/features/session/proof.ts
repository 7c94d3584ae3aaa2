import { Injectable } from '@nestjs/common';
import { Passwords } from '../../platform/auth/passwords.js';
import { tokenHash } from '../../platform/auth/tokens.js';
import { NotSignedIn, TooManyAttempts } from '../../platform/errors/errors.js';
import { SignInRepository, type SessionHolder } from './sign-in.repository.js';
import { WAIT_SECONDS } from './sign-in.strategy.js';

/** Whoever holds a session and has just proved that it is hers. */
export interface Proved {
  workerId: string;
  /** Under which her guesses count, to be forgotten when the act is done. */
  accountKey: Buffer;
}

/** The same with what it takes to judge what she gives. */
export type Holder = Proved & SessionHolder;

/** Asks somebody who is signed in to prove it again. Guesses count like those of signing in. */
@Injectable()
export class Proof {
  constructor(
    private readonly signIns: SignInRepository,
    private readonly passwords: Passwords,
  ) {}

  /** No connection is held while the password is hashed, so the request's own transaction is opened afterwards. */
  async byPassword(token: string | null, password: string, ip: string): Promise<Proved> {
    const holder = await this.guess(token, ip);
    if (!(await this.passwords.matches(holder.passwordHash, password))) {
      await this.signIns.noteOutcome(holder.workerId, 'password.refused');
      throw new NotSignedIn('sign-in-refused');
    }
    return holder;
  }

  /** Counts a guess of whoever holds this session, before it is judged. A locked one takes no proof but that of unlocking. */
  async guess(token: string | null, ip: string, which: 'not locked' | 'locked or not' = 'not locked'): Promise<Holder> {
    const holder = token === null ? null : await this.signIns.holderOf(tokenHash(token));
    if (!holder) throw new NotSignedIn();
    if (holder.isLocked && which === 'not locked') throw new NotSignedIn('session-locked');
    const accountKey = tokenHash(`unlock ${holder.workerId}`);
    await this.refuseMany(accountKey, tokenHash(ip));
    return { ...holder, accountKey };
  }

  async refuseMany(accountKey: Buffer, addressKey: Buffer): Promise<void> {
    const judged = await this.signIns.judge(accountKey, addressKey, '');
    if (!judged.isJudged) throw new TooManyAttempts(WAIT_SECONDS);
  }
}
