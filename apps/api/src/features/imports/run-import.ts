import { Injectable, Logger } from '@nestjs/common';
import { draftOf, sendToReview, type ReviewReason, type RowOutcome } from '@waymark/domain';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import type { ActingWorker } from '../../platform/auth/signed-in-worker.js';
import { Clock } from '../../platform/clock/clock.js';
import { currentScope } from '../../platform/database/request-scope.js';
import { RecordReferralAct } from '../referrals/index.js';
import { ImportIdentity } from './import-identity.js';
import { ImportPlans, type ImportPlan } from './import-plan.js';
import { ImportRowsRepository } from './import-rows.repository.js';
import { ImportsRepository } from './imports.repository.js';
import { KnownRows, statesHighRisk } from './known-rows.js';
import { isPassing } from '../../platform/database/passing-trouble.js';
import { toRecordReferral } from './row-to-referral.js';
import { readingOf, SealedRows } from './sealed-rows.js';

type ReadyRow = Extract<RowOutcome, { outcome: 'ready' }>;

interface TakenRow {
  id: string;
  position: number;
}

/** Rows at work at once: most of a row's time is waiting for the database. */
const LANES = 2;

/** Over at least three runs, half a minute apart where the sweep rings: time enough for a database to come back. */
const TRIES_MAX = 5;

const NOT_SAVED: ReviewReason = { code: 'not-saved', field: null, column: null, raw: null, offer: null };

/**
 * Imports a file row by row, each in a transaction of its own. It may run twice, on two processes, or from the middle:
 * a row is taken by one of them, ends once, and what was done stays done.
 */
@Injectable()
export class RunImport {
  private readonly logger = new Logger(RunImport.name);

  constructor(
    private readonly identity: ImportIdentity,
    private readonly plans: ImportPlans,
    private readonly imports: ImportsRepository,
    private readonly rows: ImportRowsRepository,
    private readonly known: KnownRows,
    private readonly sealed: SealedRows,
    private readonly recording: RecordReferralAct,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async run(batchId: string): Promise<void> {
    const plan = await this.identity.inNameOfOriginator(batchId, async () => {
      const batch = await this.imports.batch(batchId);
      return batch && this.plans.of(batch, this.clock.now());
    });
    if (!plan) return;
    // Each lane ends its own row before the failure of another is told, so that nothing goes on after the job has ended.
    const lanes = await Promise.allSettled(Array.from({ length: LANES }, () => this.everyRow(plan)));
    for (const lane of lanes) if (lane.status === 'rejected') throw lane.reason;
  }

  private async everyRow(plan: ImportPlan): Promise<void> {
    while (await this.nextRow(plan)) continue;
  }

  /** True while there may be more to do. */
  private async nextRow(plan: ImportPlan): Promise<boolean> {
    let taken: TakenRow | null = null;
    try {
      const isMore = await this.identity.inNameOfOriginator(plan.batch.id, async (worker) => {
        taken = await this.rows.takeWaiting(plan.batch.id);
        if (taken === null) return this.finish(plan);
        // Stopped meanwhile, and perhaps undone: nothing more may become a referral.
        if ((await this.imports.hold(plan.batch.id, 'shared'))?.state !== 'importing') return false;
        await this.importRow(taken, plan, worker);
        return true;
      });
      return isMore ?? false;
    } catch (error) {
      if (taken === null) throw error;
      if (isPassing(error) && !(await this.isTriedOut(taken, plan))) throw error;
      return this.leaveToPerson(taken, plan, error);
    }
  }

  private async importRow(row: TakenRow, plan: ImportPlan, worker: ActingWorker): Promise<void> {
    const outcome = await this.known.settle(plan.outcomes[row.position] ?? { outcome: 'blank' }, plan.batch, worker);
    const referralId = outcome.outcome === 'ready' ? await this.record(outcome, plan, worker) : null;
    await this.end(row, outcome, referralId, plan);
  }

  private record({ referral }: ReadyRow, { services }: ImportPlan, worker: ActingWorker): Promise<string> {
    const body = toRecordReferral(referral, { services, known: null, thirdPersonPhone: null });
    return this.recording.record(body, worker, { externalAssessment: referral.externalAssessment });
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

  /** Trouble that comes back at every try is the row's own after all, whatever it calls itself. */
  private async isTriedOut({ id }: TakenRow, plan: ImportPlan): Promise<boolean> {
    const tries = await this.identity.inNameOfOriginator(plan.batch.id, () => this.rows.countTry(id));
    return tries !== null && tries >= TRIES_MAX;
  }

  /** A row that cannot be saved holds up nobody behind it, and is not lost: a person looks at it. */
  private async leaveToPerson(row: TakenRow, plan: ImportPlan, error: unknown): Promise<boolean> {
    // Messages can quote what was to be saved, so only the kind of trouble is logged.
    const kind = error instanceof Error ? error.name : typeof error;
    this.logger.error({ kind, code: (error as { code?: unknown }).code, row: row.id }, 'A row could not be imported');
    const outcome = sendToReview(plan.outcomes[row.position] ?? { outcome: 'blank' }, NOT_SAVED);
    const isDone = await this.identity.inNameOfOriginator(plan.batch.id, async () => {
      await this.end(row, outcome, null, plan);
      return true;
    });
    return isDone ?? false;
  }

  private async finish(plan: ImportPlan): Promise<false> {
    if (await this.imports.finish(plan.batch.id, this.clock.now())) {
      await this.audit.note({ action: 'import.finished', subjectType: 'import', subjectId: plan.batch.id, personId: null });
    }
    return false;
  }
}
