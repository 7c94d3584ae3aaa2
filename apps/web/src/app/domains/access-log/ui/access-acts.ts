import { Component, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { AccessActView } from '@waymark/contracts';
import { Dates } from '../../../platform/texts/dates';
import { Texts } from '../../../platform/texts/texts';

/** What was done on one day with one record: each kind of act, how often, and between which times. */
@Component({
  selector: 'app-access-acts',
  imports: [TranslocoPipe],
  template: `
    <ul>
      @for (act of acts(); track act.action) {
        <li>
          {{ words(act) }}
          @if (act.times > 1) {
            <span class="wm-quiet">{{ 'access.times' | transloco: { times: act.times } }}</span>
          }
          <span class="wm-quiet time">{{ when(act) }}</span>
        </li>
      }
    </ul>
  `,
  styles: `
    ul {
      margin: 0;
      padding: 0;
      list-style: none;
    }
    li {
      display: flex;
      flex-wrap: wrap;
      gap: 0 var(--wm-2);
    }
    .time {
      font-variant-numeric: tabular-nums;
    }
  `,
})
export class AccessActs {
  private readonly texts = inject(Texts);
  private readonly dates = inject(Dates);
  readonly acts = input.required<readonly AccessActView[]>();

  /** An act that this page has no words for yet is still shown. */
  protected words({ action }: AccessActView): string {
    return this.texts.code('action', this.texts.has(`code.action.${action}`) ? action : 'other');
  }

  protected when({ firstAt, lastAt }: AccessActView): string {
    const [first, last] = [this.dates.time(firstAt), this.dates.time(lastAt)];
    return first === last ? first : `${first}–${last}`;
  }
}
