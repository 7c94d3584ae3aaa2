import { Component, inject, signal } from '@angular/core';
import { form, required } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';
import { NOTE_MAX, type HandoverView } from '@waymark/contracts';
import { atMost } from '../../../../platform/forms/at-most';
import { ChoiceAnswer } from '../../../../platform/forms/choice-answer';
import { aPastDay, readDayAhead } from '../../../../platform/forms/days-and-times';
import { TextAnswer } from '../../../../platform/forms/text-answer';
import { Dates } from '../../../../platform/texts/dates';
import { AskingDialog } from '../../../shared/ui/asking-dialog';
import { HandoversClient } from '../../data/handovers-client';

/** Ends a handover: the joint meeting was held, on a day, or it is said why there was none. */
@Component({
  selector: 'app-finish-dialog',
  imports: [AskingDialog, ChoiceAnswer, TextAnswer, TranslocoPipe],
  template: `
    <app-asking-dialog
      [heading]="'handover-finish.heading' | transloco"
      [text]="'handover-finish.text' | transloco"
      [entry]="entry"
      [act]="'handover-finish.act' | transloco"
      [wayOut]="'dialog.cancel' | transloco"
      [doing]="finish"
    >
      @if (!wasHeld) {
        <app-choice-answer form="handover-finish" path="held" list="yes-no" [codes]="yesNo" [field]="entry.held" />
        @if (draft().held === 'yes') {
          <app-text-answer form="handover-finish" path="on" [hint]="'next-step.day-hint' | transloco: { day: dates.example(-1) }" [field]="entry.on" />
        } @else if (draft().held === 'no') {
          <app-text-answer form="handover-finish" path="why" [rows]="3" [field]="entry.why" />
        }
      }
    </app-asking-dialog>
  `,
})
export class FinishDialog {
  private readonly handover = inject<HandoverView>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<FinishDialog, HandoverView>>(MatDialogRef);
  private readonly client = inject(HandoversClient);
  protected readonly dates = inject(Dates);
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
    aPastDay(path.on, () => this.dates.today());
  });

  protected readonly finish = async (): Promise<void> => {
    this.dialog.close(await this.ended());
  };

  private async ended(): Promise<HandoverView> {
    const { held, on, why } = this.draft();
    const day = readDayAhead(on, this.dates.today());
    const met = held === 'yes' && !this.wasHeld && day ? await this.client.holdJointContact(this.handover, day) : this.handover;
    return this.client.complete(met, held === 'no' ? why.trim() : null);
  }
}
