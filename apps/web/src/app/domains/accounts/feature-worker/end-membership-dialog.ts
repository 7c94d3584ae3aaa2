import { Component, computed, inject, signal } from '@angular/core';
import { form, FormField, required } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';
import type { MembershipView, WorkerPageView } from '@waymark/contracts';
import { worksWithPeople } from '@waymark/domain';
import { Control, Field } from '@waymark/ui';
import { AnswerWords } from '../../../platform/forms/answer-words';
import { SelectAnswer } from '../../../platform/forms/select-answer';
import { Dates } from '../../../platform/texts/dates';
import { Texts } from '../../../platform/texts/texts';
import { AskingDialog } from '../../shared/ui/asking-dialog';
import { WorkersClient } from '../data/workers-client';

const WHEN = ['at-once', 'last-day'] as const;

/** Ends a place at once or with a last day. With the last one among people somebody is named for what she holds. */
@Component({
  selector: 'app-end-membership-dialog',
  imports: [AskingDialog, Control, Field, FormField, SelectAnswer, TranslocoPipe],
  template: `
    <app-asking-dialog
      [heading]="'end-membership.heading' | transloco: { role, name }"
      [text]="(isLast ? 'end-membership.last' : 'end-membership.text') | transloco: { name }"
      [entry]="entry"
      [act]="'end-membership.act' | transloco"
      [wayOut]="'dialog.cancel' | transloco"
      [isDangerous]="true"
      [doing]="save"
    >
      <app-select-answer form="end-membership" path="when" list="membership-end" [mayBeEmpty]="true" [codes]="when" [field]="entry.when" />
      @if (draft().when === 'last-day') {
        <wm-field [label]="'end-membership.lastDay' | transloco" [mark]="'answer.needed' | transloco" [error]="words.error(entry.lastDay())" controlId="lastDay">
          <input #day wmControl type="date" [min]="dates.today()" [max]="membership.toOn ?? ''" [value]="draft().lastDay" (change)="choose(day.value)" />
        </wm-field>
      }
      @if (leavesPeople) {
        <wm-field
          [label]="'end-membership.holder' | transloco"
          [mark]="'answer.needed' | transloco"
          [hint]="'end-membership.holder-hint' | transloco: { name }"
          [error]="words.error(entry.holderId())"
          controlId="holderId"
        >
          <select wmControl [formField]="entry.holderId">
            <option value="">{{ 'answer.choose' | transloco }}</option>
            @for (holder of worker.possibleHolders; track holder.id) {
              <option [value]="holder.id">{{ holder.name }}</option>
            }
          </select>
        </wm-field>
      }
    </app-asking-dialog>
  `,
})
export class EndMembershipDialog {
  private readonly given = inject<{ worker: WorkerPageView; membership: MembershipView }>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<EndMembershipDialog, WorkerPageView>>(MatDialogRef);
  private readonly client = inject(WorkersClient);
  protected readonly words = inject(AnswerWords);
  protected readonly dates = inject(Dates);
  protected readonly worker = this.given.worker;
  protected readonly membership = this.given.membership;
  protected readonly name = this.worker.displayName;
  protected readonly role = inject(Texts).code('worker-role', this.membership.role);
  private readonly others = this.worker.memberships.filter(({ id, state }) => id !== this.membership.id && state !== 'over');
  protected readonly isLast = this.others.length === 0;
  protected readonly leavesPeople = worksWithPeople([this.membership.role]) && !this.others.some(({ role }) => worksWithPeople([role]));
  protected readonly when = WHEN;
  protected readonly draft = signal<{ when: (typeof WHEN)[number] | ''; lastDay: string; holderId: string }>({ when: '', lastDay: '', holderId: '' });
  private readonly needsDay = computed(() => this.draft().when === 'last-day');
  protected readonly entry = form(this.draft, (path) => {
    required(path.when);
    required(path.lastDay, { when: () => this.needsDay() });
    required(path.holderId, { when: () => this.leavesPeople });
  });

  protected choose(lastDay: string): void {
    this.draft.update((before) => ({ ...before, lastDay }));
  }

  protected readonly save = async (): Promise<void> => {
    const { lastDay, holderId } = this.draft();
    const request = { lastDay: this.needsDay() ? lastDay : null, interimHolderId: this.leavesPeople ? holderId : null };
    this.dialog.close(await this.client.endMembership(this.worker.id, this.membership.id, request));
  };
}
