import { Injectable } from '@nestjs/common';
import type { ImportCounts } from '@waymark/contracts';
import type { ImportState } from '@waymark/domain';
import { Database } from '../../platform/database/database.js';
import { StaleVersion } from '../../platform/errors/errors.js';
import { ImportBatchEntity, ImportSourceEntity, type TrialReading } from './import.entities.js';
import { SealedHeadings, type ImportBatch, type ImportSource } from './sealed-headings.js';

export interface BatchRow {
  id: string;
  source: string;
  state: ImportState;
  uploaded_at: Date;
  uploaded_by: string;
  holder_id: string;
  finished_at: Date | null;
  undone_at: Date | null;
  rows: number;
  waiting: number;
  referral: number;
  review: number;
  reviewHigh: number;
  blank: number;
  discarded: number;
  withdrawn: number;
  kept: number;
}

export interface BatchPosition {
  uploadedAt: string;
  id: string;
}

/** A row that is hidden from whoever asks is not counted, nor missed in the sum. */
const COUNTS = `
  SELECT count(*)::int AS rows, count(*) FILTER (WHERE r.state = 'waiting')::int AS waiting,
         count(*) FILTER (WHERE r.state = 'referral')::int AS referral,
         count(*) FILTER (WHERE r.state = 'review')::int AS review,
         count(*) FILTER (WHERE r.state = 'review' AND r.states_high_risk)::int AS "reviewHigh",
         count(*) FILTER (WHERE r.state = 'blank')::int AS blank,
         count(*) FILTER (WHERE r.state = 'discarded')::int AS discarded,
         count(*) FILTER (WHERE r.state = 'withdrawn')::int AS withdrawn,
         count(*) FILTER (WHERE r.state = 'kept')::int AS kept
    FROM import_rows r
   WHERE r.organisation_id = (SELECT waymark_organisation()) AND r.batch_id = `;

/** Files and the sources they come from. */
@Injectable()
export class ImportsRepository {
  constructor(
    private readonly database: Database,
    private readonly headings: SealedHeadings,
  ) {}

  async batch(id: string): Promise<ImportBatch | null> {
    const found = await this.database.manager.findOneBy(ImportBatchEntity, { id });
    return found && this.headings.openBatch(found);
  }

  /**
   * The batch, held until this transaction ends: many may finish rows of it at once, and none once its undo begins, so
   * that no row becomes a referral behind the back of an undo.
   */
  async hold(id: string, how: 'shared' | 'alone'): Promise<ImportBatch | null> {
    await this.database.rows({
      name: `imports-hold-${how}`,
      text: `SELECT id FROM import_batches WHERE organisation_id = (SELECT waymark_organisation()) AND id = $1
             FOR ${how === 'alone' ? 'UPDATE' : 'SHARE'}`,
      values: [id],
    });
    return this.batch(id);
  }

  /** The same bytes, unless they were taken back. */
  async batchWithDigest(digest: Buffer): Promise<ImportBatch | null> {
    const [found] = await this.database.rows<{ id: string }>({
      name: 'imports-by-digest',
      text: `SELECT id FROM import_batches
              WHERE organisation_id = (SELECT waymark_organisation()) AND digest = $1 AND undone_at IS NULL`,
      values: [digest],
    });
    return found ? this.batch(found.id) : null;
  }

  /** False when another upload of the same file was quicker. */
  async add(batch: ImportBatchEntity): Promise<boolean> {
    const rows = await this.database.rows({
      name: 'imports-add',
      text: `INSERT INTO import_batches
               (id, organisation_id, source, source_key, digest, state, encoding, columns, row_count, uploaded_at, uploaded_by, holder_id)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) ON CONFLICT DO NOTHING RETURNING id`,
      values: [
        batch.id,
        batch.organisationId,
        batch.source,
        batch.sourceKey,
        batch.digest,
        batch.state,
        batch.encoding,
        batch.columns,
        batch.rowCount,
        batch.uploadedAt,
        batch.uploadedBy,
        batch.holderId,
      ],
    });
    return rows.length === 1;
  }

  /** Changes exactly one batch of exactly this version. */
  async change(id: string, version: number, changes: Partial<ImportBatchEntity>): Promise<void> {
    const { affected } = await this.database.manager.update(ImportBatchEntity, { id, version }, { ...changes, version: version + 1 });
    if (affected !== 1) throw new StaleVersion();
  }

  /** Nothing that a worker sees, so it makes no new version; a newer one has its own. */
  async keepTrial(id: string, version: number, trial: TrialReading): Promise<void> {
    await this.database.manager.update(ImportBatchEntity, { id, version }, { trial });
  }

