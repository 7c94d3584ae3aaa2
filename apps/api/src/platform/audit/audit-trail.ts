import { Injectable } from '@nestjs/common';
import type { QueryConfig } from 'pg';
import { identityStatement } from '../auth/sessions.js';
import { Clock } from '../clock/clock.js';
import { Database } from '../database/database.js';
import { currentScope, type RequestScope } from '../database/request-scope.js';

/** What happened to what. Never a value: ids, and at most the names of the fields that changed or were read. */
export interface AuditNote {
  action: string;
  subjectType: string;
  subjectId: string | null;
  personId: string | null;
  fields?: readonly string[];
}

/** Append-only record of changes, reads, reveals and refusals. */
@Injectable()
export class AuditTrail {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** In the transaction of the act itself: no act without its entry, no entry without its act. */
  async note(note: AuditNote): Promise<void> {
    const scope = currentScope();
    if (note.personId !== null) scope.people.add(note.personId);
    await this.database.rows(insertOf(note, scope, this.clock.now()));
  }

  /** In a transaction of its own, since the refused one rolls back. */
  async noteRefusal(note: AuditNote): Promise<void> {
    const scope = currentScope();
    if (!scope.sessionHash) return;
    const { transaction } = await this.database.beginDetached(identityStatement(scope.sessionHash));
    try {
      await transaction.query(insertOf(note, scope, this.clock.now()));
      await transaction.commit();
    } catch (error) {
      await transaction.rollback();
      throw error;
    }
  }
}

function insertOf(note: AuditNote, scope: RequestScope, at: Date): QueryConfig {
  return {
    name: 'note-audit',
    text: `INSERT INTO audit_entries
        (organisation_id, worker_id, system_job, action, subject_type, subject_id, person_id, request_id, fields, at)
      VALUES ((SELECT waymark_organisation()), (SELECT waymark_worker()), $1, $2, $3, $4, $5, $6, $7, $8)`,
    values: [
      scope.systemJob,
      note.action,
      note.subjectType,
      note.subjectId,
      note.personId,
      scope.requestId,
      note.fields ?? [],
      at,
    ],
  };
}
