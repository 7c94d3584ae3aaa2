import { Component, inject } from '@angular/core';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';
import type { WaitingEntryView, WaitingRowView } from '@waymark/contracts';
import { ProblemBand } from '../../shared/ui/problem-band';
import { Sending } from '../data/sending';
import { whoIs } from '../data/who-is';
import { WaitingListClient } from '../data/waiting-list-client';

/** Takes the risk of a person over. Whoever holds it now holds it until this is said. */
@Component({
  selector: 'app-hold-dialog',
  imports: [MatDialogModule, ProblemBand, TranslocoPipe],
  template: `
    <h2 mat-dialog-title>{{ 'hold.heading' | transloco: { person: who } }}</h2>
    <form novalidate (submit)="save($event)">
      <mat-dialog-content class="fields">
        @if (sending.problem(); as refusal) {
          <app-problem-band [problem]="refusal" [canRetry]="false" />
        }
        <p>{{ 'hold.text' | transloco: { name: row.holder.name } }}</p>
      </mat-dialog-content>
      <mat-dialog-actions>
        <button type="submit" class="wm-button" [attr.aria-disabled]="sending.isBusy()">{{ 'waiting.act-hold' | transloco }}</button>
        <button type="button" class="wm-button quiet" mat-dialog-close>{{ 'dialog.cancel' | transloco }}</button>
      </mat-dialog-actions>
    </form>
  `,
  styleUrl: './dialog.css',
})
export class HoldDialog {
  protected readonly row = inject<WaitingRowView>(MAT_DIALOG_DATA);
  protected readonly who = whoIs(this.row);
  private readonly dialog = inject<MatDialogRef<HoldDialog, WaitingEntryView>>(MatDialogRef);
  private readonly client = inject(WaitingListClient);
  protected readonly sending = new Sending();

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const changed = await this.sending.run(() => this.client.hold(this.sending.current() ?? this.row));
    if (changed) this.dialog.close(changed);
  }
}
