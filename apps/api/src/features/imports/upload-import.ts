import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { suggestMapping } from '@waymark/domain';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import type { ActingWorker } from '../../platform/auth/signed-in-worker.js';
import { Clock } from '../../platform/clock/clock.js';
import { RuleRefused, StaleVersion } from '../../platform/errors/errors.js';
import { ImportRowsRepository } from './import-rows.repository.js';
import { ImportsRepository } from './imports.repository.js';
import { sourceKeyOf } from './mapping-of-source.js';
import { readCsvFile } from './read-csv-file.js';
import { SealedHeadings } from './sealed-headings.js';
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
    private readonly headings: SealedHeadings,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async upload(source: string, bytes: Buffer, worker: ActingWorker): Promise<Uploaded> {
    const file = readCsvFile(bytes);
    await this.refuseUnknownHeadings(file.columns, source);
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
      columns: this.headings.sealBatch('columns', file.columns, { id, organisationId }),
      mapping: null,
      trial: null,
      rowCount: file.rows.length,
      uploadedAt: this.clock.now(),
      uploadedBy: worker.id,
      holderId: worker.id,
      startedAt: null,
      startedBy: null,
      finishedAt: null,
      undoStartedAt: null,
      undoneAt: null,
      undoneBy: null,
      ...{ safetyWords: null, safetySaidBy: null, safetySaidAt: null },
      version: 1,
    });
    if (!isNew) return this.repeatOf(digest);
    await this.addRows(id, file.rows, organisationId);
    await this.audit.note({ action: 'import.uploaded', subjectType: 'import', subjectId: id, personId: null });
    return { id, isRepeat: false };
  }

  private async repeatOf(digest: Buffer): Promise<Uploaded> {
    const earlier = await this.imports.batchWithDigest(digest);
    // Taken back by somebody in this very moment: sent once more, it is a new one.
    if (!earlier) throw new StaleVersion();
    return { id: earlier.id, isRepeat: true };
  }

  /** A first line in which nothing is a heading is most likely somebody's data. */
  private async refuseUnknownHeadings(columns: string[], source: string): Promise<void> {
    if (Object.values(suggestMapping(columns)).some((field) => field !== null)) return;
    const remembered = await this.imports.source(sourceKeyOf(source));
    const isKnown = remembered?.mapping?.some(({ column, field }) => field !== null && columns.includes(column)) ?? false;
    if (!isKnown) throw new RuleRefused('file-without-headings');
  }

  private addRows(batchId: string, rows: readonly string[][], organisationId: string): Promise<void> {
    const sealed = rows.map((cells) => {
      const id = randomUUID();
      return { id, raw: this.sealed.seal('raw', cells, { id, organisationId }) };
    });
    return this.rows.add(batchId, organisationId, sealed);
  }
}
