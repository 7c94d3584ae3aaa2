import { Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';
import type { WaitingEntryView, WaitingRowView } from '@waymark/contracts';
import { Band, Control, Field } from '@waymark/ui';
import { Dates } from '../../../platform/texts/dates';
import { readDay } from '../../../platform/texts/read-day';
import { Texts } from '../../../platform/texts/texts';
import { Entrusting } from '../../shared/data/entrusting';
import { ProblemBand } from '../../shared/ui/problem-band';
import { WorkerLoadsClient } from '../../shared/data/worker-loads-client';
import { Sending } from '../data/sending';
import { whoIs } from '../data/who-is';
import { WaitingListClient } from '../data/waiting-list-client';

/** Support is agreed with the person: her case opens and her wait is over. */
@Component({
  selector: 'app-agree-dialog',
  imports: [Band, Control, Field, MatDialogModule, ProblemBand, TranslocoPipe],
  template: `
    <h2 mat-dialog-title>{{ 'agree.heading' | transloco: { person: who } }}</h2>
    <form novalidate (submit)="save($event)">
      <mat-dialog-content class="fields">
        @if (sending.problem(); as refusal) {
          <app-problem-band [problem]="refusal" [canRetry]="false" />
        }
        <p>{{ 'agree.text' | transloco }}</p>
        @if (row.safetyContact?.doneAt === null) {
          <wm-band tone="warning" [heading]="'agree.safety-owed' | transloco" />
        }
        <wm-field [label]="'agree.on' | transloco" [mark]="'answer.needed' | transloco" [error]="dayProblem()">
          <input #day wmControl type="text" autocomplete="off" [value]="typed()" (input)="typed.set(day.value)" />
        </wm-field>
        <wm-field [label]="'agree.worker' | transloco" [mark]="'answer.needed' | transloco" [error]="workerProblem()">
          <select #box wmControl (change)="workerId.set(box.value)">
            <option value="" [selected]="workerId() === ''">{{ 'answer.choose' | transloco }}</option>
            @for (one of workers(); track one.worker.id) {
              <option [value]="one.worker.id" [selected]="workerId() === one.worker.id">{{ one.worker.name }}</option>
            }
          </select>
        </wm-field>
      </mat-dialog-content>
      <mat-dialog-actions>
        <button type="submit" class="wm-button" [attr.aria-disabled]="sending.isBusy()">{{ 'agree.save' | transloco }}</button>
        <button type="button" class="wm-button quiet" mat-dialog-close>{{ 'dialog.cancel' | transloco }}</button>
      </mat-dialog-actions>
    </form>
  `,
  styleUrl: './dialog.css',
})
export class AgreeDialog {
  protected readonly row = inject<WaitingRowView>(MAT_DIALOG_DATA);
  protected readonly who = whoIs(this.row);
  private readonly dialog = inject<MatDialogRef<AgreeDialog, WaitingEntryView>>(MatDialogRef);
  private readonly client = inject(WaitingListClient);
  private readonly texts = inject(Texts);
  private readonly dates = inject(Dates);
  protected readonly sending = new Sending();
  private readonly loads = inject(WorkerLoadsClient).ofService(signal(this.row.service.id));
  private readonly entrusting = inject(Entrusting);
  private readonly allocatedTo = this.row.allocation?.worker.id ?? null;
  protected readonly workers = computed(() => {
    const staff = this.loads.hasValue() ? this.loads.value() : [];
    return staff.filter(({ carriesCases, worker }) => carriesCases && this.entrusting.may(worker.id, this.allocatedTo));
  });
  /** To whom she was allocated; where there is no choice, the one whom it can be. */
  protected readonly workerId = linkedSignal(() => {
    const [only, another] = this.workers();
    return this.allocatedTo ?? (only && !another ? only.worker.id : '');
  });
  protected readonly workerProblem = computed(() => (this.isTried() && !this.workerId() ? this.texts.get('field.required', { limit: 0 }) : null));
  protected readonly typed = signal(dayFirst(this.dates.today()));
  private readonly isTried = signal(false);
  protected readonly dayProblem = computed(() => (this.isTried() && !this.day() ? this.texts.get('field.not-a-date', { limit: 0 }) : null));

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    this.isTried.set(true);
    const agreedOn = this.day();
    if (!agreedOn || !this.workerId()) return;
    const entry = this.sending.current() ?? this.row;
    const changed = await this.sending.run(() => this.client.agreeSupport(entry, { agreedOn, workerId: this.workerId() }));
    if (changed) this.dialog.close(changed);
  }

  private day(): string | null {
    return readDay(this.typed(), this.dates.today());
  }
}

function dayFirst(day: string): string {
  return day.split('-').reverse().join('/');
}
