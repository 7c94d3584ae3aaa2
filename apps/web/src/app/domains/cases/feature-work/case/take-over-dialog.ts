import { Component, inject, signal } from '@angular/core';
import { form, required, submit } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';
import { HANDOVER_REASON_MAX, type CaseView } from '@waymark/contracts';
import { atMost } from '../../../../platform/forms/at-most';
import { TextAnswer } from '../../../../platform/forms/text-answer';
import { toProblemError, type ProblemError } from '../../../../platform/http/problem-error';
import { ProblemBand } from '../../../shared/ui/problem-band';
import { CasesClient } from '../../data/cases-client';
import type { About } from '../about';

/** A manager takes a case at once because its worker is away without warning. */
@Component({
  selector: 'app-take-over-dialog',
  imports: [MatDialogModule, ProblemBand, TextAnswer, TranslocoPipe],
  template: `
    <h2 mat-dialog-title>{{ 'take-over.heading' | transloco: { name: about.name } }}</h2>
    <form novalidate (submit)="send($event)">
      <mat-dialog-content>
        <p>{{ 'take-over.text' | transloco: { worker: about.subject.worker.name } }}</p>
        @if (problem(); as refusal) {
          <app-problem-band [problem]="refusal" [canRetry]="false" />
        }
        <app-text-answer form="take-over" path="reason" [rows]="3" [field]="entry.reason" />
      </mat-dialog-content>
      <mat-dialog-actions>
        <button type="submit" class="wm-button" [attr.aria-disabled]="entry().submitting()">{{ 'case.take-over' | transloco }}</button>
        <button type="button" class="wm-button quiet" mat-dialog-close>{{ 'dialog.cancel' | transloco }}</button>
      </mat-dialog-actions>
    </form>
  `,
})
export class TakeOverDialog {
  protected readonly about = inject<About<CaseView>>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<TakeOverDialog, boolean>>(MatDialogRef);
  private readonly client = inject(CasesClient);
  private readonly draft = signal({ reason: '' });
  protected readonly entry = form(this.draft, (path) => {
    required(path.reason);
    atMost(path.reason, HANDOVER_REASON_MAX);
  });
  protected readonly problem = signal<ProblemError | null>(null);

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    await submit(this.entry, async () => {
      try {
        await this.client.takeOver(this.about.subject, this.draft().reason.trim());
        this.dialog.close(true);
      } catch (error) {
        this.problem.set(toProblemError(error));
      }
      return undefined;
    });
  }
}
