import { Component, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { PlanPoint } from '@waymark/domain';
import { Texts } from '../../../platform/texts/texts';

/** What an assessment said of one thing, in a line: the item, that nobody knows if so, and the words beside it. */
@Component({
  selector: 'app-plan-point',
  imports: [TranslocoPipe],
  template: `
    <span class="number">{{ point().item }}</span>
    <span class="said">
      <strong>{{ 'dash.topic.' + point().topic | transloco }}</strong>
      @if (isNew()) {
        <span class="mark">{{ 'plan.point-new' | transloco }}</span>
      }
      @if (point().answer === 'dont-know') {
        <span class="mark">{{ texts.code('item-answer', 'dont-know') }}</span>
      }
      @for (detail of point().details; track detail) {
        <span class="wm-quiet">{{ 'dash.detail.' + detail | transloco }}</span>
      }
      @if (point().comment; as words) {
        <span class="words">{{ words }}</span>
      }
      @if (point().source !== 'person') {
        <span class="wm-quiet">{{ texts.code('answer-source', point().source) }}</span>
      }
    </span>
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: 1.5rem minmax(0, 1fr);
      gap: var(--wm-2);
    }
    .number {
      text-align: end;
      color: var(--wm-text-quiet);
      font-variant-numeric: tabular-nums;
    }
    .said {
      display: flex;
      flex-wrap: wrap;
      align-items: baseline;
      gap: 0 var(--wm-2);
      overflow-wrap: anywhere;
    }
    .mark {
      padding-inline: var(--wm-1);
      border: 1px solid var(--wm-line-strong);
      border-radius: var(--wm-radius);
      font-size: var(--wm-text-s);
    }
  `,
})
export class PlanPointLine {
  protected readonly texts = inject(Texts);
  readonly point = input.required<PlanPoint>();
  /** Not so, or not in these words, when the plan was last made. */
  readonly isNew = input(false);
}
