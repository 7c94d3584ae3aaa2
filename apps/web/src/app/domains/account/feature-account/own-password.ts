import { Component, inject, signal } from '@angular/core';
import { form, FormField, minLength, required, submit, validate } from '@angular/forms/signals';
import { TranslocoPipe } from '@jsverse/transloco';
import { PASSWORD_MAX, PASSWORD_MIN } from '@waymark/contracts';
import { Control, Field } from '@waymark/ui';
import { atMost } from '../../../platform/forms/at-most';
import { Texts } from '../../../platform/texts/texts';
import { OneAct } from '../../shared/data/one-act';
import { ProblemBand } from '../../shared/ui/problem-band';
import { OwnPasswordClient } from '../data/own-password-client';

const EMPTY = { current: '', password: '', again: '' };

/** A worker replaces her own password. The API judges the new one, with her name and her organisation's in mind. */
@Component({
  selector: 'app-own-password',
  imports: [Control, Field, FormField, ProblemBand, TranslocoPipe],
  template: `
    <section class="wm-card" aria-labelledby="own-password-heading">
      <h2 id="own-password-heading">{{ 'own-password.heading' | transloco }}</h2>
      @if (isOpen()) {
        <form novalidate (submit)="send($event)">
          <p>{{ 'own-password.text' | transloco }}</p>
          @if (sending.problem(); as refusal) {
            <app-problem-band [problem]="refusal" [canRetry]="false" />
          }
          <wm-field [label]="'own-password.current' | transloco" [error]="wrong('current')">
            <input wmControl type="password" autocomplete="current-password" [formField]="entry.current" />
          </wm-field>
          <wm-field [label]="'set-password.password' | transloco" [hint]="'set-password.hint' | transloco: { shortest }" [error]="wrong('password')">
            <input wmControl type="password" autocomplete="new-password" [formField]="entry.password" />
          </wm-field>
          <wm-field [label]="'set-password.again' | transloco" [error]="wrong('again')">
            <input wmControl type="password" autocomplete="new-password" [formField]="entry.again" />
          </wm-field>
          <div class="wm-actions">
            <button type="submit" class="wm-button" [attr.aria-disabled]="sending.isBusy()">{{ 'set-password.act' | transloco }}</button>
            <button type="button" class="wm-button quiet" (click)="close()">{{ 'dialog.cancel' | transloco }}</button>
          </div>
        </form>
      } @else {
        <div class="wm-actions">
          <button type="button" class="wm-button quiet" (click)="open()">{{ 'own-password.change' | transloco }}</button>
        </div>
      }
      <p role="status" class="wm-quiet">{{ isDone() ? ('own-password.done' | transloco) : '' }}</p>
    </section>
  `,
  styleUrl: './step.css',
})
export class OwnPassword {
  private readonly client = inject(OwnPasswordClient);
  private readonly texts = inject(Texts);
  protected readonly shortest = PASSWORD_MIN;
  protected readonly isOpen = signal(false);
  protected readonly isDone = signal(false);
  protected readonly sending = new OneAct();
  private readonly draft = signal(EMPTY);
  protected readonly entry = form(this.draft, (path) => {
    required(path.current);
    atMost(path.current, PASSWORD_MAX);
    required(path.password);
    minLength(path.password, PASSWORD_MIN);
    atMost(path.password, PASSWORD_MAX);
    validate(path.again, ({ value, valueOf }) => (value() === valueOf(path.password) ? undefined : { kind: 'differs' }));
  });

  protected wrong(field: keyof typeof EMPTY): string | null {
    const state = this.entry[field]();
    if (!state.touched() || state.valid()) return null;
    if (field === 'current') return this.texts.get('sign-in.password-needed');
    return this.texts.get(`set-password.${field}-wrong`, { shortest: PASSWORD_MIN, longest: PASSWORD_MAX });
  }

  protected open(): void {
    this.isDone.set(false);
    this.isOpen.set(true);
  }

  /** What was typed goes with the form. */
  protected close(): void {
    this.isOpen.set(false);
    this.draft.set(EMPTY);
    this.entry().reset();
    this.sending.problem.set(null);
  }

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    await submit(this.entry, async () => {
      const { current, password } = this.draft();
      await this.sending.run(async () => {
        await this.client.change({ current, password });
        this.close();
        this.isDone.set(true);
      });
      return undefined;
    });
  }
}
