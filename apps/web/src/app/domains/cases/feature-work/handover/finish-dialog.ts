import { Component, inject, signal } from '@angular/core';
import { form, required, submit } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';
import { NOTE_MAX, type HandoverView } from '@waymark/contracts';
import { atMost } from '../../../../platform/forms/at-most';
import { ChoiceAnswer } from '../../../../platform/forms/choice-answer';
import { TextAnswer } from '../../../../platform/forms/text-answer';
import { toProblemError, type ProblemError } from '../../../../platform/http/problem-error';
import { Dates } from '../../../../platform/texts/dates';
import { ProblemBand } from '../../../shared/ui/problem-band';
import { aDayPast, readDayAhead } from '../../data/days-ahead';
import { HandoversClient } from '../../data/handovers-client';

/** Ends a handover: the joint meeting was held, on a day, or it is said why there was none. */
@Component({
  selector: 'app-finish-dialog',
  imports: [ChoiceAnswer, MatDialogModule, ProblemBand, TextAnswer, TranslocoPipe],
  template: `
    <h2 mat-dialog-title>{{ 'handover-finish.heading' | transloco }}</h2>
    <form novalidate (submit)="send($event)">
      <mat-dialog-content class="fields">
        <p>{{ 'handover-finish.text' | transloco }}</p>
        @if (problem(); as refusal) {
          <app-problem-band [problem]="refusal" [canRetry]="false" />
        }
        @if (!wasHeld) {
          <app-choice-answer form="handover-finish" path="held" list="yes-no" [codes]="yesNo" [field]="entry.held" />
          @if (draft().held === 'yes') {
            <app-text-answer form="handover-finish" path="on" [hint]="'next-step.day-hint' | transloco" [field]="entry.on" />
          } @else if (draft().held === 'no') {
            <app-text-answer form="handover-finish" path="why" [rows]="3" [field]="entry.why" />
          }
        }
      </mat-dialog-content>
      <mat-dialog-actions>
        <button type="submit" class="wm-button" [attr.aria-disabled]="entry().submitting()">{{ 'handover-finish.act' | transloco }}</button>
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
export class FinishDialog {
  private readonly handover = inject<HandoverView>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<FinishDialog, HandoverView>>(MatDialogRef);
  private readonly client = inject(HandoversClient);
  private readonly dates = inject(Dates);
  protected readonly yesNo = ['yes', 'no'];
  /** The meeting was recorded earlier; only the end is left. */
  protected readonly wasHeld = this.handover.state === 'joint-contact';
  protected readonly draft = signal<{ held: '' | 'yes' | 'no'; on: string; why: string }>({
    held: this.wasHeld ? 'yes' : '',
    on: '',
    why: '',
  });
  protected readonly entry = form(this.draft, (path) => {
    required(path.held);
    required(path.on, { when: ({ valueOf }) => valueOf(path.held) === 'yes' && !this.wasHeld });
    required(path.why, { when: ({ valueOf }) => valueOf(path.held) === 'no' });
    atMost(path.why, NOTE_MAX);
    aDayPast(path.on, () => this.dates.today());
  });
  protected readonly problem = signal<ProblemError | null>(null);

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    await submit(this.entry, async () => {
      try {
        this.dialog.close(await this.finish());
      } catch (error) {
        this.problem.set(toProblemError(error));
      }
      return undefined;
    });
  }

  private async finish(): Promise<HandoverView> {
    const { held, on, why } = this.draft();
    const day = readDayAhead(on, this.dates.today());
    const met = held === 'yes' && !this.wasHeld && day ? await this.client.holdJointContact(this.handover, day) : this.handover;
    return this.client.complete(met, held === 'no' ? why.trim() : null);
  }
}
