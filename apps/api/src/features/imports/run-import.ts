import { Injectable } from '@nestjs/common';
import { draftOf, sendToReview, statesHighRisk, type ReviewReason, type RowOutcome } from '@waymark/domain';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import type { ActingWorker } from '../../platform/auth/signed-in-worker.js';
import { Clock } from '../../platform/clock/clock.js';
import { currentScope } from '../../platform/database/request-scope.js';
import { RecordReferralAct } from '../referrals/index.js';
import { ImportIdentity } from './import-identity.js';
import { ImportPlans, type ImportPlan } from './import-plan.js';
import { ImportRowsRepository, type TakenRow } from './import-rows.repository.js';
import { ImportsRepository } from './imports.repository.js';
import { KnownRows } from './known-rows.js';
import { toRecordReferral } from './row-to-referral.js';
import { RowsInSteps } from './rows-in-steps.js';
import { readingOf, SealedRows } from './sealed-rows.js';

type ReadyRow = Extract<RowOutcome, { outcome: 'ready' }>;

const NOT_SAVED: ReviewReason = { code: 'not-saved', field: null, column: null, raw: null, offer: null };

/** Imports a file that a worker has started, row by row. */
@Injectable()
export class RunImport {
  constructor(
    private readonly identity: ImportIdentity,
    private readonly steps: RowsInSteps,
    private readonly plans: ImportPlans,
    private readonly imports: ImportsRepository,
    private readonly rows: ImportRowsRepository,
    private readonly known: KnownRows,
    private readonly sealed: SealedRows,
    private readonly recording: RecordReferralAct,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** Nothing, when the file is not being imported. */
  async run(batchId: string): Promise<void> {
    const plan = await this.identity.inNameOfOriginator(batchId, async () => {
      const batch = await this.imports.batch(batchId);
      return batch?.state === 'importing' ? this.plans.of(batch, this.clock.now()) : null;
    });
    if (!plan) return;
    await this.steps.run({
      ...{ batchId, whileFile: 'importing', rowsIn: 'waiting' },
      each: (row, worker) => this.importRow(row, plan, worker),
      leave: (row) => this.leaveToPerson(row, plan),
      finish: () => this.finish(plan),
    });
  }

  private async importRow(row: TakenRow, plan: ImportPlan, worker: ActingWorker): Promise<void> {
    const outcome = await this.known.settle(plan.outcomes[row.position] ?? { outcome: 'blank' }, plan.batch, worker);
    const referralId = outcome.outcome === 'ready' ? await this.record(outcome, plan, worker) : null;
    await this.end(row, outcome, referralId, plan);
  }

  private record({ referral }: ReadyRow, { services }: ImportPlan, worker: ActingWorker): Promise<string> {
    const body = toRecordReferral(referral, { services, known: null, thirdPersonPhone: null });
    return this.recording.record(body, worker, 'agency');
  }

  private async end(row: TakenRow, outcome: RowOutcome, referralId: string | null, plan: ImportPlan): Promise<void> {
    const draft = draftOf(outcome);
    const { organisationId } = plan.batch;
    await this.rows.end(row.id, {
      state: outcome.outcome === 'ready' ? 'referral' : outcome.outcome,
      reading: outcome.outcome === 'blank' ? null : this.sealed.seal('reading', readingOf(outcome), { id: row.id, organisationId }),
      reasonCodes: outcome.outcome === 'review' ? [...new Set(outcome.reasons.map((reason) => reason.code))] : [],
      statesHighRisk: statesHighRisk(draft, plan.routing),
      referenceIndex: draft && this.known.referenceIndex(draft, plan.batch),
      referralId,
      endedAt: this.clock.now(),
      endedIn: currentScope().requestId,
    });
  }

  private leaveToPerson(row: TakenRow, plan: ImportPlan): Promise<void> {
    return this.end(row, sendToReview(plan.outcomes[row.position] ?? { outcome: 'blank' }, NOT_SAVED), null, plan);
  }

  private async finish({ batch }: ImportPlan): Promise<void> {
    if (!(await this.imports.finish(batch.id, this.clock.now()))) return;
    await this.audit.note({ action: 'import.finished', subjectType: 'import', subjectId: batch.id, personId: null });
  }
}
