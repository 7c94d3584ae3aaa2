import { afterNextRender, Component, computed, DOCUMENT, ElementRef, inject, signal, viewChild } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Control, Field } from '@waymark/ui';
import { toProblemError } from '../../platform/http/problem-error';
import { ProblemWords } from '../../platform/http/problem-words';
import { Providers } from '../../platform/session/providers';
import { Session } from '../../platform/session/session';
import { SignInAgain } from '../../platform/session/sign-in-again';
import { Dates } from '../../platform/texts/dates';
import { Texts } from '../../platform/texts/texts';
import { LOAD_ANEW } from '../sign-out/signing-out';
import { CoverState } from './cover-state';

/** Says nothing about what lies under it. */
@Component({
  selector: 'app-cover',
  imports: [TranslocoPipe, Field, Control],
  template: `
    <main>
      <form (submit)="goOn($event)">
        @if (lockedSince(); as since) {
          <p>
            <strong>{{ 'cover.locked' | transloco: { time: dates.time(since.toISOString()) } }}</strong>
            {{ 'cover.kept' | transloco }}
          </p>
        }
        @if (asking()) {
          <wm-field [label]="(hasCode() ? 'cover.password-or-code' : 'cover.password') | transloco" [error]="refusal()">
            <input #password wmControl type="password" autocomplete="current-password" />
          </wm-field>
          @if (hasPasskey()) {
            <button type="button" class="wm-button quiet" [disabled]="busy()" (click)="usePasskey()">{{ 'passkeys.act' | transloco }}</button>
          }
          @if (provider(); as one) {
            <button type="button" class="wm-button quiet" (click)="useProvider(one.id)">{{ texts.named(one.button) }}</button>
          }
        }
        <button #button type="submit" class="wm-button quiet" [disabled]="busy()">{{ 'cover.continue' | transloco }}</button>
      </form>
    </main>
  `,
  styleUrl: './cover.css',
})
export class Cover {
  private readonly state = inject(CoverState);
  private readonly session = inject(Session);
  private readonly words = inject(ProblemWords);
  private readonly again = inject(SignInAgain);
  private readonly loadAnew = inject(LOAD_ANEW);
  private readonly providers = inject(Providers);
  protected readonly texts = inject(Texts);
  private readonly password = viewChild<ElementRef<HTMLInputElement>>('password');
  private readonly button = viewChild.required<ElementRef<HTMLButtonElement>>('button');
  protected readonly dates = inject(Dates);
  protected readonly lockedSince = this.state.lockedSince;
  private readonly before = document.activeElement as HTMLElement | null;

  protected readonly hasCode = computed(() => this.session.current()?.secondFactor === 'on');
  protected readonly hasPasskey = computed(() => this.session.current()?.hasPasskey === true);
  protected readonly provider = computed(() => this.session.current()?.provider ?? null);
  protected readonly asking = signal(false);
  protected readonly busy = signal(false);
  protected readonly refusal = signal<string | null>(null);

  constructor() {
    const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    const { body } = inject(DOCUMENT);
    afterNextRender(() => {
      // An open dialog hides the whole application from screen readers, so the cover stands beside it.
      body.append(host);
      this.button().nativeElement.focus();
    });
  }

  protected async goOn(event: Event): Promise<void> {
    event.preventDefault();
    if (!this.state.needsPassword()) return this.lift();
    if (!this.session.isSignedIn()) return this.state.lowerHere();
    if (!this.asking()) return this.ask();
    const typed = this.password()?.nativeElement.value ?? '';
    await this.unlock(() => this.session.unlock(typed));
  }

  protected usePasskey(): Promise<void> {
    return this.unlock(() => this.session.unlockWithPasskey());
  }

  /** That some window has come back says nothing: the API is asked whose session it is, and whether it is open. */
  protected async useProvider(id: string): Promise<void> {
    this.refusal.set(null);
    try {
      await this.providers.inWindow(id, 'prove');
      const whose = await this.session.whoseNow();
      if (whose === 'another’s') this.loadAnew('/');
      else if (whose === 'hers') this.lift();
    } catch (error) {
      this.refusal.set(this.words.of(toProblemError(error)));
    }
  }

  private ask(): void {
    this.asking.set(true);
    setTimeout(() => this.password()?.nativeElement.focus());
  }

  private async unlock(prove: () => Promise<void>): Promise<void> {
    this.busy.set(true);
    try {
      await prove();
      // Somebody else may have signed in on another tab: what lies under this cover is not hers.
      if ((await this.session.whoseNow()) === 'another’s') return this.loadAnew('/');
      this.lift();
    } catch (error) {
      const problem = toProblemError(error);
      // The sign-in ended under the cover: what was typed is still below the dialog.
      if (problem.code === 'not-signed-in') return await this.signInAgain();
      this.refusal.set(this.words.of(problem));
    } finally {
      this.busy.set(false);
    }
  }

  private async signInAgain(): Promise<void> {
    await this.again.ask(() => this.state.lowerHere());
    this.lift();
  }

  private lift(): void {
    this.state.lower();
    setTimeout(() => this.before?.focus());
  }
}
