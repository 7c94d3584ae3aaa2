import { Component, inject, signal } from '@angular/core';
import { form, required } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';
import { BLOCK_WORDS_MAX, type BlockView } from '@waymark/contracts';
import { BLOCK_END_REASONS, type BlockEndReason } from '@waymark/domain';
import { atMost } from '../../../platform/forms/at-most';
import { SelectAnswer } from '../../../platform/forms/select-answer';
import { TextAnswer } from '../../../platform/forms/text-answer';
import { Notices } from '../../../platform/notices';
import { Texts } from '../../../platform/texts/texts';
import { AskingDialog } from '../../shared/ui/asking-dialog';
import { BlocksClient } from '../data/blocks-client';

/** Lets a worker see a person's record again. */
@Component({
  selector: 'app-end-block-dialog',
  imports: [AskingDialog, SelectAnswer, TextAnswer, TranslocoPipe],
  template: `
    <app-asking-dialog
      [heading]="'end-block.heading' | transloco: { name: block.worker.name }"
      [text]="'end-block.text' | transloco: { name: block.worker.name }"
      [entry]="entry"
      [act]="'block.end' | transloco"
      [wayOut]="'dialog.cancel' | transloco"
      [doing]="end"
    >
      <app-select-answer form="end-block" path="reason" list="block-end" [mayBeEmpty]="true" [codes]="reasons" [field]="entry.reason" />
      <app-text-answer form="end-block" path="words" [rows]="2" [field]="entry.words" />
    </app-asking-dialog>
  `,
})
export class EndBlockDialog {
  protected readonly block = inject<BlockView>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<EndBlockDialog, boolean>>(MatDialogRef);
  private readonly client = inject(BlocksClient);
  private readonly notices = inject(Notices);
  private readonly texts = inject(Texts);
  protected readonly reasons = BLOCK_END_REASONS;
  private readonly draft = signal<{ reason: BlockEndReason | ''; words: string }>({ reason: '', words: '' });
  protected readonly entry = form(this.draft, (path) => {
    required(path.reason);
    required(path.words, { when: ({ valueOf }) => valueOf(path.reason) === 'other' });
    atMost(path.words, BLOCK_WORDS_MAX);
  });

  protected readonly end = async (): Promise<void> => {
    const { reason, words } = this.draft();
    if (reason === '') return;
    await this.client.end(this.block, { reason, words: words.trim() || null });
    this.notices.say(this.texts.get('end-block.notice', { name: this.block.worker.name }));
    this.dialog.close(true);
  };
}
