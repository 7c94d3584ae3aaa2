import type { InviteWorker } from '@waymark/contracts';
import { Injectable } from '@nestjs/common';
import { SECOND_PERSON_ROLES, type AccountRequestKind, type AccountRequestState, type CalendarDay, type IdentityProof, type LinkKind, type Role } from '@waymark/domain';
import { Database } from '../../platform/database/database.js';
import { currentScope } from '../../platform/database/request-scope.js';
import { RuleRefused } from '../../platform/errors/errors.js';

export interface AccountRequestRow extends Record<string, unknown> {
  id: string;
  kind: AccountRequestKind;
  state: AccountRequestState;
  worker_id: string | null;
  worker_name: string;
  /** Whose account from before an invitation would open again. */
  returns_as: string | null;
  invited_email: string | null;
  invited_speaks: string[] | null;
  proof: IdentityProof | null;
  identity_issuer: string | null;
  identity_subject: string | null;
  roles: Role[];
  service_en: string | null;
  service_cy: string | null;
  team_en: string | null;
  team_cy: string | null;
  from_on: CalendarDay | null;
  to_on: CalendarDay | null;
  asked_by: string;
  asked_by_name: string;
  asked_at: Date;
  expires_at: Date;
  is_lapsed: boolean;
  answered_by_name: string | null;
  answered_at: Date | null;
}

export interface NewAccountRequest {
  workerId: string;
  kind: LinkKind;
  proof: IdentityProof;
  codeHash: Buffer;
}

export interface NewIdentityRequest {
  workerId: string;
  issuer: string;
  subject: string;
  proof: IdentityProof;
}

export interface NewRoleRequest {
  workerId: string;
  role: Role;
  serviceId: string | null;
  teamId: string | null;
  fromOn: CalendarDay;
  toOn: CalendarDay | null;
}

export interface NewInvitation extends InviteWorker {
  codeHash: Buffer;
}

/** As in waymark_confirm_account_request. */
const ANSWERED_WITHIN = `interval '24 hours'`;

const SELECT_REQUESTS = `
  SELECT q.id, q.kind, q.state, q.worker_id, coalesce(w.display_name, q.invited_name) AS worker_name, f.display_name AS returns_as, q.invited_email, q.invited_speaks, q.identity_issuer, q.identity_subject, q.proof, q.asked_by, a.display_name AS asked_by_name,
         q.asked_at, q.asked_at + ${ANSWERED_WITHIN} AS expires_at, q.state = 'waiting' AND q.asked_at <= now() - ${ANSWERED_WITHIN} AS is_lapsed,
         b.display_name AS answered_by_name, q.answered_at,
         coalesce(q.invited_roles, array_remove(ARRAY[q.role], NULL)) AS roles, s.name_en AS service_en, s.name_cy AS service_cy,
         t.name_en AS team_en, t.name_cy AS team_cy, q.from_on::text AS from_on, q.to_on::text AS to_on
    FROM account_requests q
    LEFT JOIN workers w ON w.organisation_id = q.organisation_id AND w.id = q.worker_id
    LEFT JOIN workers f ON f.organisation_id = q.organisation_id AND q.state = 'waiting' AND f.email = q.invited_email AND f.left_at IS NOT NULL
    JOIN workers a ON a.organisation_id = q.organisation_id AND a.id = q.asked_by
    LEFT JOIN services s ON s.organisation_id = q.organisation_id AND s.id = q.service_id
    LEFT JOIN teams t ON t.organisation_id = q.organisation_id AND t.id = q.team_id
    LEFT JOIN workers b ON b.organisation_id = q.organisation_id AND b.id = q.answered_by`;

/** By the database's clock throughout, which also judges when a request or a link is over. */
@Injectable()
export class AccountRequestsRepository {
  constructor(private readonly database: Database) {}

  /** What waits, the oldest first, then what was asked for in the last thirty days. */
  lately(): Promise<AccountRequestRow[]> {
    return this.database.rows<AccountRequestRow>({
      name: 'account-requests-lately',
      text: `${SELECT_REQUESTS} WHERE q.asked_at > now() - interval '30 days'
              ORDER BY q.state = 'waiting' AND q.asked_at > now() - ${ANSWERED_WITHIN} DESC, CASE WHEN q.state = 'waiting' THEN q.asked_at END, q.asked_at DESC, q.id`,
    });
  }

