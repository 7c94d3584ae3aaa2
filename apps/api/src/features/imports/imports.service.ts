import { Injectable } from '@nestjs/common';
import type { ColumnChoice, ImportListItem, ImportSourceView, ImportView, KeptAheadView, Page } from '@waymark/contracts';
import { canMoveImport, checkMapping, holdsContact, isUndoable, undoAhead, undoRow } from '@waymark/domain';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import { NotFound } from '../../platform/errors/errors.js';
import { decodeCursor, encodeCursor, PAGE_SIZE } from '../../platform/paging.js';
import { OrganisationsRepository } from '../organisations/index.js';
import { HighLeftInFile } from './high-left-in-file.js';
import { ImportPlans } from './import-plan.js';
import { ImportRowsRepository, type ReferralOfFile } from './import-rows.repository.js';
import { ImportsRepository, type BatchRow } from './imports.repository.js';
import { toMapping } from './mapping-of-source.js';
import type { ImportBatch } from './sealed-headings.js';
import { SealedRows } from './sealed-rows.js';
import { maskCell } from './withheld-cells.js';

const PREVIEW_ROWS = 5;

/** Reading imports. */
@Injectable()
export class ImportsService {
  constructor(
    private readonly imports: ImportsRepository,
    private readonly rows: ImportRowsRepository,
    private readonly sealed: SealedRows,
    private readonly plans: ImportPlans,
    private readonly highLeft: HighLeftInFile,
    private readonly organisations: OrganisationsRepository,
    private readonly audit: AuditTrail,
  ) {}

  async page(cursor: string | undefined): Promise<Page<ImportListItem>> {
    const after = cursor === undefined ? null : decodeCursor(cursor, { uploadedAt: 'instant', id: 'id' });
    const rows = await this.imports.page(after, PAGE_SIZE);
    const shown = rows.slice(0, PAGE_SIZE);
    const last = shown.at(-1);
    const next = rows.length > shown.length && last ? encodeCursor({ uploadedAt: last.uploaded_at.toISOString(), id: last.id }) : null;
    const names = await this.organisations.workerNames();
    return { items: shown.map((row) => toListItem(row, names)), next };
  }

  async sources(): Promise<ImportSourceView[]> {
    const sources = await this.imports.sources();
    return sources.map(({ name, confirmedAt }) => ({ name, lastUsedAt: confirmedAt.toISOString() }));
  }

  /** The preview shows cells of people's rows, so looking at it is recorded. */
  async read(id: string): Promise<ImportView> {
    const view = await this.view(id);
    if (view.preview.length > 0) {
      await this.audit.note({ action: 'import.read', subjectType: 'import', subjectId: id, personId: null });
    }
    return view;
  }

  /** The first rows in full, for whoever must tell what a column means. Recorded before it is shown. */
  async reveal(id: string): Promise<ImportView> {
    await this.audit.note({ action: 'import.revealed', subjectType: 'import', subjectId: id, personId: null });
    return this.view(id, false, true);
  }

  /** The view as the answer to an act that was recorded itself. */
  async view(id: string, isRepeat = false, isRevealed = false): Promise<ImportView> {
    const batch = await this.imports.batch(id);
    if (!batch) throw new NotFound();
    const mapping = await this.plans.mappingOf(batch);
    const work = canMoveImport(batch.state, 'undoing') ? await this.rows.workOnAll(id) : [];
    const ahead = undoAhead(work);
    const [counts, names, preview] = [
      await this.imports.counts(id),
      await this.organisations.workerNames(),
      batch.state === 'uploaded' ? await this.preview(batch, isRevealed ? null : mapping.mapping) : [],
    ];
    return {
      id,
      version: batch.version,
      isRepeat,
      source: batch.source,
      state: batch.state,
      encoding: batch.encoding,
      uploadedAt: batch.uploadedAt.toISOString(),
      uploadedBy: names.get(batch.uploadedBy) ?? '',
      holder: { id: batch.holderId, name: names.get(batch.holderId) ?? '' },
      startedAt: batch.startedAt?.toISOString() ?? null,
      startedBy: batch.startedBy && (names.get(batch.startedBy) ?? ''),
      finishedAt: batch.finishedAt?.toISOString() ?? null,
      undoneAt: batch.undoneAt?.toISOString() ?? null,
      undoneBy: batch.undoneBy && (names.get(batch.undoneBy) ?? ''),
      undoStartedAt: batch.undoStartedAt?.toISOString() ?? null,
      counts,
      columns: batch.columns,
      ...mapping,
      mappingProblems: checkMapping(batch.columns, toMapping(mapping.mapping)),
      preview,
      isPreviewWithheld: preview.length > 0 && !isRevealed,
      undoAhead: isUndoable(batch.state, ahead) ? ahead : null,
      highLeft: await this.highLeft.of(batch, work),
      safetySaid: this.safetySaid(batch, names),
    };
  }

  /** By name, so that whoever undoes a file can say of each whether it may stay. Recorded as a list of rows. */
  async undoKeeps(id: string): Promise<KeptAheadView[]> {
    const batch = await this.imports.batch(id);
    if (!batch) throw new NotFound();
    await this.audit.note({ action: 'import-rows.listed', subjectType: 'import', subjectId: id, personId: null });
    if (!canMoveImport(batch.state, 'undoing')) return [];
    return (await this.rows.referralsOf(id)).flatMap(toKeptAhead);
  }

  private safetySaid(batch: ImportBatch, names: ReadonlyMap<string, string>): ImportView['safetySaid'] {
    const { safetyWords: words, safetySaidBy: by, safetySaidAt: at } = batch;
    return words !== null && by && at ? { words, by: names.get(by) ?? '', at: at.toISOString() } : null;
  }

  /** @param withholding the columns by what they mean, where those that hold contact are to be masked. */
  private async preview(batch: ImportBatch, withholding: ColumnChoice[] | null): Promise<(string | null)[][]> {
    const rows = await this.rows.textOf(batch.id, { first: 0, count: PREVIEW_ROWS });
    return rows.map((row) => {
      const cells = this.sealed.cells(row);
      return batch.columns.map((column, index) => {
        const [cell, choice] = [cells[index] ?? null, withholding?.find((one) => one.column === column)];
        return choice && cell?.trim() && holdsContact(choice.field) ? maskCell(choice.field, cell) : cell;
      });
    });
  }
}

function toKeptAhead({ position, referral_id: referralId, reference, given_name: givenName, family_name: familyName, work }: ReferralOfFile): KeptAheadView[] {
  const { keptBecause } = undoRow(work);
  return keptBecause === null ? [] : [{ referralId, reference, position: position + 1, givenName, familyName, keptBecause }];
}

function toListItem(row: BatchRow, names: ReadonlyMap<string, string>): ImportListItem {
  const { id, source, state, rows, waiting, referral, review, reviewHigh, blank, discarded, withdrawn, kept } = row;
  return {
    id,
    source,
    state,
    uploadedAt: row.uploaded_at.toISOString(),
    uploadedBy: names.get(row.uploaded_by) ?? '',
    holder: { id: row.holder_id, name: names.get(row.holder_id) ?? '' },
    finishedAt: row.finished_at?.toISOString() ?? null,
    undoneAt: row.undone_at?.toISOString() ?? null,
    counts: { rows, waiting, referral, review, reviewHigh, blank, discarded, withdrawn, kept },
  };
}
