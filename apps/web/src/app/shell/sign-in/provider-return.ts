import { Component, computed, DOCUMENT, inject, input, signal, type OnInit } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { CodeAsked, ProviderAnswer } from '@waymark/contracts';
import { Band } from '@waymark/ui';
import { toProblemError, type ProblemError } from '../../platform/http/problem-error';
import { ProblemWords } from '../../platform/http/problem-words';
import { Providers } from '../../platform/session/providers';
import { Session } from '../../platform/session/session';
import { CoverState } from '../cover/cover-state';
import { EntryPage } from './entry-page';
import { SignInCode } from './sign-in-code';

/** Where the provider sends the browser back to: hands what it brought to the API, and goes on to one fixed place. */
@Component({
  selector: 'app-provider-return',
  imports: [Band, EntryPage, RouterLink, SignInCode, TranslocoPipe],
  template: `
    <app-entry-page [heading]="'sign-in.heading' | transloco">
      @if (refusal(); as words) {
        <wm-band tone="problem" [heading]="words" />
        @if (isWindow) {
          <button type="button" class="wm-button quiet" (click)="providers.closeWindow()">{{ 'provider.close' | transloco }}</button>
        } @else {
          <p><a class="wm-alone" routerLink="/sign-in">{{ 'provider.back' | transloco }}</a></p>
        }
      } @else if (asked(); as second) {
        <app-sign-in-code [asked]="second" (signedIn)="goOn()" (startOver)="startOver($event)" />
      } @else {
        <p role="status">{{ (isDone() ? 'provider.done' : 'provider.coming-back') | transloco }}</p>
      }
    </app-entry-page>
  `,
})
export class ProviderReturn implements OnInit {
  protected readonly providers = inject(Providers);
  private readonly session = inject(Session);
  private readonly words = inject(ProblemWords);
  private readonly cover = inject(CoverState);
  private readonly router = inject(Router);
  private readonly view = inject(DOCUMENT).defaultView!;
  /** From the address. */
  readonly provider = input.required<string>();
  protected readonly isWindow = this.providers.isWindow();
  protected readonly asked = signal<CodeAsked | null>(null);
  protected readonly isDone = signal(false);
  private readonly problem = signal<ProblemError | null>(null);
  protected readonly refusal = computed(() => {
    const problem = this.problem();
    return problem && this.words.of(problem);
  });

  async ngOnInit(): Promise<void> {
    // Nothing of a record lies on this page.
    this.cover.lowerHere();
    const answer = answerIn(this.view.location.search, this.provider());
    // What came with the address is good once; it need not stand there, nor in the browser's history.
    this.view.history.replaceState(null, '', this.view.location.pathname);
    try {
      const answered = await this.session.finishAtProvider(answer);
      if (answered !== null && 'token' in answered) this.asked.set(answered);
      else this.goOn();
    } catch (error) {
      this.problem.set(toProblemError(error));
    }
  }

  protected goOn(): void {
    this.isDone.set(this.isWindow);
    if (!this.isWindow) {
      // Whoever signs in has proved herself: the cover that was up is hers to take away.
      this.cover.lower();
      void this.router.navigateByUrl('/', { replaceUrl: true });
      return;
    }
    this.providers.tellOtherTabs();
    this.providers.closeWindow();
  }

  protected startOver(problem: ProblemError | null): void {
    if (problem === null && !this.isWindow) void this.router.navigateByUrl('/sign-in', { replaceUrl: true });
    else if (problem === null) this.providers.closeWindow();
    else this.problem.set(problem);
  }
}

function answerIn(search: string, provider: string): ProviderAnswer {
  const parts = new URLSearchParams(search);
  return { provider, state: parts.get('state') ?? '', code: parts.get('code'), iss: parts.get('iss'), error: parts.get('error') };
}
