import { Component, computed, inject, signal } from '@angular/core';
import { MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';
import { PASSWORD_MAX, type StepUpSession } from '@waymark/contracts';
import { Band, Control, Field } from '@waymark/ui';
import { toProblemError } from '../../platform/http/problem-error';
import { ProblemWords } from '../../platform/http/problem-words';
import { Providers } from '../../platform/session/providers';
import { Session } from '../../platform/session/session';
import { StepUp } from '../../platform/session/step-up';
import { Texts } from '../../platform/texts/texts';

/** The code or passkey where there is one, or the provider that opened the session; the password where there is none of them. */
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
        @if (hasPasskey()) {
          <button type="button" class="wm-button" [class.quiet]="hasCode()" [attr.aria-disabled]="isBusy()" (click)="usePasskey()">
            {{ 'passkeys.act' | transloco }}
          </button>
        }
        @if (provider(); as one) {
          <button type="button" class="wm-button" [class.quiet]="hasField() || hasPasskey()" (click)="useProvider(one.id)">{{ texts.named(one.button) }}</button>
          <p class="wm-quiet wm-small">{{ 'provider.in-window' | transloco }}</p>
        }
        @if (hasField()) {
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
        }
      </mat-dialog-content>
      <mat-dialog-actions>
        @if (hasField()) {
          <button type="submit" class="wm-button" [attr.aria-disabled]="isBusy()">{{ 'step-up.act' | transloco }}</button>
        }
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
  private readonly providers = inject(Providers);
  protected readonly texts = inject(Texts);

  protected readonly longest = PASSWORD_MAX;
  protected readonly hasCode = computed(() => this.session.current()?.secondFactor === 'on');
  protected readonly hasPasskey = computed(() => this.session.current()?.hasPasskey === true);
  protected readonly provider = computed(() => this.session.current()?.provider ?? null);
  /** Where there is a passkey or a provider the password is not enough. */
  protected readonly hasField = computed(() => this.hasCode() || (!this.hasPasskey() && !this.provider()));
  protected readonly proof = signal('');
  protected readonly isMissing = signal(false);
  protected readonly isBusy = signal(false);
  protected readonly refusal = signal<string | null>(null);

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    this.refusal.set(null);
    this.isMissing.set(this.proof().trim() === '');
    const typed = this.proof();
    const proof = { password: this.hasCode() ? null : typed, code: this.hasCode() ? typed : null, passkey: null };
    if (!this.isMissing()) await this.run(() => Promise.resolve(proof));
  }

  protected usePasskey(): Promise<void> {
    this.refusal.set(null);
    return this.run(async () => ({ password: null, code: null, passkey: await this.session.askPasskey() }));
  }

  /** What became of it, the act says when it is tried again. A window may be closed without a word, so nothing waits for it. */
  protected async useProvider(id: string): Promise<void> {
    this.refusal.set(null);
    try {
      await this.providers.inWindow(id, 'prove');
      this.dialog.close(true);
    } catch (error) {
      this.refusal.set(this.words.of(toProblemError(error)));
    }
  }

  private async run(give: () => Promise<StepUpSession>): Promise<void> {
    if (this.isBusy()) return;
    this.isBusy.set(true);
    try {
      await this.stepUp.prove(await give());
      this.dialog.close(true);
    } catch (error) {
      this.proof.set('');
      this.refusal.set(this.words.of(toProblemError(error)));
    } finally {
      this.isBusy.set(false);
    }
  }
}
