import { Component, inject, signal } from '@angular/core';
import { form, FormField, required, validate } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';
import { WEEK_PERCENT_MIN, type WorkerPageView } from '@waymark/contracts';
import { Control, Field } from '@waymark/ui';
import { AnswerWords } from '../../../platform/forms/answer-words';
import { AskingDialog } from '../../shared/ui/asking-dialog';
import { spokenDraft, spokenOf, spokenRules } from '../data/spoken-draft';
import { WorkersClient } from '../data/workers-client';
import { SpokenLanguages } from '../ui/spoken-languages';

/** What allocation goes by: languages, and how much of a week somebody works. */
@Component({
  selector: 'app-capacity-dialog',
  imports: [AskingDialog, Control, Field, FormField, SpokenLanguages, TranslocoPipe],
  template: `
    <app-asking-dialog
      [heading]="'capacity.heading' | transloco: { name: worker.displayName }"
      [text]="'capacity.text' | transloco"
      [entry]="entry"
      [act]="'capacity.act' | transloco"
      [wayOut]="'dialog.cancel' | transloco"
      [doing]="save"
    >
      <app-spoken-languages [field]="entry.spoken" />
      <wm-field
        [label]="'capacity.weekPercent' | transloco"
        [hint]="'capacity.week-hint' | transloco"
        [mark]="'answer.needed' | transloco"
        [error]="words.error(entry.weekPercent())"
        controlId="weekPercent"
      >
        <input wmControl type="number" inputmode="numeric" step="1" [formField]="entry.weekPercent" />
      </wm-field>
    </app-asking-dialog>
  `,
})
export class CapacityDialog {
  protected readonly worker = inject<WorkerPageView>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<CapacityDialog, WorkerPageView>>(MatDialogRef);
  private readonly client = inject(WorkersClient);
  protected readonly words = inject(AnswerWords);
  private readonly draft = signal<{ spoken: ReturnType<typeof spokenDraft>; weekPercent: number | null }>({
    spoken: spokenDraft(this.worker.capacity.speaks),
    weekPercent: this.worker.capacity.weekPercent,
  });
  protected readonly entry = form(this.draft, (path) => {
    spokenRules(path.spoken);
    required(path.weekPercent);
    validate(path.weekPercent, ({ value }) => (isShare(value()) ? undefined : { kind: 'week-percent', limit: WEEK_PERCENT_MIN }));
  });

  protected readonly save = async (): Promise<void> => {
    const { spoken, weekPercent } = this.draft();
    const request = { speaks: spokenOf(spoken), weekPercent: weekPercent ?? 100 };
    this.dialog.close(await this.client.recordCapacity(this.worker.id, request, this.worker.capacity.version));
  };
}

function isShare(percent: number | null): boolean {
  return percent === null || (Number.isInteger(percent) && percent >= WEEK_PERCENT_MIN && percent <= 100);
}
