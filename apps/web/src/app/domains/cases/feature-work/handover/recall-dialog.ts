import { Component, inject, signal } from '@angular/core';
import { form, required } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';
import { NOTE_MAX, type HandoverView } from '@waymark/contracts';
import { atMost } from '../../../../platform/forms/at-most';
import { TextAnswer } from '../../../../platform/forms/text-answer';
import { AskingDialog } from '../../../shared/ui/asking-dialog';
import { HandoversClient } from '../../data/handovers-client';

/** Takes an offer back, with the reason; the receiver keeps nothing of what she was shown. */
@Component({
  selector: 'app-recall-dialog',
  imports: [AskingDialog, TextAnswer, TranslocoPipe],
  template: `
    <app-asking-dialog
      [heading]="'recall.heading' | transloco"
      [entry]="entry"
      [act]="'recall.act' | transloco"
      [wayOut]="'dialog.cancel' | transloco"
      [doing]="recall"
    >
      <app-text-answer form="recall" path="reason" [rows]="3" [field]="entry.reason" />
    </app-asking-dialog>
  `,
})
export class RecallDialog {
  private readonly handover = inject<HandoverView>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<RecallDialog, HandoverView>>(MatDialogRef);
  private readonly client = inject(HandoversClient);
  private readonly draft = signal({ reason: '' });
  protected readonly entry = form(this.draft, (path) => {
    required(path.reason);
    atMost(path.reason, NOTE_MAX);
  });

  protected readonly recall = async (): Promise<void> => {
    this.dialog.close(await this.client.recall(this.handover, this.draft().reason.trim()));
  };
}
