import { Injectable } from '@nestjs/common';
import type { CodeAsked } from '@waymark/contracts';
import type { PasswordOwner } from '@waymark/domain';
import { currentScope } from '../../platform/database/request-scope.js';
import { SignInCalls } from './sign-in-calls.js';

/** What becomes of a guess when the account exists. */
export type SignInOutcome =
  | 'sign-in.refused'
  | 'unlock.refused'
  | 'unlock.done'
  | 'password.refused'
  | 'code.refused'
  | 'passkey.refused'
  | 'passkey.counter-fell';

export interface JudgedSignIn {
  isJudged: boolean;
  /** None where nobody has the address; more than one where several organisations each have an account with it. */
  accounts: { workerId: string; passwordHash: string | null }[];
}

/** A sign-in whose password was right, with what it takes to judge the code. */
export interface PendingSignIn {
  workerId: string;
  organisationId: string;
  accountKey: Buffer;
  secret: Buffer;
  lastStep: number;
}

/** A code found to be right, to be spent: the step of an authenticator's, or the digest of a recovery code. */
export interface SpentCode {
  step: number | null;
  recoveryHash: Buffer | null;
}

/** Whose a live session is, with what it takes to judge her proof. */
export interface SessionHolder {
  workerId: string;
  organisationId: string;
  passwordHash: string | null;
  /** Of her second factor; null where there is none. */
  secret: Buffer | null;
  lastStep: number | null;
  isLocked: boolean;
}

interface HolderRow {
  worker_id: string;
  organisation_id: string;
  password_hash: string | null;
  secret: Buffer | null;
  last_step: string | null;
  is_locked: boolean;
}

/** The functions of the narrow sign-in role. */
@Injectable()
export class SignInRepository {
  constructor(private readonly signIn: SignInCalls) {}

  async judge(accountKey: Buffer, addressKey: Buffer, email: string): Promise<JudgedSignIn> {
    const rows = await this.signIn.call<{ is_judged: boolean; worker_id: string | null; password_hash: string | null }>({
      text: 'SELECT is_judged, worker_id, password_hash FROM waymark_judge_sign_in($1, $2, $3)',
      values: [accountKey, addressKey, email],
    });
    if (!rows[0]) throw new Error('waymark_judge_sign_in answered nothing.');
    const accounts = rows.flatMap(({ worker_id: workerId, password_hash: passwordHash }) => (workerId === null ? [] : [{ workerId, passwordHash }]));
    return { isJudged: rows[0].is_judged, accounts };
  }

  async startSession(workerId: string, tokenHash: Buffer, accountKey: Buffer): Promise<void> {
    await this.signIn.call({ text: 'SELECT waymark_start_session($1, $2, $3)', values: [workerId, tokenHash, accountKey] });
  }

  /** What this worker has beside her password: then the token stands for it, and no session is open yet. Null for nothing. */
  async askForSecond(workerId: string, tokenHash: Buffer, accountKey: Buffer): Promise<Omit<CodeAsked, 'token'> | null> {
    const [row] = await this.signIn.call<{ has_code: boolean; has_passkey: boolean }>({
      text: 'SELECT has_code, has_passkey FROM waymark_ask_for_code($1, $2, $3)',
      values: [workerId, tokenHash, accountKey],
    });
    return row ? { hasCode: row.has_code, hasPasskey: row.has_passkey } : null;
  }

  async pending(tokenHash: Buffer): Promise<PendingSignIn | null> {
    const [row] = await this.signIn.call<{ worker_id: string; organisation_id: string; account_key: Buffer; secret: Buffer; last_step: string }>({
      text: 'SELECT worker_id, organisation_id, account_key, secret, last_step FROM waymark_pending_sign_in($1)',
      values: [tokenHash],
    });
    if (!row) return null;
    const { worker_id: workerId, organisation_id: organisationId, account_key: accountKey, secret } = row;
    return { workerId, organisationId, accountKey, secret, lastStep: Number(row.last_step) };
  }

