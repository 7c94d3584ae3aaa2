import { Component, inject, signal } from '@angular/core';
import { form, required } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';
import { NOTE_MAX, type ReferralView } from '@waymark/contracts';
import { WITHDRAWAL_REASONS, type WithdrawalReason } from '@waymark/domain';
import { atMost } from '../../../platform/forms/at-most';
import { SelectAnswer } from '../../../platform/forms/select-answer';
import { TextAnswer } from '../../../platform/forms/text-answer';
import { AskingDialog } from '../../shared/ui/asking-dialog';
import { ReferralsClient } from '../data/referrals-client';

/** Takes back a referral with a reason. It stays readable for ever, so this one act is asked about first. */
@Component({
  selector: 'app-withdraw-dialog',
  imports: [AskingDialog, SelectAnswer, TextAnswer, TranslocoPipe],
  template: `
    <app-asking-dialog
      [heading]="'withdraw.heading' | transloco"
      [text]="'withdraw.text' | transloco"
      [entry]="entry"
      [act]="'withdraw.act' | transloco"
      [wayOut]="'withdraw.keep' | transloco"
      [doing]="withdraw"
    >
      <app-select-answer form="withdraw" path="reason" list="withdrawal" [mayBeEmpty]="true" [codes]="reasons" [field]="entry.reason" />
      <app-text-answer form="withdraw" path="note" [rows]="3" [field]="entry.note" />
    </app-asking-dialog>
  `,
})
export class WithdrawDialog {
  private readonly referral = inject<ReferralView>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<WithdrawDialog, ReferralView>>(MatDialogRef);
  private readonly client = inject(ReferralsClient);
  // "Import undone" is said by undoing an import, never by hand.
  protected readonly reasons = WITHDRAWAL_REASONS.filter((reason) => reason !== 'import-undone');
  protected readonly draft = signal<{ reason: WithdrawalReason | ''; note: string }>({ reason: '', note: '' });
  protected readonly entry = form(this.draft, (path) => {
    required(path.reason);
    atMost(path.note, NOTE_MAX);
  });

  protected readonly withdraw = async (): Promise<void> => {
    const { reason, note } = this.draft();
    if (reason === '') return;
    this.dialog.close(await this.client.withdraw(this.referral, { reason, note: note.trim() || null }));
  };
}
