import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Band } from '@waymark/ui';

/** That something waits for the reader, with the way to it. `of` names its texts. */
@Component({
  selector: 'app-matter-waiting',
  imports: [Band, RouterLink, TranslocoPipe],
  template: `
    <wm-band tone="info" [heading]="of() + '.heading' | transloco: { count: count() }">
      <a class="wm-alone" [routerLink]="link()">{{ of() + '.open' | transloco }}</a>
    </wm-band>
  `,
  styles: `
    :host {
      display: block;
      margin-block-end: var(--wm-4);
    }
  `,
})
export class MatterWaiting {
  readonly of = input.required<'requests-waiting' | 'linked-parties-waiting'>();
  readonly count = input.required<number>();
  readonly link = input.required<string>();
}
