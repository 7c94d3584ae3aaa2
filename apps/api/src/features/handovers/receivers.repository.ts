import { Injectable } from '@nestjs/common';
import type { CalendarDay, Role } from '@waymark/domain';
import { OF_CASE_ROLE } from '../../platform/auth/case-roles.js';
import { Database } from '../../platform/database/database.js';

export interface ReceiverRow extends Record<string, unknown> {
  id: string;
  display_name: string;
  roles: Role[];
  open_cases: number;
}

interface TeamRow extends Record<string, unknown> {
  id: string;
  name_en: string;
  name_cy: string;
}

/** Who can be handed a case: those who work with people, by name, and the teams they belong to. */
@Injectable()
export class ReceiversRepository {
  constructor(private readonly database: Database) {}

  workers(today: CalendarDay): Promise<ReceiverRow[]> {
    return this.database.rows<ReceiverRow>({
      name: 'handover-receivers',
      text: `
        SELECT w.id, w.display_name, array_agg(DISTINCT m.role ORDER BY m.role) AS roles,
               (SELECT coalesce(sum(c.open_cases), 0)::int FROM waymark_carried() c WHERE c.worker_id = w.id) AS open_cases
          FROM workers w
          JOIN memberships m ON m.organisation_id = w.organisation_id AND m.worker_id = w.id AND ${OF_CASE_ROLE}
           AND m.from_on <= $1 AND (m.to_on IS NULL OR m.to_on >= $1)
         WHERE w.organisation_id = (SELECT waymark_organisation()) AND w.left_at IS NULL
         GROUP BY w.organisation_id, w.id, w.display_name
         ORDER BY w.display_name, w.id`,
      values: [today],
    });
  }

  teams(): Promise<TeamRow[]> {
    return this.database.rows<TeamRow>({
      name: 'handover-teams',
      text: `SELECT id, name_en, name_cy FROM teams WHERE organisation_id = (SELECT waymark_organisation()) AND ended_at IS NULL ORDER BY name_en, id`,
    });
  }

  /** A membership that names no team belongs to every team of its service, and one that names no service to all. */
  async isInTeam(workerId: string, teamId: string, today: CalendarDay): Promise<boolean> {
    const rows = await this.database.rows({
      name: 'handover-in-team',
      text: `
        SELECT 1
          FROM teams t
          JOIN memberships m ON m.organisation_id = t.organisation_id AND m.worker_id = $1 AND ${OF_CASE_ROLE}
           AND m.from_on <= $3 AND (m.to_on IS NULL OR m.to_on >= $3)
           AND (m.team_id = t.id OR (m.team_id IS NULL AND (m.service_id IS NULL OR m.service_id = t.service_id)))
         WHERE t.organisation_id = (SELECT waymark_organisation()) AND t.id = $2
         LIMIT 1`,
      values: [workerId, teamId, today],
    });
    return rows.length > 0;
  }
}
