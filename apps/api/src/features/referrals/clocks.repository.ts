import { Injectable } from '@nestjs/common';
import type { ClockKind } from '@waymark/domain';
import { IsNull } from 'typeorm';
import { Database } from '../../platform/database/database.js';
import { ClockEntity, ClockPauseEntity } from './referral.entities.js';

/** The clocks of one referral, with the pauses that all of them share. */
@Injectable()
export class ClocksRepository {
  constructor(private readonly database: Database) {}

  running(referralId: string): Promise<ClockEntity[]> {
    return this.database.manager.findBy(ClockEntity, { referralId, stoppedAt: IsNull(), endedAt: IsNull() });
  }

  pauses(referralId: string): Promise<ClockPauseEntity[]> {
    return this.database.manager.find(ClockPauseEntity, { where: { referralId }, order: { startedAt: 'ASC' } });
  }

  /** Whoever acts on a referral's clocks, risk or cases comes one at a time, until her transaction ends. */
  async takeTurn(referralId: string): Promise<void> {
    await this.database.rows({
      name: 'clocks-turn',
      text: `SELECT FROM referrals WHERE organisation_id = (SELECT waymark_organisation()) AND id = $1 FOR NO KEY UPDATE`,
      values: [referralId],
    });
  }

  /** A clock that runs already, or has run, is left as it is. */
  async start(clocks: ClockEntity[]): Promise<void> {
    if (clocks.length === 0) return;
    await this.database.manager.createQueryBuilder().insert().into(ClockEntity).values(clocks).orIgnore().execute();
  }

  async change(id: string, changes: Partial<Pick<ClockEntity, 'dueAt' | 'targetAmount' | 'targetUnit'>>): Promise<void> {
    await this.database.manager.update(ClockEntity, { id }, changes);
  }

  /** Stops a clock and, where that was too late, writes down that its target had passed. */
  async stop({ id }: ClockEntity, at: Date, dueAt: Date): Promise<void> {
    await this.database.rows({
      name: 'clocks-stop',
      text: `
        WITH stopped AS (
          UPDATE clocks SET stopped_at = $2, due_at = $3
           WHERE organisation_id = (SELECT waymark_organisation()) AND id = $1 AND stopped_at IS NULL AND ended_at IS NULL
          RETURNING organisation_id, id
        )
        INSERT INTO clock_events (organisation_id, clock_id, kind, at)
        SELECT organisation_id, id, 'overdue', $3 FROM stopped WHERE $2::timestamptz > $3::timestamptz
        ON CONFLICT DO NOTHING`,
      values: [id, at, dueAt],
    });
  }

  async end(referralId: string, at: Date, kinds: readonly ClockKind[]): Promise<void> {
    await this.database.rows({
      name: 'clocks-end',
      text: `UPDATE clocks SET ended_at = $2
              WHERE organisation_id = (SELECT waymark_organisation()) AND referral_id = $1 AND kind = ANY ($3)
                AND stopped_at IS NULL AND ended_at IS NULL`,
      values: [referralId, at, kinds],
    });
  }

  async addPause(pause: ClockPauseEntity): Promise<void> {
    await this.database.manager.insert(ClockPauseEntity, pause);
  }

  async endPause(id: string, endedAt: Date, endedBy: string): Promise<void> {
    await this.database.manager.update(ClockPauseEntity, { id, endedAt: IsNull() }, { endedAt, endedBy });
  }
}
