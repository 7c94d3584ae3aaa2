import { Injectable } from '@nestjs/common';
import { WIDE_ROLES, type CalendarDay, type Read } from '@waymark/domain';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import type { ReadQuestionEntity } from './read-review.entities.js';
import { IS_READ, WEEK_OF_READS } from './week-of-reads.statement.js';

export interface UnreadWeek {
  worker_id: string;
  week_on: CalendarDay;
}

export interface WeekOfReadsRow {
  person_id: string;
  reference: string;
  family_name: string | null;
  times: number;
  first_at: Date;
  last_at: Date;
  at_night: number;
  is_hers: boolean;
  is_surname_looked_at: boolean;
}

export interface Week {
  workerId: string;
  from: Date;
  until: Date;
}

export type NewQuestion = Pick<ReadQuestionEntity, 'personId' | 'reference' | 'grounds' | 'times' | 'firstAt' | 'lastAt'>;

/** Reads by worker and week, and the questions that come of them. */
@Injectable()
export class WeeksRepository {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Weeks from one Monday to before another in which somebody read and that nobody has looked through. */
  notLookedThrough(first: CalendarDay, until: CalendarDay): Promise<UnreadWeek[]> {
    return this.database.rows<UnreadWeek & Record<string, unknown>>({
      name: 'read-weeks-not-looked-through',
      text: `
        SELECT w.id AS worker_id, week.on_day::date::text AS week_on
          FROM workers w CROSS JOIN generate_series($1::date, $2::date - 7, interval '7 days') AS week (on_day)
         WHERE w.organisation_id = (SELECT waymark_organisation())
           AND NOT EXISTS (SELECT FROM read_weeks d WHERE d.organisation_id = w.organisation_id AND d.worker_id = w.id AND d.week_on = week.on_day::date)
           AND EXISTS (SELECT FROM audit_entries a WHERE a.organisation_id = w.organisation_id AND a.worker_id = w.id
                         AND a.at >= week.on_day::timestamp AT TIME ZONE 'Europe/London'
                         AND a.at < (week.on_day + interval '7 days')::timestamp AT TIME ZONE 'Europe/London' AND ${IS_READ})
         ORDER BY 2, 1`,
      values: [first, until],
    });
  }

  async takeTurn({ worker_id: workerId, week_on: weekOn }: UnreadWeek): Promise<boolean> {
    const rows = await this.database.rows({
      name: 'read-week-turn',
      text: `INSERT INTO read_weeks (organisation_id, worker_id, week_on, looked_at) VALUES ((SELECT waymark_organisation()), $1, $2, $3)
             ON CONFLICT DO NOTHING RETURNING worker_id`,
      values: [workerId, weekOn, this.clock.now()],
    });
    return rows.length > 0;
  }

  async reader({ workerId, from, until }: Week): Promise<{ name: string; isWide: boolean }> {
    const [row] = await this.database.rows<{ name: string; isWide: boolean }>({
      name: 'read-week-reader',
      text: `
        SELECT w.display_name AS name, EXISTS (SELECT FROM memberships m WHERE m.organisation_id = w.organisation_id AND m.worker_id = w.id
                 AND m.role = ANY ($2) AND m.from_on <= ($4 AT TIME ZONE 'Europe/London')::date
                 AND (m.to_on IS NULL OR m.to_on >= ($3 AT TIME ZONE 'Europe/London')::date)) AS "isWide"
          FROM workers w WHERE w.organisation_id = (SELECT waymark_organisation()) AND w.id = $1`,
      values: [workerId, [...WIDE_ROLES], from, until],
    });
    if (!row) throw new Error('Somebody read who is no worker of the organisation.');
    return row;
  }

  byPerson({ workerId, from, until }: Week, night: { from: number; until: number }): Promise<WeekOfReadsRow[]> {
    return this.database.rows<WeekOfReadsRow & Record<string, unknown>>({
      name: 'read-week-by-person',
      text: WEEK_OF_READS,
      values: [workerId, from, until, night.from, night.until],
    });
  }

  async each({ workerId, from, until }: Week): Promise<Read[]> {
    return this.database.rows<Read & Record<string, unknown>>({
      name: 'read-week-each',
      text: `SELECT a.person_id AS "personId", a.at FROM audit_entries a
              WHERE a.organisation_id = (SELECT waymark_organisation()) AND a.worker_id = $1 AND a.at >= $2 AND a.at < $3 AND ${IS_READ}`,
      values: [workerId, from, until],
    });
  }

  async list({ worker_id: workerId, week_on: weekOn }: UnreadWeek, questions: readonly NewQuestion[]): Promise<void> {
    for (const { personId, reference, grounds, times, firstAt, lastAt } of questions) {
      await this.database.rows({
        name: 'read-question-listed',
        text: `INSERT INTO read_questions (organisation_id, worker_id, week_on, person_id, reference, grounds, times, first_at, last_at, listed_at)
               VALUES ((SELECT waymark_organisation()), $1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        values: [workerId, weekOn, personId, reference, grounds, times, firstAt, lastAt, this.clock.now()],
      });
    }
  }
}
