import { Component, computed, inject, signal } from '@angular/core';
import { form, required } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';
import { NOTE_MAX, type ReferralView } from '@waymark/contracts';
import { CHOSEN_WITHDRAWAL_REASONS, withdrawalLacks, type WithdrawalReason } from '@waymark/domain';
import { atMost } from '../../../platform/forms/at-most';
import { inWords } from '../../../platform/forms/in-words';
import { SelectAnswer } from '../../../platform/forms/select-answer';
import { TextAnswer } from '../../../platform/forms/text-answer';
import { Entrusting } from '../../shared/data/entrusting';
import { AskingDialog } from '../../shared/ui/asking-dialog';
import { SecondLook } from '../../shared/ui/second-look';
import { ReferralsClient } from '../data/referrals-client';

/** Takes back a referral with a reason. It stays readable for ever, so this one act is asked about first. */
@Component({
  selector: 'app-withdraw-dialog',
  imports: [AskingDialog, SecondLook, SelectAnswer, TextAnswer, TranslocoPipe],
  template: `
    <app-asking-dialog
      [heading]="'withdraw.heading' | transloco"
      [text]="'withdraw.text' | transloco"
      [entry]="entry"
      [act]="'withdraw.act' | transloco"
      [wayOut]="'withdraw.keep' | transloco"
      [doing]="withdraw"
    >
      <app-second-look [lacking]="needs()" />
      <app-select-answer form="withdraw" path="reason" list="withdrawal" [mayBeEmpty]="true" [codes]="reasons" [field]="entry.reason" />
      <app-text-answer form="withdraw" [path]="isContactOwed ? 'safety-note' : 'note'" [rows]="3" [field]="entry.note" />
    </app-asking-dialog>
  `,
})
export class WithdrawDialog {
  private readonly referral = inject<ReferralView>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<WithdrawDialog, ReferralView>>(MatDialogRef);
  private readonly client = inject(ReferralsClient);
  private readonly entrusting = inject(Entrusting);
  protected readonly reasons = CHOSEN_WITHDRAWAL_REASONS;
  /** Nobody in visible danger is let go without a word on what was done for her safety. */
  protected readonly isContactOwed = this.referral.safetyContact?.doneAt === null;
  protected readonly draft = signal<{ reason: WithdrawalReason | ''; note: string }>({ reason: '', note: '' });
  protected readonly entry = form(this.draft, (path) => {
    required(path.reason);
    if (this.isContactOwed) inWords(path.note);
    atMost(path.note, NOTE_MAX);
  });

  /** Said before she writes: in visible danger whoever holds the person takes nothing back alone. */
  protected readonly needs = computed(() => {
    const lacking = withdrawalLacks({
      ...{ reason: this.draft().reason || null, note: this.draft().note },
      byManager: this.entrusting.mayGive(),
      byHolder: this.referral.isHeldByReader,
      isKnownHigh: this.referral.highSignals.length > 0,
      isSafetyContactOwed: this.isContactOwed,
    });
    return lacking === 'safety-words-needed' ? null : lacking;
  });

  protected readonly withdraw = async (): Promise<void> => {
    const { reason, note } = this.draft();
    if (reason === '') return;
    this.dialog.close(await this.client.withdraw(this.referral, { reason, note: note.trim() || null }));
  };
}
