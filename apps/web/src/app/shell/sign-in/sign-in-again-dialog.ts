import { Component, inject } from '@angular/core';
import { MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';
import type { SessionView } from '@waymark/contracts';
import { Session } from '../../platform/session/session';
import { SignInForm } from './sign-in-form';

@Component({
  selector: 'app-sign-in-again',
  imports: [MatDialogModule, SignInForm, TranslocoPipe],
  template: `
    <h2 mat-dialog-title>{{ 'sign-in-again.heading' | transloco }}</h2>
    <mat-dialog-content>
      <p>{{ 'sign-in-again.text' | transloco }}</p>
      <app-sign-in-form [isOverPage]="true" (signedIn)="close($event)" />
    </mat-dialog-content>
  `,
})
export class SignInAgainDialog {
  private readonly dialog = inject(MatDialogRef);
  private readonly before = inject(Session).current()?.worker.id;

  /** Somebody else must not find what the last worker was writing: the page starts anew for her. */
  protected close(session: SessionView): void {
    if (this.before && session.worker.id !== this.before) location.assign('/');
    else this.dialog.close();
  }
}
