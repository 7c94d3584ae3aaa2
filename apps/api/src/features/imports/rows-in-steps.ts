import { Injectable, Logger } from '@nestjs/common';
import type { ImportState } from '@waymark/domain';
import type { ActingWorker } from '../../platform/auth/signed-in-worker.js';
import { isPassing } from '../../platform/database/passing-trouble.js';
import { ImportIdentity } from './import-identity.js';
import { ImportRowsRepository, type TakenRow } from './import-rows.repository.js';
import { ImportsRepository } from './imports.repository.js';

/** What is done with every row of a file that stands in one state, as long as the file itself stands in another. */
export interface WorkOnRows {
  batchId: string;
  whileFile: ImportState;
  rowsIn: 'waiting' | 'referral';
  each(row: TakenRow, worker: ActingWorker): Promise<void>;
  /** The row at which it failed for good. */
  leave(row: TakenRow): Promise<void>;
  /** No row is left. */
  finish(): Promise<void>;
}

/** Rows at work at once: most of a row's time is waiting for the database. */
const LANES = 2;

/** Over at least three runs, half a minute apart where the sweep rings: time enough for a database to come back. */
const TRIES_MAX = 5;

/**
 * Goes through a file row by row, each in a transaction of its own. It may run twice, on two processes, or from the
 * middle: a row is taken by one of them, ends once, and what was done stays done.
 */
@Injectable()
export class RowsInSteps {
  private readonly logger = new Logger(RowsInSteps.name);

  constructor(
    private readonly identity: ImportIdentity,
    private readonly imports: ImportsRepository,
    private readonly rows: ImportRowsRepository,
  ) {}

  async run(work: WorkOnRows): Promise<void> {
    // Each lane ends its own row before the failure of another is told, so that nothing goes on after the job has ended.
    const lanes = await Promise.allSettled(Array.from({ length: LANES }, () => this.everyRow(work)));
    for (const lane of lanes) if (lane.status === 'rejected') throw lane.reason;
  }

  private async everyRow(work: WorkOnRows): Promise<void> {
    while (await this.nextRow(work)) continue;
  }

  /** True while there may be more to do. */
  private async nextRow(work: WorkOnRows): Promise<boolean> {
    let taken: TakenRow | null = null;
    try {
      const isMore = await this.identity.inNameOfOriginator(work.batchId, async (worker) => {
        taken = await this.rows.take(work.batchId, work.rowsIn);
        if (taken === null) return this.finish(work);
        // Stopped meanwhile, and perhaps at something else already: nothing more may become of a row by this work.
        if ((await this.imports.hold(work.batchId, 'shared'))?.state !== work.whileFile) return false;
        await work.each(taken, worker);
        return true;
      });
      return isMore ?? false;
    } catch (error) {
      if (taken === null) throw error;
      if (isPassing(error) && !(await this.isTriedOut(taken, work))) throw error;
      return this.leave(taken, work, error);
    }
  }

  private async finish(work: WorkOnRows): Promise<false> {
    await work.finish();
    return false;
  }

  /** Trouble that comes back at every try is the row's own after all, whatever it calls itself. */
  private async isTriedOut({ id }: TakenRow, { batchId, rowsIn }: WorkOnRows): Promise<boolean> {
    const tries = await this.identity.inNameOfOriginator(batchId, () => this.rows.countTry(id, rowsIn));
    return tries !== null && tries >= TRIES_MAX;
  }

  /** A row at which it fails holds up nobody behind it, and is not lost: a person looks at it. */
  private async leave(row: TakenRow, work: WorkOnRows, error: unknown): Promise<boolean> {
    // Messages can quote what was to be saved, so only the kind of trouble is logged.
    const kind = error instanceof Error ? error.name : typeof error;
    this.logger.error({ kind, code: (error as { code?: unknown }).code, row: row.id, during: work.whileFile }, 'A row of a file failed');
    const isDone = await this.identity.inNameOfOriginator(work.batchId, async () => {
      // Another lane may have failed at it as well, and have left it already.
      if (await this.rows.holdIn(row.id, work.rowsIn)) await work.leave(row);
      return true;
    });
    return isDone ?? false;
  }
}
