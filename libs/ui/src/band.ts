import { Component, computed, input, output } from '@angular/core';
import { Icon, type IconName } from './icon.js';

export type BandTone = 'problem' | 'warning' | 'info' | 'good';

const ICONS: Readonly<Record<BandTone, IconName>> = { problem: 'alert', warning: 'alert', info: 'info', good: 'check' };

/** A message in the page, where the work is, with a way on. The work below it stays. */
@Component({
  selector: 'wm-band',
  imports: [Icon],
  template: `
    <wm-icon [name]="icon()" />
    <div class="body">
      <p class="heading">{{ heading() }}</p>
      <ng-content />
      @if (reference()) {
        <p class="reference">{{ reference() }}</p>
      }
    </div>
    @if (actionText(); as words) {
      <button type="button" class="wm-button quiet" (click)="act.emit()">{{ words }}</button>
    }
  `,
  host: { '[class]': 'tone()', '[attr.role]': "tone() === 'problem' ? 'alert' : 'status'" },
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      align-items: start;
      gap: var(--wm-2) var(--wm-3);
      padding: var(--wm-3) var(--wm-4);
      border: 1px solid currentColor;
      border-inline-start-width: 4px;
      border-radius: var(--wm-radius);
    }
    .body {
      flex: 1 1 14rem;
      color: var(--wm-text);
    }
    .heading {
      margin: 0;
      font-weight: 600;
    }
    .reference {
      margin: var(--wm-1) 0 0;
      font-size: var(--wm-text-s);
      color: var(--wm-text-quiet);
    }
    :host(.problem) {
      color: var(--wm-problem);
      background: var(--wm-problem-soft);
    }
    :host(.warning) {
      color: var(--wm-warning);
      background: var(--wm-warning-soft);
    }
    :host(.info) {
      color: var(--wm-accent);
      background: var(--wm-accent-soft);
    }
    :host(.good) {
      color: var(--wm-good);
      background: var(--wm-good-soft);
    }
  `,
})
export class Band {
  readonly tone = input.required<BandTone>();
  readonly heading = input.required<string>();
  readonly reference = input<string | null>(null);
  readonly actionText = input<string | null>(null);
  readonly act = output<void>();
  protected readonly icon = computed(() => ICONS[this.tone()]);
}
