import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import type { Request } from 'express';
import { Strategy } from 'passport-local';
import { Passwords } from '../../platform/auth/passwords.js';
import { tokenHash } from '../../platform/auth/tokens.js';
import { NotSignedIn, TooManyAttempts } from '../../platform/errors/errors.js';
import { Allowances } from './allowances.js';
import { Origins } from './origin.js';
import { SignInRepository, type JudgedSignIn } from './sign-in.repository.js';

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
    const found = await this.whose(judged, password);
    if (found === null) throw new NotSignedIn('sign-in-refused');
    // Guesses at a shared address are forgotten for nobody, or one account would buy another's guesser more of them.
    return { workerId: found, accountKey: judged.accounts.length === 1 ? accountKey : tokenHash(`worker ${found}`) };
  }

  /** Which account of this address the password opens. Where there is none it is tried all the same, and takes its time. */
  private async whose({ accounts }: JudgedSignIn, password: string): Promise<string | null> {
    const tried = accounts.length > 0 ? accounts : [{ workerId: null, passwordHash: null }];
    for (const { workerId, passwordHash } of tried) if (await this.passwords.matches(passwordHash, password)) return workerId;
    for (const { workerId } of accounts) await this.signIns.noteOutcome(workerId, 'sign-in.refused');
    return null;
  }
}
