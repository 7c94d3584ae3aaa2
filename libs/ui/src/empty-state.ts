import { Component, input } from '@angular/core';
import { Icon, type IconName } from './icon.js';

/** An empty list says so calmly and says what to do next. */
@Component({
  selector: 'wm-empty-state',
  imports: [Icon],
  template: `
    <wm-icon [name]="icon()" />
    <h2>{{ heading() }}</h2>
    @if (text()) {
      <p>{{ text() }}</p>
    }
    <ng-content />
  `,
  styles: `
    :host {
      display: grid;
      justify-items: center;
      gap: var(--wm-2);
      padding: var(--wm-8) var(--wm-4);
      text-align: center;
      color: var(--wm-text-quiet);
    }
    wm-icon {
      font-size: 1.75rem;
    }
    h2 {
      margin: 0;
      font-size: var(--wm-text-l);
      color: var(--wm-text);
    }
    p {
      margin: 0;
      max-inline-size: 34rem;
    }
  `,
})
export class EmptyState {
  readonly icon = input<IconName>('inbox');
  readonly heading = input.required<string>();
  readonly text = input<string | null>(null);
}
