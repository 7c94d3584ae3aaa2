import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Band } from '@waymark/ui';

/** That something waits for the reader as the second of two people. */
@Component({
  selector: 'app-requests-waiting',
  imports: [Band, RouterLink, TranslocoPipe],
  template: `
    <wm-band tone="info" [heading]="'requests-waiting.heading' | transloco: { count: count() }">
      <a class="wm-alone" routerLink="/account-requests">{{ 'requests-waiting.open' | transloco }}</a>
    </wm-band>
  `,
  styles: `
    :host {
      display: block;
      margin-block-end: var(--wm-4);
    }
  `,
})
export class RequestsWaiting {
  readonly count = input.required<number>();
}
