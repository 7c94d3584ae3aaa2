import { Component, computed, inject, input } from '@angular/core';
import type { FieldTree } from '@angular/forms/signals';
import { TranslocoPipe } from '@jsverse/transloco';
import { EXTERNAL_INSTRUMENTS, RISK_LEVELS, SCORE_OUT_OF } from '@waymark/domain';
import { SelectAnswer } from '../../../platform/forms/select-answer';
import { TextAnswer } from '../../../platform/forms/text-answer';
import { Texts } from '../../../platform/texts/texts';
import type { IntakeDraft } from '../data/intake-draft';

/** What another agency has found, for whoever is told it in the call. It is kept as theirs and never becomes our Dash. */
@Component({
  selector: 'app-external-finding',
  imports: [SelectAnswer, TextAnswer, TranslocoPipe],
  template: `
    <details [open]="isOpen()">
      <summary>{{ 'intake-page.external' | transloco }}</summary>
      <p class="wm-small wm-quiet">{{ 'intake-page.external-hint' | transloco }}</p>
      <div class="fields">
        <app-select-answer
          path="externalAssessment.instrument"
          list="instrument"
          [codes]="instruments"
          [mayBeEmpty]="true"
          [field]="field().externalAssessment.instrument"
        />
        @if (outOf(); as most) {
          <app-text-answer
            path="externalAssessment.score"
            keyboard="numeric"
            [hint]="'intake-page.external-score-hint' | transloco: { outOf: most }"
            [field]="field().externalAssessment.score"
          />
        }
        @if (isGraded()) {
          <app-select-answer
            path="externalAssessment.grade"
            list="risk"
            [codes]="grades"
            [mayBeEmpty]="true"
            [field]="field().externalAssessment.grade"
          />
        }
        @if (instrument()) {
          <app-text-answer path="externalAssessment.assessedOn" keyboard="numeric" [field]="field().externalAssessment.assessedOn" />
        }
      </div>
    </details>
  `,
  styles: `
    summary {
      min-block-size: var(--wm-target);
      color: var(--wm-accent);
      cursor: pointer;
    }
    p {
      margin: 0 0 var(--wm-2);
      max-inline-size: 60ch;
    }
    .fields {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(14rem, 1fr));
      gap: var(--wm-3) var(--wm-4);
      align-items: start;
    }
  `,
})
export class ExternalFinding {
  protected readonly texts = inject(Texts);
  readonly field = input.required<FieldTree<IntakeDraft>>();
  protected readonly instruments = EXTERNAL_INSTRUMENTS;
  protected readonly grades = RISK_LEVELS;
  protected readonly instrument = computed(() => this.field().externalAssessment.instrument().value());
  protected readonly outOf = computed(() => {
    const instrument = this.instrument();
    return instrument && SCORE_OUT_OF[instrument];
  });
  protected readonly isGraded = computed(() => this.instrument() === 'dara' || this.instrument() === 'police-dash-27');
  /** Stays open over a return to the page, and where the form marks something in it. */
  protected readonly isOpen = computed(() => this.instrument() !== '');
}