  async one(id: string): Promise<AccountRequestRow | null> {
    const [row] = await this.database.rows<AccountRequestRow>({ name: 'account-requests-one', text: `${SELECT_REQUESTS} WHERE q.id = $1`, values: [id] });
    return row ?? null;
  }

  /** How many a worker could answer as the second person. */
  async countFor(workerId: string): Promise<number> {
    const [row] = await this.database.rows<{ waiting: number }>({
      name: 'account-requests-count',
      text: `SELECT count(*)::int AS waiting FROM account_requests q
              WHERE q.state = 'waiting' AND q.asked_at > now() - ${ANSWERED_WITHIN} AND q.asked_by <> $1 AND q.worker_id IS DISTINCT FROM $1`,
      values: [workerId],
    });
    return row?.waiting ?? 0;
  }

  /** Everybody of the organisation who can be the second person today. */
  secondPeople(today: CalendarDay): Promise<{ id: string; display_name: string }[]> {
    return this.database.rows<{ id: string; display_name: string }>({
      name: 'account-requests-second-people',
      text: `SELECT w.id, w.display_name FROM workers w
              WHERE w.left_at IS NULL AND EXISTS (SELECT FROM memberships m
                     WHERE m.organisation_id = w.organisation_id AND m.worker_id = w.id AND m.role = ANY ($2)
                       AND m.from_on <= $1 AND (m.to_on IS NULL OR m.to_on >= $1))
              ORDER BY w.display_name, w.id`,
      values: [today, [...SECOND_PERSON_ROLES]],
    });
  }

  async isActive(workerId: string): Promise<boolean> {
    const rows = await this.database.rows({ text: 'SELECT FROM workers WHERE id = $1 AND left_at IS NULL', values: [workerId] });
    return rows.length > 0;
  }

  /** A newer request for the same stands in the place of the one before. */
  async add({ workerId, kind, proof, codeHash }: NewAccountRequest): Promise<{ id: string; expires_at: Date }> {
    await this.database.rows({
      text: `UPDATE account_requests SET state = 'withdrawn', answered_by = (SELECT waymark_worker()), answered_at = now()
              WHERE worker_id = $1 AND kind = $2 AND state = 'waiting'`,
      values: [workerId, kind],
    });
    const [row] = await this.database.rows<{ id: string; expires_at: Date }>({
      text: `INSERT INTO account_requests (organisation_id, worker_id, kind, proof, code_hash, asked_by)
             VALUES ((SELECT waymark_organisation()), $1, $2, $3, $4, (SELECT waymark_worker())) RETURNING id, asked_at + ${ANSWERED_WITHIN} AS expires_at`,
      values: [workerId, kind, proof, codeHash],
    });
    if (!row) throw new Error('The request was not kept.');
    return row;
  }

  /** A newer request for the same worker stands in the place of the one before. */
  async addIdentity({ workerId, issuer, subject, proof }: NewIdentityRequest): Promise<{ id: string; expires_at: Date }> {
    await this.database.rows({
      text: `UPDATE account_requests SET state = 'withdrawn', answered_by = (SELECT waymark_worker()), answered_at = now()
              WHERE worker_id = $1 AND kind = 'identity-link' AND state = 'waiting'`,
      values: [workerId],
    });
    const [row] = await this.database.rows<{ id: string; expires_at: Date }>({
      text: `INSERT INTO account_requests (organisation_id, worker_id, kind, proof, identity_issuer, identity_subject, asked_by)
             VALUES ((SELECT waymark_organisation()), $1, 'identity-link', $2, $3, $4, (SELECT waymark_worker())) RETURNING id, asked_at + ${ANSWERED_WITHIN} AS expires_at`,
      values: [workerId, proof, issuer, subject],
    });
    if (!row) throw new Error('The request was not kept.');
    return row;
  }

  /** To anybody of the organisation, and standing. */
  async isIdentityLinked({ issuer, subject }: { issuer: string; subject: string }): Promise<boolean> {
    const text = 'SELECT FROM worker_identities WHERE issuer = $1 AND subject = $2 AND ended_at IS NULL';
    return (await this.database.rows({ text, values: [issuer, subject] })).length > 0;
  }

