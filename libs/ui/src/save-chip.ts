import { Component, computed, input } from '@angular/core';
import { Icon, type IconName } from './icon.js';

export type SaveState = 'saved' | 'saving' | 'kept' | 'failed';

const ICONS: Readonly<Record<SaveState, IconName>> = { saved: 'check', saving: 'clock', kept: 'lock', failed: 'alert' };

/** Tells the truth about where the words are: with the server, on their way, or only on this device. */
@Component({
  selector: 'wm-save-chip',
  imports: [Icon],
  template: `<wm-icon [name]="icon()" /><span>{{ text() }}</span>`,
  host: { role: 'status', '[class]': 'state()' },
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
      gap: var(--wm-1);
      padding: 0.125rem var(--wm-2);
      border: 1px solid var(--wm-line);
      border-radius: 99px;
      font-size: var(--wm-text-s);
      color: var(--wm-text-quiet);
      background: var(--wm-surface);
    }
    :host(.saved) wm-icon {
      color: var(--wm-good);
    }
    :host(.kept) {
      color: var(--wm-warning);
      border-color: currentColor;
    }
    :host(.failed) {
      color: var(--wm-problem);
      border-color: currentColor;
    }
  `,
})
export class SaveChip {
  readonly state = input.required<SaveState>();
  readonly text = input.required<string>();
  protected readonly icon = computed(() => ICONS[this.state()]);
}
