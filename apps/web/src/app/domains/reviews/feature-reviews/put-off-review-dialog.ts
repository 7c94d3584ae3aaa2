import { Component, inject, signal } from '@angular/core';
import { form, required } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';
import { REASON_MAX, type ReviewView } from '@waymark/contracts';
import { atMost } from '../../../platform/forms/at-most';
import { aDayAhead, readDayAhead } from '../../../platform/forms/days-and-times';
import { TextAnswer } from '../../../platform/forms/text-answer';
import { Dates } from '../../../platform/texts/dates';
import { AskingDialog } from '../../shared/ui/asking-dialog';
import { ReviewsClient } from '../data/reviews-client';

/** Puts a review off to a later day with the reason, which stays with it. */
@Component({
  selector: 'app-put-off-review-dialog',
  imports: [AskingDialog, TextAnswer, TranslocoPipe],
  template: `
    <app-asking-dialog
      [heading]="'review.put-off' | transloco"
      [entry]="entry"
      [act]="'review.put-off-act' | transloco"
      [wayOut]="'level.cancel' | transloco"
      [doing]="putOff"
    >
      <app-text-answer form="review" path="to" [hint]="'review.to-hint' | transloco: { day: dates.day(review.latestNextOn) }" [field]="entry.to" />
      <app-text-answer form="review" path="reason" [rows]="3" [field]="entry.reason" />
    </app-asking-dialog>
  `,
})
export class PutOffReviewDialog {
  protected readonly review = inject<ReviewView>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<PutOffReviewDialog, ReviewView>>(MatDialogRef);
  private readonly client = inject(ReviewsClient);
  protected readonly dates = inject(Dates);
  private readonly draft = signal({ to: '', reason: '' });
  protected readonly entry = form(this.draft, (path) => {
    required(path.to);
    aDayAhead(path.to, () => this.dates.today());
    required(path.reason);
    atMost(path.reason, REASON_MAX);
  });

  protected readonly putOff = async (): Promise<void> => {
    const { to: typed, reason } = this.draft();
    const to = readDayAhead(typed, this.dates.today());
    if (to === null) return;
    this.dialog.close(await this.client.putOff(this.review, { to, reason: reason.trim() }));
  };
}
