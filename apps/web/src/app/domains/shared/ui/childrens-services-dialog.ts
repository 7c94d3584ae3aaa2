import { Component, inject, signal } from '@angular/core';
import { form, required } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';
import { NOTE_MAX, TOLD_WHOM_MAX, type DecideChildrensServices, type ReferralView } from '@waymark/contracts';
import { CHILDRENS_SERVICES_DECISIONS, type ChildrensServicesDecision } from '@waymark/domain';
import { atMost } from '../../../platform/forms/at-most';
import { ChoiceAnswer } from '../../../platform/forms/choice-answer';
import { aPastDay } from '../../../platform/forms/days-and-times';
import { TextAnswer } from '../../../platform/forms/text-answer';
import { Notices } from '../../../platform/notices';
import { Dates } from '../../../platform/texts/dates';
import { readDay } from '../../../platform/texts/read-day';
import { Texts } from '../../../platform/texts/texts';
import type { ChildrensServicesSubject, DecidesOnChildren } from '../data/childrens-services-client';
import { AskingDialog } from './asking-dialog';

export interface ToDecide {
  subject: ChildrensServicesSubject;
  send: DecidesOnChildren;
}

/** Says whether children's services were told, whom and when, or why there is no need. */
@Component({
  selector: 'app-childrens-services-dialog',
  imports: [AskingDialog, ChoiceAnswer, TextAnswer, TranslocoPipe],
  template: `
    <app-asking-dialog
      [heading]="'childrens-services.heading' | transloco"
      [text]="'intake-page.safeguarding' | transloco"
      [entry]="entry"
      [act]="'childrens-services.act' | transloco"
      [wayOut]="'dialog.cancel' | transloco"
      [doing]="decide"
    >
      <app-choice-answer form="childrens-services" path="decision" list="safeguarding" [codes]="decisions" [field]="entry.decision" />
      @if (draft().decision === 'referred' || draft().decision === 'already-open') {
        <app-text-answer form="childrens-services" path="toldWhom" [hint]="'childrens-services.whom-hint' | transloco" [field]="entry.toldWhom" />
        <app-text-answer form="childrens-services" path="toldOn" [hint]="'next-step.day-hint' | transloco: { day: dates.example(-1) }" [field]="entry.toldOn" />
      }
      @if (draft().decision) {
        <app-text-answer form="childrens-services" path="reason" [rows]="3" [field]="entry.reason" />
      }
    </app-asking-dialog>
  `,
})
export class ChildrensServicesDialog {
  private readonly asked = inject<ToDecide>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<ChildrensServicesDialog, ReferralView>>(MatDialogRef);
  protected readonly dates = inject(Dates);
  private readonly notices = inject(Notices);
  private readonly texts = inject(Texts);
  protected readonly decisions = CHILDRENS_SERVICES_DECISIONS;
  protected readonly draft = signal<{ decision: ChildrensServicesDecision | ''; toldWhom: string; toldOn: string; reason: string }>({
    ...{ decision: '', toldWhom: '', toldOn: '', reason: '' },
  });
  protected readonly entry = form(this.draft, (path) => {
    required(path.decision);
    for (const told of [path.toldWhom, path.toldOn]) required(told, { when: ({ valueOf }) => valueOf(path.decision) === 'referred' });
    required(path.reason, { when: ({ valueOf }) => valueOf(path.decision) === 'not-needed' });
    aPastDay(path.toldOn, () => this.dates.today());
    atMost(path.toldWhom, TOLD_WHOM_MAX);
    atMost(path.reason, NOTE_MAX);
  });

  protected readonly decide = async (): Promise<void> => {
    const request = this.request();
    if (!request) return;
    const changed = await this.asked.send(this.asked.subject, request);
    this.notices.say(this.texts.get('childrens-services.notice'));
    this.dialog.close(changed);
  };

  private request(): DecideChildrensServices | null {
    const { decision, toldWhom, toldOn, reason } = this.draft();
    if (decision === '') return null;
    const isTold = decision !== 'not-needed';
    return {
      decision,
      toldWhom: (isTold && toldWhom.trim()) || null,
      toldOn: isTold ? readDay(toldOn, this.dates.today()) : null,
      reason: reason.trim() || null,
    };
  }
}
