import { Component, inject, input, signal, type OnInit } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ProviderPurpose } from '@waymark/contracts';
import { Band } from '@waymark/ui';
import { toProblemError } from '../../platform/http/problem-error';
import { ProblemWords } from '../../platform/http/problem-words';
import { Providers } from '../../platform/session/providers';
import { CoverState } from '../cover/cover-state';
import { EntryPage } from './entry-page';

/** A window over the page where somebody works: goes on to the provider at once. */
@Component({
  selector: 'app-provider-window',
  imports: [Band, EntryPage, TranslocoPipe],
  template: `
    <app-entry-page [heading]="'sign-in.heading' | transloco">
      @if (refusal(); as words) {
        <wm-band tone="problem" [heading]="words" />
        <button type="button" class="wm-button quiet" (click)="providers.closeWindow()">{{ 'provider.close' | transloco }}</button>
      } @else {
        <p role="status">{{ 'provider.leaving' | transloco }}</p>
      }
    </app-entry-page>
  `,
})
export class ProviderWindow implements OnInit {
  protected readonly providers = inject(Providers);
  private readonly words = inject(ProblemWords);
  private readonly cover = inject(CoverState);
  /** From the address. */
  readonly provider = input.required<string>();
  readonly purpose = input.required<ProviderPurpose>();
  protected readonly refusal = signal<string | null>(null);

  async ngOnInit(): Promise<void> {
    // Nothing of a record lies on this page.
    this.cover.lowerHere();
    this.providers.markWindow();
    try {
      await this.providers.go({ provider: this.provider(), purpose: this.purpose() });
    } catch (error) {
      this.refusal.set(this.words.of(toProblemError(error)));
    }
  }
}
