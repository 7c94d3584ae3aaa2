import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import type { SpentCode } from './sign-in.repository.js';

export interface OwnSecondFactor {
  secret: Buffer;
  confirmedAt: Date | null;
  lastStep: number | null;
  recoveryCodesLeft: number;
}

/** A worker's own second factor, by functions that know her from the request's identity. */
@Injectable()
export class SecondFactorRepository {
  constructor(private readonly database: Database) {}

  async own(): Promise<OwnSecondFactor | null> {
    const [row] = await this.database.rows<{ secret: Buffer; confirmed_at: Date | null; last_step: string | null; recovery_codes_left: number }>({
      text: 'SELECT secret, confirmed_at, last_step, recovery_codes_left FROM waymark_own_second_factor()',
    });
    if (!row) return null;
    const { secret, confirmed_at: confirmedAt, last_step: lastStep, recovery_codes_left: recoveryCodesLeft } = row;
    return { secret, confirmedAt, lastStep: lastStep === null ? null : Number(lastStep), recoveryCodesLeft };
  }

  /** False when there is one in use already. */
  keepSecret(secret: Buffer): Promise<boolean> {
    return this.ask('SELECT waymark_keep_second_factor($1) AS yes', [secret]);
  }

  /** False when somebody has confirmed it in between. Ends every other sign-in of this worker. */
  confirm(step: number, recoveryHashes: Buffer[], sessionHash: Buffer | null): Promise<boolean> {
    return this.ask('SELECT waymark_confirm_second_factor($1, $2, $3) AS yes', [step, recoveryHashes, sessionHash]);
  }

  /** True once for each code. */
  spend(code: SpentCode): Promise<boolean> {
    return this.ask('SELECT waymark_use_own_code($1, $2) AS yes', [code.step, code.recoveryHash]);
  }

  async renewRecoveryCodes(hashes: Buffer[]): Promise<void> {
    await this.database.rows({ text: 'SELECT waymark_renew_recovery_codes($1)', values: [hashes] });
  }

  async remove(): Promise<void> {
    await this.database.rows({ text: 'SELECT waymark_remove_own_second_factor()' });
  }

  async lockSession(sessionHash: Buffer): Promise<void> {
    await this.database.rows({ text: 'SELECT waymark_lock_session($1)', values: [sessionHash] });
  }

  /** This session's worker has just proved that it is she. */
  async proveSession(sessionHash: Buffer): Promise<void> {
    await this.database.rows({ text: 'SELECT waymark_prove_session($1)', values: [sessionHash] });
  }

  /** By the clock that judges sessions, the database's. */
  async secondsSince(instant: Date): Promise<number> {
    const [row] = await this.database.rows<{ seconds: number }>({
      text: 'SELECT extract(epoch FROM now() - $1::timestamptz)::float8 AS seconds',
      values: [instant],
    });
    return row?.seconds ?? Infinity;
  }

  /** In the act's own transaction: the guesses are forgotten if it is done, and count if it is not. */
  async forgetAttempts(accountKey: Buffer): Promise<void> {
    await this.database.rows({ text: 'SELECT waymark_forget_attempts($1)', values: [accountKey] });
  }

  private async ask(text: string, values: unknown[]): Promise<boolean> {
    const [row] = await this.database.rows<{ yes: boolean }>({ text, values });
    return row?.yes === true;
  }
}
