import { Injectable } from '@nestjs/common';
import type { ImportRowListItem, ImportRowView, Page, SentCell } from '@waymark/contracts';
import { holdsContact, readWithDecisions, NOTHING_DECIDED, type ImportRowState, type RowAsDecided } from '@waymark/domain';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import type { ActingWorker } from '../../platform/auth/signed-in-worker.js';
import { Clock } from '../../platform/clock/clock.js';
import { NotFound, RuleRefused } from '../../platform/errors/errors.js';
import { decodeCursor, encodeCursor, PAGE_SIZE } from '../../platform/paging.js';
import { SealedWords } from '../../platform/secrets/sealed-words.js';
import { OrganisationsRepository } from '../organisations/index.js';
import type { ImportRowEntity } from './import.entities.js';
import { ImportPlans } from './import-plan.js';
import { ImportRowsRepository } from './import-rows.repository.js';
import { ImportsRepository } from './imports.repository.js';
import { KnownRows } from './known-rows.js';
import { toMapping } from './mapping-of-source.js';
import type { ImportBatch } from './sealed-headings.js';
import { SealedRows } from './sealed-rows.js';
import { reasonsOfContact, shownCells, whoseNumber, withoutContact } from './withheld-cells.js';

const MATCHES_SHOWN = 8;

