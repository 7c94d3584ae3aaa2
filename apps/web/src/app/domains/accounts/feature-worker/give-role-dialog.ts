import { Component, inject, signal } from '@angular/core';
import { form, required } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';
import type { AccountRequestAskedView, AskForRole, WorkerPageView } from '@waymark/contracts';
import { areKeptApart, ROLES, type Role } from '@waymark/domain';
import { Control, Field } from '@waymark/ui';
import { AnswerWords } from '../../../platform/forms/answer-words';
import { SelectAnswer } from '../../../platform/forms/select-answer';
import { Dates } from '../../../platform/texts/dates';
import { AskingDialog } from '../../shared/ui/asking-dialog';
import { AccountRequestsClient } from '../data/account-requests-client';
import { ServicesClient } from '../data/services-client';
import { PlaceAnswer, type PlaceDraft } from '../ui/place-answer';

/** Asks that a colleague gets a role. A second person gives it. */
@Component({
  selector: 'app-give-role-dialog',
  imports: [AskingDialog, Control, Field, PlaceAnswer, SelectAnswer, TranslocoPipe],
  template: `
    <app-asking-dialog
      [heading]="'give-role.heading' | transloco: { name: worker.displayName }"
      [text]="'give-role.text' | transloco"
      [entry]="entry"
      [act]="'give-role.act' | transloco"
      [wayOut]="'dialog.cancel' | transloco"
      [doing]="save"
    >
      <app-select-answer form="give-role" path="role" list="worker-role" [mayBeEmpty]="true" [codes]="roles" [field]="entry.role" />
      <app-place-answer [services]="services.value()" [field]="entry.place" />
      <wm-field [label]="'give-role.fromOn' | transloco" [mark]="'answer.needed' | transloco" [error]="words.error(entry.fromOn())" controlId="fromOn">
        <input #from wmControl type="date" [min]="dates.today()" [value]="draft().fromOn" (change)="set({ fromOn: from.value })" />
      </wm-field>
      <wm-field [label]="'give-role.toOn' | transloco" [hint]="'give-role.to-hint' | transloco" controlId="toOn">
        <input #to wmControl type="date" [min]="draft().fromOn" [value]="draft().toOn" (change)="set({ toOn: to.value })" />
      </wm-field>
    </app-asking-dialog>
  `,
})
export class GiveRoleDialog {
  protected readonly worker = inject<WorkerPageView>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<GiveRoleDialog, AccountRequestAskedView>>(MatDialogRef);
  private readonly client = inject(AccountRequestsClient);
  protected readonly services = inject(ServicesClient).all();
  protected readonly dates = inject(Dates);
  protected readonly words = inject(AnswerWords);
  /** Some roles are held alone, so only what goes together is offered. */
  protected readonly roles = ROLES.filter((role) => !this.worker.roles.some((held) => areKeptApart(held, role)));
  protected readonly draft = signal<Draft>({ role: '', place: { serviceId: '', teamId: '' }, fromOn: this.dates.today(), toOn: '' });
  protected readonly entry = form(this.draft, (path) => {
    required(path.role);
    required(path.fromOn);
  });

  protected set(changes: Partial<Draft>): void {
    this.draft.update((before) => ({ ...before, ...changes }));
  }

  protected readonly save = async (): Promise<void> => {
    const { role, place, fromOn, toOn } = this.draft();
    if (role === '') return;
    const request: AskForRole = { role, serviceId: place.serviceId || null, teamId: place.teamId || null, fromOn, toOn: toOn || null };
    this.dialog.close(await this.client.askForRole(this.worker.id, request));
  };
}

interface Draft {
  role: Role | '';
  place: PlaceDraft;
  fromOn: string;
  toOn: string;
}
