import { Injectable } from '@nestjs/common';
import type { ChangeTeam } from '@waymark/contracts';
import { INTERIM_HOLDER_ROLES, type CalendarDay, type Role } from '@waymark/domain';
import { Database } from '../../platform/database/database.js';
import { currentScope } from '../../platform/database/request-scope.js';

export interface WorkerRow extends Record<string, unknown> {
  id: string;
  display_name: string;
  email: string;
  roles: Role[];
  is_active: boolean;
  has_second_factor: boolean;
  left_at: Date | null;
  interim_holder_name: string | null;
}

export interface MembershipRow extends Record<string, unknown> {
  id: string;
  role: Role;
  service_id: string | null;
  team_id: string | null;
  service_en: string | null;
  service_cy: string | null;
  team_en: string | null;
  team_cy: string | null;
  from_on: CalendarDay;
  to_on: CalendarDay | null;
  ended_by_name: string | null;
}

const SELECT_WORKERS = `
  SELECT w.id, w.display_name, w.email, w.left_at IS NULL AS is_active, w.left_at, i.display_name AS interim_holder_name,
         w.id IN (SELECT waymark_second_factor_holders()) AS has_second_factor,
         ARRAY(SELECT DISTINCT m.role FROM memberships m
                WHERE m.organisation_id = w.organisation_id AND m.worker_id = w.id
                  AND m.from_on <= $1 AND (m.to_on IS NULL OR m.to_on >= $1)
                ORDER BY m.role) AS roles
    FROM workers w
    LEFT JOIN workers i ON i.organisation_id = w.organisation_id AND i.id = w.interim_holder_id
   WHERE w.organisation_id = (SELECT waymark_organisation())`;

@Injectable()
export class WorkersRepository {
  constructor(private readonly database: Database) {}

  /** Everyone of the caller's own organisation, with the roles in force on a day. */
  all(today: CalendarDay): Promise<WorkerRow[]> {
    return this.database.rows<WorkerRow>({
      name: 'workers-all',
      text: `${SELECT_WORKERS} ORDER BY w.left_at IS NOT NULL, w.display_name, w.id`,
      values: [today],
    });
  }

  async one(id: string, today: CalendarDay): Promise<WorkerRow | null> {
    const [row] = await this.database.rows<WorkerRow>({ name: 'workers-one', text: `${SELECT_WORKERS} AND w.id = $2`, values: [today, id] });
    return row ?? null;
  }

  /** Newest first. Dates come as text, so that no time zone moves them. */
  memberships(workerId: string): Promise<MembershipRow[]> {
    return this.database.rows<MembershipRow>({
      name: 'workers-memberships',
      text: `SELECT m.id, m.role, m.service_id, m.team_id, s.name_en AS service_en, s.name_cy AS service_cy, t.name_en AS team_en, t.name_cy AS team_cy,
                    m.from_on::text AS from_on, m.to_on::text AS to_on, e.display_name AS ended_by_name
               FROM memberships m
               LEFT JOIN services s ON s.organisation_id = m.organisation_id AND s.id = m.service_id
               LEFT JOIN teams t ON t.organisation_id = m.organisation_id AND t.id = m.team_id
               LEFT JOIN workers e ON e.organisation_id = m.organisation_id AND e.id = m.ended_by
              WHERE m.organisation_id = (SELECT waymark_organisation()) AND m.worker_id = $1
              ORDER BY m.to_on DESC NULLS FIRST, m.from_on DESC, m.id`,
      values: [workerId],
    });
  }

  /** Leads and managers with a place today. */
  possibleHolders(today: CalendarDay): Promise<{ id: string; name: string }[]> {
    return this.database.rows<{ id: string; name: string }>({
      name: 'workers-possible-holders',
      text: `SELECT w.id, w.display_name AS name FROM workers w
              WHERE w.organisation_id = (SELECT waymark_organisation()) AND w.left_at IS NULL
                AND EXISTS (SELECT FROM memberships m WHERE m.organisation_id = w.organisation_id AND m.worker_id = w.id
                              AND m.role = ANY ($2) AND m.from_on <= $1 AND (m.to_on IS NULL OR m.to_on >= $1))
              ORDER BY w.display_name, w.id`,
      values: [today, [...INTERIM_HOLDER_ROLES]],
    });
  }

  /** False when the database would not: whose place it is, or when it ends, has changed meanwhile. */
  async endMembership(id: string, lastDay: CalendarDay | null, interimHolderId: string | null): Promise<boolean> {
    const [row] = await this.database.rows<{ done: boolean }>({
      text: 'SELECT waymark_end_membership($1, $2, $3, $4) AS done',
      values: [id, lastDay, interimHolderId, currentScope().requestId],
    });
    return row?.done === true;
  }

  /** False when the database would not: the team is of another service or has ended, or the place has changed meanwhile. */
  async changeTeam(membershipId: string, { teamId, fromOn }: ChangeTeam): Promise<boolean> {
    const [row] = await this.database.rows<{ done: boolean }>({
      text: 'SELECT waymark_change_team($1, $2, $3, $4) AS done',
      values: [membershipId, teamId, fromOn, currentScope().requestId],
    });
    return row?.done === true;
  }

  async countSignIns(workerId: string): Promise<number> {
    const [row] = await this.database.rows<{ live: number }>({ text: 'SELECT waymark_count_sign_ins_of($1) AS live', values: [workerId] });
    return row?.live ?? 0;
  }

  async endSignIns(workerId: string): Promise<void> {
    await this.database.rows({ text: 'SELECT waymark_end_sign_ins_of($1, $2)', values: [workerId, currentScope().requestId] });
  }
}
