import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { AnswerCounts, Ground, RiskLevel, RiskSettings } from '@waymark/domain';
import { Texts } from '../../../platform/texts/texts';
import { Risk } from '../../shared/ui/risk';

/**
 * What the answers amount to: yes and don't know side by side, since 11 yes with 7 don't know is not 11 yes with none, and
 * every ground that holds.
 */
@Component({
  selector: 'app-verdict-counts',
  imports: [Risk, TranslocoPipe],
  template: `
    <dl class="counts">
      <div>
        <dt>{{ texts.code('item-answer', 'yes') }}</dt>
        <dd>{{ counts().yes }}</dd>
      </div>
      <div>
        <dt>{{ texts.code('item-answer', 'dont-know') }}</dt>
        <dd>{{ counts().dontKnow }}</dd>
      </div>
      <div class="lesser">
        <dt>{{ texts.code('item-answer', 'no') }}</dt>
        <dd>{{ counts().no }}</dd>
      </div>
      <div class="lesser" [class.gap]="counts().notAsked > 0">
        <dt>{{ texts.code('item-answer', 'not-asked') }}</dt>
        <dd>{{ counts().notAsked }}</dd>
      </div>
    </dl>
    <p class="wm-small wm-quiet">{{ 'verdict.out-of' | transloco: { outOf: counts().outOf, high: thresholds().visibleHighRiskFrom } }}</p>
    <h3>{{ 'verdict.grounds' | transloco }}</h3>
    <ul>
      @for (ground of grounds(); track ground) {
        <li>{{ texts.code('ground', ground) }}</li>
      } @empty {
        <li class="wm-quiet">{{ 'verdict.no-grounds' | transloco }}</li>
      }
    </ul>
    <p class="suggested">
      @if (isCertain()) {
        <span>{{ 'verdict.suggested' | transloco }}</span>
        <app-risk [risk]="suggested()" />
      } @else {
        <span>{{ 'verdict.too-early' | transloco }}</span>
      }
    </p>
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--wm-2);
    }
    .counts {
      display: flex;
      flex-wrap: wrap;
      gap: var(--wm-2);
      margin: 0;
    }
    .counts div {
      display: grid;
      min-inline-size: 5.5rem;
      padding: var(--wm-1) var(--wm-3);
      border: 1px solid var(--wm-line-strong);
      border-radius: var(--wm-radius);
    }
    .counts .lesser {
      border-color: var(--wm-line);
    }
    .counts .gap {
      border-style: dashed;
      border-color: var(--wm-line-strong);
    }
    dt {
      font-size: var(--wm-text-s);
      color: var(--wm-text-quiet);
    }
    dd {
      margin: 0;
      font-size: var(--wm-text-xl);
      font-weight: 600;
      font-variant-numeric: tabular-nums;
    }
    .lesser dd {
      font-weight: 400;
    }
    h3,
    p {
      margin: 0;
      font-size: var(--wm-text-m);
    }
    ul {
      margin: 0;
      padding-inline-start: 1.25rem;
    }
    .suggested {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--wm-2);
      font-weight: 600;
    }
  `,
})
export class VerdictCounts {
  protected readonly texts = inject(Texts);
  readonly counts = input.required<AnswerCounts>();
  readonly grounds = input.required<readonly Ground[]>();
  readonly suggested = input.required<RiskLevel>();
  readonly thresholds = input.required<RiskSettings>();
  /** More answers can only add to the count, so high is certain early and nothing lower is. */
  protected readonly isCertain = computed(() => this.counts().notAsked === 0 || this.suggested() === 'high');
}
