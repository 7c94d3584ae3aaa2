import { Component, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { SaidSinceView } from '@waymark/contracts';
import { Dates } from '../../../platform/texts/dates';
import { Texts } from '../../../platform/texts/texts';
import { Risk } from '../../shared/ui/risk';
import { PlanPointLine } from './plan-point';

/** What a newer assessment says that was not so when the plan was made: what the next version has to answer. */
@Component({
  selector: 'app-said-since',
  imports: [PlanPointLine, Risk, TranslocoPipe],
  template: `
    <h2 id="since-heading">
      {{ 'plan.since-heading' | transloco: { day: dates.day(since().assessment.finishedOn) } }} <app-risk [risk]="since().assessment.level" />
    </h2>
    @if (since().grounds.length) {
      <p>
        {{ 'plan.since-grounds' | transloco }}
        @for (ground of since().grounds; track ground; let last = $last) {
          <strong>{{ texts.code('ground', ground) }}</strong>{{ last ? '' : '; ' }}
        }
      </p>
    }
    @if (since().added.length) {
      <ul>
        @for (point of since().added; track point.item) {
          <li><app-plan-point [point]="point" /></li>
        }
      </ul>
    } @else {
      <p>{{ 'plan.since-nothing' | transloco }}</p>
    }
    @if (since().gone.length) {
      <h3>{{ 'plan.since-gone' | transloco }}</h3>
      <ul>
        @for (point of since().gone; track point.item) {
          <li><app-plan-point [point]="point" /></li>
        }
      </ul>
    }
  `,
  host: { role: 'region', 'aria-labelledby': 'since-heading' },
  styleUrl: './said.css',
  styles: `
    h2 {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--wm-2);
    }
    h3 {
      margin: 0;
      font-size: var(--wm-text-m);
    }
  `,
})
export class SaidSince {
  protected readonly texts = inject(Texts);
  protected readonly dates = inject(Dates);
  readonly since = input.required<SaidSinceView>();
}
