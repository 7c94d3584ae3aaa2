import { Injectable } from '@nestjs/common';
import type { QueryConfig, QueryResultRow } from 'pg';
import { Database } from '../../platform/database/database.js';

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
    await this.call({ text: 'SELECT waymark_end_session($1)', values: [tokenHash] });
  }

  /** True when the link was valid and now is used up. */
  async usePasswordReset(tokenHash: Buffer, passwordHash: string): Promise<boolean> {
    const rows = await this.call({
      text: 'SELECT worker_id FROM waymark_use_password_reset($1, $2)',
      values: [tokenHash, passwordHash],
    });
    return rows.length === 1;
  }

  async ownPasswordHash(): Promise<string | null> {
    const [row] = await this.database.rows<{ hash: string | null }>({ text: 'SELECT waymark_own_password_hash() AS hash' });
    return row?.hash ?? null;
  }

  private async call<Row extends QueryResultRow>(statement: QueryConfig): Promise<Row[]> {
    const { transaction, rows } = await this.database.beginDetached<Row>(statement);
    await transaction.commit();
    return rows;
  }
}
