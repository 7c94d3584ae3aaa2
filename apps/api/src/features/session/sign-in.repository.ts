import { Injectable } from '@nestjs/common';
import type { QueryConfig, QueryResultRow } from 'pg';
import { identityStatement } from '../../platform/auth/sessions.js';
import { Database } from '../../platform/database/database.js';
import { currentScope } from '../../platform/database/request-scope.js';

/** What becomes of a guess when the account exists. */
export type SignInOutcome = 'sign-in.refused' | 'unlock.refused' | 'unlock.done';

export interface JudgedSignIn {
  isJudged: boolean;
  workerId: string | null;
  passwordHash: string | null;
}

/** The functions of the narrow sign-in role. Each call is a short transaction: hashing must not hold a connection. */
@Injectable()
export class SignInRepository {
  constructor(private readonly database: Database) {}

  async judge(accountKey: Buffer, addressKey: Buffer, email: string): Promise<JudgedSignIn> {
    const [row] = await this.call<{ is_judged: boolean; worker_id: string | null; password_hash: string | null }>({
      text: 'SELECT is_judged, worker_id, password_hash FROM waymark_judge_sign_in($1, $2, $3)',
      values: [accountKey, addressKey, email],
    });
    if (!row) throw new Error('waymark_judge_sign_in answered nothing.');
    return { isJudged: row.is_judged, workerId: row.worker_id, passwordHash: row.password_hash };
  }

  async startSession(workerId: string, tokenHash: Buffer, accountKey: Buffer): Promise<void> {
    await this.call({ text: 'SELECT waymark_start_session($1, $2, $3)', values: [workerId, tokenHash, accountKey] });
  }

  async endSession(tokenHash: Buffer): Promise<void> {
    await this.call({ text: 'SELECT waymark_end_session($1, $2)', values: [tokenHash, currentScope().requestId] });
  }

  async noteOutcome(workerId: string, action: SignInOutcome): Promise<void> {
    await this.call({ text: 'SELECT waymark_note_sign_in($1, $2, $3)', values: [workerId, action, currentScope().requestId] });
  }

  async forgetAttempts(accountKey: Buffer): Promise<void> {
    await this.call({ text: 'SELECT waymark_forget_attempts($1)', values: [accountKey] });
  }

  async isResetLive(tokenHash: Buffer): Promise<boolean> {
    const [row] = await this.call<{ live: boolean }>({ text: 'SELECT waymark_is_reset_live($1) AS live', values: [tokenHash] });
    return row?.live === true;
  }

  /** True when the link was valid and now is used up. */
  async usePasswordReset(tokenHash: Buffer, passwordHash: string): Promise<boolean> {
    const rows = await this.call({
      text: 'SELECT worker_id FROM waymark_use_password_reset($1, $2, $3)',
      values: [tokenHash, passwordHash, currentScope().requestId],
    });
    return rows.length === 1;
  }

  /** Who holds a live session, and her password's hash; null when nobody does. */
  async holderOf(sessionHash: Buffer): Promise<{ workerId: string; passwordHash: string | null } | null> {
    const { transaction, rows } = await this.database.beginDetached<{ worker_id: string }>(identityStatement(sessionHash));
    try {
      const answer = await transaction.query<{ hash: string | null }>({ text: 'SELECT waymark_own_password_hash() AS hash' });
      await transaction.commit();
      const [holder] = rows;
      return holder ? { workerId: holder.worker_id, passwordHash: answer.rows[0]?.hash ?? null } : null;
    } catch (error) {
      await transaction.rollback();
      throw error;
    }
  }

  private async call<Row extends QueryResultRow>(statement: QueryConfig): Promise<Row[]> {
    const { transaction, rows } = await this.database.beginDetached<Row>(statement);
    await transaction.commit();
    return rows;
  }
}
