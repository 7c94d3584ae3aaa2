import { Component, input, output, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { CODE_MAX, PASSWORD_MAX, type ProveBoth } from '@waymark/contracts';
import { Control, Field } from '@waymark/ui';
import { focusOnceShown } from '../../../platform/forms/focus-once-shown';
import { ProblemBand } from '../../shared/ui/problem-band';
import { OneAct } from '../../shared/data/one-act';

/** Password and code, for an act that an unlocked screen must not be enough for. */
@Component({
  selector: 'app-prove-both',
  imports: [Control, Field, ProblemBand, TranslocoPipe],
  template: `
    <form novalidate (submit)="send($event)">
      <p>{{ text() }}</p>
      @if (sending.problem(); as refusal) {
        <app-problem-band [problem]="refusal" [canRetry]="false" />
      }
      <wm-field [label]="'second-factor.password' | transloco" [error]="isTried() && !password() ? ('sign-in.password-needed' | transloco) : null">
        <input #first wmControl type="password" autocomplete="current-password" [maxLength]="longest.password" (input)="password.set(first.value)" />
      </wm-field>
      <wm-field
        [label]="'sign-in.code' | transloco"
        [hint]="'sign-in.code-hint' | transloco"
        [error]="isTried() && !code().trim() ? ('sign-in.code-needed' | transloco) : null"
      >
        <input #second wmControl type="text" autocomplete="one-time-code" spellcheck="false" [maxLength]="longest.code" (input)="code.set(second.value)" />
      </wm-field>
      <div class="wm-actions">
        <button type="submit" class="wm-button" [attr.aria-disabled]="sending.isBusy()">{{ act() }}</button>
        <button type="button" class="wm-button quiet" (click)="cancelled.emit()">{{ 'dialog.cancel' | transloco }}</button>
      </div>
    </form>
  `,
  styleUrl: './step.css',
})
export class ProveBothForm {
  readonly text = input.required<string>();
  readonly act = input.required<string>();
  readonly work = input.required<(proof: ProveBoth) => Promise<void>>();
  readonly cancelled = output<void>();

  protected readonly longest = { password: PASSWORD_MAX, code: CODE_MAX };
  protected readonly sending = new OneAct();
  protected readonly password = signal('');
  protected readonly code = signal('');
  protected readonly isTried = signal(false);

  constructor() {
    focusOnceShown('input');
  }

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    this.isTried.set(true);
    const proof = { password: this.password(), code: this.code() };
    if (proof.password && proof.code.trim()) await this.sending.run(() => this.work()(proof));
  }
}
