import { Component, inject } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Dates } from '../../platform/texts/dates';
import { IdleLock } from './idle-lock';

/** Says that the screen is about to be covered, beside whatever is being done: nothing is taken away and no focus moved. */
@Component({
  selector: 'app-idle-warning',
  imports: [TranslocoPipe],
  template: `
    <p role="status">
      @if (lock.warning(); as at) {
        <span>{{ 'idle-lock.warning' | transloco: { time: dates.time(at) } }}</span>
      }
    </p>
  `,
  styles: `
    :host {
      position: fixed;
      inset: auto 0 0;
      z-index: 2000;
      display: grid;
      justify-items: center;
      padding: var(--wm-4);
      pointer-events: none;
    }
    p {
      margin: 0;
    }
    span {
      display: block;
      max-inline-size: 34rem;
      padding: var(--wm-3) var(--wm-4);
      border: 2px solid var(--wm-accent);
      border-radius: var(--wm-radius);
      background: var(--wm-surface);
      color: var(--wm-text);
    }
  `,
})
export class IdleWarning {
  protected readonly lock = inject(IdleLock);
  protected readonly dates = inject(Dates);
}
