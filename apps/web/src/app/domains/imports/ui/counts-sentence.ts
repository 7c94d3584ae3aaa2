import { Component, computed, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ImportCounts } from '@waymark/contracts';

/** The counts as figures under words, and their sum, so that anybody can add up what became of a file. */
@Component({
  selector: 'app-counts',
  imports: [TranslocoPipe],
  template: `
    <dl>
      @for (one of parts(); track one.name) {
        <div>
          <dt>{{ 'import.part-' + one.name | transloco }}</dt>
          <dd>{{ one.count }}</dd>
        </div>
      }
    </dl>
  `,
  styles: `
    dl {
      display: flex;
      flex-wrap: wrap;
      gap: var(--wm-2) var(--wm-6);
      margin: 0;
    }
    div {
      display: grid;
      min-inline-size: 6rem;
    }
    dt {
      color: var(--wm-text-quiet);
      font-size: var(--wm-text-s);
    }
    dd {
      margin: 0;
      font-size: var(--wm-text-xl);
      font-weight: 600;
      font-variant-numeric: tabular-nums;
    }
  `,
})
export class Counts {
  readonly counts = input.required<Omit<ImportCounts, 'reviewHigh'>>();
  readonly isUndone = input(false);
  protected readonly parts = computed(() => {
    const { rows, referral, review, blank, discarded, waiting, withdrawn, kept } = this.counts();
    // Half-way through an undo, those still to be withdrawn stand beside those that are.
    const referrals = this.isUndone()
      ? [{ name: 'withdrawn', count: withdrawn }, ...(referral > 0 ? [{ name: 'standing', count: referral }] : [])]
      : [{ name: 'referral', count: referral }];
    const always = [{ name: 'rows', count: rows }, ...referrals, { name: 'review', count: review }, { name: 'blank', count: blank }];
    const also = [
      { name: 'kept', count: kept },
      { name: 'discarded', count: discarded },
      { name: 'waiting', count: waiting },
    ];
    return [...always, ...also.filter(({ count }) => count > 0)];
  });
}
