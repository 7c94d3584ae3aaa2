import { Injectable } from '@nestjs/common';
import { INTERIM_HOLDER_ROLES, type CalendarDay, type InterimHolder } from '@waymark/domain';
import { OF_CASE_ROLE } from '../../platform/auth/case-roles.js';
import { Database } from '../../platform/database/database.js';

export interface LeftBehindRow extends Record<string, unknown> {
  organisation_id: string;
  person_id: string;
  worker_id: string;
  interim_holder_id: string | null;
}

/** What is held by somebody who has no place in which she works with people. */
@Injectable()
export class LeaversRepository {
  constructor(private readonly database: Database) {}

  /** Until the transaction ends: a second sweep at the same moment waits, and then finds nothing left to give. */
  async takeTurn(personId: string): Promise<void> {
    await this.database.rows({
      name: 'leavers-turn',
      text: `SELECT pg_advisory_xact_lock(hashtextextended((SELECT waymark_organisation())::text || ' leavers ' || $1, 2))`,
      values: [personId],
    });
  }

  /** Each person, or this one, once for each leaver. Begins with the leavers, so that no open case of anybody else is looked at. */
  leftBehind(today: CalendarDay, personId: string | null): Promise<LeftBehindRow[]> {
    return this.database.rows<LeftBehindRow>({
      name: 'leavers-left-behind',
      text: `
        WITH gone AS (
          SELECT w.organisation_id, w.id, w.interim_holder_id FROM workers w
           WHERE w.organisation_id = (SELECT waymark_organisation())
             AND (w.left_at IS NOT NULL OR NOT EXISTS (
                    SELECT FROM memberships m WHERE m.organisation_id = w.organisation_id AND m.worker_id = w.id
                       AND ${OF_CASE_ROLE} AND (m.to_on IS NULL OR m.to_on >= $1)))
        )
        SELECT gone.organisation_id, held.person_id, gone.id AS worker_id, gone.interim_holder_id
          FROM gone CROSS JOIN LATERAL (
            SELECT c.person_id FROM cases c
             WHERE c.organisation_id = gone.organisation_id AND c.worker_id = gone.id AND c.closed_at IS NULL
            UNION SELECT e.person_id FROM waiting_list_entries e
             WHERE e.organisation_id = gone.organisation_id AND e.left_at IS NULL AND gone.id IN (e.holder_id, e.allocated_to)
            UNION SELECT k.person_id FROM tasks k
             WHERE k.organisation_id = gone.organisation_id AND k.holder_id = gone.id AND k.done_at IS NULL
            UNION SELECT h.person_id FROM handovers h
             WHERE h.organisation_id = gone.organisation_id AND h.receiver_worker_id = gone.id AND h.state = 'offered'
          ) held
         WHERE $2::uuid IS NULL OR held.person_id = $2
         ORDER BY held.person_id, gone.id`,
      values: [today, personId],
    });
  }

  /** Leads and managers who are here today and not kept from this person. */
  holdersOf(personId: string, leaverId: string, today: CalendarDay): Promise<InterimHolder[]> {
    return this.database.rows<InterimHolder & Record<string, unknown>>({
      name: 'leavers-holders',
      text: `
        SELECT w.id, array_agg(DISTINCT m.role ORDER BY m.role) AS roles
          FROM workers w JOIN memberships m ON m.organisation_id = w.organisation_id AND m.worker_id = w.id
         WHERE w.organisation_id = (SELECT waymark_organisation()) AND w.id <> $2 AND w.left_at IS NULL AND m.role = ANY ($4)
           AND m.from_on <= $3 AND (m.to_on IS NULL OR m.to_on >= $3)
         GROUP BY w.id HAVING waymark_may_hold($1, ARRAY[w.id])
         ORDER BY w.id`,
      values: [personId, leaverId, today, [...INTERIM_HOLDER_ROLES]],
    });
  }
}
