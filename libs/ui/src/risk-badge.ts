import { Component, computed, input } from '@angular/core';

/** `unknown` is a state of its own and the most conspicuous after `high`: nobody may mistake it for a low level. */
export type BadgeLevel = 'high' | 'medium' | 'standard' | 'unknown';

const SHAPES: Readonly<Record<BadgeLevel, string>> = {
  high: 'M8 1.500 15.500 14.500H.5Z',
  medium: 'M8 .8 15.200 8 8 15.200Z',
  standard: 'M8 3a5 5 0 1 0 0 10A5 5 0 0 0 8 3Z',
  unknown: 'M2 2h12v12H2Z',
};

/**
 * A level told by word, shape, line and weight, with colour last, so that it survives grey print and every kind of
 * colour vision (WCAG 1.4.1). `stale` turns it into an outline with a clock and says how old it is.
 */
@Component({
  selector: 'wm-risk-badge',
  template: `
    <span class="badge" [class]="level()" [class.inner]="emphasis()" [class.stale]="!!stale()">
      <svg viewBox="0 0 16 16" aria-hidden="true" focusable="false">
        <path [attr.d]="shape()" [class.hollow]="isHollow()" />
        @if (level() === 'medium') {
          <path d="M8 .8.8 8 8 15.200" class="hollow" />
        }
        @if (level() === 'unknown') {
          <text x="8" y="12" text-anchor="middle">?</text>
        }
      </svg>
      <span class="word">{{ text() }}</span>
      @if (detail()) {
        <span class="detail">{{ detail() }}</span>
      }
    </span>
    @if (stale(); as age) {
      <span class="age">
        <svg viewBox="0 0 16 16" aria-hidden="true" focusable="false">
          <path d="M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2Zm0 2.500V8l2.500 2" class="hollow" />
        </svg>
        {{ age }}
      </span>
    }
  `,
  styleUrl: './risk-badge.css',
})
export class RiskBadge {
  readonly level = input.required<BadgeLevel>();
  readonly text = input.required<string>();
  /** The date, or the basis such as a judgement, in words. */
  readonly detail = input<string | null>(null);
  /** How old an out-of-date level is, in words. */
  readonly stale = input<string | null>(null);
  /** A second line inside the badge, for a level that rests on somebody's judgement. */
  readonly emphasis = input(false);

  protected readonly shape = computed(() => SHAPES[this.level()]);
  protected readonly isHollow = computed(() => this.level() === 'standard' || this.level() === 'unknown');
}
