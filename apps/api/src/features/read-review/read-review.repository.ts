import { Injectable } from '@nestjs/common';
import type { CalendarDay, ReadGround, ReadOutcome } from '@waymark/domain';
import { Database } from '../../platform/database/database.js';
import { ReadAnswerEntity } from './read-review.entities.js';

export interface QuestionRow {
  id: string;
  organisation_id: string;
  worker_id: string;
  worker_name: string;
  person_id: string | null;
  reference: string | null;
  given_name: string | null;
  family_name: string | null;
  known_as: string | null;
  week_on: CalendarDay;
  grounds: ReadGround[];
  times: number;
  first_at: Date;
  last_at: Date;
  listed_at: Date;
}

export interface AnswerRow {
  id: string;
  organisation_id: string;
  question_id: string;
  outcome: ReadOutcome;
  words: Buffer | null;
  by: string;
  answered_at: Date;
}

/** Questions and answers that whoever asks may see: the policies decide which. */
@Injectable()
export class ReadReviewRepository {
  constructor(private readonly database: Database) {}

  /** Open ones however old, and those listed since. Names come where she may read the record, and not otherwise. */
  questions(id: string | null, since: Date | null): Promise<QuestionRow[]> {
    return this.database.rows<QuestionRow & Record<string, unknown>>({
      name: 'read-questions',
      text: `
        SELECT q.id, q.organisation_id, q.worker_id, w.display_name AS worker_name, q.person_id, q.reference, p.given_name, p.family_name, p.known_as,
               q.week_on::text, q.grounds, q.times, q.first_at, q.last_at, q.listed_at
          FROM read_questions q
          JOIN workers w ON w.organisation_id = q.organisation_id AND w.id = q.worker_id
          LEFT JOIN people p ON p.organisation_id = q.organisation_id AND p.id = q.person_id
         WHERE q.organisation_id = (SELECT waymark_organisation()) AND ($1::uuid IS NULL OR q.id = $1)
           AND ($2::timestamptz IS NULL OR q.listed_at >= $2 OR NOT EXISTS (
                SELECT FROM read_answers x WHERE x.organisation_id = q.organisation_id AND x.question_id = q.id AND x.outcome <> 'asked-worker'))
         ORDER BY q.listed_at, q.first_at, q.id`,
      values: [id, since],
    });
  }

  answers(questionIds: readonly string[]): Promise<AnswerRow[]> {
    return this.database.rows<AnswerRow & Record<string, unknown>>({
      name: 'read-answers',
      text: `
        SELECT x.id, x.organisation_id, x.question_id, x.outcome, x.words, w.display_name AS by, x.answered_at
          FROM read_answers x JOIN workers w ON w.organisation_id = x.organisation_id AND w.id = x.answered_by
         WHERE x.organisation_id = (SELECT waymark_organisation()) AND x.question_id = ANY ($1)
         ORDER BY x.answered_at, x.outcome <> 'asked-worker', x.id`,
      values: [questionIds],
    });
  }

  /** Who looks over everybody's reads today. */
  async leads(today: CalendarDay): Promise<string[]> {
    const rows = await this.database.rows<{ name: string }>({
      name: 'read-review-leads',
      text: `
        SELECT DISTINCT w.display_name AS name FROM memberships m JOIN workers w ON w.organisation_id = m.organisation_id AND w.id = m.worker_id
         WHERE m.organisation_id = (SELECT waymark_organisation()) AND m.role = 'data-protection-lead' AND w.left_at IS NULL
           AND m.from_on <= $1 AND (m.to_on IS NULL OR m.to_on >= $1) ORDER BY 1`,
      values: [today],
    });
    return rows.map(({ name }) => name);
  }

  /** One at a time, so that two do not end one question. */
  async takeTurn(id: string): Promise<void> {
    await this.database.rows({
      name: 'read-question-turn',
      text: `SELECT pg_advisory_xact_lock(hashtextextended((SELECT waymark_organisation())::text || ' read-question ' || $1, 2))`,
      values: [id],
    });
  }

  async add(answer: ReadAnswerEntity): Promise<void> {
    await this.database.manager.createQueryBuilder().insert().into(ReadAnswerEntity).values(answer).returning([]).updateEntity(false).execute();
  }
}
