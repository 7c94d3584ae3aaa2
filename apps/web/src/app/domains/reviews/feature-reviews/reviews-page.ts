import { Component, computed, inject, input } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ReviewView } from '@waymark/contracts';
import { EmptyState, SkeletonRows } from '@waymark/ui';
import { firstValueFrom } from 'rxjs';
import { problemOf } from '../../../platform/http/problem-error';
import { Notices } from '../../../platform/notices';
import { Session } from '../../../platform/session/session';
import { Dates } from '../../../platform/texts/dates';
import { Texts } from '../../../platform/texts/texts';
import { PersonHeading } from '../../shared/ui/person-heading';
import { ProblemBand } from '../../shared/ui/problem-band';
import { ReviewsClient } from '../data/reviews-client';

/** When somebody is looked at again: what is planned with its act, and what was done. */
@Component({
  selector: 'app-reviews-page',
  imports: [EmptyState, PersonHeading, ProblemBand, RouterLink, SkeletonRows, TranslocoPipe],
  templateUrl: './reviews-page.html',
  styleUrl: './reviews-page.css',
})
export class ReviewsPage {
  private readonly dialog = inject(MatDialog);
  private readonly notices = inject(Notices);
  private readonly session = inject(Session);
  protected readonly texts = inject(Texts);
  protected readonly dates = inject(Dates);
  readonly id = input.required<string>();
  protected readonly resource = inject(ReviewsClient).ofPerson(this.id);
  protected readonly view = computed(() => (this.resource.hasValue() ? this.resource.value() : null));
  protected readonly problem = computed(() => problemOf(this.resource.error()));
  protected readonly mayWork = computed(() => this.session.may('review:work'));
  /** What is due first stands first. */
  protected readonly planned = computed(() => this.view()?.reviews.filter(({ state }) => state === 'planned').reverse() ?? null);
  protected readonly over = computed(() => this.view()?.reviews.filter(({ state }) => state !== 'planned') ?? []);

  protected async complete(review: ReviewView): Promise<void> {
    const { CompleteReviewDialog } = await import('./complete-review-dialog');
    const opened = this.dialog.open<unknown, ReviewView, ReviewView>(CompleteReviewDialog, { data: review, width: '34rem' });
    if (!(await firstValueFrom(opened.afterClosed()))) return;
    this.resource.reload();
    this.notices.say(this.texts.get('review.completed'));
  }

  protected async putOff(review: ReviewView): Promise<void> {
    const { PutOffReviewDialog } = await import('./put-off-review-dialog');
    const opened = this.dialog.open<unknown, ReviewView, ReviewView>(PutOffReviewDialog, { data: review, width: '34rem' });
    const changed = await firstValueFrom(opened.afterClosed());
    if (!changed) return;
    this.resource.reload();
    this.notices.say(this.texts.get('review.moved', { day: this.dates.day(changed.dueOn) }));
  }

  protected placeOf({ subject, subjectId }: ReviewView): string[] {
    if (subject === 'risk-assessment') return ['/people', this.id(), 'assess', ...(subjectId ? [subjectId] : [])];
    return ['/people', this.id(), 'safety-plan', ...(subject === 'safety-plan' && subjectId ? [subjectId] : [])];
  }
}
