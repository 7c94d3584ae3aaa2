import { Injectable } from '@nestjs/common';
import type { DiscardImportRow, FinishImportRow } from '@waymark/contracts';
import { areRowsOpen, discardRow, isInWords, readWithDecisions, type ImportField, type ReadyReferral, type RowDecisions } from '@waymark/domain';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import type { ActingWorker } from '../../platform/auth/signed-in-worker.js';
import { Clock } from '../../platform/clock/clock.js';
import { currentScope } from '../../platform/database/request-scope.js';
import { InvalidInput, NotFound, RuleRefused, StaleVersion } from '../../platform/errors/errors.js';
import { SealedWords } from '../../platform/secrets/sealed-words.js';
import { OrganisationsRepository } from '../organisations/index.js';
import { PeopleRepository, type PersonEntity } from '../people/index.js';
import { RecordReferralAct } from '../referrals/index.js';
import type { ImportRowEntity } from './import.entities.js';
import { ImportPlans } from './import-plan.js';
import { ImportRowsRepository } from './import-rows.repository.js';
import { ImportsRepository } from './imports.repository.js';
import { KnownRows } from './known-rows.js';
import { toMapping } from './mapping-of-source.js';
import { toRecordReferral } from './row-to-referral.js';
import type { ImportBatch } from './sealed-headings.js';
import { SealedRows } from './sealed-rows.js';

/** Finishes a row to review on screen: put right, it becomes a referral through the same door as every other. */
@Injectable()
export class FinishImportRowAct {
  constructor(
    private readonly imports: ImportsRepository,
    private readonly rows: ImportRowsRepository,
    private readonly plans: ImportPlans,
    private readonly known: KnownRows,
    private readonly sealed: SealedRows,
    private readonly words: SealedWords,
    private readonly people: PeopleRepository,
    private readonly organisations: OrganisationsRepository,
    private readonly recording: RecordReferralAct,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async finish(batchId: string, rowId: string, version: number, body: FinishImportRow, worker: ActingWorker): Promise<void> {
    const { batch, row } = await this.rowToReview(batchId, rowId, version);
    const known = await this.chosen(body);
    const referral = await this.readAgain(batch, row, body);
    if (body.statedHigh === 'set-aside' && !isInWords(body.statedHighNote)) throw new RuleRefused('note-needed');
    await this.refuseUnasked(referral, body, batchId, worker);
    const services = await this.organisations.openServices();
    const request = {
      ...toRecordReferral(referral, { services, known, thirdPersonPhone: body.thirdPersonPhone }),
      judgedHigh: body.statedHigh === 'keep',
    };
    const referralId = await this.recording.record(request, worker, 'agency');
    await this.rows.change(rowId, version, {
      state: 'referral',
      referralId,
      corrections: this.sealed.seal('corrections', body.corrections, row),
      highSetAside: body.statedHigh === 'set-aside' ? this.sealed.seal('high_set_aside', body.statedHighNote, row) : null,
      referenceIndex: this.known.referenceIndex(referral, batch),
      ...this.ended(worker),
    });
    await this.audit.note({ action: 'import-row.finished', subjectType: 'import-row', subjectId: rowId, personId: null });
  }

  async discard(batchId: string, rowId: string, version: number, body: DiscardImportRow, worker: ActingWorker): Promise<void> {
    const { row } = await this.rowToReview(batchId, rowId, version);
    const ruling = discardRow(row.state, { ...body, statesHighRisk: row.statesHighRisk });
    if (!ruling.ok) throw new RuleRefused(ruling.refusal);
    await this.rows.change(rowId, version, {
      state: ruling.value,
      discardReason: body.reason,
      discardNote: this.words.seal('import_rows.discard_note', row, body.note),
      ...this.ended(worker),
    });
    await this.audit.note({ action: 'import-row.discarded', subjectType: 'import-row', subjectId: rowId, personId: null });
  }

  private ended(worker: ActingWorker): Pick<ImportRowEntity, 'endedAt' | 'endedIn' | 'decidedBy'> {
    return { endedAt: this.clock.now(), endedIn: currentScope().requestId, decidedBy: worker.id };
  }

  private async rowToReview(batchId: string, rowId: string, version: number): Promise<{ batch: ImportBatch; row: ImportRowEntity }> {
    const [batch, row] = [await this.imports.hold(batchId, 'shared'), await this.rows.row(batchId, rowId)];
    if (!batch || !row) throw new NotFound();
    if (row.version !== version) throw new StaleVersion();
    if (!areRowsOpen(batch.state) || row.state !== 'review') throw new RuleRefused('import-state-forbids');
    return { batch, row };
  }

  private async chosen({ person, personId }: FinishImportRow): Promise<PersonEntity | null> {
    if ((person === 'existing') !== (personId !== null)) {
      throw new InvalidInput([{ field: 'personId', code: person === 'existing' ? 'required' : 'not-a-choice', limit: null }]);
    }
    const found = personId === null ? null : await this.people.hold(personId);
    if (personId !== null && !found) throw new NotFound();
    return found;
  }

  private async readAgain(batch: ImportBatch, row: ImportRowEntity, body: FinishImportRow): Promise<ReadyReferral> {
    const { reasons } = this.sealed.reading(row);
    const context = await this.plans.contextOn(this.clock.today());
    const raw = this.sealed.raw(row, batch.columns);
    const { referral } = readWithDecisions(raw, toMapping(batch.mapping ?? []), reasons, toDecisions(body), context);
    if (referral === null) throw new RuleRefused('row-not-settled');
    return referral;
  }

  /** A correction can turn the row into somebody we know, so the question is asked again with what it says now. */
  private async refuseUnasked(referral: ReadyReferral, body: FinishImportRow, batchId: string, worker: ActingWorker): Promise<void> {
    if (body.person !== null) return;
    if ((await this.known.likely(referral, batchId, worker)).length > 0) throw new RuleRefused('person-to-choose');
  }
}

function toDecisions({ corrections, cellsChecked, thirdPersonPhone, person, statedHigh }: FinishImportRow): RowDecisions {
  const byField: Partial<Record<ImportField, string>> = {};
  for (const { field, text } of corrections) byField[field] = text;
  return { corrections: byField, cellsChecked, thirdPersonPhone, person, statedHigh };
}
