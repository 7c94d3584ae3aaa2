import { Injectable } from '@nestjs/common';
import { undoRow, type HighLeft } from '@waymark/domain';
import { Clock } from '../../platform/clock/clock.js';
import { ImportPlans } from './import-plan.js';
import { ImportRowsRepository, type RowsAlike } from './import-rows.repository.js';
import type { ImportBatch } from './sealed-headings.js';

/** Who would stand on nobody's list if a file were undone or put aside now. */
@Injectable()
export class HighLeftInFile {
  constructor(
    private readonly rows: ImportRowsRepository,
    private readonly plans: ImportPlans,
    private readonly clock: Clock,
  ) {}

  /** @param work what anybody has done with its referrals: one that was worked on stays, and with it what it owes. */
  async of(batch: ImportBatch, work: readonly RowsAlike[]): Promise<HighLeft> {
    if (batch.state === 'undone' || batch.state === 'discarded') return { rows: 0, referrals: 0 };
    const unread = ['uploaded', 'stopped'].includes(batch.state) ? await this.plans.unreadHigh(batch, this.clock.now()) : 0;
    const owing = work.filter((alike) => undoRow(alike.work).keptBecause === null).map((alike) => alike.owing);
    return { rows: unread + (await this.rows.highToReview(batch.id)), referrals: owing.reduce((sum, rows) => sum + rows, 0) };
  }
}
