import { Component, inject, signal } from '@angular/core';
import { form, required, submit } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';
import { REVIEW_WORDS_MAX, type ReviewView } from '@waymark/contracts';
import { Control, Field } from '@waymark/ui';
import { atMost } from '../../../platform/forms/at-most';
import { TextAnswer } from '../../../platform/forms/text-answer';
import { toProblemError, type ProblemError } from '../../../platform/http/problem-error';
import { Dates } from '../../../platform/texts/dates';
import { ProblemBand } from '../../shared/ui/problem-band';
import { ReviewsClient } from '../data/reviews-client';

/** Completes a review in words; the next one is always planned, by the cadence unless an earlier day is chosen. */
@Component({
  selector: 'app-complete-review-dialog',
  imports: [Control, Field, MatDialogModule, ProblemBand, TextAnswer, TranslocoPipe],
  template: `
    <h2 mat-dialog-title>{{ 'review.complete' | transloco }}</h2>
    <form novalidate (submit)="send($event)">
      <mat-dialog-content class="fields">
        @if (problem(); as refusal) {
          <app-problem-band [problem]="refusal" [canRetry]="false" />
        }
        <app-text-answer form="review" path="words" [rows]="4" [field]="entry.words" />
        <wm-field [label]="'review.nextDueOn' | transloco" [hint]="'review.next-hint' | transloco: { day: dates.day(review.latestNextOn) }">
          <input #day wmControl type="date" [max]="review.latestNextOn" [value]="draft().nextDueOn" (change)="choose(day.value)" />
        </wm-field>
      </mat-dialog-content>
      <mat-dialog-actions>
        <button type="submit" class="wm-button" [attr.aria-disabled]="entry().submitting()">{{ 'review.complete-act' | transloco }}</button>
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
  protected readonly problem = signal<ProblemError | null>(null);

  protected choose(nextDueOn: string): void {
    this.draft.update((before) => ({ ...before, nextDueOn }));
  }

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    await submit(this.entry, async () => {
      await this.complete();
      return undefined;
    });
  }

  private async complete(): Promise<void> {
    const { words, nextDueOn } = this.draft();
    try {
      this.dialog.close(await this.client.complete(this.review, { words: words.trim(), nextDueOn: nextDueOn || null }));
    } catch (error) {
      this.problem.set(toProblemError(error));
    }
  }
}
