import { Component, inject, signal } from '@angular/core';
import { form, required, submit } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';
import { REVIEW_WORDS_MAX, type TodayItemView } from '@waymark/contracts';
import { atMost } from '../../../../platform/forms/at-most';
import { TextAnswer } from '../../../../platform/forms/text-answer';
import { toProblemError, type ProblemError } from '../../../../platform/http/problem-error';
import { Notices } from '../../../../platform/notices';
import { Dates } from '../../../../platform/texts/dates';
import { Texts } from '../../../../platform/texts/texts';
import { ProblemBand } from '../../../shared/ui/problem-band';
import { aDayAhead, readDayAhead } from '../../data/days-ahead';
import { TodayClient } from '../../data/today-client';
import type { About } from '../about';

export interface ReviewSubject {
  item: TodayItemView;
  reviewId: string;
  version: number;
}

/** Completes a review in words. The next one is planned with it, so that nobody slips off between two. */
@Component({
  selector: 'app-complete-review-dialog',
  imports: [MatDialogModule, ProblemBand, TextAnswer, TranslocoPipe],
  template: `
    <h2 mat-dialog-title>{{ 'review-done.heading' | transloco: { what: texts.code('today-kind', about.subject.item.kind), name: about.name } }}</h2>
    <form novalidate (submit)="send($event)">
      <mat-dialog-content class="fields">
        @if (problem(); as refusal) {
          <app-problem-band [problem]="refusal" [canRetry]="false" />
        }
        <app-text-answer form="review-done" path="words" [rows]="4" [hint]="'review-done.words-hint' | transloco" [field]="entry.words" />
        <app-text-answer form="review-done" path="nextDueOn" [hint]="'review-done.next-hint' | transloco" [field]="entry.nextDueOn" />
      </mat-dialog-content>
      <mat-dialog-actions>
        <button type="submit" class="wm-button" [attr.aria-disabled]="entry().submitting()">{{ 'review-done.act' | transloco }}</button>
        <button type="button" class="wm-button quiet" mat-dialog-close>{{ 'dialog.cancel' | transloco }}</button>
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
  protected readonly about = inject<About<ReviewSubject>>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<CompleteReviewDialog, boolean>>(MatDialogRef);
  private readonly client = inject(TodayClient);
  private readonly notices = inject(Notices);
  private readonly dates = inject(Dates);
  protected readonly texts = inject(Texts);
  private readonly draft = signal({ words: '', nextDueOn: '' });
  protected readonly entry = form(this.draft, (path) => {
    required(path.words);
    atMost(path.words, REVIEW_WORDS_MAX);
    aDayAhead(path.nextDueOn, () => this.dates.today());
  });
  protected readonly problem = signal<ProblemError | null>(null);

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    await submit(this.entry, async () => {
      await this.complete();
      return undefined;
    });
  }

  private async complete(): Promise<void> {
    const { reviewId, version } = this.about.subject;
    const { words, nextDueOn } = this.draft();
    try {
      const next = readDayAhead(nextDueOn, this.dates.today());
      await this.client.completeReview(reviewId, version, { words, nextDueOn: next });
      this.notices.say(this.texts.get('review-done.notice'));
      this.dialog.close(true);
    } catch (error) {
      this.problem.set(toProblemError(error));
    }
  }
}
