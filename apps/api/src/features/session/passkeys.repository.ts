import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { SignInCalls } from './sign-in-calls.js';

export interface OwnPasskey {
  id: string;
  credentialId: Buffer;
  name: string;
  addedAt: Date;
  usedAt: Date | null;
}

export interface NewPasskey {
  credentialId: Buffer;
  publicKey: Uint8Array;
  counter: number;
  name: string;
}

/** A passkey that has answered, as far as the database is asked. */
export interface AnsweredPasskey {
  workerId: string;
  credentialId: Buffer;
  counter: number;
}

/** Passkeys, by functions of the narrow sign-in role: one's own in the request's transaction, the rest in short ones. */
@Injectable()
export class PasskeysRepository {
  constructor(
    private readonly database: Database,
    private readonly signIn: SignInCalls,
  ) {}

  async own(): Promise<OwnPasskey[]> {
    const rows = await this.database.rows<{ id: string; credential_id: Buffer; name: string; added_at: Date; used_at: Date | null }>({
      text: 'SELECT id, credential_id, name, added_at, used_at FROM waymark_own_passkeys()',
    });
    return rows.map((row) => ({ id: row.id, credentialId: row.credential_id, name: row.name, addedAt: row.added_at, usedAt: row.used_at }));
  }

  /** Its id; null when some account has it already. */
  async keep({ credentialId, publicKey, counter, name }: NewPasskey, sessionHash: Buffer | null): Promise<string | null> {
    const [row] = await this.database.rows<{ id: string | null }>({
      text: 'SELECT waymark_keep_passkey($1, $2, $3, $4, $5) AS id',
      values: [credentialId, Buffer.from(publicKey), counter, name, sessionHash],
    });
    return row?.id ?? null;
  }

  /** False when she has none with this id. */
  async remove(id: string): Promise<boolean> {
    const [row] = await this.database.rows<{ yes: boolean }>({ text: 'SELECT waymark_remove_own_passkey($1) AS yes', values: [id] });
    return row?.yes === true;
  }

  /** With a worker: for her to add one. Without: to sign in, or to prove who is there. */
  async makeChallenge(challengeHash: Buffer, workerId: string | null): Promise<void> {
    await this.signIn.call({ text: 'SELECT waymark_make_passkey_challenge($1, $2)', values: [challengeHash, workerId] });
  }

  /** In a transaction of its own, so that a refusal does not give the challenge back. */
  useChallenge(challengeHash: Buffer, workerId: string | null): Promise<boolean> {
    return this.ask('SELECT waymark_use_passkey_challenge($1, $2) AS yes', [challengeHash, workerId]);
  }

  async find(credentialId: Buffer): Promise<{ workerId: string; publicKey: Buffer } | null> {
    const [row] = await this.signIn.call<{ worker_id: string; public_key: Buffer }>({
      text: 'SELECT worker_id, public_key FROM waymark_passkey($1)',
      values: [credentialId],
    });
    return row ? { workerId: row.worker_id, publicKey: row.public_key } : null;
  }

  /** False when its counter did not rise. */
  startSession({ credentialId, counter }: AnsweredPasskey, tokenHash: Buffer): Promise<boolean> {
    return this.ask('SELECT waymark_start_session_with_passkey($1, $2, $3) AS yes', [credentialId, counter, tokenHash]);
  }

  /** False when its counter did not rise or the session is not its worker's. Unlocks the session as well. */
  proveSession({ credentialId, counter }: AnsweredPasskey, tokenHash: Buffer): Promise<boolean> {
    return this.ask('SELECT waymark_prove_session_with_passkey($1, $2, $3) AS yes', [credentialId, counter, tokenHash]);
  }

  private async ask(text: string, values: unknown[]): Promise<boolean> {
    const [row] = await this.signIn.call<{ yes: boolean }>({ text, values });
    return row?.yes === true;
  }
}
