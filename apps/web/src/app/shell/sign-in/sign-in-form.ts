import { Component, computed, inject, input, output, signal } from '@angular/core';
import { email, form, FormField, required, submit } from '@angular/forms/signals';
import { TranslocoPipe } from '@jsverse/transloco';
import { EMAIL_MAX, PASSWORD_MAX, type CodeAsked, type SessionView } from '@waymark/contracts';
import { Band, Control, Field } from '@waymark/ui';
import { atMost } from '../../platform/forms/at-most';
import { toProblemError, type ProblemError } from '../../platform/http/problem-error';
import { ProblemWords } from '../../platform/http/problem-words';
import { Passkeys } from '../../platform/session/passkeys';
import { Providers } from '../../platform/session/providers';
import { Session } from '../../platform/session/session';
import { Texts } from '../../platform/texts/texts';
import { ProviderButtons } from './provider-buttons';
import { SignInCode } from './sign-in-code';

/** E-mail and password, then a code where there is one; or a passkey alone. On the page and in the dialog alike. */
@Component({
  selector: 'app-sign-in-form',
  imports: [FormField, Field, Control, Band, ProviderButtons, SignInCode, TranslocoPipe],
  templateUrl: './sign-in-form.html',
  styles: `
    form {
      display: grid;
      gap: var(--wm-4);
    }
  `,
})
export class SignInForm {
  private readonly session = inject(Session);
  private readonly words = inject(ProblemWords);
  private readonly texts = inject(Texts);
  protected readonly passkeys = inject(Passkeys);
  /** In a dialog over a page that somebody has typed on. */
  readonly isOverPage = input(false);
  readonly signedIn = output<SessionView>();

  protected readonly draft = signal({ email: '', password: '' });
  protected readonly entry = form(this.draft, (path) => {
    required(path.email);
    email(path.email);
    atMost(path.email, EMAIL_MAX);
    required(path.password);
    atMost(path.password, PASSWORD_MAX);
  });
  protected readonly problem = signal<ProblemError | null>(null);
  /** In the language of the screen, also when that is changed under it. */
  protected readonly refusal = computed(() => {
    const problem = this.problem();
    return problem && this.words.of(problem);
  });

  private readonly providers = inject(Providers).offered();
  /** Where it cannot be read the password is there all the same. */
  protected readonly offered = computed(() => (this.providers.hasValue() ? this.providers.value() : []));

  /** What stands for the password while the code is typed. In memory only. */
  protected readonly pending = signal<CodeAsked | null>(null);
  protected readonly isAsking = signal(false);

  protected startOver(problem: ProblemError | null): void {
    this.pending.set(null);
    this.entry.password().value.set('');
    this.problem.set(problem);
  }

  protected wrong(field: 'email' | 'password'): string | null {
    const state = this.entry[field]();
    return state.touched() && state.invalid() ? this.texts.get(`sign-in.${field}-needed`) : null;
  }

  protected async usePasskey(): Promise<void> {
    if (this.isAsking()) return;
    this.problem.set(null);
    this.isAsking.set(true);
    try {
      this.signedIn.emit(await this.session.signInWithPasskey());
    } catch (error) {
      this.problem.set(toProblemError(error));
    } finally {
      this.isAsking.set(false);
    }
  }

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    this.problem.set(null);
    await submit(this.entry, async () => {
      try {
        const answer = await this.session.signIn(this.draft());
        if ('token' in answer) this.pending.set(answer);
        else this.signedIn.emit(answer);
      } catch (error) {
        this.problem.set(toProblemError(error));
        this.entry.password().value.set('');
      }
      return undefined;
    });
  }
}
