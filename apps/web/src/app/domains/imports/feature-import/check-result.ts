import { Component, computed, inject, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ImportCheckView } from '@waymark/contracts';
import { Band } from '@waymark/ui';
import type { ProblemError } from '../../../platform/http/problem-error';
import { focusOnceShown } from '../../../platform/forms/focus-once-shown';
import { Texts } from '../../../platform/texts/texts';
import { ProblemBand } from '../../shared/ui/problem-band';
import { Counts } from '../ui/counts-sentence';

/** What importing would do now, before anything is done. */
@Component({
  selector: 'app-check-result',
  imports: [Band, Counts, ProblemBand, TranslocoPipe],
  template: `
    <section class="wm-card" aria-labelledby="check-heading">
      <h2 id="check-heading" tabindex="-1">{{ 'import-check.heading' | transloco }}</h2>
      <app-counts [counts]="counts()" />
      @if (result().reasons.length) {
        <div>
          <h3>{{ 'import-check.reasons' | transloco }}</h3>
          <ul>
            @for (reason of result().reasons; track reason.code) {
              <li>
                <span class="number">{{ reason.rows }}</span> {{ texts.code('import-reason', reason.code) }}
                <details>
                  <summary>{{ 'import-check.which' | transloco }}</summary>
                  <p>{{ rowsWith(reason.code) }}</p>
                </details>
              </li>
            }
          </ul>
        </div>
      }
      @if (high()) {
        <wm-band tone="warning" [heading]="'import-check.high' | transloco: { rows: high() }">
          <p>{{ 'import-check.high-text' | transloco }}</p>
        </wm-band>
      }
      @if (problem(); as refusal) {
        <app-problem-band [problem]="refusal" [canRetry]="false" />
      }
      <div class="wm-actions">
        <button type="button" class="wm-button" [attr.aria-disabled]="isBusy()" (click)="start.emit()">
          {{ 'import-check.start' | transloco: { rows: result().counts.rows } }}
        </button>
        <span class="wm-quiet wm-small">{{ 'import-check.start-hint' | transloco }}</span>
      </div>
    </section>
  `,
  styles: `
    section {
      display: grid;
      gap: var(--wm-4);
    }
    section > h2:first-child,
    h3 {
      margin: 0;
    }
    h2 {
      scroll-margin-block-start: 6rem;
    }
    h3 {
      font-size: var(--wm-text-m);
    }
    ul {
      margin: var(--wm-2) 0 0;
      padding: 0;
      list-style: none;
    }
    li {
      display: flex;
      flex-wrap: wrap;
      gap: 0 var(--wm-3);
      padding: var(--wm-1) 0;
    }
    .number {
      min-inline-size: 2.5rem;
      font-weight: 600;
      font-variant-numeric: tabular-nums;
      text-align: end;
    }
    summary {
      min-block-size: 1.5rem;
      color: var(--wm-accent);
      cursor: pointer;
    }
    p {
      margin: 0;
      max-inline-size: 60ch;
    }
  `,
})
export class CheckResult {
  constructor() {
    // It stands below a long table: whoever asked for it is taken there.
    focusOnceShown('#check-heading');
  }

  readonly result = input.required<ImportCheckView>();
  /** Rows of the file in which the agency states high risk: each of them will be hers by name. */
  readonly high = input(0);
  readonly isBusy = input(false);
  /** Why it could not start, where she presses again. */
  readonly problem = input<ProblemError | null>(null);
  readonly start = output<void>();
  protected readonly texts = inject(Texts);
  protected readonly counts = computed(() => {
    const { rows, ready, review, blank } = this.result().counts;
    return { rows, referral: ready, review, blank, discarded: 0, waiting: 0, withdrawn: 0, kept: 0 };
  });

  protected rowsWith(code: string): string {
    const rows = this.result().rows.filter((row) => row.reasons.some((reason) => reason.code === code));
    return rows.map((row) => row.position).join(', ');
  }
}
