import { Component, computed, inject, signal } from '@angular/core';
import { MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';
import { PASSWORD_MAX } from '@waymark/contracts';
import { Band, Control, Field } from '@waymark/ui';
import { toProblemError } from '../../platform/http/problem-error';
import { ProblemWords } from '../../platform/http/problem-words';
import { Session } from '../../platform/session/session';
import { StepUp } from '../../platform/session/step-up';

/** The code where there is one, the password where there is none. */
@Component({
  selector: 'app-step-up',
  imports: [Band, Control, Field, MatDialogModule, TranslocoPipe],
  template: `
    <h2 mat-dialog-title>{{ 'step-up.heading' | transloco }}</h2>
    <form novalidate (submit)="send($event)">
      <mat-dialog-content>
        <p>{{ 'step-up.text' | transloco }}</p>
        @if (refusal(); as words) {
          <wm-band tone="problem" [heading]="words" />
        }
        <wm-field
          [label]="(hasCode() ? 'sign-in.code' : 'second-factor.password') | transloco"
          [hint]="hasCode() ? ('sign-in.code-hint' | transloco) : null"
          [error]="isMissing() ? ((hasCode() ? 'sign-in.code-needed' : 'sign-in.password-needed') | transloco) : null"
        >
          <input
            #box
            wmControl
            cdkFocusInitial
            [type]="hasCode() ? 'text' : 'password'"
            [autocomplete]="hasCode() ? 'one-time-code' : 'current-password'"
            spellcheck="false"
            [maxLength]="longest"
            [value]="proof()"
            (input)="proof.set(box.value)"
          />
        </wm-field>
      </mat-dialog-content>
      <mat-dialog-actions>
        <button type="submit" class="wm-button" [attr.aria-disabled]="isBusy()">{{ 'step-up.act' | transloco }}</button>
        <button type="button" class="wm-button quiet" mat-dialog-close>{{ 'dialog.cancel' | transloco }}</button>
      </mat-dialog-actions>
    </form>
  `,
  styles: `
    mat-dialog-content {
      display: grid;
      gap: var(--wm-3);
    }
    p {
      margin: 0;
    }
  `,
})
export class StepUpDialog {
  private readonly session = inject(Session);
  private readonly stepUp = inject(StepUp);
  private readonly words = inject(ProblemWords);
  private readonly dialog = inject(MatDialogRef);

  protected readonly longest = PASSWORD_MAX;
  protected readonly hasCode = computed(() => this.session.current()?.secondFactor === 'on');
  protected readonly proof = signal('');
  protected readonly isMissing = signal(false);
  protected readonly isBusy = signal(false);
  protected readonly refusal = signal<string | null>(null);

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    this.refusal.set(null);
    this.isMissing.set(this.proof().trim() === '');
    if (this.isMissing() || this.isBusy()) return;
    this.isBusy.set(true);
    try {
      await this.stepUp.prove(this.hasCode() ? { password: null, code: this.proof() } : { password: this.proof(), code: null });
      this.dialog.close(true);
    } catch (error) {
      this.proof.set('');
      this.refusal.set(this.words.of(toProblemError(error)));
    } finally {
      this.isBusy.set(false);
    }
  }
}
