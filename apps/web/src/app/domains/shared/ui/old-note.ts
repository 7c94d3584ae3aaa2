import { Component, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Fresh } from '../../../platform/freshness';
import { Dates } from '../../../platform/texts/dates';

/**
 * What stood before the cover went up, or before the line was lost, is nothing to work from: it says of when it is, until it
 * has been read again.
 */
@Component({
  selector: 'app-old-note',
  imports: [TranslocoPipe],
  template: `
    @if (of().hasFailed()) {
      @if (of().wasRead()) {
        <p class="old" role="status">{{ 'old-note.failed' | transloco: { time: dates.time(of().readAt().toISOString()) } }}</p>
      }
    } @else if (of().isOld()) {
      <p class="old" role="status">
        {{ (of().isReading() ? 'old-note.reading' : 'old-note.waiting') | transloco: { time: dates.time(of().readAt().toISOString()) } }}
      </p>
    }
  `,
  styles: `
    :host {
      display: contents;
    }
    p {
      margin: 0;
      padding: var(--wm-2) var(--wm-3);
      border-inline-start: 4px solid var(--wm-warning);
      background: var(--wm-surface);
    }
  `,
})
export class OldNote {
  protected readonly dates = inject(Dates);
  readonly of = input.required<Fresh>();
}
