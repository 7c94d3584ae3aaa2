import { Component, computed, inject, signal } from '@angular/core';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';
import type { WaitingEntryView } from '@waymark/contracts';
import { SkeletonRows } from '@waymark/ui';
import { problemOf } from '../../../platform/http/problem-error';
import type { RiskToHold } from '../../shared/data/risk-holding';
import { RiskHoldingClient } from '../../shared/data/risk-holding-client';
import { ProblemBand } from '../../shared/ui/problem-band';
import { Sending } from '../data/sending';
import { whoIs } from '../data/who-is';
import { WaitingListClient } from '../data/waiting-list-client';

/** Takes the risk of a person over. Whoever holds it now holds it until this is said. */
@Component({
  selector: 'app-hold-dialog',
  imports: [MatDialogModule, ProblemBand, SkeletonRows, TranslocoPipe],
  template: `
    <h2 mat-dialog-title>{{ 'hold.heading' | transloco: { person: who } }}</h2>
    <form novalidate (submit)="save($event)">
      <mat-dialog-content class="fields">
        @if (sending.problem(); as refusal) {
          <app-problem-band [problem]="refusal" [canRetry]="false" />
        }
        @if (loadProblem(); as refusal) {
          <app-problem-band [problem]="refusal" (again)="resource.reload()" />
        } @else if (entry(); as view) {
          <p>{{ 'hold.text' | transloco: { name: view.holder.name } }}</p>
        } @else {
          <wm-skeleton-rows [count]="1" [text]="'waiting.loading' | transloco" />
        }
      </mat-dialog-content>
      <mat-dialog-actions>
        <button type="submit" class="wm-button" [attr.aria-disabled]="sending.isBusy() || !entry()">{{ 'waiting.act-hold' | transloco }}</button>
        <button type="button" class="wm-button quiet" mat-dialog-close>{{ 'dialog.cancel' | transloco }}</button>
      </mat-dialog-actions>
    </form>
  `,
  styleUrl: './dialog.css',
})
export class HoldDialog {
  private readonly row = inject<RiskToHold>(MAT_DIALOG_DATA);
  protected readonly who = whoIs(this.row);
  private readonly dialog = inject<MatDialogRef<HoldDialog, WaitingEntryView>>(MatDialogRef);
  private readonly client = inject(WaitingListClient);
  private readonly holding = inject(RiskHoldingClient);
  protected readonly sending = new Sending();
  protected readonly resource = this.client.entry(signal(this.row.id));
  protected readonly loadProblem = computed(() => problemOf(this.resource.error()));
  /** Whoever was quicker is shown, and the next try starts from there. */
  protected readonly entry = computed(() => this.sending.current() ?? (this.resource.hasValue() ? this.resource.value() : null));

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const entry = this.entry();
    if (!entry) return;
    const changed = await this.sending.run(() => this.holding.hold(entry));
    if (changed) this.dialog.close(changed);
  }
}
