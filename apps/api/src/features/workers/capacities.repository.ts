import { Injectable } from '@nestjs/common';
import type { RecordCapacity, WorkerCapacityView } from '@waymark/contracts';
import { Database } from '../../platform/database/database.js';

/** What a worker brings, for whoever keeps accounts. */
@Injectable()
export class CapacitiesRepository {
  constructor(private readonly database: Database) {}

  async of(workerId: string): Promise<WorkerCapacityView> {
    const [row] = await this.database.rows<WorkerCapacityView & Record<string, unknown>>({
      name: 'capacity-of',
      text: `SELECT languages AS speaks, (full_time_share * 100)::int AS "weekPercent", version FROM worker_capacities
              WHERE organisation_id = (SELECT waymark_organisation()) AND worker_id = $1`,
      values: [workerId],
    });
    return row ?? { speaks: [], weekPercent: 100, version: 0 };
  }

  /** False where somebody else was quicker. */
  async record(workerId: string, { speaks, weekPercent }: RecordCapacity, version: number): Promise<boolean> {
    const isFirst = version === 0;
    const rows = await this.database.rows({
      text: isFirst
        ? `INSERT INTO worker_capacities (worker_id, organisation_id, languages, full_time_share)
           VALUES ($1, (SELECT waymark_organisation()), $2, $3::numeric / 100) ON CONFLICT (worker_id) DO NOTHING RETURNING worker_id`
        : `UPDATE worker_capacities SET languages = $2, full_time_share = $3::numeric / 100, version = version + 1
            WHERE worker_id = $1 AND version = $4 RETURNING worker_id`,
      values: [workerId, speaks, weekPercent, ...(isFirst ? [] : [version])],
    });
    return rows.length > 0;
  }
}
