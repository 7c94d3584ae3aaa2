import { Injectable } from '@nestjs/common';
import { kept, undoRow, type RowUndone } from '@waymark/domain';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import type { ActingWorker } from '../../platform/auth/signed-in-worker.js';
import { Clock } from '../../platform/clock/clock.js';
import { NotFound } from '../../platform/errors/errors.js';
import { PeopleRepository } from '../people/index.js';
import { Episodes, WithdrawReferralAct } from '../referrals/index.js';
import { ImportIdentity } from './import-identity.js';
import { ImportRowsRepository, type TakenRow } from './import-rows.repository.js';
import { ImportsRepository } from './imports.repository.js';
import { RowsInSteps } from './rows-in-steps.js';

/** Takes back an import that a worker has begun to undo, row by row. */
@Injectable()
export class UndoImport {
  constructor(
    private readonly identity: ImportIdentity,
    private readonly steps: RowsInSteps,
    private readonly imports: ImportsRepository,
    private readonly rows: ImportRowsRepository,
    private readonly episodes: Episodes,
    private readonly people: PeopleRepository,
    private readonly withdrawing: WithdrawReferralAct,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** Nothing, when the file is not being undone. */
  async run(batchId: string): Promise<void> {
    const batch = await this.identity.inNameOfOriginator(batchId, () => this.imports.batch(batchId));
    if (batch?.state !== 'undoing') return;
    await this.steps.run({
      ...{ batchId, whileFile: 'undoing', rowsIn: 'referral' },
      each: (row, worker) => this.undoRow(row, worker),
      leave: async (row) => this.end(row, kept('not-withdrawn'), await this.rows.personOf(row.id)),
      finish: () => this.finish(batchId),
    });
  }

  /**
   * Each referral goes back by the same act as any other. What other features keep of a referral begins with a decision
   * on it, and one that was decided on is kept: so the job process needs nothing of theirs.
   */
  private async undoRow(row: TakenRow, worker: ActingWorker): Promise<void> {
    const episode = row.referralId && (await this.episodes.hold(row.referralId));
    if (!episode) throw new NotFound();
    // Whoever works on the referral or the record now waits for this step, or was waited for and is seen by it.
    await this.people.hold(episode.personId);
    const end = undoRow(await this.rows.workOn(row.id));
    if (end.state === 'withdrawn') {
      await this.withdrawing.withdraw(episode.id, episode.version, { reason: 'import-undone', note: null }, worker);
    }
    await this.end(row, end, episode.personId);
  }

  private async end(row: TakenRow, end: RowUndone, personId: string | null): Promise<void> {
    await this.rows.undo(row.id, end, this.clock.now());
    if (end.state === 'withdrawn') return;
    await this.audit.note({ action: 'import-row.kept', subjectType: 'import-row', subjectId: row.id, personId });
  }

  private async finish(batchId: string): Promise<void> {
    if (!(await this.imports.finishUndo(batchId, this.clock.now()))) return;
    await this.audit.note({ action: 'import.undone', subjectType: 'import', subjectId: batchId, personId: null });
  }
}