/** Reading rows of a file: what was sent, what was read, and what a person has to settle. */
@Injectable()
export class ImportRowsService {
  constructor(
    private readonly imports: ImportsRepository,
    private readonly rows: ImportRowsRepository,
    private readonly plans: ImportPlans,
    private readonly known: KnownRows,
    private readonly sealed: SealedRows,
    private readonly words: SealedWords,
    private readonly organisations: OrganisationsRepository,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async page(batchId: string, state: ImportRowState, cursor: string | undefined): Promise<Page<ImportRowListItem>> {
    if (!(await this.imports.batch(batchId))) throw new NotFound();
    const after = cursor === undefined ? null : decodeCursor(cursor, { isHigh: 'flag', position: 'number' });
    const rows = await this.rows.page(batchId, state, after, PAGE_SIZE);
    const shown = rows.slice(0, PAGE_SIZE);
    const last = shown.at(-1);
    const next =
      rows.length > shown.length && last
        ? encodeCursor({ isHigh: String(last.statesHighRisk), position: String(last.position) })
        : null;
    await this.audit.note({ action: 'import-rows.listed', subjectType: 'import', subjectId: batchId, personId: null });
    return { items: shown.map((row) => this.toListItem(row)), next };
  }

  async read(batchId: string, rowId: string, worker: ActingWorker): Promise<ImportRowView> {
    const view = await this.view(batchId, rowId, worker);
    const personId = await this.rows.personOf(rowId);
    await this.audit.note({ action: 'import-row.read', subjectType: 'import-row', subjectId: rowId, personId });
    return view;
  }

  /** What is withheld of a row to review, for whoever must settle it. Who cannot be recorded cannot see. */
  async reveal(batchId: string, rowId: string, worker: ActingWorker): Promise<ImportRowView> {
    const { row } = await this.found(batchId, rowId);
    // Once it is settled, her own record shows this on request.
    if (row.state !== 'review') throw new RuleRefused('import-state-forbids');
    await this.audit.note({ action: 'import-row.revealed', subjectType: 'import-row', subjectId: rowId, personId: null });
    return this.view(batchId, rowId, worker, true);
  }

  /** The view as the answer to an act that was recorded itself. */
  async view(batchId: string, rowId: string, worker: ActingWorker, isRevealed = false): Promise<ImportRowView> {
    const { batch, row } = await this.found(batchId, rowId);
    const context = await this.plans.contextOn(this.clock.today());
    const { reasons } = this.sealed.reading(row);
    const raw = this.sealed.raw(row, batch.columns);
    const { draft, remaining } = readWithDecisions(raw, toMapping(batch.mapping ?? []), reasons, NOTHING_DECIDED, context);
    const matches = row.state === 'review' && draft ? await this.known.candidates(draft, worker) : [];
    return {
      ...this.toListItem(row),
      importId: batchId,
      importState: batch.state,
      ...this.shownOf(batch, row, isRevealed, { draft, remaining }),
      matches: matches.slice(0, MATCHES_SHOWN),
      repeats: await this.repeatsOf(batch, reasons),
      readOn: context.today,
      rules: context.rules,
      routing: context.routing,
      discarded: await this.discardedOf(row),
      highSetAside: await this.highSetAsideOf(row),
      nextRowId: await this.nextAfter(row),
    };
  }

  private async found(batchId: string, rowId: string): Promise<{ batch: ImportBatch; row: ImportRowEntity }> {
    const [batch, row] = [await this.imports.batch(batchId), await this.rows.row(batchId, rowId)];
    if (!batch || !row) throw new NotFound();
    return { batch, row };
  }

  /** Onwards in the order of the list, and from its end back to its beginning, so that what was skipped comes again. */
  private async nextAfter(row: ImportRowEntity): Promise<string | null> {
    const place = { isHigh: String(row.statesHighRisk), position: String(row.position) };
    const following = await this.rows.page(row.batchId, 'review', place, 1);
    const rows = following.length > 0 ? following : await this.rows.page(row.batchId, 'review', null, 1);
    return rows.find((one) => one.id !== row.id)?.id ?? null;
  }

  private shownOf(
    batch: ImportBatch,
    row: ImportRowEntity,
    isRevealed: boolean,
    { draft, remaining }: Pick<RowAsDecided, 'draft' | 'remaining'>,
  ): Pick<ImportRowView, 'cells' | 'reviewReasons' | 'withheldReasons' | 'corrections'> {
    const { reasons } = this.sealed.reading(row);
    const whose = whoseNumber(draft);
    return {
      cells: shownCells(cellsOf(batch, this.sealed.cells(row)), isRevealed, whose),
      reviewReasons: isRevealed ? reasons : withoutContact(reasons, whose),
      withheldReasons: isRevealed || row.state !== 'review' ? [] : reasonsOfContact(remaining, whose),
      corrections: this.sealed.corrections(row).filter(({ field }) => !holdsContact(field)),
    };
  }

  private toListItem(row: ImportRowEntity): ImportRowListItem {
    const { givenName, familyName, receivedOn } = this.sealed.reading(row);
    const { id, version, state, statesHighRisk, referralId, keptBecause, reasonCodes: reasons } = row;
    return {
      ...{ id, version, position: row.position + 1, state, givenName, familyName, receivedOn },
      ...{ reasons, statesHighRisk, referralId, keptBecause },
    };
  }

  private async repeatsOf(batch: ImportBatch, reasons: ImportRowView['reviewReasons']): Promise<ImportRowView['repeats']> {
    const offer = reasons.find((reason) => reason.code === 'likely-duplicate')?.offer ?? null;
    const earlier = offer === null ? null : await this.rows.rowAt(batch.id, Number(offer));
    return earlier && { rowId: earlier.id, position: earlier.position + 1, state: earlier.state, referralId: earlier.referralId };
  }

  private async highSetAsideOf(row: ImportRowEntity): Promise<ImportRowView['highSetAside']> {
    const [note, { endedAt, decidedBy }] = [this.sealed.highSetAside(row), row];
    if (note === null || !endedAt || !decidedBy) return null;
    return { note, at: endedAt.toISOString(), by: (await this.organisations.workerNames()).get(decidedBy) ?? '' };
  }

  private async discardedOf(row: ImportRowEntity): Promise<ImportRowView['discarded']> {
    const { discardReason: reason, endedAt, decidedBy } = row;
    if (!reason || !endedAt || !decidedBy) return null;
    const names = await this.organisations.workerNames();
    const note = this.words.open('import_rows.discard_note', row, row.discardNote);
    return { reason, note, at: endedAt.toISOString(), by: names.get(decidedBy) ?? '' };
  }
}

/** Cells beyond the last heading keep their place, so that slipped cells can be compared with what they should stand under. */
export function cellsOf({ columns, mapping }: ImportBatch, cells: readonly string[]): SentCell[] {
  const fields = toMapping(mapping ?? []);
  const named = columns.map((column, index) => ({ column, field: fields[column] ?? null, text: cells[index] ?? null }));
  const extra = cells.slice(columns.length).map((text, index) => ({ column: `+${index + 1}`, field: null, text }));
  return [...named, ...extra];
}
