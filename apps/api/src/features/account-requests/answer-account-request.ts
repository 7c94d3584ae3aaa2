import { Injectable } from '@nestjs/common';
import type { AccountRequestConfirmedView, AccountRequestView } from '@waymark/contracts';
import { confirmAccountRequest, endAccountRequest, type AccountRequest } from '@waymark/domain';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import type { ActingWorker } from '../../platform/auth/signed-in-worker.js';
import { newToken, tokenHash } from '../../platform/auth/tokens.js';
import { NotFound, RuleRefused } from '../../platform/errors/errors.js';
import { toAccountRequestView } from './account-request.view.js';
import { AccountRequestsRepository, type AccountRequestRow } from './account-requests.repository.js';

/** The second of two people looks at what the first asked for. */
@Injectable()
export class AnswerAccountRequestAct {
  constructor(
    private readonly requests: AccountRequestsRepository,
    private readonly audit: AuditTrail,
  ) {}

  async lately(worker: ActingWorker): Promise<AccountRequestView[]> {
    const rows = await this.requests.lately();
    return rows.map((row) => toAccountRequestView(row, worker.id));
  }

  countFor(worker: ActingWorker): Promise<number> {
    return this.requests.countFor(worker.id);
  }

  /** Makes the link, or gives the role or the identity. A link is answered once, and kept only as a digest. The act is put on record by the database itself. */
  async confirm(id: string, worker: ActingWorker): Promise<AccountRequestConfirmedView> {
    const found = await this.found(id);
    const ruling = confirmAccountRequest(ruleOf(found), worker.id);
    if (!ruling.ok) throw new RuleRefused(ruling.refusal);
    const token = newToken();
    const ends = await this.requests.confirm(id, tokenHash(token));
    return { link: found.kind === 'role' || found.kind === 'identity-link' ? null : { token, expiresAt: ends.toISOString() } };
  }

  /** No, from the second person; or taken back by whoever asked. */
  async end(id: string, worker: ActingWorker): Promise<AccountRequestView> {
    const found = await this.found(id);
    const ruling = endAccountRequest(ruleOf(found), worker.id);
    if (!ruling.ok) throw new RuleRefused(ruling.refusal);
    await this.requests.end(id, ruling.value);
    await this.audit.note({ action: `${found.kind}.${ruling.value}`, ...subjectOf(found), personId: null });
    return toAccountRequestView(await this.found(id), worker.id);
  }

  private async found(id: string): Promise<AccountRequestRow> {
    const row = await this.requests.one(id);
    if (!row) throw new NotFound();
    return row;
  }
}

function ruleOf({ worker_id: workerId, asked_by: askedBy, state, is_lapsed: isLapsed }: AccountRequestRow): AccountRequest {
  return { workerId, askedBy, state, isLapsed };
}

/** Somebody invited has no account to be named by before it is confirmed. */
function subjectOf({ id, worker_id: workerId }: AccountRequestRow): { subjectType: string; subjectId: string } {
  return workerId === null ? { subjectType: 'account-request', subjectId: id } : { subjectType: 'worker', subjectId: workerId };
}
