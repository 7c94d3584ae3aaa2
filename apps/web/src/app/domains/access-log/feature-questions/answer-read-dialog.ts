import { Component, inject, signal } from '@angular/core';
import { form, required } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';
import { READ_ANSWER_MAX, type ReadQuestionView } from '@waymark/contracts';
import { READ_OUTCOMES, type ReadOutcome } from '@waymark/domain';
import { atMost } from '../../../platform/forms/at-most';
import { ChoiceAnswer } from '../../../platform/forms/choice-answer';
import { TextAnswer } from '../../../platform/forms/text-answer';
import { Notices } from '../../../platform/notices';
import { randomKey } from '../../../platform/random-key';
import { Texts } from '../../../platform/texts/texts';
import { AskingDialog } from '../../shared/ui/asking-dialog';
import { ReadQuestionsClient } from '../data/read-questions-client';

/** What became of a question. Having asked the worker leaves it open. */
@Component({
  selector: 'app-answer-read-dialog',
  imports: [AskingDialog, ChoiceAnswer, TextAnswer, TranslocoPipe],
  template: `
    <app-asking-dialog
      [heading]="'answer-read.heading' | transloco: { name: question.worker.name }"
      [text]="'answer-read.text' | transloco"
      [entry]="entry"
      [act]="'answer-read.act' | transloco"
      [wayOut]="'dialog.cancel' | transloco"
      [doing]="save"
    >
      <app-choice-answer form="answer-read" path="outcome" list="read-outcome" [codes]="outcomes" [field]="entry.outcome" />
      <app-text-answer form="answer-read" path="words" [rows]="3" [hint]="'answer-read.words-hint' | transloco" [field]="entry.words" />
    </app-asking-dialog>
  `,
})
export class AnswerReadDialog {
  protected readonly question = inject<ReadQuestionView>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<AnswerReadDialog, boolean>>(MatDialogRef);
  private readonly client = inject(ReadQuestionsClient);
  private readonly notices = inject(Notices);
  private readonly texts = inject(Texts);
  private readonly key = randomKey();
  protected readonly outcomes = READ_OUTCOMES;
  private readonly draft = signal<{ outcome: ReadOutcome | ''; words: string }>({ outcome: '', words: '' });
  protected readonly entry = form(this.draft, (path) => {
    required(path.outcome);
    required(path.words, { when: ({ valueOf }) => ['asked-worker', 'raised'].includes(valueOf(path.outcome)) });
    atMost(path.words, READ_ANSWER_MAX);
  });

  protected readonly save = async (): Promise<void> => {
    const { outcome, words } = this.draft();
    if (outcome === '') return;
    await this.client.answer(this.question.id, { outcome, words: words.trim() || null }, this.key);
    this.notices.say(this.texts.get('answer-read.notice'));
    this.dialog.close(true);
  };
}
