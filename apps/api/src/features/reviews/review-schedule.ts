import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { REVIEW_SUBJECTS, type CalendarDay, type ReviewSubject } from '@waymark/domain';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import { signedInWorker } from '../../platform/auth/allow.js';
import { Clock } from '../../platform/clock/clock.js';
import type { ReviewEntity } from './review.entities.js';
import { ReviewsRepository } from './reviews.repository.js';

export interface ReviewToPlan {
  personId: string;
  referralId: string;
  caseId: string | null;
  subject: ReviewSubject;
  /** The assessment or plan that will be reviewed. */
  subjectId: string | null;
  dueOn: CalendarDay;
}

/** How the review planned until now ended: the new assessment or plan was that review, or merely took its place. */
export type EarlierReview = 'done-with-subject' | 'superseded';

/**
 * Plans reviews for other acts. Whoever calls holds the episode's row (`Episodes.hold`), so there is never more than one
 * planned review of a subject and never a moment without one.
 */
@Injectable()
export class ReviewSchedule {
  constructor(
    private readonly reviews: ReviewsRepository,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async plan(review: ReviewToPlan, earlier: EarlierReview): Promise<void> {
    await this.settle(review.referralId, review.subject, earlier, review.subjectId);
    await this.reviews.add(this.newReview(review));
  }

  /** Ends the planned review of a subject without a successor of the same subject. */
  async settle(referralId: string, subject: ReviewSubject, how: EarlierReview, doneWith: string | null): Promise<void> {
    const planned = await this.reviews.planned(referralId, subject);
    if (!planned) return;
    const done = { state: 'done' as const, doneAt: this.clock.now(), doneBy: signedInWorker().id, doneWith };
    await this.reviews.change(planned.id, planned.version, how === 'superseded' ? { state: 'superseded' } : done);
    const action = how === 'superseded' ? 'review.superseded' : 'review.completed';
    await this.audit.note({ action, subjectType: 'review', subjectId: planned.id, personId: planned.personId });
  }

  /** Nobody is reviewed any more once support has ended; what was planned stays readable as cancelled. */
  async cancel(referralId: string): Promise<void> {
    for (const subject of REVIEW_SUBJECTS) {
      const planned = await this.reviews.planned(referralId, subject);
      if (!planned) continue;
      await this.reviews.change(planned.id, planned.version, { state: 'cancelled' });
      await this.audit.note({ action: 'review.cancelled', subjectType: 'review', subjectId: planned.id, personId: planned.personId });
    }
  }

  /** Brings the planned review of a subject forward; it never puts one off. */
  async bringForward(referralId: string, subject: ReviewSubject, to: CalendarDay): Promise<void> {
    const planned = await this.reviews.planned(referralId, subject);
    if (!planned || planned.dueOn <= to) return;
    await this.reviews.change(planned.id, planned.version, { dueOn: to });
    const { id: subjectId, personId } = planned;
    await this.audit.note({ action: 'review.brought-forward', subjectType: 'review', subjectId, personId, fields: ['dueOn'] });
  }

  private newReview(review: ReviewToPlan): ReviewEntity {
    const { id: plannedBy, organisationId } = signedInWorker();
    return {
      ...review,
      id: randomUUID(),
      organisationId,
      state: 'planned',
      plannedAt: this.clock.now(),
      plannedBy,
      doneAt: null,
      doneBy: null,
      doneWith: null,
      words: null,
      version: 1,
    };
  }
}
