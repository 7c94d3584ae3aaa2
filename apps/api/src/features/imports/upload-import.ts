import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import type { ActingWorker } from '../../platform/auth/signed-in-worker.js';
import { Clock } from '../../platform/clock/clock.js';
import { ImportRowsRepository } from './import-rows.repository.js';
import { ImportsRepository } from './imports.repository.js';
import { sourceKeyOf } from './mapping-of-source.js';
import { readCsvFile } from './read-csv-file.js';
import { SealedRows } from './sealed-rows.js';

export interface Uploaded {
  id: string;
  /** The same bytes are here already: nothing was created. */
  isRepeat: boolean;
}

/** Takes a file in, row by row and encrypted. Nothing of it is read as a person yet. */
@Injectable()
export class UploadImportAct {
  constructor(
    private readonly imports: ImportsRepository,
    private readonly rows: ImportRowsRepository,
    private readonly sealed: SealedRows,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async upload(source: string, bytes: Buffer, worker: ActingWorker): Promise<Uploaded> {
    const file = readCsvFile(bytes);
    const { organisationId } = worker;
    const digest = this.sealed.fileDigest(bytes, organisationId);
    const id = randomUUID();
    const isNew = await this.imports.add({
      id,
      organisationId,
      source: source.trim(),
      sourceKey: sourceKeyOf(source),
      digest,
      state: 'uploaded',
      encoding: file.encoding,
      columns: file.columns,
      mapping: null,
      rowCount: file.rows.length,
      uploadedAt: this.clock.now(),
      uploadedBy: worker.id,
      startedAt: null,
      startedBy: null,
      finishedAt: null,
      undoneAt: null,
      undoneBy: null,
      version: 1,
    });
    const earlier = isNew ? null : await this.imports.batchWithDigest(digest);
    if (earlier) return { id: earlier.id, isRepeat: true };
    await this.addRows(id, file.rows, organisationId);
    await this.audit.note({ action: 'import.uploaded', subjectType: 'import', subjectId: id, personId: null });
    return { id, isRepeat: false };
  }

  private addRows(batchId: string, rows: readonly string[][], organisationId: string): Promise<void> {
    const sealed = rows.map((cells) => {
      const id = randomUUID();
      return { id, raw: this.sealed.seal('raw', cells, { id, organisationId }) };
    });
    return this.rows.add(batchId, organisationId, sealed);
  }
}
