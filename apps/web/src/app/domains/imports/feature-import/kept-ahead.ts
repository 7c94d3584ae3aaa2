import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { SkeletonRows } from '@waymark/ui';
import { problemOf } from '../../../platform/http/problem-error';
import { Texts } from '../../../platform/texts/texts';
import { personName } from '../../shared/ui/person-name';
import { ProblemBand } from '../../shared/ui/problem-band';
import { ImportsClient } from '../data/imports-client';

/** Who stays as she is when a file is undone, by name and with why: a number alone lets nobody judge that. */
@Component({
  selector: 'app-kept-ahead',
  imports: [ProblemBand, RouterLink, SkeletonRows, TranslocoPipe],
  template: `
    <p id="kept-ahead">{{ 'import-page.undo-keeps' | transloco: { rows: count() } }}</p>
    @if (problem(); as refusal) {
      <app-problem-band [problem]="refusal" (again)="kept.reload()" />
    } @else if (kept.isLoading()) {
      <wm-skeleton-rows [count]="2" [text]="'referral-list.loading' | transloco" />
    } @else {
      <ul aria-labelledby="kept-ahead">
        @for (one of kept.value(); track one.referralId) {
          <li>
            <a [routerLink]="['/referrals', one.referralId]" target="_blank" rel="noopener">{{ personName(one) ?? ('person-name.none' | transloco) }}</a>
            <span class="wm-ref">{{ one.reference }}</span>
            <span class="wm-quiet">{{ texts.code('import-kept', one.keptBecause) }}</span>
          </li>
        }
      </ul>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--wm-2);
    }
    p {
      margin: 0;
    }
    ul {
      max-block-size: 16rem;
      margin: 0;
      padding: 0;
      overflow-y: auto;
      list-style: none;
    }
    li {
      display: flex;
      flex-wrap: wrap;
      align-items: baseline;
      gap: 0 var(--wm-3);
      padding: var(--wm-1) 0;
    }
  `,
})
export class KeptAhead {
  protected readonly texts = inject(Texts);
  protected readonly personName = personName;
  readonly importId = input.required<string>();
  /** Said also while the names are not here. */
  readonly count = input.required<number>();
  protected readonly kept = inject(ImportsClient).undoKeeps(this.importId);
  protected readonly problem = computed(() => problemOf(this.kept.error()));
}
