import { Component, computed, input } from '@angular/core';
import { Icon, type IconName } from './icon.js';

export type ContactTone = 'safe' | 'limited' | 'unsafe' | 'unknown';

const ICONS: Readonly<Record<ContactTone, IconName>> = { safe: 'phone', limited: 'clock', unsafe: 'close', unknown: 'alert' };

/** How to reach somebody without putting them in danger: the line to read before dialling. Not known is shown as not safe. */
@Component({
  selector: 'wm-safe-contact-line',
  imports: [Icon],
  template: `
    <wm-icon [name]="icon()" />
    <p>
      <strong>{{ heading() }}</strong>
      @for (part of parts(); track $index) {
        <span class="part">{{ part }}</span>
      }
    </p>
  `,
  host: { '[class]': 'tone()' },
  styles: `
    :host {
      display: flex;
      align-items: start;
      gap: var(--wm-2);
      padding: var(--wm-2) var(--wm-3);
      border-inline-start: 4px solid currentColor;
      border-radius: var(--wm-radius);
    }
    wm-icon {
      margin-block-start: 0.15em;
    }
    p {
      display: flex;
      flex-wrap: wrap;
      gap: 0 var(--wm-3);
      margin: 0;
      color: var(--wm-text);
    }
    .part + .part {
      padding-inline-start: var(--wm-3);
      border-inline-start: 1px solid var(--wm-line-strong);
    }
    :host(.safe) {
      color: var(--wm-good);
      background: var(--wm-good-soft);
    }
    :host(.limited) {
      color: var(--wm-warning);
      background: var(--wm-warning-soft);
    }
    :host(.unsafe),
    :host(.unknown) {
      color: var(--wm-problem);
      background: var(--wm-problem-soft);
    }
  `,
})
export class SafeContactLine {
  readonly tone = input.required<ContactTone>();
  readonly heading = input.required<string>();
  readonly parts = input<readonly string[]>([]);
  protected readonly icon = computed(() => ICONS[this.tone()]);
}
