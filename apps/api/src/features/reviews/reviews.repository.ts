import { Injectable } from '@nestjs/common';
import type { CalendarDay, ReminderStage, ReviewState, ReviewSubject, StageRange } from '@waymark/domain';
import { Database } from '../../platform/database/database.js';
import { StaleVersion } from '../../platform/errors/errors.js';
import { ReviewEntity, ReviewPutOffEntity } from './review.entities.js';

export interface DueReviewRow extends Record<string, unknown> {
  id: string;
  person_id: string;
  subject: ReviewSubject;
  due_on: CalendarDay;
}

export interface NewReminder {
  key: string;
  reviewId: string;
  personId: string;
  stage: ReminderStage;
  dueOn: CalendarDay;
}

@Injectable()
export class ReviewsRepository {
  constructor(private readonly database: Database) {}

  review(id: string): Promise<ReviewEntity | null> {
    return this.database.manager.findOneBy(ReviewEntity, { id });
  }

  ofPerson(personId: string): Promise<ReviewEntity[]> {
    return this.database.manager.find(ReviewEntity, { where: { personId }, order: { dueOn: 'DESC', id: 'ASC' } });
  }

  planned(referralId: string, subject: ReviewSubject): Promise<ReviewEntity | null> {
    return this.database.manager.findOneBy(ReviewEntity, { referralId, subject, state: 'planned' });
  }

  async add(review: ReviewEntity): Promise<void> {
    await this.database.manager.insert(ReviewEntity, review);
  }

  /** Changes exactly one review of exactly this version. */
  async change(id: string, version: number, changes: Partial<ReviewEntity>): Promise<void> {
    const { affected } = await this.database.manager.update(ReviewEntity, { id, version }, { ...changes, version: version + 1 });
    if (affected !== 1) throw new StaleVersion();
  }

  putOffsOf(reviewIds: readonly string[]): Promise<(Record<string, unknown> & PutOffRow)[]> {
    return this.database.rows<Record<string, unknown> & PutOffRow>({
      name: 'review-put-offs',
      text: `SELECT id, organisation_id, review_id, from_on::text, to_on::text, reason, at, by_worker_id FROM review_put_offs
              WHERE organisation_id = (SELECT waymark_organisation()) AND review_id = ANY ($1) ORDER BY at, id`,
      values: [reviewIds],
    });
  }

  async addPutOff(putOff: ReviewPutOffEntity): Promise<void> {
    await this.database.manager.insert(ReviewPutOffEntity, putOff);
  }

  /** Planned reviews that stand at a stage for which nothing was written yet, longest due first. */
  unremindedAt({ stage, from, to }: StageRange, limit: number): Promise<DueReviewRow[]> {
    return this.database.rows<DueReviewRow>({
      name: 'reviews-unreminded',
      text: `
        SELECT v.id, v.person_id, v.subject, v.due_on::text
          FROM reviews v
         WHERE v.organisation_id = (SELECT waymark_organisation()) AND v.state = 'planned'
           AND v.due_on >= coalesce($1::date, '-infinity') AND v.due_on <= coalesce($2::date, 'infinity')
           AND NOT EXISTS (SELECT FROM reminders m
                  WHERE m.organisation_id = v.organisation_id AND m.review_id = v.id AND m.due_on = v.due_on AND m.stage = $3)
         ORDER BY v.due_on, v.id
         LIMIT $4`,
      values: [from, to, stage, limit],
    });
  }

  /** Writes those that nobody wrote meanwhile and answers with them: another process may sweep at the same moment. */
  writeReminders(reminders: readonly NewReminder[], at: Date): Promise<(Record<string, unknown> & WrittenReminder)[]> {
    return this.database.rows<Record<string, unknown> & WrittenReminder>({
      name: 'reminders-write',
      text: `
        INSERT INTO reminders (organisation_id, key, review_id, person_id, stage, due_on, written_at)
        SELECT (SELECT waymark_organisation()), r.key, r.review_id, r.person_id, r.stage, r.due_on, $6
          FROM unnest($1::text[], $2::uuid[], $3::uuid[], $4::text[], $5::date[]) AS r(key, review_id, person_id, stage, due_on)
         ORDER BY r.key
        ON CONFLICT DO NOTHING
        RETURNING id, review_id, person_id, stage`,
      values: [
        reminders.map(({ key }) => key),
        reminders.map(({ reviewId }) => reviewId),
        reminders.map(({ personId }) => personId),
        reminders.map(({ stage }) => stage),
        reminders.map(({ dueOn }) => dueOn),
        at,
      ],
    });
  }
}

export interface PutOffRow {
  id: string;
  organisation_id: string;
  review_id: string;
  from_on: CalendarDay;
  to_on: CalendarDay;
  reason: Buffer;
  at: Date;
  by_worker_id: string;
}

export interface WrittenReminder {
  id: string;
  review_id: string;
  person_id: string;
  stage: ReminderStage;
}

/** A review as the rules know it. */
export function plannedOf(review: ReviewEntity): { id: string; subject: ReviewSubject; dueOn: CalendarDay; state: ReviewState } {
  return { id: review.id, subject: review.subject, dueOn: review.dueOn, state: review.state };
}
