import { Component, computed, inject, signal } from '@angular/core';
import { form, required } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';
import { REVIEW_WORDS_MAX, type ReviewView } from '@waymark/contracts';
import type { ReviewedDanger } from '@waymark/domain';
import { atMost } from '../../../platform/forms/at-most';
import { aDayAhead, readDayAhead } from '../../../platform/forms/days-and-times';
import { TextAnswer } from '../../../platform/forms/text-answer';
import { Dates } from '../../../platform/texts/dates';
import { AskingDialog } from '../../shared/ui/asking-dialog';
import { DangerAgain } from '../../shared/ui/danger-again';
import { ReviewsClient } from '../data/reviews-client';

/** Completes a review in words; the next one is always planned, by the cadence unless an earlier day is chosen. */
@Component({
  selector: 'app-complete-review-dialog',
  imports: [AskingDialog, DangerAgain, TextAnswer, TranslocoPipe],
  template: `
    <app-asking-dialog
      [heading]="'review.complete' | transloco"
      [entry]="entry"
      [act]="'review.complete-act' | transloco"
      [wayOut]="'level.cancel' | transloco"
      [doing]="complete"
    >
      @if (isOfRisk) {
        <app-danger-again [danger]="entry.danger" [personId]="review.personId" (left)="dialog.close()" />
      }
      <app-text-answer form="review" path="words" [rows]="4" [hint]="isGreater() ? ('review-danger.words-hint' | transloco) : null" [field]="entry.words" />
      @if (isGreater()) {
        <p class="wm-quiet">{{ 'review.next-today' | transloco }}</p>
      } @else {
        <app-text-answer form="review" path="nextDueOn" [hint]="'review.next-hint' | transloco: { day: dates.day(review.latestNextOn) }" [field]="entry.nextDueOn" />
      }
    </app-asking-dialog>
  `,
})
export class CompleteReviewDialog {
  protected readonly review = inject<ReviewView>(MAT_DIALOG_DATA);
  protected readonly dialog = inject<MatDialogRef<CompleteReviewDialog, ReviewView>>(MatDialogRef);
  private readonly client = inject(ReviewsClient);
  protected readonly dates = inject(Dates);
  protected readonly isOfRisk = this.review.subject === 'risk-assessment';
  private readonly draft = signal<{ danger: ReviewedDanger | ''; words: string; nextDueOn: string }>({ danger: '', words: '', nextDueOn: '' });
  protected readonly isGreater = computed(() => this.draft().danger === 'greater');
  protected readonly entry = form(this.draft, (path) => {
    required(path.danger, { when: () => this.isOfRisk });
    required(path.words);
    atMost(path.words, REVIEW_WORDS_MAX);
    aDayAhead(path.nextDueOn, () => this.dates.today());
  });

  protected readonly complete = async (): Promise<void> => {
    const { danger, words, nextDueOn } = this.draft();
    // A day that was typed before is not hers to choose any more.
    const next = this.isGreater() ? null : readDayAhead(nextDueOn, this.dates.today());
    this.dialog.close(await this.client.complete(this.review, { danger: danger || null, words: words.trim(), nextDueOn: next }));
  };
}
