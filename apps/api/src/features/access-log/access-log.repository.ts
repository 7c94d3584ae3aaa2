import { Injectable } from '@nestjs/common';
import type { CalendarDay } from '@waymark/domain';
import { Database } from '../../platform/database/database.js';
import { DAYS_SHOWN, type ActRow } from './acts-by-day.js';

/** Entries about nobody in particular that still showed names. */
const SHOWS_MANY = [
  ...['people.searched', 'people.searched-elsewhere', 'referrals.listed', 'waiting-list.read', 'today.read', 'import-rows.listed'],
  ...['linked-parties.listed', 'read-questions.read'],
];

export interface AccessRow extends ActRow {
  day: CalendarDay;
  worker_id: string;
  worker_name: string;
  person_id: string | null;
  reference: string | null;
  given_name: string | null;
  family_name: string | null;
  known_as: string | null;
}

/** The audit by day, worker, person and kind of act. Days are those of the wall clock of the service. */
@Injectable()
export class AccessLogRepository {
  constructor(private readonly database: Database) {}

  ofPerson(personId: string, before: CalendarDay | null): Promise<AccessRow[]> {
    return this.rows('access-log-person', 'a.person_id = $1 AND a.worker_id IS NOT NULL AND $3::text[] IS NOT NULL', personId, before);
  }

  ofWorker(workerId: string, before: CalendarDay | null): Promise<AccessRow[]> {
    return this.rows('access-log-worker', 'a.worker_id = $1 AND (a.person_id IS NOT NULL OR a.action = ANY ($3::text[]))', workerId, before);
  }

  async workerName(workerId: string): Promise<string | null> {
    const [row] = await this.database.rows<{ display_name: string }>({
      name: 'access-log-worker-name',
      text: 'SELECT display_name FROM workers WHERE organisation_id = (SELECT waymark_organisation()) AND id = $1',
      values: [workerId],
    });
    return row?.display_name ?? null;
  }

  private rows(name: string, about: string, id: string, before: CalendarDay | null): Promise<AccessRow[]> {
    const chosen = `FROM audit_entries a
      WHERE a.organisation_id = (SELECT waymark_organisation()) AND ${about}
        AND ($2::date IS NULL OR a.at < $2::date::timestamp AT TIME ZONE 'Europe/London')`;
    const day = `(a.at AT TIME ZONE 'Europe/London')::date`;
    return this.database.rows<AccessRow & Record<string, unknown>>({
      name,
      text: `
        WITH shown AS (SELECT DISTINCT ${day} AS day ${chosen} ORDER BY day DESC LIMIT ${DAYS_SHOWN}),
             acts AS (SELECT ${day} AS day, a.worker_id, a.person_id, a.action, count(*)::int AS times, min(a.at) AS first_at, max(a.at) AS last_at
                        ${chosen} AND a.at >= (SELECT min(day) FROM shown)::timestamp AT TIME ZONE 'Europe/London'
                       GROUP BY 1, 2, 3, 4)
        SELECT acts.day::text, acts.worker_id, w.display_name AS worker_name, acts.person_id, p.reference, p.given_name, p.family_name,
               p.known_as, acts.action, acts.times, acts.first_at, acts.last_at
          FROM acts
          JOIN workers w ON w.organisation_id = (SELECT waymark_organisation()) AND w.id = acts.worker_id
          LEFT JOIN people p ON p.organisation_id = (SELECT waymark_organisation()) AND p.id = acts.person_id
         ORDER BY acts.day DESC, max(acts.last_at) OVER (PARTITION BY acts.day, acts.worker_id, acts.person_id) DESC, acts.first_at, acts.action`,
      values: [id, before, SHOWS_MANY],
    });
  }
}
