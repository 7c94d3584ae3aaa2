import { Component, computed, input } from '@angular/core';
import { Icon } from './icon.js';

export type ClockTone = 'running' | 'soon' | 'overdue' | 'came-late' | 'paused' | 'met' | 'met-late';

/** How long something has taken, against what was promised. Overdue is said in words and weight; it never blinks. */
@Component({
  selector: 'wm-clock',
  imports: [Icon],
  template: `
    <wm-icon [name]="tone() === 'met' ? 'check' : 'clock'" />
    <span class="text">
      <span class="name">{{ label() }}</span>
      <strong>{{ state() }}</strong>
      @if (detail()) {
        <span class="quiet">{{ detail() }}</span>
      }
    </span>
    @if (share() !== null) {
      <span class="track" aria-hidden="true"><span class="fill" [style.inline-size.%]="width()"></span></span>
    }
  `,
  host: { '[class]': 'tone()' },
  styleUrl: './clock-display.css',
})
export class ClockDisplay {
  readonly label = input.required<string>();
  /** What the clock says now, such as "5 h left". */
  readonly state = input.required<string>();
  readonly detail = input<string | null>(null);
  readonly tone = input.required<ClockTone>();
  /** Elapsed part of the target, from 0 to 1 and beyond. */
  readonly share = input<number | null>(null);
  protected readonly width = computed(() => Math.round(Math.min(1, Math.max(0, this.share() ?? 0)) * 100));
}