  /** Spends the code and opens the session, or answers false: somebody else has spent it in between. */
  async finishSignIn(pendingHash: Buffer, sessionHash: Buffer, code: SpentCode): Promise<boolean> {
    const [row] = await this.signIn.call<{ done: boolean }>({
      text: 'SELECT waymark_finish_sign_in($1, $2, $3, $4, $5) AS done',
      values: [pendingHash, sessionHash, code.step, code.recoveryHash, currentScope().requestId],
    });
    return row?.done === true;
  }

  async endSession(tokenHash: Buffer): Promise<void> {
    await this.signIn.call({ text: 'SELECT waymark_end_session($1, $2)', values: [tokenHash, currentScope().requestId] });
  }

  async noteOutcome(workerId: string, action: SignInOutcome): Promise<void> {
    await this.signIn.call({ text: 'SELECT waymark_note_sign_in($1, $2, $3)', values: [workerId, action, currentScope().requestId] });
  }

  async forgetAttempts(accountKey: Buffer): Promise<void> {
    await this.signIn.call({ text: 'SELECT waymark_forget_attempts($1)', values: [accountKey] });
  }

  /** Whose password a link that still works is to set; null when it does not. */
  async resetOwner(tokenHash: Buffer): Promise<PasswordOwner | null> {
    const [row] = await this.signIn.call<{ display_name: string; email: string; organisation_names: string[] }>({
      text: 'SELECT display_name, email, organisation_names FROM waymark_reset_owner($1)',
      values: [tokenHash],
    });
    return row ? { displayName: row.display_name, email: row.email, organisationNames: row.organisation_names } : null;
  }

  /** Whether this worker, or the one with this address, has signed in on that device before. */
  async knowsDevice(deviceHash: Buffer, whose: { email: string | null; workerId: string | null }): Promise<boolean> {
    const [row] = await this.signIn.call<{ known: boolean }>({
      text: 'SELECT waymark_knows_device($1, $2, $3) AS known',
      values: [deviceHash, whose.email, whose.workerId],
    });
    return row?.known === true;
  }

  async rememberDevice(deviceHash: Buffer, workerId: string): Promise<void> {
    await this.signIn.call({ text: 'SELECT waymark_remember_device($1, $2)', values: [deviceHash, workerId] });
  }

  /** Whose link it was; null when it was not valid. It is used up now. */
  async usePasswordReset(tokenHash: Buffer, passwordHash: string): Promise<string | null> {
    const [row] = await this.signIn.call<{ worker_id: string }>({
      text: 'SELECT worker_id FROM waymark_use_password_reset($1, $2, $3)',
      values: [tokenHash, passwordHash, currentScope().requestId],
    });
    return row?.worker_id ?? null;
  }

  /** Who holds a live session, locked or not; null when nobody does. */
  async holderOf(sessionHash: Buffer): Promise<SessionHolder | null> {
    const [row] = await this.signIn.call<HolderRow>({
      text: 'SELECT worker_id, organisation_id, password_hash, secret, last_step, is_locked FROM waymark_session_holder($1)',
      values: [sessionHash],
    });
    if (!row) return null;
    const { worker_id: workerId, organisation_id: organisationId, password_hash: passwordHash, secret, is_locked: isLocked } = row;
    return { workerId, organisationId, passwordHash, secret, lastStep: row.last_step === null ? null : Number(row.last_step), isLocked };
  }

  /** Spends the code, if there is one, and unlocks; false when the code was spent in between or the session has ended. */
  async unlockSession(sessionHash: Buffer, code: SpentCode): Promise<boolean> {
    const [row] = await this.signIn.call<{ done: boolean }>({
      text: 'SELECT waymark_unlock_session($1, $2, $3) AS done',
      values: [sessionHash, code.step, code.recoveryHash],
    });
    return row?.done === true;
  }
}
