import { Component, inject, signal } from '@angular/core';
import { form, FormField, minLength, required, submit, validate } from '@angular/forms/signals';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { LINK_CODE_MAX, PASSWORD_MAX, PASSWORD_MIN } from '@waymark/contracts';
import { judgePassword } from '@waymark/domain';
import { Band, Control, Field } from '@waymark/ui';
import { atMost } from '../../platform/forms/at-most';
import { ProblemError, toProblemError } from '../../platform/http/problem-error';
import { ProblemWords } from '../../platform/http/problem-words';
import { Session } from '../../platform/session/session';
import { Texts } from '../../platform/texts/texts';
import { EntryPage } from '../sign-in/entry-page';

/**
 * Chooses a password by the one-time link that an administrator handed over. The token stands behind `#`, which browsers
 * never send; it is taken out of the address at once, so that the history does not keep it either.
 */
@Component({
  selector: 'app-set-password',
  imports: [EntryPage, FormField, Field, Control, Band, RouterLink, TranslocoPipe],
  templateUrl: './set-password.html',
  styles: `
    form {
      display: grid;
      gap: var(--wm-4);
    }
  `,
})
export class SetPassword {
  private readonly session = inject(Session);
  private readonly words = inject(ProblemWords);
  private readonly texts = inject(Texts);
  private readonly link = takeLink();

  /** A link that took two people opens with what the first of them told. */
  protected readonly asksForCode = this.link.asksForCode;

  protected readonly shortest = PASSWORD_MIN;
  protected readonly draft = signal({ code: '', password: '', again: '' });
  protected readonly entry = form(this.draft, (path) => {
    required(path.code, { when: () => this.asksForCode });
    atMost(path.code, LINK_CODE_MAX);
    required(path.password);
    minLength(path.password, PASSWORD_MIN);
    atMost(path.password, PASSWORD_MAX);
    validate(path.again, ({ value, valueOf }) => (value() === valueOf(path.password) ? undefined : { kind: 'differs' }));
  });
  protected readonly refusal = signal<string | null>(null);
  protected readonly isDone = signal(false);

  protected wrong(field: 'code' | 'password' | 'again'): string | null {
    const state = this.entry[field]();
    if (!state.touched() || state.valid()) return null;
    return this.texts.get(`set-password.${field}-wrong`, { shortest: PASSWORD_MIN, longest: PASSWORD_MAX });
  }

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    this.refusal.set(null);
    await submit(this.entry, async () => {
      try {
        await refuseEasy(this.draft().password);
        const { code, password } = this.draft();
        await this.session.usePasswordReset({ token: this.link.token, code: this.asksForCode ? code.trim() : null, password });
        this.isDone.set(true);
      } catch (error) {
        this.refusal.set(this.words.of(toProblemError(error)));
      }
      return undefined;
    });
  }
}

/** The API's rule, but for the names of whoever holds the link: this page does not know them, and must not. */
async function refuseEasy(password: string): Promise<void> {
  const { COMMON_PASSWORDS } = await import('./common-passwords');
  const ruling = judgePassword(password, COMMON_PASSWORDS, null);
  if (!ruling.ok) throw new ProblemError(ruling.refusal, 409);
}

const WITH_CODE = 'code.';

function takeLink(): { token: string; asksForCode: boolean } {
  const behind = location.hash.slice(1);
  history.replaceState(history.state, '', location.pathname);
  const asksForCode = behind.startsWith(WITH_CODE);
  return { token: asksForCode ? behind.slice(WITH_CODE.length) : behind, asksForCode };
}
