import { Injectable } from '@nestjs/common';
import type { CalendarDay, Role } from '@waymark/domain';
import { Database } from '../../platform/database/database.js';

export interface WorkerRow {
  id: string;
  display_name: string;
  email: string;
  roles: Role[];
  is_active: boolean;
  has_second_factor: boolean;
}

@Injectable()
export class WorkersRepository {
  constructor(private readonly database: Database) {}

  /** Everyone of the caller's own organisation, with the roles in force on a day. */
  all(today: CalendarDay): Promise<WorkerRow[]> {
    return this.database.rows<WorkerRow & Record<string, unknown>>({
      name: 'workers-all',
      text: `
        SELECT w.id, w.display_name, w.email, w.left_at IS NULL AS is_active,
               w.id IN (SELECT waymark_second_factor_holders()) AS has_second_factor,
               ARRAY(SELECT DISTINCT m.role FROM memberships m
                      WHERE m.organisation_id = w.organisation_id AND m.worker_id = w.id
                        AND m.from_on <= $1 AND (m.to_on IS NULL OR m.to_on >= $1)
                      ORDER BY m.role) AS roles
          FROM workers w
         WHERE w.organisation_id = (SELECT waymark_organisation())
         ORDER BY w.display_name, w.id`,
      values: [today],
    });
  }
}
