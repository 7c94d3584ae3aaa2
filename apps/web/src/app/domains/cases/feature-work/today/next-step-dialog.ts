import { Component, inject, signal } from '@angular/core';
import { form, submit } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';
import { NEXT_STEP_MAX } from '@waymark/contracts';
import { atMost } from '../../../../platform/forms/at-most';
import { TextAnswer } from '../../../../platform/forms/text-answer';
import { toProblemError, type ProblemError } from '../../../../platform/http/problem-error';
import { Dates } from '../../../../platform/texts/dates';
import { ProblemBand } from '../../../shared/ui/problem-band';
import { CasesClient } from '../../data/cases-client';
import { aDayAhead, readDayAhead } from '../../data/days-ahead';
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
  imports: [MatDialogModule, ProblemBand, TextAnswer, TranslocoPipe],
  template: `
    <h2 mat-dialog-title>{{ 'next-step.heading' | transloco: { name: about.name } }}</h2>
    <form novalidate (submit)="send($event)">
      <mat-dialog-content class="fields">
        @if (problem(); as refusal) {
          <app-problem-band [problem]="refusal" [canRetry]="false" />
        }
        <app-text-answer form="next-step" path="nextStep" [field]="entry.nextStep" />
        <app-text-answer form="next-step" path="dueOn" [hint]="'next-step.day-hint' | transloco" [field]="entry.dueOn" />
      </mat-dialog-content>
      <mat-dialog-actions>
        <button type="submit" class="wm-button" [attr.aria-disabled]="entry().submitting()">{{ 'next-step.save' | transloco }}</button>
        <button type="button" class="wm-button quiet" mat-dialog-close>{{ 'dialog.cancel' | transloco }}</button>
      </mat-dialog-actions>
    </form>
  `,
  styles: `
    .fields {
      display: grid;
      gap: var(--wm-4);
    }
  `,
})
export class NextStepDialog {
  protected readonly about = inject<About<NextStepSubject>>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<NextStepDialog, boolean>>(MatDialogRef);
  private readonly client = inject(CasesClient);
  private readonly dates = inject(Dates);
  private readonly draft = signal({ nextStep: this.about.subject.words ?? '', dueOn: this.dayWords(this.about.subject.dueOn) });
  protected readonly entry = form(this.draft, (path) => {
    atMost(path.nextStep, NEXT_STEP_MAX);
    aDayAhead(path.dueOn, () => this.dates.today());
  });
  protected readonly problem = signal<ProblemError | null>(null);

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    await submit(this.entry, async () => {
      await this.save();
      return undefined;
    });
  }

  private async save(): Promise<void> {
    const { caseId: id, version } = this.about.subject;
    const { nextStep, dueOn } = this.draft();
    try {
      await this.client.setNextStep({ id, version }, { nextStep: nextStep.trim() || null, dueOn: readDayAhead(dueOn, this.dates.today()) });
      this.dialog.close(true);
    } catch (error) {
      this.problem.set(toProblemError(error));
    }
  }

  private dayWords(day: string | null): string {
    return day === null ? '' : this.dates.shortDay(day);
  }
}
