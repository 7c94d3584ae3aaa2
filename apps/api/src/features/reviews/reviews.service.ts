import { Injectable } from '@nestjs/common';
import type { PersonReviewsView, ReviewView } from '@waymark/contracts';
import { reviewDueOn, stageOn, type CalendarDay, type KnownRisk, type ReminderSettings } from '@waymark/domain';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import { Clock } from '../../platform/clock/clock.js';
import { NotFound } from '../../platform/errors/errors.js';
import { SealedWords } from '../../platform/secrets/sealed-words.js';
import { OrganisationSettings, OrganisationsRepository } from '../organisations/index.js';
import { PeopleRepository, toPersonNameView } from '../people/index.js';
import { Episodes } from '../referrals/index.js';
import type { ReviewEntity } from './review.entities.js';
import { ReviewsRepository, type PutOffRow } from './reviews.repository.js';

/** Reading reviews. */
@Injectable()
export class ReviewsService {
  constructor(
    private readonly reviews: ReviewsRepository,
    private readonly people: PeopleRepository,
    private readonly episodes: Episodes,
    private readonly organisations: OrganisationsRepository,
    private readonly words: SealedWords,
    private readonly settings: OrganisationSettings,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async ofPerson(personId: string): Promise<PersonReviewsView> {
    const person = await this.people.person(personId);
    if (!person) throw new NotFound();
    await this.audit.note({ action: 'review.read', subjectType: 'person', subjectId: personId, personId });
    return { person: toPersonNameView(person), reviews: await this.views(await this.reviews.ofPerson(personId)) };
  }

  async read(id: string): Promise<ReviewView> {
    const view = await this.view(id);
    await this.audit.note({ action: 'review.read', subjectType: 'review', subjectId: id, personId: view.personId });
    return view;
  }

  /** The view as the answer to an act that was recorded itself. */
  async view(id: string): Promise<ReviewView> {
    const review = await this.reviews.review(id);
    const [view] = review ? await this.views([review]) : [];
    if (!view) throw new NotFound();
    return view;
  }

  private async views(reviews: ReviewEntity[]): Promise<ReviewView[]> {
    const [putOffs, workers, settings, risks] = await Promise.all([
      this.reviews.putOffsOf(reviews.map(({ id }) => id)),
      this.organisations.workerNames(),
      this.settings.inForce(),
      this.risksOf(reviews),
    ]);
    const today = this.clock.today();
    const name = (id: string | null): string | null => id && (workers.get(id) ?? '');
    return reviews.map((review) => {
      const latestNextOn = reviewDueOn(risks.get(review.referralId) ?? 'not-assessed', today, settings['review.cadence-days']);
      const own = putOffs.filter((one) => one.review_id === review.id);
      return toReviewView(review, own, { words: this.words, name, today, latestNextOn, reminders: settings['review.reminder-days'] });
    });
  }

  private async risksOf(reviews: ReviewEntity[]): Promise<Map<string, KnownRisk>> {
    const ids = [...new Set(reviews.map(({ referralId }) => referralId))];
    const episodes = await Promise.all(ids.map((id) => this.episodes.find(id)));
    return new Map(episodes.flatMap((episode) => (episode ? [[episode.id, episode.risk] as const] : [])));
  }
}

interface Around {
  words: SealedWords;
  name(id: string | null): string | null;
  today: CalendarDay;
  latestNextOn: CalendarDay;
  reminders: ReminderSettings;
}

function toReviewView(review: ReviewEntity, putOffs: PutOffRow[], { words, name, today, latestNextOn, reminders }: Around): ReviewView {
  const { id, version, personId, referralId, caseId, subject, subjectId, dueOn, state } = review;
  return {
    ...{ id, version, personId, referralId, caseId, subject, subjectId, dueOn, state, latestNextOn },
    words: words.open('reviews.words', review, review.words),
    stage: state === 'planned' ? stageOn(dueOn, today, reminders) : null,
    doneAt: review.doneAt?.toISOString() ?? null,
    doneBy: name(review.doneBy),
    putOffs: putOffs.map((one) => ({
      from: one.from_on,
      to: one.to_on,
      reason: words.open('review_put_offs.reason', { id: one.id, organisationId: one.organisation_id }, one.reason),
      at: one.at.toISOString(),
      by: name(one.by_worker_id) ?? '',
    })),
  };
}
