import { Component, inject, signal } from '@angular/core';
import { form, required } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';
import { REVIEW_WORDS_MAX, type ReviewView } from '@waymark/contracts';
import { Control, Field } from '@waymark/ui';
import { atMost } from '../../../platform/forms/at-most';
import { TextAnswer } from '../../../platform/forms/text-answer';
import { Dates } from '../../../platform/texts/dates';
import { AskingDialog } from '../../shared/ui/asking-dialog';
import { ReviewsClient } from '../data/reviews-client';

/** Completes a review in words; the next one is always planned, by the cadence unless an earlier day is chosen. */
@Component({
  selector: 'app-complete-review-dialog',
  imports: [AskingDialog, Control, Field, TextAnswer, TranslocoPipe],
  template: `
    <app-asking-dialog
      [heading]="'review.complete' | transloco"
      [entry]="entry"
      [act]="'review.complete-act' | transloco"
      [wayOut]="'level.cancel' | transloco"
      [doing]="complete"
    >
      <app-text-answer form="review" path="words" [rows]="4" [field]="entry.words" />
      <wm-field [label]="'review.nextDueOn' | transloco" [hint]="'review.next-hint' | transloco: { day: dates.day(review.latestNextOn) }">
        <input #day wmControl type="date" [max]="review.latestNextOn" [value]="draft().nextDueOn" (change)="choose(day.value)" />
      </wm-field>
    </app-asking-dialog>
  `,
})
export class CompleteReviewDialog {
  protected readonly review = inject<ReviewView>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<CompleteReviewDialog, ReviewView>>(MatDialogRef);
  private readonly client = inject(ReviewsClient);
  protected readonly dates = inject(Dates);
  protected readonly draft = signal({ words: '', nextDueOn: '' });
  protected readonly entry = form(this.draft, (path) => {
    required(path.words);
    atMost(path.words, REVIEW_WORDS_MAX);
  });

  protected choose(nextDueOn: string): void {
    this.draft.update((before) => ({ ...before, nextDueOn }));
  }

  protected readonly complete = async (): Promise<void> => {
    const { words, nextDueOn } = this.draft();
    this.dialog.close(await this.client.complete(this.review, { words: words.trim(), nextDueOn: nextDueOn || null }));
  };
}
