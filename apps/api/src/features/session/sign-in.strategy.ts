import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import type { Request } from 'express';
import { Strategy } from 'passport-local';
import { Passwords } from '../../platform/auth/passwords.js';
import { NotSignedIn, TooManyAttempts } from '../../platform/errors/errors.js';
import { Allowances } from './allowances.js';
import { Origins } from './origin.js';
import { SignInRepository } from './sign-in.repository.js';

/** Who signed in, before there is a session. */
export interface SigningIn {
  workerId: string;
  accountKey: Buffer;
}

/** After ten judged guesses somebody may try again within five minutes; the exact moment would help a guesser. */
export const WAIT_SECONDS = 300;

/** Passport's local strategy over Argon2id. An unknown address and a wrong password are one answer and take one time. */
@Injectable()
export class SignInStrategy extends PassportStrategy(Strategy) {
  constructor(
    private readonly signIns: SignInRepository,
    private readonly passwords: Passwords,
    private readonly allowances: Allowances,
    private readonly origins: Origins,
  ) {
    super({ usernameField: 'email', passwordField: 'password', passReqToCallback: true, session: false });
  }

  async validate(request: Request, email: string, password: string): Promise<SigningIn> {
    const { accountKey, addressKey } = await this.allowances.ofPassword(email.trim(), this.origins.of(request));
    const judged = await this.signIns.judge(accountKey, addressKey, email.trim());
    if (!judged.isJudged) throw new TooManyAttempts(WAIT_SECONDS);
    const isRight = await this.passwords.matches(judged.passwordHash, password);
    if (!isRight && judged.workerId !== null) await this.signIns.noteOutcome(judged.workerId, 'sign-in.refused');
    if (!isRight || judged.workerId === null) throw new NotSignedIn('sign-in-refused');
    return { workerId: judged.workerId, accountKey };
  }
}
