import { Injectable } from '@nestjs/common';
import type { WorkerIdentityView } from '@waymark/contracts';
import { Database } from '../../platform/database/database.js';
import { currentScope } from '../../platform/database/request-scope.js';

/** By what a worker is known at the organisation's provider. */
@Injectable()
export class IdentitiesRepository {
  constructor(private readonly database: Database) {}

  async of(workerId: string): Promise<WorkerIdentityView[]> {
    const rows = await this.database.rows<{ id: string; issuer: string; subject: string; linked_at: Date; asked_by: string; confirmed_by: string }>({
      name: 'identities-of',
      text: `SELECT i.id, i.issuer, i.subject, i.linked_at, a.display_name AS asked_by, c.display_name AS confirmed_by
               FROM worker_identities i
               JOIN account_requests q ON q.organisation_id = i.organisation_id AND q.id = i.request_id
               JOIN workers a ON a.organisation_id = q.organisation_id AND a.id = q.asked_by
               JOIN workers c ON c.organisation_id = q.organisation_id AND c.id = q.answered_by
              WHERE i.organisation_id = (SELECT waymark_organisation()) AND i.worker_id = $1 AND i.ended_at IS NULL
              ORDER BY i.linked_at, i.id`,
      values: [workerId],
    });
    return rows.map(({ id, issuer, subject, ...row }) => ({
      ...{ id, issuer, subject },
      linkedAt: row.linked_at.toISOString(),
      askedBy: row.asked_by,
      confirmedBy: row.confirmed_by,
    }));
  }

  /** False when there is none such, or the database would not. The sign-ins that it opened end with it. */
  async end(workerId: string, id: string): Promise<boolean> {
    const [row] = await this.database.rows<{ done: boolean }>({
      text: 'SELECT waymark_end_identity($1, $2, $3) AS done',
      values: [workerId, id, currentScope().requestId],
    });
    return row?.done === true;
  }
}
