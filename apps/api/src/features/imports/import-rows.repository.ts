import { Injectable } from '@nestjs/common';
import type { ImportRowState, ReviewCode } from '@waymark/domain';
import { Database } from '../../platform/database/database.js';
import { StaleVersion } from '../../platform/errors/errors.js';
import { ImportRowEntity } from './import.entities.js';

export interface RowPosition {
  isHigh: string;
  position: string;
}

/** How a row ended, sealed. */
export interface RowEnd {
  state: ImportRowState;
  reading: Buffer | null;
  reasonCodes: ReviewCode[];
  statesHighRisk: boolean;
  referenceIndex: Buffer | null;
  referralId: string | null;
  endedAt: Date;
  endedIn: string;
}

/** The rows of files. */
@Injectable()
export class ImportRowsRepository {
  constructor(private readonly database: Database) {}

  async add(batchId: string, organisationId: string, rows: readonly { id: string; raw: Buffer }[]): Promise<void> {
    await this.database.rows({
      text: `INSERT INTO import_rows (organisation_id, batch_id, state, id, raw, position)
             SELECT $1, $2, 'waiting', sent.id, sent.raw, sent.position - 1
               FROM unnest($3::uuid[], $4::bytea[]) WITH ORDINALITY AS sent (id, raw, position)`,
      values: [organisationId, batchId, rows.map((row) => row.id), rows.map((row) => row.raw)],
    });
  }

  ofBatch(batchId: string, limit: number | null = null): Promise<ImportRowEntity[]> {
    return this.database.manager.find(ImportRowEntity, {
      where: { batchId },
      order: { position: 'ASC' },
      ...(limit === null ? {} : { take: limit }),
    });
  }

  row(batchId: string, id: string): Promise<ImportRowEntity | null> {
    return this.database.manager.findOneBy(ImportRowEntity, { batchId, id });
  }

  rowAt(batchId: string, position: number): Promise<ImportRowEntity | null> {
    return this.database.manager.findOneBy(ImportRowEntity, { batchId, position });
  }

  ofReferral(referralId: string): Promise<ImportRowEntity | null> {
    return this.database.manager.findOneBy(ImportRowEntity, { referralId });
  }

  /** Whose record the row has become, when it has. */
  async personOf(id: string): Promise<string | null> {
    const [row] = await this.database.rows<{ person_id: string }>({
      name: 'import-rows-person',
      text: `SELECT f.person_id FROM import_rows r
               JOIN referrals f ON f.organisation_id = r.organisation_id AND f.id = r.referral_id
              WHERE r.organisation_id = (SELECT waymark_organisation()) AND r.id = $1`,
      values: [id],
    });
    return row?.person_id ?? null;
  }

  /** Null when the row has ended meanwhile. */
  async countTry(id: string): Promise<number | null> {
    const [row] = await this.database.rows<{ tries: number }>({
      name: 'import-rows-count-try',
      text: `UPDATE import_rows SET tries = tries + 1
              WHERE organisation_id = (SELECT waymark_organisation()) AND id = $1 AND state = 'waiting' RETURNING tries`,
      values: [id],
    });
    return row?.tries ?? null;
  }

  /** Takes the next row for this transaction alone; another process at work on the same file gets the one after. */
  async takeWaiting(batchId: string): Promise<{ id: string; position: number } | null> {
    const [row] = await this.database.rows<{ id: string; position: number }>({
      name: 'import-rows-take',
      text: `SELECT id, position FROM import_rows
              WHERE organisation_id = (SELECT waymark_organisation()) AND batch_id = $1 AND state = 'waiting'
              ORDER BY position LIMIT 1 FOR UPDATE SKIP LOCKED`,
      values: [batchId],
    });
    return row ?? null;
  }

  /** Only a waiting row can end by the import: whatever happens twice, a row ends once. */
  async end(id: string, end: RowEnd): Promise<void> {
    const { affected } = await this.database.manager.update(ImportRowEntity, { id, state: 'waiting' }, end);
    if (affected !== 1) throw new StaleVersion();
  }

  /** Changes exactly one row to review of exactly this version. */
  async change(id: string, version: number, changes: Partial<ImportRowEntity>): Promise<void> {
    const { affected } = await this.database.manager.update(
      ImportRowEntity,
      { id, version, state: 'review' },
      { ...changes, version: version + 1 },
    );
    if (affected !== 1) throw new StaleVersion();
  }

  /** What was never imported has no reason to be kept. */
  async forgetText(batchId: string): Promise<void> {
    await this.database.manager.update(ImportRowEntity, { batchId }, { raw: null });
  }

