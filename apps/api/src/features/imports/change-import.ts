import { Injectable } from '@nestjs/common';
import type { ColumnChoice, EndImport, FieldProblem } from '@waymark/contracts';
import { checkMapping, columnFor, discardImport, isHeld, startImport, undoAhead, undoImport, type FileEnd } from '@waymark/domain';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import type { ActingWorker } from '../../platform/auth/signed-in-worker.js';
import { Clock } from '../../platform/clock/clock.js';
import { InvalidInput, NotFound, RuleRefused, StaleVersion } from '../../platform/errors/errors.js';
import { HighLeftInFile } from './high-left-in-file.js';
import { ImportBell } from './import-bell.js';
import type { ImportBatchEntity } from './import.entities.js';
import { ImportRowsRepository, type RowsAlike } from './import-rows.repository.js';
import { ImportsRepository } from './imports.repository.js';
import { toMapping } from './mapping-of-source.js';
import { SealedHeadings, type ImportBatch } from './sealed-headings.js';

/** What a worker does with a file that is here: say what its columns mean, import it, undo that, or put it aside. */
@Injectable()
export class ChangeImportAct {
  constructor(
    private readonly imports: ImportsRepository,
    private readonly rows: ImportRowsRepository,
    private readonly headings: SealedHeadings,
    private readonly highLeft: HighLeftInFile,
    private readonly bell: ImportBell,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** Every column once: one that nobody decided on could be dropped unseen. */
  async map(id: string, version: number, choices: ColumnChoice[]): Promise<void> {
    const batch = await this.batchAt(id, version);
    if (batch.state !== 'uploaded' && batch.state !== 'stopped') throw new RuleRefused('import-state-forbids');
    const faults = faultsOf(choices, batch.columns);
    if (faults.length > 0) throw new InvalidInput(faults);
    if (checkMapping(batch.columns, toMapping(choices)).length > 0) throw new RuleRefused('mapping-incomplete');
    await this.imports.change(id, version, { mapping: this.headings.sealBatch('mapping', choices, batch) });
    await this.note('import.mapped', id);
  }

  async start(id: string, version: number, worker: ActingWorker): Promise<void> {
    const batch = await this.batchAt(id, version);
    const { state, columns, mapping, startedAt } = batch;
    const ruling = startImport(state, columns, mapping && toMapping(mapping));
    if (!ruling.ok) throw new RuleRefused(ruling.refusal);
    // Taken on by another, a file goes on being read as of the day on which it was begun.
    const at = startedAt ?? this.clock.now();
    await this.imports.change(id, version, { state: ruling.value, startedAt: at, startedBy: worker.id, holderId: worker.id, trial: null });
    await this.remember(batch, worker);
    await this.note('import.started', id);
    this.bell.ringAfterCommit(id);
  }

  /** Takes over the rows that nobody has finished; whoever held them holds them until then. */
  async take(id: string, version: number, worker: ActingWorker): Promise<void> {
    const { state } = await this.batchAt(id, version);
    if (!isHeld(state)) throw new RuleRefused('import-state-forbids');
    await this.imports.change(id, version, { holderId: worker.id });
    await this.note('import.taken', id);
  }

  /** Begins to take it back, or takes that on in another's place. The rest goes row by row, as the import did. */
  async undo(id: string, version: number, body: EndImport, worker: ActingWorker): Promise<void> {
    const batch = await this.batchAt(id, version);
    const work = await this.rows.workOnAll(id);
    const ruling = undoImport(batch.state, undoAhead(work), await this.end(batch, work, body));
    if (!ruling.ok) throw new RuleRefused(ruling.refusal);
    const begun = { state: ruling.value, undoStartedAt: this.clock.now(), undoneBy: worker.id };
    await this.imports.change(id, version, { ...begun, ...this.said(batch, body, worker) });
    await this.rows.forgetTries(id);
    await this.noteEnd('import.undo-started', id, body);
    this.bell.ringAfterCommit(id);
  }

  /** The wrong file: its text is forgotten, that it was here is not. */
  async discard(id: string, version: number, body: EndImport, worker: ActingWorker): Promise<void> {
    const batch = await this.batchAt(id, version);
    const ruling = discardImport(batch.state, await this.end(batch, [], body));
    if (!ruling.ok) throw new RuleRefused(ruling.refusal);
    await this.imports.change(id, version, {
      ...{ state: ruling.value, columns: null, mapping: null, trial: null },
      undoneAt: this.clock.now(),
      undoneBy: worker.id,
      ...this.said(batch, body, worker),
    });
    await this.rows.forgetText(id);
    await this.noteEnd('import.discarded', id, body);
  }

  private async end(batch: ImportBatch, work: readonly RowsAlike[], { safetyWords }: EndImport): Promise<FileEnd> {
    return { high: await this.highLeft.of(batch, work), safetyWords: safetyWords ?? batch.safetyWords };
  }

  private said(batch: ImportBatch, { safetyWords }: EndImport, worker: ActingWorker): Partial<ImportBatchEntity> {
    if (safetyWords === null) return {};
    const sealed = this.headings.sealBatch('safety_words', safetyWords, batch);
    return { safetyWords: sealed, safetySaidBy: worker.id, safetySaidAt: this.clock.now() };
  }

  /** That words were said is on record in the audit; what they say rests sealed with the file. */
  private async noteEnd(action: string, subjectId: string, { safetyWords }: EndImport): Promise<void> {
    const fields = safetyWords === null ? [] : ['safety-words'];
    await this.audit.note({ action, subjectType: 'import', subjectId, personId: null, fields });
  }

  /** Not before a file is really read by it: one that is put aside leaves nothing behind. */
  private async remember({ organisationId, sourceKey, source: name, mapping }: ImportBatch, worker: ActingWorker): Promise<void> {
    const sealed = mapping && this.headings.sealSource(mapping, { organisationId, sourceKey });
    const confirmed = { confirmedBy: worker.id, confirmedAt: this.clock.now() };
    await this.imports.rememberSource({ organisationId, sourceKey, name, mapping: sealed, ...confirmed });
  }

  private async batchAt(id: string, version: number): Promise<ImportBatch> {
    const batch = await this.imports.hold(id, 'alone');
    if (!batch) throw new NotFound();
    if (batch.version !== version) throw new StaleVersion();
    return batch;
  }

  private note(action: string, subjectId: string): Promise<void> {
    return this.audit.note({ action, subjectType: 'import', subjectId, personId: null });
  }
}

function faultsOf(choices: readonly ColumnChoice[], columns: readonly string[]): FieldProblem[] {
  const mapping = toMapping(choices);
  return choices.flatMap(({ column, field }, index): FieldProblem[] => {
    const at = `columns.${index}`;
    if (!columns.includes(column)) return [{ field: `${at}.column`, code: 'not-a-choice', limit: null }];
    const isFirst = choices.findIndex((one) => one.column === column) === index;
    if (!isFirst) return [{ field: `${at}.column`, code: 'repeated', limit: null }];
    const isTaken = field !== null && columnFor(field, mapping) !== column;
    return isTaken ? [{ field: `${at}.field`, code: 'repeated', limit: null }] : [];
  });
}
