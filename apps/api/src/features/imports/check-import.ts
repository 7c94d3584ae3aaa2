import { Injectable } from '@nestjs/common';
import type { ImportCheckView } from '@waymark/contracts';
import { checkMapping, countOutcomes, type ReviewCode, type RowOutcome } from '@waymark/domain';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import type { ActingWorker } from '../../platform/auth/signed-in-worker.js';
import { Clock } from '../../platform/clock/clock.js';
import { NotFound, RuleRefused } from '../../platform/errors/errors.js';
import { ImportPlans } from './import-plan.js';
import { ImportsRepository } from './imports.repository.js';
import { KnownRows } from './known-rows.js';
import { toMapping } from './mapping-of-source.js';

/** A step of the dry run: each asks our own records about every row, which a file of thousands does not do in one request. */
export const CHECK_STEP_ROWS = 100;

/** The dry run: what importing would do now, by the same steps and with nothing written to anybody's record. */
@Injectable()
export class CheckImport {
  constructor(
    private readonly imports: ImportsRepository,
    private readonly plans: ImportPlans,
    private readonly known: KnownRows,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async check(id: string, from: number, worker: ActingWorker): Promise<ImportCheckView> {
    const batch = await this.imports.batch(id);
    if (!batch) throw new NotFound();
    if (batch.state !== 'uploaded') throw new RuleRefused('import-state-forbids');
    if (batch.mapping === null || checkMapping(batch.columns, toMapping(batch.mapping)).length > 0) {
      throw new RuleRefused('mapping-incomplete');
    }
    const outcomes: RowOutcome[] = [];
    const read = await this.plans.part(batch, { first: from, count: CHECK_STEP_ROWS }, this.clock.now());
    for (const outcome of read) outcomes.push(await this.known.settle(outcome, batch, worker));
    const to = from + CHECK_STEP_ROWS;
    await this.audit.note({ action: 'import.checked', subjectType: 'import', subjectId: id, personId: null });
    return toCheckView(outcomes, from, to < batch.rowCount ? to : null);
  }
}

function toCheckView(outcomes: readonly RowOutcome[], from: number, next: number | null): ImportCheckView {
  const rows = outcomes.flatMap((outcome, at) => {
    if (outcome.outcome !== 'review') return [];
    return [{ position: from + at + 1, reasons: outcome.reasons.map(({ code, column }) => ({ code, column })) }];
  });
  const counted = new Map<ReviewCode, number>();
  for (const { reasons } of rows) {
    for (const code of new Set(reasons.map((reason) => reason.code))) counted.set(code, (counted.get(code) ?? 0) + 1);
  }
  const reasons = [...counted].map(([code, count]) => ({ code, rows: count })).sort((a, b) => b.rows - a.rows);
  return { next, counts: countOutcomes(outcomes), reasons, rows };
}