  /** A stated high risk first, then as in the file; one more than asked, so that the caller knows whether more follow. */
  async page(batchId: string, state: ImportRowState, after: RowPosition | null, limit: number): Promise<ImportRowEntity[]> {
    const ids = await this.database.rows<{ id: string }>({
      name: 'import-rows-page',
      text: `SELECT id FROM import_rows
              WHERE organisation_id = (SELECT waymark_organisation()) AND batch_id = $1 AND state = $2
                AND ($3::boolean IS NULL OR (NOT states_high_risk, position) > (NOT $3, $4::int))
              ORDER BY NOT states_high_risk, position LIMIT $5`,
      values: [batchId, state, after && after.isHigh === 'true', after && Number(after.position), limit + 1],
    });
    const rows = await Promise.all(ids.map(({ id }) => this.row(batchId, id)));
    return rows.filter((row) => row !== null);
  }

  /** The same case of the same source, in another file that still stands. */
  async wasSentBefore(referenceIndex: Buffer, batchId: string): Promise<boolean> {
    const rows = await this.database.rows({
      name: 'import-rows-sent-before',
      text: `SELECT r.id FROM import_rows r
               JOIN import_batches b ON b.organisation_id = r.organisation_id AND b.id = r.batch_id
              WHERE r.organisation_id = (SELECT waymark_organisation()) AND r.reference_index = $1 AND r.batch_id <> $2
                AND r.state = ANY (ARRAY['referral', 'review']) AND b.state <> 'undone' LIMIT 1`,
      values: [referenceIndex, batchId],
    });
    return rows.length > 0;
  }

  /**
   * Of these people, those known otherwise than by this very file or by imports that were undone. Whoever is only named
   * in a referral, as the one causing harm or as a child, is known by the referrals that name her.
   */
  async knownBesides(batchId: string, personIds: string[]): Promise<Set<string>> {
    const rows = await this.database.rows<{ id: string }>({
      name: 'import-rows-known-besides',
      text: `WITH named AS (
               SELECT asked.id, asked.id AS person_id FROM unnest($2::uuid[]) AS asked (id)
               UNION ALL
               SELECT s.other_person_id, s.person_id FROM relationships s
                WHERE s.organisation_id = (SELECT waymark_organisation()) AND s.other_person_id = ANY ($2)
             )
             SELECT DISTINCT named.id FROM named
               JOIN referrals f ON f.organisation_id = (SELECT waymark_organisation()) AND f.person_id = named.person_id
               LEFT JOIN import_rows r ON r.organisation_id = f.organisation_id AND r.referral_id = f.id AND r.batch_id = $1
              WHERE r.id IS NULL AND f.withdrawal_reason IS DISTINCT FROM 'import-undone'`,
      values: [batchId, personIds],
    });
    return new Set(rows.map((row) => row.id));
  }

  /** The referrals that the import made, oldest row first. */
  referralsOf(batchId: string): Promise<{ id: string; version: number }[]> {
    return this.database.rows({
      name: 'import-rows-referrals',
      text: `SELECT f.id, f.version FROM import_rows r
               JOIN referrals f ON f.organisation_id = r.organisation_id AND f.id = r.referral_id
              WHERE r.organisation_id = (SELECT waymark_organisation()) AND r.batch_id = $1 ORDER BY r.position`,
      values: [batchId],
    });
  }

  /**
   * Whether anybody has worked on a row: finished it or set it aside, decided on its referral, or done anything about
   * its person since, of which the audit knows. Looking is no work.
   */
  async isWorkedOn(batchId: string): Promise<boolean> {
    const [answer] = await this.database.rows<{ worked: boolean }>({
      name: 'import-rows-worked-on',
      text: `
        SELECT EXISTS (
          SELECT FROM import_rows r
            LEFT JOIN referrals f ON f.organisation_id = r.organisation_id AND f.id = r.referral_id
           WHERE r.organisation_id = (SELECT waymark_organisation()) AND r.batch_id = $1
             AND (r.decided_by IS NOT NULL OR f.version > 1
               OR EXISTS (SELECT FROM referral_offers o WHERE o.organisation_id = r.organisation_id
                            AND o.referral_id = r.referral_id AND o.state <> 'recorded')
               OR EXISTS (SELECT FROM audit_entries a WHERE a.organisation_id = r.organisation_id AND a.person_id = f.person_id
                            AND a.worker_id IS NOT NULL AND a.request_id <> r.ended_in
                            AND a.action !~ '(read|revealed|listed|searched|matched)$'))) AS worked`,
      values: [batchId],
    });
    return answer?.worked ?? false;
  }
}
