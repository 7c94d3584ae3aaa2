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

/**
 * An address can have an account in more than one organisation, and how long the answer takes must not tell which have. So
 * as many passwords are judged for every address; a third organisation of one worker's is too rare to make all wait for it.
 */
const JUDGED_AT_LEAST = 2;
const NOBODY = { workerId: null, passwordHash: null };

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

  /** Which account of this address the password opens; where it opens two, always the same. */
  private async whose({ accounts }: JudgedSignIn, password: string): Promise<string | null> {
    const [always, spare] = [accounts.toSorted((a, b) => a.workerId.localeCompare(b.workerId)), Math.max(JUDGED_AT_LEAST - accounts.length, 0)];
    const tried = [...always, ...Array.from({ length: spare }, () => NOBODY)];
    const opened: (string | null)[] = [];
    // To the end, although an earlier one was right: that would take less time, too.
    for (const { workerId, passwordHash } of tried) if (await this.passwords.matches(passwordHash, password)) opened.push(workerId);
    const [found = null] = opened;
    if (found === null) for (const { workerId } of accounts) await this.signIns.noteOutcome(workerId, 'sign-in.refused');
    return found;
  }
}
