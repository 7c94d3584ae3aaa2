import { Component, computed, inject, signal } from '@angular/core';
import { form, required } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';
import { REVIEW_WORDS_MAX, type TodayItemView } from '@waymark/contracts';
import type { ReviewedDanger } from '@waymark/domain';
import { atMost } from '../../../../platform/forms/at-most';
import { aDayAhead, readDayAhead } from '../../../../platform/forms/days-and-times';
import { TextAnswer } from '../../../../platform/forms/text-answer';
import { Notices } from '../../../../platform/notices';
import { Dates } from '../../../../platform/texts/dates';
import { Texts } from '../../../../platform/texts/texts';
import { AskingDialog } from '../../../shared/ui/asking-dialog';
import { DangerAgain } from '../../../shared/ui/danger-again';
import { TodayClient } from '../../data/today-client';
import type { About } from '../about';

export interface ReviewSubject {
  item: TodayItemView;
  personId: string;
  reviewId: string;
  version: number;
}

/** Completes a review in words. The next one is planned with it, so that nobody slips off between two. */
@Component({
  selector: 'app-complete-review-dialog',
  imports: [AskingDialog, DangerAgain, TextAnswer, TranslocoPipe],
  template: `
    <app-asking-dialog
      [heading]="'review-done.heading' | transloco: { what: texts.code('today-kind', about.subject.item.kind), name: about.name }"
      [entry]="entry"
      [act]="'review-done.act' | transloco"
      [wayOut]="'dialog.cancel' | transloco"
      [doing]="complete"
    >
      @if (isOfRisk) {
        <app-danger-again [danger]="entry.danger" [personId]="about.subject.personId" (left)="leave()" />
      }
      <app-text-answer
        form="review-done"
        path="words"
        [rows]="4"
        [hint]="(isGreater() ? 'review-danger.words-hint' : 'review-done.words-hint') | transloco"
        [field]="entry.words"
      />
      @if (isGreater()) {
        <p class="wm-quiet">{{ 'review.next-today' | transloco }}</p>
      } @else {
        <app-text-answer form="review-done" path="nextDueOn" [hint]="'review-done.next-hint' | transloco: { day: dates.example(1) }" [field]="entry.nextDueOn" />
      }
    </app-asking-dialog>
  `,
})
export class CompleteReviewDialog {
  protected readonly about = inject<About<ReviewSubject>>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<CompleteReviewDialog, boolean>>(MatDialogRef);
  private readonly client = inject(TodayClient);
  private readonly notices = inject(Notices);
  protected readonly dates = inject(Dates);
  protected readonly texts = inject(Texts);
  protected readonly isOfRisk = this.about.subject.item.kind === 'risk-review';
  private readonly draft = signal<{ danger: ReviewedDanger | ''; words: string; nextDueOn: string }>({ danger: '', words: '', nextDueOn: '' });
  protected readonly isGreater = computed(() => this.draft().danger === 'greater');
  protected readonly entry = form(this.draft, (path) => {
    required(path.danger, { when: () => this.isOfRisk });
    required(path.words);
    atMost(path.words, REVIEW_WORDS_MAX);
    aDayAhead(path.nextDueOn, () => this.dates.today());
  });

  protected leave(): void {
    this.dialog.close(false);
  }

  protected readonly complete = async (): Promise<void> => {
    const { reviewId, version } = this.about.subject;
    const { danger, words, nextDueOn } = this.draft();
    // A day that was typed before is not hers to choose any more.
    const next = this.isGreater() ? null : readDayAhead(nextDueOn, this.dates.today());
    await this.client.completeReview(reviewId, version, { words, danger: danger || null, nextDueOn: next });
    this.notices.say(this.texts.get(danger === 'greater' ? 'review-done.notice-high' : 'review-done.notice'));
    this.dialog.close(true);
  };
}