  /** Roles that are held today or will be, and whether each is of this service, or of every one as the asked one is. */
  heldRoles(workerId: string, serviceId: string | null, today: CalendarDay): Promise<{ role: Role; isSameService: boolean }[]> {
    return this.database.rows<{ role: Role; isSameService: boolean }>({
      text: `SELECT m.role, m.service_id IS NULL OR m.service_id IS NOT DISTINCT FROM $2 AS "isSameService" FROM memberships m
              WHERE m.organisation_id = (SELECT waymark_organisation()) AND m.worker_id = $1 AND (m.to_on IS NULL OR m.to_on >= $3)`,
      values: [workerId, serviceId, today],
    });
  }

  async isService(id: string): Promise<boolean> {
    return (await this.database.rows({ text: 'SELECT FROM services WHERE id = $1 AND ended_at IS NULL', values: [id] })).length > 0;
  }

  async isTeam(id: string, serviceId: string | null): Promise<boolean> {
    return (await this.database.rows({ text: 'SELECT FROM teams WHERE id = $1 AND service_id = $2 AND ended_at IS NULL', values: [id, serviceId] })).length > 0;
  }

  /** Of a colleague who is here; one who has left comes back by the same invitation. */
  async isEmailTaken(email: string): Promise<boolean> {
    const text = 'SELECT FROM workers WHERE organisation_id = (SELECT waymark_organisation()) AND email = $1 AND left_at IS NULL';
    return (await this.database.rows({ text, values: [email] })).length > 0;
  }

  async addInvitation({ name, email, language, speaks, roles, serviceId, teamId, fromOn, codeHash }: NewInvitation): Promise<{ id: string; expires_at: Date }> {
    await this.database.rows({
      text: `UPDATE account_requests SET state = 'withdrawn', answered_by = (SELECT waymark_worker()), answered_at = now()
              WHERE invited_email = $1 AND state = 'waiting'`,
      values: [email],
    });
    const [row] = await this.database.rows<{ id: string; expires_at: Date }>({
      text: `INSERT INTO account_requests (organisation_id, kind, code_hash, asked_by, invited_name, invited_email, invited_language, invited_speaks,
                                           invited_roles, service_id, team_id, from_on)
             VALUES ((SELECT waymark_organisation()), 'invitation', $1, (SELECT waymark_worker()), $2, $3, $4, $5, $6, $7, $8, $9)
             RETURNING id, asked_at + ${ANSWERED_WITHIN} AS expires_at`,
      values: [codeHash, name, email, language, speaks, roles, serviceId, teamId, fromOn],
    });
    if (!row) throw new Error('The invitation was not kept.');
    return row;
  }

  async addRole({ workerId, role, serviceId, teamId, fromOn, toOn }: NewRoleRequest): Promise<{ id: string; expires_at: Date }> {
    await this.database.rows({
      text: `UPDATE account_requests SET state = 'withdrawn', answered_by = (SELECT waymark_worker()), answered_at = now()
              WHERE worker_id = $1 AND kind = 'role' AND role = $2 AND service_id IS NOT DISTINCT FROM $3 AND state = 'waiting'`,
      values: [workerId, role, serviceId],
    });
    const [row] = await this.database.rows<{ id: string; expires_at: Date }>({
      text: `INSERT INTO account_requests (organisation_id, worker_id, kind, role, service_id, from_on, to_on, team_id, asked_by)
             VALUES ((SELECT waymark_organisation()), $1, 'role', $2, $3, $4, $5, $6, (SELECT waymark_worker()))
             RETURNING id, asked_at + ${ANSWERED_WITHIN} AS expires_at`,
      values: [workerId, role, serviceId, fromOn, toOn, teamId],
    });
    if (!row) throw new Error('The request was not kept.');
    return row;
  }

  async end(id: string, state: 'declined' | 'withdrawn'): Promise<void> {
    const rows = await this.database.rows({
      text: `UPDATE account_requests SET state = $2, answered_by = (SELECT waymark_worker()), answered_at = now()
              WHERE id = $1 AND state = 'waiting' RETURNING id`,
      values: [id, state],
    });
    if (rows.length === 0) throw new RuleRefused('account-request-over');
  }

  /** When the link ends; the database refuses where the two people are one, and whoever came second of two at once. */
  async confirm(id: string, tokenHash: Buffer): Promise<Date> {
    const [row] = await this.database.rows<{ ends: Date | null }>({
      text: 'SELECT waymark_confirm_account_request($1, $2, $3) AS ends',
      values: [id, tokenHash, currentScope().requestId],
    });
    if (!row?.ends) throw new RuleRefused('account-request-over');
    return row.ends;
  }
}
