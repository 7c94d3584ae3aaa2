import { Component, effect, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Band } from '@waymark/ui';
import { toProblemError, type ProblemError } from '../../../platform/http/problem-error';
import { Openings } from '../../../platform/session/openings';
import { OpenedRecord } from '../../../platform/session/opened-record';
import { Dates } from '../../../platform/texts/dates';
import { ProblemBand } from './problem-band';

/** Above every page of a record that is open in an emergency alone: until when, and the two things there are to do. */
@Component({
  selector: 'app-opened-band',
  imports: [Band, ProblemBand, RouterLink, TranslocoPipe],
  template: `
    @if (opened.opening(); as one) {
      <wm-band tone="info" [heading]="'opened.heading' | transloco: { time: dates.time(one.endsAt) }">
        <p>{{ 'opened.text' | transloco }}</p>
        <div class="wm-actions">
          <a class="wm-button quiet" [routerLink]="['/people', one.personId, 'notes']">{{ 'opened.note' | transloco }}</a>
          <button type="button" class="wm-button quiet" (click)="end()">{{ 'opened.end' | transloco }}</button>
        </div>
        @if (problem(); as refusal) {
          <app-problem-band [problem]="refusal" [canRetry]="false" />
        }
      </wm-band>
    }
  `,
  styles: `
    p {
      margin: 0 0 var(--wm-2);
    }
    wm-band {
      margin-block-end: var(--wm-3);
    }
  `,
})
export class OpenedBand {
  private readonly openings = inject(Openings);
  protected readonly opened = inject(OpenedRecord);
  protected readonly dates = inject(Dates);
  protected readonly problem = signal<ProblemError | null>(null);
  readonly personId = input.required<string>();

  constructor() {
    effect((cleanUp) => {
      const id = this.personId();
      this.opened.inView.set(id);
      // The next page may be about somebody else already.
      cleanUp(() => this.opened.inView.update((now) => (now === id ? null : now)));
    });
  }

  /** Said twice it is ended once. */
  protected async end(): Promise<void> {
    const one = this.opened.opening();
    if (!one) return;
    try {
      await this.openings.end(one);
    } catch (error) {
      this.problem.set(toProblemError(error));
    }
  }
}
