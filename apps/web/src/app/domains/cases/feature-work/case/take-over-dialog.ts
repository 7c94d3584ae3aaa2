import { Component, inject, signal } from '@angular/core';
import { form, required } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';
import { HANDOVER_REASON_MAX, type CaseView } from '@waymark/contracts';
import { atMost } from '../../../../platform/forms/at-most';
import { TextAnswer } from '../../../../platform/forms/text-answer';
import { AskingDialog } from '../../../shared/ui/asking-dialog';
import { CasesClient } from '../../data/cases-client';
import type { About } from '../about';

/** A manager takes a case at once because its worker is away without warning. */
@Component({
  selector: 'app-take-over-dialog',
  imports: [AskingDialog, TextAnswer, TranslocoPipe],
  template: `
    <app-asking-dialog
      [heading]="'take-over.heading' | transloco: { name: about.name }"
      [text]="'take-over.text' | transloco: { worker: about.subject.worker.name }"
      [entry]="entry"
      [act]="'case.take-over' | transloco"
      [wayOut]="'dialog.cancel' | transloco"
      [doing]="takeOver"
    >
      <app-text-answer form="take-over" path="reason" [rows]="3" [field]="entry.reason" />
    </app-asking-dialog>
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

  protected readonly takeOver = async (): Promise<void> => {
    await this.client.takeOver(this.about.subject, this.draft().reason.trim());
    this.dialog.close(true);
  };
}
