import { Component, inject, signal } from '@angular/core';
import { form, required, submit } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';
import { NOTE_MAX, type ReferralView } from '@waymark/contracts';
import { WITHDRAWAL_REASONS, type WithdrawalReason } from '@waymark/domain';
import { atMost } from '../../../platform/forms/at-most';
import { SelectAnswer } from '../../../platform/forms/select-answer';
import { TextAnswer } from '../../../platform/forms/text-answer';
import { toProblemError, type ProblemError } from '../../../platform/http/problem-error';
import { ProblemBand } from '../../shared/ui/problem-band';
import { ReferralsClient } from '../data/referrals-client';

/** Takes back a referral with a reason. It stays readable for ever, so this one act is asked about first. */
@Component({
  selector: 'app-withdraw-dialog',
  imports: [MatDialogModule, ProblemBand, SelectAnswer, TextAnswer, TranslocoPipe],
  template: `
    <h2 mat-dialog-title>{{ 'withdraw.heading' | transloco }}</h2>
    <form novalidate (submit)="send($event)">
      <mat-dialog-content class="fields">
        <p>{{ 'withdraw.text' | transloco }}</p>
        @if (problem(); as refusal) {
          <app-problem-band [problem]="refusal" [canRetry]="false" />
        }
        <app-select-answer form="withdraw" path="reason" list="withdrawal" [mayBeEmpty]="true" [codes]="reasons" [field]="entry.reason" />
        <app-text-answer form="withdraw" path="note" [rows]="3" [field]="entry.note" />
      </mat-dialog-content>
      <mat-dialog-actions>
        <button type="submit" class="wm-button" [attr.aria-disabled]="entry().submitting()">{{ 'withdraw.act' | transloco }}</button>
        <button type="button" class="wm-button quiet" mat-dialog-close>{{ 'withdraw.keep' | transloco }}</button>
      </mat-dialog-actions>
    </form>
  `,
  styles: `
    .fields {
      display: grid;
      gap: var(--wm-4);
    }
    p {
      margin: 0;
    }
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
  protected readonly problem = signal<ProblemError | null>(null);

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    await submit(this.entry, async () => {
      await this.withdraw();
      return undefined;
    });
  }

  private async withdraw(): Promise<void> {
    const { reason, note } = this.draft();
    if (reason === '') return;
    try {
      this.dialog.close(await this.client.withdraw(this.referral, { reason, note: note.trim() || null }));
    } catch (error) {
      this.problem.set(toProblemError(error));
    }
  }
}
