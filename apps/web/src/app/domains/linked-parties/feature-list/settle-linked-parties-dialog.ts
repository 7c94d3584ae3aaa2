import { Component, inject, signal } from '@angular/core';
import { form, required } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';
import { LINKED_PARTIES_WORDS_MAX, type LinkedPartiesView } from '@waymark/contracts';
import { LINKED_PARTIES_OUTCOMES, type LinkedPartiesOutcome } from '@waymark/domain';
import { atMost } from '../../../platform/forms/at-most';
import { inWords } from '../../../platform/forms/in-words';
import { SelectAnswer } from '../../../platform/forms/select-answer';
import { TextAnswer } from '../../../platform/forms/text-answer';
import { Notices } from '../../../platform/notices';
import { Texts } from '../../../platform/texts/texts';
import { AskingDialog } from '../../shared/ui/asking-dialog';
import { LinkedPartiesClient } from '../data/linked-parties-client';

/** What was found out about two linked clients, and what keeps them apart. */
@Component({
  selector: 'app-settle-linked-parties-dialog',
  imports: [AskingDialog, SelectAnswer, TextAnswer, TranslocoPipe],
  template: `
    <app-asking-dialog
      [heading]="'settle-linked-parties.heading' | transloco"
      [text]="'settle-linked-parties.text' | transloco"
      [entry]="entry"
      [act]="'settle-linked-parties.save' | transloco"
      [wayOut]="'dialog.cancel' | transloco"
      [doing]="settle"
    >
      <app-select-answer form="settle-linked-parties" path="outcome" list="linked-parties-outcome" [mayBeEmpty]="true" [codes]="outcomes" [field]="entry.outcome" />
      <app-text-answer form="settle-linked-parties" path="words" [rows]="3" [field]="entry.words" />
    </app-asking-dialog>
  `,
})
export class SettleLinkedPartiesDialog {
  private readonly linked = inject<LinkedPartiesView>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<SettleLinkedPartiesDialog, boolean>>(MatDialogRef);
  private readonly client = inject(LinkedPartiesClient);
  private readonly notices = inject(Notices);
  private readonly texts = inject(Texts);
  /** One record is one person. */
  protected readonly outcomes = LINKED_PARTIES_OUTCOMES.filter((outcome) => !(this.linked.isOneRecord && outcome === 'not-the-same'));
  private readonly draft = signal<{ outcome: LinkedPartiesOutcome | ''; words: string }>({ outcome: '', words: '' });
  protected readonly entry = form(this.draft, (path) => {
    required(path.outcome);
    inWords(path.words);
    atMost(path.words, LINKED_PARTIES_WORDS_MAX);
  });

  protected readonly settle = async (): Promise<void> => {
    const { outcome, words } = this.draft();
    if (outcome === '') return;
    await this.client.settle(this.linked, { outcome, words: words.trim() });
    this.notices.say(this.texts.get('settle-linked-parties.notice'));
    this.dialog.close(true);
  };
}
