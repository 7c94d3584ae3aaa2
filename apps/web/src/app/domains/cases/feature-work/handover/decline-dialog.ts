import { Component, inject, signal } from '@angular/core';
import { form, required } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';
import { NOTE_MAX, type HandoverView } from '@waymark/contracts';
import { HANDOVER_DECLINE_REASONS, type HandoverDeclineReason } from '@waymark/domain';
import { atMost } from '../../../../platform/forms/at-most';
import { SelectAnswer } from '../../../../platform/forms/select-answer';
import { TextAnswer } from '../../../../platform/forms/text-answer';
import { Notices } from '../../../../platform/notices';
import { Texts } from '../../../../platform/texts/texts';
import { AskingDialog } from '../../../shared/ui/asking-dialog';
import { HandoversClient } from '../../data/handovers-client';

/** Says no to a handover, with a reason the giver can act on. The case stays with her. */
@Component({
  selector: 'app-decline-dialog',
  imports: [AskingDialog, SelectAnswer, TextAnswer, TranslocoPipe],
  template: `
    <app-asking-dialog
      [heading]="'decline.heading' | transloco"
      [text]="(handover.receiver?.to === 'team' ? 'decline.text-team' : 'decline.text') | transloco: { name: handover.giver.name }"
      [entry]="entry"
      [act]="'handover.decline' | transloco"
      [wayOut]="'dialog.cancel' | transloco"
      [doing]="decline"
    >
      <app-select-answer form="decline" path="reason" list="handover-decline" [mayBeEmpty]="true" [codes]="reasons" [field]="entry.reason" />
      <app-text-answer form="decline" path="words" [rows]="3" [field]="entry.words" />
    </app-asking-dialog>
  `,
})
export class DeclineDialog {
  protected readonly handover = inject<HandoverView>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<DeclineDialog, true>>(MatDialogRef);
  private readonly client = inject(HandoversClient);
  private readonly notices = inject(Notices);
  private readonly texts = inject(Texts);
  protected readonly reasons = HANDOVER_DECLINE_REASONS;
  private readonly draft = signal<{ reason: HandoverDeclineReason | ''; words: string }>({ reason: '', words: '' });
  protected readonly entry = form(this.draft, (path) => {
    required(path.reason);
    required(path.words, { when: ({ valueOf }) => valueOf(path.reason) === 'other' });
    atMost(path.words, NOTE_MAX);
  });

  protected readonly decline = async (): Promise<void> => {
    const { reason, words } = this.draft();
    if (reason === '') return;
    await this.client.decline(this.handover, { reason, words: words.trim() || null });
    this.notices.say(this.texts.get('decline.notice', { name: this.handover.giver.name }));
    this.dialog.close(true);
  };
}
