import { Component, inject, input, output, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ProviderView, SessionView } from '@waymark/contracts';
import { toProblemError, type ProblemError } from '../../platform/http/problem-error';
import { Providers } from '../../platform/session/providers';
import { Session } from '../../platform/session/session';
import { Texts } from '../../platform/texts/texts';

/** Beside the password, where an organisation has a provider of its own; mostly nothing. */
@Component({
  selector: 'app-provider-buttons',
  imports: [TranslocoPipe],
  template: `
    @for (provider of offered(); track provider.id) {
      <button type="button" class="wm-button quiet" [attr.aria-disabled]="isBusy()" (click)="use(provider)">{{ texts.named(provider.button) }}</button>
    }
    @if (isOverPage() && offered().length) {
      <p class="wm-quiet wm-small">{{ 'provider.in-window' | transloco }}</p>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--wm-4);
    }
    :host:empty {
      display: none;
    }
    p {
      margin: 0;
    }
  `,
})
export class ProviderButtons {
  private readonly client = inject(Providers);
  private readonly session = inject(Session);
  protected readonly texts = inject(Texts);
  /** Under a dialog lies what must not be lost: then it goes in a window. */
  readonly isOverPage = input(false);
  readonly offered = input.required<readonly ProviderView[]>();
  readonly signedIn = output<SessionView>();
  readonly refused = output<ProblemError | null>();
  protected readonly isBusy = signal(false);

  protected async use({ id }: ProviderView): Promise<void> {
    if (this.isBusy()) return;
    this.refused.emit(null);
    // A window may be closed without a word, so that the button has to go on working.
    this.isBusy.set(!this.isOverPage());
    try {
      if (!this.isOverPage()) return await this.client.go({ provider: id, purpose: 'sign-in' });
      await this.client.inWindow(id, 'sign-in');
      this.signedIn.emit(await this.session.takeUp());
    } catch (error) {
      this.isBusy.set(false);
      this.refused.emit(toProblemError(error));
    }
  }
}
