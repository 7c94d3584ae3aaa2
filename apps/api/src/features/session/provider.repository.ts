import { Injectable } from '@nestjs/common';
import type { ProviderSignIn } from '@waymark/domain';
import { Database } from '../../platform/database/database.js';
import { currentScope } from '../../platform/database/request-scope.js';
import { SignInCalls } from './sign-in-calls.js';

export interface UsedFlow {
  provider: string;
  sessionHash: Buffer | null;
  secondsAgo: number;
}

/** Sign-in by a provider, by functions of the narrow sign-in role. */
@Injectable()
export class ProviderRepository {
  constructor(
    private readonly signIn: SignInCalls,
    private readonly database: Database,
  ) {}

  /** What each organisation has decided that is in force today; null where it decided nothing. */
  async decisions(): Promise<ReadonlyMap<string, ProviderSignIn | null>> {
    const rows = await this.signIn.call<{ organisation_id: string; value: ProviderSignIn | null }>({
      text: 'SELECT organisation_id, value FROM waymark_providers_in_force()',
    });
    return new Map(rows.map((row) => [row.organisation_id, row.value]));
  }

  async makeFlow(flowHash: Buffer, provider: string, sessionHash: Buffer | null): Promise<void> {
    await this.signIn.call({ text: 'SELECT waymark_make_provider_flow($1, $2, $3)', values: [flowHash, provider, sessionHash] });
  }

  /** In a transaction of its own, so that a refusal does not give it back. Null for one that was used, or is over. */
  async useFlow(flowHash: Buffer): Promise<UsedFlow | null> {
    const [row] = await this.signIn.call<{ provider: string; session_hash: Buffer | null; seconds_ago: number }>({
      text: 'SELECT provider, session_hash, seconds_ago FROM waymark_use_provider_flow($1)',
      values: [flowHash],
    });
    return row ? { provider: row.provider, sessionHash: row.session_hash, secondsAgo: row.seconds_ago } : null;
  }

  /** Whose identity it is or was, and whether it opens anything. */
  async workerOf(organisationId: string, issuer: string, subject: string): Promise<{ workerId: string; isOpen: boolean } | null> {
    const [row] = await this.signIn.call<{ worker_id: string; is_open: boolean }>({
      text: 'SELECT worker_id, is_open FROM waymark_provider_worker($1, $2, $3)',
      values: [organisationId, issuer, subject],
    });
    return row ? { workerId: row.worker_id, isOpen: row.is_open } : null;
  }

  /** False where one's own second factor is needed first. */
  async startSession(workerId: string, tokenHash: Buffer, isVouched: boolean): Promise<boolean> {
    const [row] = await this.signIn.call<{ yes: boolean }>({
      text: 'SELECT waymark_start_session_by_provider($1, $2, $3) AS yes',
      values: [workerId, tokenHash, isVouched],
    });
    return row?.yes === true;
  }

  /** Unlocks this worker's session. Whether it was as much proof as she could give; null where the session is not hers. */
  async proveSession(workerId: string, tokenHash: Buffer, isVouched: boolean): Promise<boolean | null> {
    const [row] = await this.signIn.call<{ proves: boolean | null }>({
      text: 'SELECT waymark_prove_session_by_provider($1, $2, $3) AS proves',
      values: [workerId, tokenHash, isVouched],
    });
    return row?.proves ?? null;
  }

  async noteRefusal(organisationId: string, workerId: string | null): Promise<void> {
    const values = [organisationId, workerId, currentScope().requestId];
    await this.signIn.call({ text: 'SELECT waymark_note_provider_refusal($1, $2, $3)', values });
  }

  /** How the session of this request was opened. */
  async ofThisSession(): Promise<{ byProvider: boolean; isVouched: boolean }> {
    const [row] = await this.database.rows<{ by_provider: boolean; is_vouched: boolean }>({
      text: 'SELECT by_provider, is_vouched FROM waymark_own_session_by_provider()',
    });
    return { byProvider: row?.by_provider === true, isVouched: row?.is_vouched === true };
  }
}
