import { Component, inject, signal } from '@angular/core';
import { form, required, submit } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';
import { NOTE_MAX, type HandoverView } from '@waymark/contracts';
import { atMost } from '../../../../platform/forms/at-most';
import { TextAnswer } from '../../../../platform/forms/text-answer';
import { toProblemError, type ProblemError } from '../../../../platform/http/problem-error';
import { ProblemBand } from '../../../shared/ui/problem-band';
import { HandoversClient } from '../../data/handovers-client';

/** Takes an offer back, with the reason; the receiver keeps nothing of what she was shown. */
@Component({
  selector: 'app-recall-dialog',
  imports: [MatDialogModule, ProblemBand, TextAnswer, TranslocoPipe],
  template: `
    <h2 mat-dialog-title>{{ 'recall.heading' | transloco }}</h2>
    <form novalidate (submit)="send($event)">
      <mat-dialog-content>
        @if (problem(); as refusal) {
          <app-problem-band [problem]="refusal" [canRetry]="false" />
        }
        <app-text-answer form="recall" path="reason" [rows]="3" [field]="entry.reason" />
      </mat-dialog-content>
      <mat-dialog-actions>
        <button type="submit" class="wm-button" [attr.aria-disabled]="entry().submitting()">{{ 'recall.act' | transloco }}</button>
        <button type="button" class="wm-button quiet" mat-dialog-close>{{ 'dialog.cancel' | transloco }}</button>
      </mat-dialog-actions>
    </form>
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
  protected readonly problem = signal<ProblemError | null>(null);

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    await submit(this.entry, async () => {
      try {
        this.dialog.close(await this.client.recall(this.handover, this.draft().reason.trim()));
      } catch (error) {
        this.problem.set(toProblemError(error));
      }
      return undefined;
    });
  }
}
