import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { CompleteReview, PutOffReview } from '@waymark/contracts';
import { completeReview, putOffReview, reviewDueOn, type CalendarDay } from '@waymark/domain';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import type { SignedInWorker } from '../../platform/auth/signed-in-worker.js';
import { Clock } from '../../platform/clock/clock.js';
import { NotFound, RuleRefused, StaleVersion } from '../../platform/errors/errors.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { SealedWords } from '../../platform/secrets/sealed-words.js';
import { OrganisationSettings } from '../organisations/index.js';
import { Episodes, type Episode } from '../referrals/index.js';
import { GreaterDanger } from './greater-danger.js';
import type { ReviewEntity } from './review.entities.js';
import { ReviewSchedule } from './review-schedule.js';
import { plannedOf, ReviewsRepository } from './reviews.repository.js';

/** Completing a review, which always plans the next, and putting one off with a reason. */
@Injectable()
export class ReviewActs {
  constructor(
    private readonly reviews: ReviewsRepository,
    private readonly schedule: ReviewSchedule,
    private readonly episodes: Episodes,
    private readonly greater: GreaterDanger,
    private readonly words: SealedWords,
    private readonly settings: OrganisationSettings,
    private readonly outbox: Outbox,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async complete(id: string, version: number, body: CompleteReview, worker: SignedInWorker): Promise<void> {
    const { review, episode } = await this.held(id, version);
    const doneOn = this.clock.today();
    const isGreater = body.danger === 'greater';
    const latestNextOn = isGreater ? doneOn : await this.latestOn(episode, doneOn);
    const nextDueOn = body.nextDueOn ?? latestNextOn;
    const { words, danger } = body;
    const ruling = completeReview(plannedOf(review), { doneOn, words, danger, nextDueOn, latestNextOn });
    if (!ruling.ok) throw new RuleRefused(ruling.refusal);
    const doneAt = this.clock.now();
    await this.reviews.change(id, version, { state: 'done', doneAt, doneBy: worker.id, words: this.words.seal('reviews.words', review, body.words) });
    const { personId, referralId, subject, subjectId } = review;
    const next = { personId, referralId, subject, subjectId, caseId: episode.caseId, dueOn: ruling.value.nextDueOn };
    await this.schedule.plan(next, 'superseded');
    if (isGreater) {
      await this.greater.found(episode, words, worker);
      // A plan that was made against another danger is gone through again.
      await this.schedule.bringForward(referralId, 'safety-plan', doneOn);
    }
    await this.outbox.put('review.completed', id);
    await this.audit.note({ action: 'review.completed', subjectType: 'review', subjectId: id, personId, fields: isGreater ? ['dangerGreater'] : [] });
  }

  async putOff(id: string, version: number, body: PutOffReview, worker: SignedInWorker): Promise<void> {
    const { review, episode } = await this.held(id, version);
    const today = this.clock.today();
    const window = { today, latest: await this.latestOn(episode, today) };
    const ruling = putOffReview(plannedOf(review), body.to, body.reason, window);
    if (!ruling.ok) throw new RuleRefused(ruling.refusal);
    const { organisationId, dueOn: fromOn, personId } = review;
    await this.reviews.change(id, version, { dueOn: ruling.value.dueOn });
    const row = { id: randomUUID(), organisationId };
    const reason = this.words.seal('review_put_offs.reason', row, body.reason);
    await this.reviews.addPutOff({ ...row, reviewId: id, fromOn, toOn: body.to, reason, at: this.clock.now(), byWorkerId: worker.id });
    await this.audit.note({ action: 'review.put-off', subjectType: 'review', subjectId: id, personId, fields: ['dueOn'] });
  }

  /** The last day on which this episode may next be looked at. */
  async latestOn({ risk }: Pick<Episode, 'risk'>, today: CalendarDay): Promise<CalendarDay> {
    const settings = await this.settings.inForce();
    return reviewDueOn(risk, today, settings['review.cadence-days']);
  }

  private async held(id: string, version: number): Promise<{ review: ReviewEntity; episode: Episode }> {
    const known = await this.reviews.review(id);
    const episode = known && (await this.episodes.hold(known.referralId));
    // Read again under the lock: what was known before may have been done by somebody else meanwhile.
    const review = episode && (await this.reviews.review(id));
    if (!review || !episode) throw new NotFound();
    if (review.version !== version) throw new StaleVersion();
    return { review, episode };
  }
}
