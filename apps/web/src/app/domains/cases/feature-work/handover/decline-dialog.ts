import { Component, inject, signal } from '@angular/core';
import { form, required, submit } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';
import { NOTE_MAX, type HandoverView } from '@waymark/contracts';
import { HANDOVER_DECLINE_REASONS, type HandoverDeclineReason } from '@waymark/domain';
import { atMost } from '../../../../platform/forms/at-most';
import { SelectAnswer } from '../../../../platform/forms/select-answer';
import { TextAnswer } from '../../../../platform/forms/text-answer';
import { toProblemError, type ProblemError } from '../../../../platform/http/problem-error';
import { Notices } from '../../../../platform/notices';
import { Texts } from '../../../../platform/texts/texts';
import { ProblemBand } from '../../../shared/ui/problem-band';
import { HandoversClient } from '../../data/handovers-client';

/** Says no to a handover, with a reason the giver can act on. The case stays with her. */
@Component({
  selector: 'app-decline-dialog',
  imports: [MatDialogModule, ProblemBand, SelectAnswer, TextAnswer, TranslocoPipe],
  template: `
    <h2 mat-dialog-title>{{ 'decline.heading' | transloco }}</h2>
    <form novalidate (submit)="send($event)">
      <mat-dialog-content class="fields">
        <p>{{ 'decline.text' | transloco: { name: handover.giver.name } }}</p>
        @if (problem(); as refusal) {
          <app-problem-band [problem]="refusal" [canRetry]="false" />
        }
        <app-select-answer form="decline" path="reason" list="handover-decline" [mayBeEmpty]="true" [codes]="reasons" [field]="entry.reason" />
        <app-text-answer form="decline" path="words" [rows]="3" [field]="entry.words" />
      </mat-dialog-content>
      <mat-dialog-actions>
        <button type="submit" class="wm-button" [attr.aria-disabled]="entry().submitting()">{{ 'handover.decline' | transloco }}</button>
        <button type="button" class="wm-button quiet" mat-dialog-close>{{ 'dialog.cancel' | transloco }}</button>
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
export class DeclineDialog {
  protected readonly handover = inject<HandoverView>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<DeclineDialog, HandoverView>>(MatDialogRef);
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
  protected readonly problem = signal<ProblemError | null>(null);

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    await submit(this.entry, async () => {
      await this.decline();
      return undefined;
    });
  }

  private async decline(): Promise<void> {
    const { reason, words } = this.draft();
    if (reason === '') return;
    try {
      const answered = await this.client.decline(this.handover, { reason, words: words.trim() || null });
      this.notices.say(this.texts.get('decline.notice', { name: this.handover.giver.name }));
      this.dialog.close(answered);
    } catch (error) {
      this.problem.set(toProblemError(error));
    }
  }
}
