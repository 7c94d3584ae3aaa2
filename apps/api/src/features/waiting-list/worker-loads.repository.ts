import { Injectable } from '@nestjs/common';
import type { CalendarDay, KnownRisk, Role } from '@waymark/domain';
import { OF_CASE_ROLE } from '../../platform/auth/case-roles.js';
import { Database } from '../../platform/database/database.js';

export interface WorkerLoadRow {
  id: string;
  display_name: string;
  roles: Role[];
  full_time_share: number;
  languages: string[];
  specialisms: string[];
  areas: string[];
  is_on_leave: boolean;
  /** Open cases and people given to her whose case has not opened yet. */
  carried: Partial<Record<KnownRisk, number>>;
  held: number;
}

/**
 * What each worker carries, counted from the rows every time: a kept sum would be wrong one day. The numbers come from the
 * one function that counts also those whom the worker who asks may not read.
 */
@Injectable()
export class WorkerLoadsRepository {
  constructor(private readonly database: Database) {}

  /** Workers of one service, or of all; a membership without a service counts for every one. */
  loads(serviceId: string | null, today: CalendarDay): Promise<WorkerLoadRow[]> {
    return this.database.rows<WorkerLoadRow & Record<string, unknown>>({
      name: serviceId === null ? 'worker-loads-all' : 'worker-loads-service',
      text: `
        WITH staff AS (
          SELECT m.worker_id, array_agg(DISTINCT m.role) AS roles
            FROM memberships m
           WHERE m.organisation_id = (SELECT waymark_organisation()) AND m.from_on <= $1
             AND (m.to_on IS NULL OR m.to_on >= $1) AND ${OF_CASE_ROLE}
             ${serviceId === null ? '' : 'AND (m.service_id = $2 OR m.service_id IS NULL)'}
           GROUP BY m.worker_id
        ), carried AS (
          SELECT c.worker_id, sum(c.held)::int AS held,
                 jsonb_object_agg(c.risk, c.open_cases + c.allocated) FILTER (WHERE c.open_cases + c.allocated > 0) AS by_risk
            FROM waymark_carried() c
           GROUP BY c.worker_id
        )
        SELECT w.id, w.display_name, staff.roles, coalesce(k.full_time_share, 1)::float8 AS full_time_share,
               coalesce(k.languages, '{}') AS languages, coalesce(k.specialisms, '{}') AS specialisms,
               coalesce(k.areas, '{}') AS areas,
               coalesce(k.on_leave_from <= $1 AND (k.on_leave_to IS NULL OR k.on_leave_to >= $1), false) AS is_on_leave,
               coalesce(carried.by_risk, '{}') AS carried, coalesce(carried.held, 0) AS held
          FROM staff
          JOIN workers w ON w.organisation_id = (SELECT waymark_organisation()) AND w.id = staff.worker_id AND w.left_at IS NULL
          LEFT JOIN carried ON carried.worker_id = w.id
          LEFT JOIN worker_capacities k ON k.organisation_id = w.organisation_id AND k.worker_id = w.id
         ORDER BY w.display_name, w.id`,
      values: serviceId === null ? [today] : [today, serviceId],
    });
  }
}
