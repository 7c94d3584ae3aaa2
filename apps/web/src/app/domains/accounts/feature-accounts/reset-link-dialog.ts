import { Component, inject, signal } from '@angular/core';
import { MAT_DIALOG_DATA, MatDialogModule } from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';
import type { PasswordResetLinkView, WorkerView } from '@waymark/contracts';
import { Control, Field } from '@waymark/ui';
import { Dates } from '../../../platform/texts/dates';

/** A link to a new password, or to a new password and no second factor. */
export type LinkKind = 'password' | 'second-factor';

/** Shows the one-time link once. It is handed over in person or read out, and cannot be shown again. */
@Component({
  selector: 'app-reset-link',
  imports: [Control, Field, MatDialogModule, TranslocoPipe],
  template: `
    <h2 mat-dialog-title>{{ (isClearance ? 'accounts.clearance-heading' : 'accounts.link-heading') | transloco: { name: given.worker.displayName } }}</h2>
    <mat-dialog-content>
      @if (isClearance) {
        <p>{{ 'accounts.clearance-text' | transloco }}</p>
      }
      <p>{{ 'accounts.link-text' | transloco: { until: dates.instant(given.link.expiresAt) } }}</p>
      <wm-field [label]="'accounts.link' | transloco">
        <input #box wmControl type="text" readonly [value]="address" (focus)="box.select()" />
      </wm-field>
      <p role="status">{{ isCopied() ? ('accounts.copied' | transloco) : '' }}</p>
    </mat-dialog-content>
    <mat-dialog-actions>
      <button type="button" class="wm-button" (click)="copy()">{{ 'accounts.copy' | transloco }}</button>
      <button type="button" class="wm-button quiet" mat-dialog-close>{{ 'shortcut.close' | transloco }}</button>
    </mat-dialog-actions>
  `,
})
export class ResetLinkDialog {
  protected readonly given = inject<{ worker: WorkerView; link: PasswordResetLinkView; kind: LinkKind }>(MAT_DIALOG_DATA);
  protected readonly isClearance = this.given.kind === 'second-factor';
  protected readonly dates = inject(Dates);
  protected readonly address = `${location.origin}/set-password#${this.given.link.token}`;
  protected readonly isCopied = signal(false);

  protected async copy(): Promise<void> {
    await navigator.clipboard.writeText(this.address);
    this.isCopied.set(true);
  }
}