  /** Newest first; one more than asked, so that the caller knows whether there is a next page. */
  page(after: BatchPosition | null, limit: number): Promise<BatchRow[]> {
    return this.database.rows<BatchRow & Record<string, unknown>>({
      name: 'imports-page',
      text: `
        SELECT b.id, b.source, b.state, b.uploaded_at, b.uploaded_by, b.holder_id, b.finished_at, b.undone_at, counted.*
          FROM import_batches b CROSS JOIN LATERAL (${COUNTS} b.id) counted
         WHERE b.organisation_id = (SELECT waymark_organisation())
           AND ($1::timestamptz IS NULL OR (b.uploaded_at, b.id) < ($1, $2::uuid))
         ORDER BY b.uploaded_at DESC, b.id DESC
         LIMIT $3`,
      values: [after?.uploadedAt ?? null, after?.id ?? null, limit + 1],
    });
  }

  async counts(batchId: string): Promise<ImportCounts> {
    const [counted] = await this.database.rows<ImportCounts & Record<string, number>>({
      name: 'imports-counts',
      text: `${COUNTS} $1`,
      values: [batchId],
    });
    return counted ?? { rows: 0, waiting: 0, referral: 0, review: 0, reviewHigh: 0, blank: 0, discarded: 0, withdrawn: 0, kept: 0 };
  }

  /** Done when no row waits; also true of the one process that finds the last row taken by another. */
  async finish(batchId: string, at: Date): Promise<boolean> {
    const rows = await this.database.rows({
      name: 'imports-finish',
      text: `UPDATE import_batches b SET state = 'imported', finished_at = $2, version = version + 1
              WHERE b.organisation_id = (SELECT waymark_organisation()) AND b.id = $1 AND b.state = 'importing'
                AND NOT EXISTS (SELECT FROM import_rows r
                      WHERE r.organisation_id = b.organisation_id AND r.batch_id = b.id AND r.state = 'waiting')
             RETURNING b.id`,
      values: [batchId, at],
    });
    return rows.length === 1;
  }

  /** Undone when no row is a referral any more, as an import is done when no row waits. */
  async finishUndo(batchId: string, at: Date): Promise<boolean> {
    const rows = await this.database.rows({
      name: 'imports-finish-undo',
      text: `UPDATE import_batches b SET state = 'undone', undone_at = $2, version = version + 1
              WHERE b.organisation_id = (SELECT waymark_organisation()) AND b.id = $1 AND b.state = 'undoing'
                AND NOT EXISTS (SELECT FROM import_rows r
                      WHERE r.organisation_id = b.organisation_id AND r.batch_id = b.id AND r.state = 'referral')
             RETURNING b.id`,
      values: [batchId, at],
    });
    return rows.length === 1;
  }

  /** Where it has stopped; null when nothing was at work any more. */
  async stop(batchId: string): Promise<ImportState | null> {
    const [stopped] = await this.database.rows<{ state: ImportState }>({
      name: 'imports-stop',
      text: `UPDATE import_batches SET version = version + 1,
                    state = CASE state WHEN 'importing' THEN 'stopped' ELSE 'undo-stopped' END
              WHERE organisation_id = (SELECT waymark_organisation()) AND id = $1 AND state = ANY (ARRAY['importing', 'undoing'])
             RETURNING state`,
      values: [batchId],
    });
    return stopped?.state ?? null;
  }

  /** Imports and undos under way in which nothing has happened for a while: their bell was lost, or who heard it. */
  async leftBehind(quietSince: Date): Promise<string[]> {
    const rows = await this.database.rows<{ id: string }>({
      name: 'imports-left-behind',
      text: `SELECT b.id FROM import_batches b
              WHERE b.organisation_id = (SELECT waymark_organisation())
                AND CASE b.state WHEN 'importing' THEN b.started_at WHEN 'undoing' THEN b.undo_started_at END < $1
                AND NOT EXISTS (SELECT FROM import_rows r
                      WHERE r.organisation_id = b.organisation_id AND r.batch_id = b.id AND (r.ended_at >= $1 OR r.undone_at >= $1))`,
      values: [quietSince],
    });
    return rows.map((row) => row.id);
  }

  async source(sourceKey: string): Promise<ImportSource | null> {
    const found = await this.database.manager.findOneBy(ImportSourceEntity, { sourceKey });
    return found && this.headings.openSource(found);
  }

  sources(): Promise<ImportSourceEntity[]> {
    return this.database.manager.find(ImportSourceEntity, { order: { confirmedAt: 'DESC' } });
  }

  async rememberSource(source: ImportSourceEntity): Promise<void> {
    await this.database.manager.upsert(ImportSourceEntity, source, ['organisationId', 'sourceKey']);
  }
}
