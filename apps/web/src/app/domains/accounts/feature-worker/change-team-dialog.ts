import { Component, computed, inject, signal } from '@angular/core';
import { form, FormField, required } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';
import type { MembershipView, WorkerPageView } from '@waymark/contracts';
import { Control, Field } from '@waymark/ui';
import { AnswerWords } from '../../../platform/forms/answer-words';
import { Dates } from '../../../platform/texts/dates';
import { Texts } from '../../../platform/texts/texts';
import { AskingDialog } from '../../shared/ui/asking-dialog';
import { ServicesClient } from '../data/services-client';
import { WorkersClient } from '../data/workers-client';

/** The same role in the same service, in another team from a day on. */
@Component({
  selector: 'app-change-team-dialog',
  imports: [AskingDialog, Control, Field, FormField, TranslocoPipe],
  template: `
    <app-asking-dialog
      [heading]="'change-team.heading' | transloco: { name: given.worker.displayName }"
      [text]="'change-team.text' | transloco"
      [entry]="entry"
      [act]="'change-team.act' | transloco"
      [wayOut]="'dialog.cancel' | transloco"
      [doing]="save"
    >
      <wm-field [label]="'give-role.teamId' | transloco" controlId="teamId">
        <select wmControl [formField]="entry.teamId">
          <option value="">{{ 'give-role.every-team' | transloco }}</option>
          @for (team of teams(); track team.id) {
            <option [value]="team.id">{{ texts.named(team.name) }}</option>
          }
        </select>
      </wm-field>
      <wm-field [label]="'give-role.fromOn' | transloco" [mark]="'answer.needed' | transloco" [error]="words.error(entry.fromOn())" controlId="fromOn">
        <input #from wmControl type="date" [min]="dates.today()" [max]="given.membership.toOn ?? ''" [value]="draft().fromOn" (change)="choose(from.value)" />
      </wm-field>
    </app-asking-dialog>
  `,
})
export class ChangeTeamDialog {
  protected readonly given = inject<{ worker: WorkerPageView; membership: MembershipView }>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<ChangeTeamDialog, WorkerPageView>>(MatDialogRef);
  private readonly client = inject(WorkersClient);
  private readonly services = inject(ServicesClient).all();
  protected readonly words = inject(AnswerWords);
  protected readonly texts = inject(Texts);
  protected readonly dates = inject(Dates);
  protected readonly teams = computed(() => this.services.value().find(({ id }) => id === this.given.membership.serviceId)?.teams ?? []);
  protected readonly draft = signal({ teamId: '', fromOn: this.dates.today() });
  protected readonly entry = form(this.draft, (path) => required(path.fromOn));

  protected choose(fromOn: string): void {
    this.draft.update((before) => ({ ...before, fromOn }));
  }

  protected readonly save = async (): Promise<void> => {
    const { teamId, fromOn } = this.draft();
    const { worker, membership } = this.given;
    this.dialog.close(await this.client.changeTeam(worker.id, membership.id, { teamId: teamId || null, fromOn }));
  };
}
