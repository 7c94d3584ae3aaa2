import { Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { AssessmentSaidView } from '@waymark/contracts';
import type { PointState } from '@waymark/domain';
import { Dates } from '../../../platform/texts/dates';
import { Texts } from '../../../platform/texts/texts';
import { Risk } from '../../shared/ui/risk';

/** Which assessment a plan answers, why its risk is high, and how much of what it said is answered. */
@Component({
  selector: 'app-said-head',
  imports: [Risk, RouterLink, TranslocoPipe],
  template: `
    <p class="line">
      <a [routerLink]="['/people', personId(), 'assess', said().id]">{{ 'plans.answers' | transloco: { day: dates.day(said().finishedOn) } }}</a>
      <app-risk [risk]="said().level" />
    </p>
    @if (said().grounds.length) {
      <ul>
        @for (ground of said().grounds; track ground) {
          <li>{{ texts.code('ground', ground) }}</li>
        }
      </ul>
    }
    @if (said().points.length) {
      <p>{{ 'plan.points-count' | transloco: { answered: counts().answered, notNeeded: counts()['not-needed'], open: counts().open } }}</p>
    } @else {
      <p>{{ 'plan.nothing-said' | transloco }}</p>
    }
    @if (said().notAsked) {
      <p>{{ 'plan.not-asked' | transloco: { count: said().notAsked } }}</p>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--wm-1);
    }
    p,
    ul {
      margin: 0;
    }
    ul {
      padding-inline-start: 1.25rem;
    }
    .line {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--wm-2);
    }
    a {
      min-block-size: 1.5rem;
    }
  `,
})
export class SaidHead {
  protected readonly texts = inject(Texts);
  protected readonly dates = inject(Dates);
  readonly personId = input.required<string>();
  readonly said = input.required<AssessmentSaidView>();
  readonly counts = input.required<Record<PointState, number>>();
}
