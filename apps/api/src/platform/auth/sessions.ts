import { Injectable } from '@nestjs/common';
import type { Language, SecondFactorState } from '@waymark/contracts';
import { rightsOf, type Role } from '@waymark/domain';
import type { QueryConfig } from 'pg';
import { Database } from '../database/database.js';
import { currentScope } from '../database/request-scope.js';
import { NotSignedIn } from '../errors/errors.js';
import type { SignedInWorker } from './signed-in-worker.js';
import { tokenHash } from './tokens.js';

interface IdentityRow {
  worker_id: string;
  organisation_id: string;
  organisation_en: string;
  organisation_cy: string;
  display_name: string;
  language: Language;
  roles: Role[];
  session_id: string;
  ends_at: Date;
  has_second_factor: boolean;
  must_set_up_second_factor: boolean;
  proved_at: Date;
  is_locked: boolean;
  hidden_ids: string[];
  has_passkey: boolean;
}

/**
 * The first statement of a request: turns the token's hash into the transaction's identity. The hash itself stays in the
 * transaction for the policies that trust no setting: they look the live session up by it. Records that are only opened in
 * an emergency are there where `opens` says so and nowhere else.
 */
export function identityStatement(hash: Buffer, opens = false): QueryConfig {
  return {
    name: 'open-request',
    text: `SELECT who.*, set_config('waymark.session', encode($1, 'hex'), true), set_config('waymark.opens', $2, true),
                  coalesce(waymark_blocked('people'), '{}') AS hidden_ids
             FROM waymark_open_request($1) who`,
    values: [hash, opens ? 'on' : 'off'],
  };
}

/** Sign-ins as rows: ending the row ends the sign-in at the very next request, on every process. */
@Injectable()
export class Sessions {
  constructor(private readonly database: Database) {}

  /** Opens the request's transaction under the identity of a live session, or answers null. One that is locked opens nothing. */
  async open(token: string, opens = false): Promise<SignedInWorker | null> {
    const scope = currentScope();
    const hash = tokenHash(token);
    const [row] = await this.database.begin<IdentityRow>(identityStatement(hash, opens));
    if (!row) return null;
    if (row.is_locked) throw new NotSignedIn('session-locked');
    scope.sessionHash = hash;
    scope.worker = toSignedInWorker(row);
    return scope.worker;
  }

  /** Why the session at hand opens nothing any more, or null while it does: another request may lock or end it under this one. */
  async lapsed(): Promise<NotSignedIn | null> {
    const { sessionHash } = currentScope();
    if (!sessionHash) return null;
    const { transaction, rows } = await this.database.beginDetached<IdentityRow>(identityStatement(sessionHash));
    await transaction.rollback();
    const [row] = rows;
    if (!row) return new NotSignedIn();
    return row.is_locked ? new NotSignedIn('session-locked') : null;
  }
}

function toSignedInWorker(row: IdentityRow): SignedInWorker {
  return {
    id: row.worker_id,
    organisationId: row.organisation_id,
    organisationName: { en: row.organisation_en, cy: row.organisation_cy },
    displayName: row.display_name,
    language: row.language,
    roles: row.roles,
    // Whoever still has to set up a second factor may do nothing else, and the database lets her do nothing else.
    rights: row.must_set_up_second_factor ? [] : rightsOf(row.roles),
    sessionId: row.session_id,
    endsAt: row.ends_at,
    secondFactor: secondFactorOf(row),
    hasPasskey: row.has_passkey,
    provedAt: row.proved_at,
    hiddenIds: row.hidden_ids,
  };
}

function secondFactorOf(row: IdentityRow): SecondFactorState {
  if (row.has_second_factor) return 'on';
  return row.must_set_up_second_factor ? 'to-set-up' : 'off';
}
