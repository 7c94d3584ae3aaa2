import { Injectable } from '@nestjs/common';
import type { ImportRowState, ReviewCode, RowUndone, RowWork } from '@waymark/domain';
import { Between } from 'typeorm';
import { Database } from '../../platform/database/database.js';
import { NotFound, StaleVersion } from '../../platform/errors/errors.js';
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

/** The first of them counted from 0. */
export interface RowRange {
  first: number;
  count: number;
}

/** A row that this transaction works on alone. */
export interface TakenRow {
  id: string;
  position: number;
  referralId: string | null;
}

/** Rows of which the same is true. */
export interface RowsAlike {
  work: RowWork;
  rows: number;
  /** Of them, people who are owed a safety contact. */
  owing: number;
}

/** A referral of the file with what has happened to it. */
export interface ReferralOfFile {
  position: number;
  referral_id: string;
  reference: string;
  given_name: string | null;
  family_name: string | null;
  work: RowWork;
}

interface WorkRow extends Record<string, unknown> {
  is_withdrawn: boolean;
  is_decided: boolean;
  is_worked_on: boolean;
}

/**
 * What anybody did with a row: finished it or set it aside, decided on its referral, or did anything about its person
 * since, of which the audit knows. Looking is no work.
 */
const WORK = `
  SELECT r.position, r.referral_id, coalesce(f.withdrawn_at IS NOT NULL, false) AS is_withdrawn,
         EXISTS (SELECT FROM referral_offers o WHERE o.organisation_id = r.organisation_id
                   AND o.referral_id = r.referral_id AND o.state <> 'recorded') AS is_decided,
         coalesce(r.decided_by IS NOT NULL OR f.version > 1
           OR EXISTS (SELECT FROM audit_entries a WHERE a.organisation_id = r.organisation_id AND a.person_id = f.person_id
                        AND a.worker_id IS NOT NULL AND a.request_id <> r.ended_in
                        AND a.action !~ '(read|revealed|listed|searched|matched)$'), false) AS is_worked_on,
         EXISTS (SELECT FROM tasks k WHERE k.organisation_id = r.organisation_id
                   AND k.referral_id = r.referral_id AND k.done_at IS NULL) AS is_owing
    FROM import_rows r
    LEFT JOIN referrals f ON f.organisation_id = r.organisation_id AND f.id = r.referral_id
   WHERE r.organisation_id = (SELECT waymark_organisation())`;

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

  /** What the agency wrote in rows that nobody has read yet. */
  unreadTextOf(batchId: string): Promise<Pick<ImportRowEntity, 'id' | 'organisationId' | 'raw'>[]> {
    return this.database.manager.find(ImportRowEntity, {
      select: { id: true, organisationId: true, raw: true },
      where: { batchId, state: 'waiting' },
    });
  }

  /** What the agency wrote, row by row: the whole file, or some rows of it. */
  textOf(batchId: string, range?: RowRange): Promise<Pick<ImportRowEntity, 'id' | 'organisationId' | 'raw'>[]> {
    return this.database.manager.find(ImportRowEntity, {
      select: { id: true, organisationId: true, raw: true },
      where: { batchId, ...(range && { position: Between(range.first, range.first + range.count - 1) }) },
      order: { position: 'ASC' },
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
  async countTry(id: string, state: ImportRowState): Promise<number | null> {
    const [row] = await this.database.rows<{ tries: number }>({
      name: 'import-rows-count-try',
      text: `UPDATE import_rows SET tries = tries + 1
              WHERE organisation_id = (SELECT waymark_organisation()) AND id = $1 AND state = $2 RETURNING tries`,
      values: [id, state],
    });
    return row?.tries ?? null;
  }

  /** Holds the row for this transaction; false when it has ended meanwhile. */
  async holdIn(id: string, state: ImportRowState): Promise<boolean> {
    const rows = await this.database.rows({
      name: 'import-rows-hold-in',
      text: `SELECT FROM import_rows
              WHERE organisation_id = (SELECT waymark_organisation()) AND id = $1 AND state = $2 FOR UPDATE`,
      values: [id, state],
    });
    return rows.length === 1;
  }

  /** What went wrong while it was imported says nothing about the undo. */
  async forgetTries(batchId: string): Promise<void> {
    await this.database.manager.update(ImportRowEntity, { batchId, state: 'referral' }, { tries: 0 });
  }

  /** Takes the next row for this transaction alone; another process at work on the same file gets the one after. */
  async take(batchId: string, state: 'waiting' | 'referral'): Promise<TakenRow | null> {
    const [row] = await this.database.rows<{ id: string; position: number; referral_id: string | null }>({
      name: `import-rows-take-${state}`,
      text: `SELECT id, position, referral_id FROM import_rows
              WHERE organisation_id = (SELECT waymark_organisation()) AND batch_id = $1 AND state = '${state}'
              ORDER BY position LIMIT 1 FOR UPDATE SKIP LOCKED`,
      values: [batchId],
    });
    return row ? { id: row.id, position: row.position, referralId: row.referral_id } : null;
  }

  /** Only a waiting row can end by the import: whatever happens twice, a row ends once. */
  async end(id: string, end: RowEnd): Promise<void> {
    const { affected } = await this.database.manager.update(ImportRowEntity, { id, state: 'waiting' }, end);
    if (affected !== 1) throw new StaleVersion();
  }

  /** Only a row that is a referral is undone, and once. */
  async undo(id: string, { state, keptBecause }: RowUndone, undoneAt: Date): Promise<void> {
    const { affected } = await this.database.manager.update(ImportRowEntity, { id, state: 'referral' }, { state, keptBecause, undoneAt });
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

  /** The same case of the same source, in another file that stands, or kept when that was undone. */
  async wasSentBefore(referenceIndex: Buffer, batchId: string): Promise<boolean> {
    const rows = await this.database.rows({
      name: 'import-rows-sent-before',
      text: `SELECT r.id FROM import_rows r
               JOIN import_batches b ON b.organisation_id = r.organisation_id AND b.id = r.batch_id
              WHERE r.organisation_id = (SELECT waymark_organisation()) AND r.reference_index = $1 AND r.batch_id <> $2
                AND (r.state = ANY (ARRAY['referral', 'kept']) OR r.state = 'review' AND b.state <> 'undone') LIMIT 1`,
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

  /** What anybody has done with the referrals of the file up to this moment, the like counted together. */
  async workOnAll(batchId: string): Promise<RowsAlike[]> {
    const found = await this.database.rows<WorkRow & { rows: number; owing: number }>({
      name: 'import-rows-work-on-all',
      text: `SELECT w.is_withdrawn, w.is_decided, w.is_worked_on, count(*)::int AS rows, count(*) FILTER (WHERE w.is_owing)::int AS owing
               FROM (${WORK} AND r.batch_id = $1 AND r.state = 'referral') w GROUP BY 1, 2, 3`,
      values: [batchId],
    });
    return found.map((row) => ({ work: toWork(row), rows: row.rows, owing: row.owing }));
  }

  /** The referrals of the file one by one, in its order; of somebody whom the reader may not see, none. */
  async referralsOf(batchId: string): Promise<ReferralOfFile[]> {
    const found = await this.database.rows<WorkRow & Omit<ReferralOfFile, 'work'>>({
      name: 'import-rows-referrals',
      text: `SELECT w.position, w.referral_id, f.reference, p.given_name, p.family_name, w.is_withdrawn, w.is_decided, w.is_worked_on
               FROM (${WORK} AND r.batch_id = $1 AND r.state = 'referral') w
               JOIN referrals f ON f.id = w.referral_id
               JOIN people p ON p.organisation_id = f.organisation_id AND p.id = f.person_id
              ORDER BY w.position`,
      values: [batchId],
    });
    return found.map((row) => ({ ...row, work: toWork(row) }));
  }

  highToReview(batchId: string): Promise<number> {
    return this.database.manager.countBy(ImportRowEntity, { batchId, state: 'review', statesHighRisk: true });
  }

  /** What anybody has done with one row up to this moment. */
  async workOn(id: string): Promise<RowWork> {
    const [row] = await this.database.rows<WorkRow>({
      name: 'import-rows-work-on',
      text: `${WORK} AND r.id = $1`,
      values: [id],
    });
    if (!row) throw new NotFound();
    return toWork(row);
  }
}

function toWork(row: WorkRow): RowWork {
  return { isWithdrawn: row.is_withdrawn, isDecided: row.is_decided, isWorkedOn: row.is_worked_on };
}
