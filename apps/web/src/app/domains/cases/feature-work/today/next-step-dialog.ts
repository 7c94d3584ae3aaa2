import { Component, inject, signal } from '@angular/core';
import { form } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';
import { NEXT_STEP_MAX } from '@waymark/contracts';
import { atMost } from '../../../../platform/forms/at-most';
import { aDayAhead, readDayAhead } from '../../../../platform/forms/days-and-times';
import { TextAnswer } from '../../../../platform/forms/text-answer';
import { Dates } from '../../../../platform/texts/dates';
import { AskingDialog } from '../../../shared/ui/asking-dialog';
import { CasesClient } from '../../data/cases-client';
import type { About } from '../about';

export interface NextStepSubject {
  caseId: string;
  version: number;
  words: string | null;
  dueOn: string | null;
}

/** What is to be done next for somebody, and by when. */
@Component({
  selector: 'app-next-step-dialog',
  imports: [AskingDialog, TextAnswer, TranslocoPipe],
  template: `
    <app-asking-dialog
      [heading]="'next-step.heading' | transloco: { name: about.name }"
      [entry]="entry"
      [act]="'next-step.save' | transloco"
      [wayOut]="'dialog.cancel' | transloco"
      [doing]="save"
    >
      <app-text-answer form="next-step" path="nextStep" [field]="entry.nextStep" />
      <app-text-answer form="next-step" path="dueOn" [hint]="'next-step.day-hint' | transloco: { day: dates.example(5) }" [field]="entry.dueOn" />
    </app-asking-dialog>
  `,
})
export class NextStepDialog {
  protected readonly about = inject<About<NextStepSubject>>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<NextStepDialog, boolean>>(MatDialogRef);
  private readonly client = inject(CasesClient);
  protected readonly dates = inject(Dates);
  private readonly draft = signal({ nextStep: this.about.subject.words ?? '', dueOn: this.dayWords(this.about.subject.dueOn) });
  protected readonly entry = form(this.draft, (path) => {
    atMost(path.nextStep, NEXT_STEP_MAX);
    aDayAhead(path.dueOn, () => this.dates.today());
  });

  protected readonly save = async (): Promise<void> => {
    const { caseId: id, version } = this.about.subject;
    const { nextStep, dueOn } = this.draft();
    await this.client.setNextStep({ id, version }, { nextStep: nextStep.trim() || null, dueOn: readDayAhead(dueOn, this.dates.today()) });
    this.dialog.close(true);
  };

  private dayWords(day: string | null): string {
    return day === null ? '' : this.dates.shortDay(day);
  }
}
