import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { rightsOf, type Role } from '@waymark/domain';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import type { ActingWorker } from '../../platform/auth/signed-in-worker.js';
import { Database } from '../../platform/database/database.js';
import { JobIdentity } from '../../platform/database/job-identity.js';
import { newScope, runInScope, type RequestScope } from '../../platform/database/request-scope.js';
import type { QueryConfig } from 'pg';
import { ImportsRepository } from './imports.repository.js';

interface OriginatorRow {
  worker_id: string;
  organisation_id: string;
  roles: Role[];
}

/** Opens each step of an import or its undo in the name of whoever started it, with the rights that she has then. */
@Injectable()
export class ImportIdentity {
  constructor(
    private readonly database: Database,
    private readonly identity: JobIdentity,
    private readonly imports: ImportsRepository,
    private readonly audit: AuditTrail,
  ) {}

  /** Null when nothing runs any more, or must stop because its originator may no longer import. */
  async inNameOfOriginator<T>(batchId: string, work: (worker: ActingWorker) => Promise<T>): Promise<T | null> {
    const answer = await this.inTransaction<OriginatorRow, Answer<T>>(this.identity.ofImport(batchId), async (originator) => {
      if (!originator) return { value: null, stopFor: null };
      const worker = toActingWorker(originator);
      if (!worker.rights.includes('import:run')) return { value: null, stopFor: worker.organisationId };
      return { value: await work(worker), stopFor: null };
    });
    if (answer.stopFor !== null) await this.stop(batchId, answer.stopFor);
    return answer.value;
  }

  /** The rows done so far stand; the rest wait until somebody who may import takes the file on. */
  private async stop(batchId: string, organisationId: string): Promise<void> {
    await this.inTransaction(this.identity.ofOrganisation(organisationId), async () => {
      const stopped = await this.imports.stop(batchId);
      if (stopped === null) return;
      await this.audit.note({ action: `import.${stopped}`, subjectType: 'import', subjectId: batchId, personId: null });
    });
  }

  private inTransaction<Row extends object, T>(identity: QueryConfig, work: (first: Row | undefined) => Promise<T>): Promise<T> {
    const scope: RequestScope = { ...newScope(randomUUID()), systemJob: 'import' };
    return runInScope(scope, async () => {
      const [first] = await this.database.begin<Row & Record<string, unknown>>(identity);
      try {
        const answer = await work(first);
        await scope.transaction?.commit();
        return answer;
      } catch (error) {
        await scope.transaction?.rollback();
        throw error;
      }
    });
  }
}

interface Answer<T> {
  value: T | null;
  stopFor: string | null;
}

function toActingWorker(row: OriginatorRow): ActingWorker {
  return { id: row.worker_id, organisationId: row.organisation_id, roles: row.roles, rights: rightsOf(row.roles) };
}
