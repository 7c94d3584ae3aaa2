import { Component, inject, signal } from '@angular/core';
import { form, required, submit } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';
import { REASON_MAX, type ReviewView } from '@waymark/contracts';
import { Control, Field } from '@waymark/ui';
import { atMost } from '../../../platform/forms/at-most';
import { AnswerWords } from '../../../platform/forms/answer-words';
import { TextAnswer } from '../../../platform/forms/text-answer';
import { toProblemError, type ProblemError } from '../../../platform/http/problem-error';
import { Dates } from '../../../platform/texts/dates';
import { ProblemBand } from '../../shared/ui/problem-band';
import { ReviewsClient } from '../data/reviews-client';

/** Puts a review off to a later day with the reason, which stays with it. */
@Component({
  selector: 'app-put-off-review-dialog',
  imports: [Control, Field, MatDialogModule, ProblemBand, TextAnswer, TranslocoPipe],
  template: `
    <h2 mat-dialog-title>{{ 'review.put-off' | transloco }}</h2>
    <form novalidate (submit)="send($event)">
      <mat-dialog-content class="fields">
        @if (problem(); as refusal) {
          <app-problem-band [problem]="refusal" [canRetry]="false" />
        }
        <wm-field
          [label]="'review.to' | transloco"
          [mark]="'answer.needed' | transloco"
          [hint]="'review.to-hint' | transloco: { day: dates.day(review.latestNextOn) }"
          [error]="words.error(entry.to())"
        >
          <input #day wmControl type="date" [max]="review.latestNextOn" [value]="draft().to" (change)="choose(day.value)" />
        </wm-field>
        <app-text-answer form="review" path="reason" [rows]="3" [field]="entry.reason" />
      </mat-dialog-content>
      <mat-dialog-actions>
        <button type="submit" class="wm-button" [attr.aria-disabled]="entry().submitting()">{{ 'review.put-off-act' | transloco }}</button>
        <button type="button" class="wm-button quiet" mat-dialog-close>{{ 'level.cancel' | transloco }}</button>
      </mat-dialog-actions>
    </form>
  `,
  styles: `
    .fields {
      display: grid;
      gap: var(--wm-4);
    }
  `,
})
export class PutOffReviewDialog {
  protected readonly review = inject<ReviewView>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<PutOffReviewDialog, ReviewView>>(MatDialogRef);
  private readonly client = inject(ReviewsClient);
  protected readonly dates = inject(Dates);
  protected readonly words = inject(AnswerWords);
  protected readonly draft = signal({ to: '', reason: '' });
  protected readonly entry = form(this.draft, (path) => {
    required(path.to);
    required(path.reason);
    atMost(path.reason, REASON_MAX);
  });
  protected readonly problem = signal<ProblemError | null>(null);

  protected choose(to: string): void {
    this.draft.update((before) => ({ ...before, to }));
  }

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    await submit(this.entry, async () => {
      await this.putOff();
      return undefined;
    });
  }

  private async putOff(): Promise<void> {
    const { to, reason } = this.draft();
    try {
      this.dialog.close(await this.client.putOff(this.review, { to, reason: reason.trim() }));
    } catch (error) {
      this.problem.set(toProblemError(error));
    }
  }
}
