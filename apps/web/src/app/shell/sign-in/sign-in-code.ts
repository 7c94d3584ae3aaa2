import { Component, inject, input, output, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { CODE_MAX, type CodeAsked, type SessionView } from '@waymark/contracts';
import { Band, Control, Field } from '@waymark/ui';
import { toProblemError, type ProblemError } from '../../platform/http/problem-error';
import { ProblemWords } from '../../platform/http/problem-words';
import { Session } from '../../platform/session/session';
import { focusOnceShown } from '../../platform/forms/focus-once-shown';

/** The second half of signing in: six digits from the authenticator or a recovery code, or a passkey. */
@Component({
  selector: 'app-sign-in-code',
  imports: [Band, Control, Field, TranslocoPipe],
  template: `
    <form novalidate (submit)="send($event)">
      @if (refusal(); as words) {
        <wm-band tone="problem" [heading]="words" />
      }
      @if (asked().hasPasskey) {
        <p>{{ 'sign-in.passkey-asked' | transloco }}</p>
        <button type="button" class="wm-button" [class.quiet]="asked().hasCode" [attr.aria-disabled]="isBusy()" (click)="usePasskey()">
          {{ 'sign-in.passkey' | transloco }}
        </button>
      }
      @if (asked().hasCode) {
        <wm-field
          [label]="'sign-in.code' | transloco"
          [hint]="'sign-in.code-hint' | transloco"
          [error]="isMissing() ? ('sign-in.code-needed' | transloco) : null"
        >
          <input
            #box
            wmControl
            type="text"
            autocomplete="one-time-code"
            spellcheck="false"
            autocapitalize="characters"
            [maxLength]="longest"
            [value]="code()"
            (input)="code.set(box.value)"
          />
        </wm-field>
        <button type="submit" class="wm-button" [attr.aria-disabled]="isBusy()">{{ 'sign-in.act' | transloco }}</button>
      }
      <button type="button" class="wm-link" (click)="startOver.emit(null)">{{ 'sign-in.start-over' | transloco }}</button>
      <p class="wm-quiet wm-small">{{ 'sign-in.code-lost' | transloco }}</p>
    </form>
  `,
  styles: `
    form {
      display: grid;
      gap: var(--wm-4);
    }
    .wm-link {
      justify-self: start;
      min-block-size: 1.5rem;
    }
    p {
      margin: 0;
    }
  `,
})
export class SignInCode {
  private readonly session = inject(Session);
  private readonly words = inject(ProblemWords);
  readonly asked = input.required<CodeAsked>();
  readonly signedIn = output<SessionView>();
  /** With the reason, where it was not the worker's own wish. */
  readonly startOver = output<ProblemError | null>();

  protected readonly longest = CODE_MAX;
  protected readonly code = signal('');
  protected readonly isMissing = signal(false);
  protected readonly isBusy = signal(false);
  protected readonly refusal = signal<string | null>(null);

  constructor() {
    focusOnceShown('input, button');
  }

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    this.refusal.set(null);
    this.isMissing.set(this.code().trim() === '');
    if (!this.isMissing()) await this.run(() => this.session.signInWithCode({ token: this.asked().token, code: this.code() }));
  }

  protected usePasskey(): Promise<void> {
    this.refusal.set(null);
    return this.run(() => this.session.signInWithPasskey());
  }

  private async run(signIn: () => Promise<SessionView>): Promise<void> {
    if (this.isBusy()) return;
    this.isBusy.set(true);
    try {
      this.signedIn.emit(await signIn());
    } catch (error) {
      this.refuse(toProblemError(error));
    } finally {
      this.isBusy.set(false);
    }
  }

  private refuse(problem: ProblemError): void {
    this.code.set('');
    if (problem.code === 'sign-in-lapsed') this.startOver.emit(problem);
    else this.refusal.set(this.words.of(problem));
  }
}
