import { Component, inject, signal } from '@angular/core';
import { form, required } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';
import { BLOCK_WORDS_MAX } from '@waymark/contracts';
import { CONFLICT_REASONS, type ConflictReason } from '@waymark/domain';
import { atMost } from '../../../platform/forms/at-most';
import { SelectAnswer } from '../../../platform/forms/select-answer';
import { TextAnswer } from '../../../platform/forms/text-answer';
import { Notices } from '../../../platform/notices';
import { randomKey } from '../../../platform/random-key';
import { Texts } from '../../../platform/texts/texts';
import { AskingDialog } from '../../shared/ui/asking-dialog';
import type { PeopleClient } from '../data/people-client';

export interface ConflictWith {
  personId: string;
  name: string;
  /** Display parts speak to nobody: whoever opens this brings the one who does. */
  client: Pick<PeopleClient, 'declareConflict'>;
}

/** A worker says that she knows somebody. From then on the person is not there for her. */
@Component({
  selector: 'app-declare-conflict-dialog',
  imports: [AskingDialog, SelectAnswer, TextAnswer, TranslocoPipe],
  template: `
    <app-asking-dialog
      [heading]="'conflict.heading' | transloco: { name: about.name }"
      [text]="'conflict.text' | transloco"
      [entry]="entry"
      [act]="'conflict.save' | transloco"
      [wayOut]="'dialog.cancel' | transloco"
      [isDangerous]="true"
      [doing]="declare"
    >
      <app-select-answer form="conflict" path="reason" list="conflict-reason" [mayBeEmpty]="true" [codes]="reasons" [field]="entry.reason" />
      <app-text-answer form="conflict" path="words" [rows]="2" [hint]="'conflict.words-hint' | transloco" [field]="entry.words" />
    </app-asking-dialog>
  `,
})
export class DeclareConflictDialog {
  protected readonly about = inject<ConflictWith>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<DeclareConflictDialog, boolean>>(MatDialogRef);
  private readonly notices = inject(Notices);
  private readonly texts = inject(Texts);
  private readonly key = randomKey();
  protected readonly reasons = CONFLICT_REASONS;
  private readonly draft = signal<{ reason: ConflictReason | ''; words: string }>({ reason: '', words: '' });
  protected readonly entry = form(this.draft, (path) => {
    required(path.reason);
    required(path.words, { when: ({ valueOf }) => valueOf(path.reason) === 'other' });
    atMost(path.words, BLOCK_WORDS_MAX);
  });

  protected readonly declare = async (): Promise<void> => {
    const { reason, words } = this.draft();
    if (reason === '') return;
    const { client, personId } = this.about;
    const { newHolder } = await client.declareConflict(personId, { reason, words: words.trim() || null }, this.key);
    this.notices.say(newHolder === null ? this.texts.get('conflict.notice') : this.texts.get('conflict.notice-given', { name: newHolder }));
    this.dialog.close(true);
  };
}
