import { Component, computed, inject, signal } from '@angular/core';
import { form, required } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';
import { OPENING_WORDS_MAX, type OpeningReviewView } from '@waymark/contracts';
import { OPENING_OUTCOMES, type OpeningOutcome } from '@waymark/domain';
import { Band } from '@waymark/ui';
import { atMost } from '../../../../platform/forms/at-most';
import { SelectAnswer } from '../../../../platform/forms/select-answer';
import { TextAnswer } from '../../../../platform/forms/text-answer';
import { Notices } from '../../../../platform/notices';
import { Dates } from '../../../../platform/texts/dates';
import { Texts } from '../../../../platform/texts/texts';
import { AskingDialog } from '../../../shared/ui/asking-dialog';
import { personName } from '../../../shared/ui/person-name';
import { TodayClient } from '../../data/today-client';

/** Somebody else looks at an opening afterwards: why it was, what was done while it ran, and what she finds. */
@Component({
  selector: 'app-review-opening-dialog',
  imports: [AskingDialog, Band, SelectAnswer, TextAnswer, TranslocoPipe],
  template: `
    <app-asking-dialog
      [heading]="'opening-review.title' | transloco: { name: about.by, person: person }"
      [entry]="entry"
      [act]="'opening-review.save' | transloco"
      [wayOut]="'dialog.cancel' | transloco"
      [doing]="keep"
    >
      @if (about.isMany) {
        <wm-band tone="warning" [heading]="'opening-review.many' | transloco: { count: about.timesInMonth }" />
      }
      <dl class="wm-facts">
        <dt>{{ 'opening-review.opened' | transloco }}</dt>
        <dd>{{ 'opening-review.opened-words' | transloco: { at: dates.instant(about.openedAt), until: dates.time(about.endedAt ?? about.endsAt) } }}</dd>
        <dt>{{ 'opening-review.reason' | transloco }}</dt>
        <dd>
          {{ texts.code('opening-reason', about.reason) }}
          <p>{{ about.isUnreadable ? ('opening-review.unreadable' | transloco) : about.words }}</p>
        </dd>
        <dt>{{ 'opening-review.acts' | transloco }}</dt>
        <dd>{{ acts() || ('opening-review.acts-none' | transloco) }}</dd>
      </dl>
      <app-select-answer form="opening-review" path="outcome" list="opening-outcome" [mayBeEmpty]="true" [codes]="outcomes" [field]="entry.outcome" />
      <app-text-answer form="opening-review" path="words" [rows]="2" [hint]="'opening-review.words-hint' | transloco" [field]="entry.words" />
    </app-asking-dialog>
  `,
  styles: `
    dl,
    dd p {
      margin: 0;
      overflow-wrap: anywhere;
    }
  `,
})
export class ReviewOpeningDialog {
  protected readonly about = inject<OpeningReviewView>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<ReviewOpeningDialog, boolean>>(MatDialogRef);
  private readonly client = inject(TodayClient);
  private readonly notices = inject(Notices);
  protected readonly texts = inject(Texts);
  protected readonly dates = inject(Dates);
  protected readonly outcomes = OPENING_OUTCOMES;
  protected readonly person = personName(this.about.person) ?? this.about.person.reference;
  /** What each act is called elsewhere, and how often where it was more than once. */
  protected readonly acts = computed(() =>
    this.about.acts
      .map(({ action, times }) => {
        const word = this.texts.code('action', this.texts.has(`code.action.${action}`) ? action : 'other');
        return times > 1 ? `${word} (${this.texts.number(times)})` : word;
      })
      .join(' · '),
  );
  private readonly draft = signal<{ outcome: OpeningOutcome | ''; words: string }>({ outcome: '', words: '' });
  protected readonly entry = form(this.draft, (path) => {
    required(path.outcome);
    required(path.words, { when: ({ valueOf }) => valueOf(path.outcome) !== '' && valueOf(path.outcome) !== 'justified' });
    atMost(path.words, OPENING_WORDS_MAX);
  });

  protected readonly keep = async (): Promise<void> => {
    const { outcome, words } = this.draft();
    if (outcome === '') return;
    await this.client.reviewOpening(this.about, { outcome, words: words.trim() || null });
    if (this.about.isOverdue) this.notices.say(this.texts.get('opening-review.notice', { name: this.about.by }));
    this.dialog.close(true);
  };
}
