import { Component, inject, signal } from '@angular/core';
import { MAT_DIALOG_DATA, MatDialogModule } from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';
import type { AccountRequestView, PasswordResetLinkView } from '@waymark/contracts';
import { Control, Field } from '@waymark/ui';
import { Dates } from '../../../platform/texts/dates';

/** Shows the one-time link once, to whoever confirmed it. It asks for the code that the first person told the worker. */
@Component({
  selector: 'app-link-dialog',
  imports: [Control, Field, MatDialogModule, TranslocoPipe],
  template: `
    <h2 mat-dialog-title>{{ 'account-requests.link-heading' | transloco: { name: given.request.worker.name } }}</h2>
    <mat-dialog-content>
      <p>{{ 'account-requests.link-text' | transloco: { until: dates.instant(given.link.expiresAt), name: given.request.askedBy } }}</p>
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
export class LinkDialog {
  protected readonly given = inject<{ request: AccountRequestView; link: PasswordResetLinkView }>(MAT_DIALOG_DATA);
  protected readonly dates = inject(Dates);
  protected readonly address = `${location.origin}/set-password#code.${this.given.link.token}`;
  protected readonly isCopied = signal(false);

  protected async copy(): Promise<void> {
    await navigator.clipboard.writeText(this.address);
    this.isCopied.set(true);
  }
}
