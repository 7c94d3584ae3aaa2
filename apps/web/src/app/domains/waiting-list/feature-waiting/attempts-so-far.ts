import { Component, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { AttemptTallyView } from '@waymark/contracts';
import { Dates } from '../../../platform/texts/dates';
import { Texts } from '../../../platform/texts/texts';

/** How many of the attempts that closing without contact asks for have been made, on which days and in which way. */
@Component({
  selector: 'app-attempts-so-far',
  imports: [TranslocoPipe],
  template: `
    @let so = tally();
    <p>
      <strong>{{ 'leave.attempts' | transloco: { counted: so.counted, needed: so.needed } }}</strong>
      {{ 'leave.parts-of-day' | transloco: { tried: so.partsOfDay, needed: so.partsOfDayNeeded } }}
    </p>
    @if (so.counting.length) {
      <ul>
        @for (one of so.counting; track one.at) {
          <li>{{ dates.instant(one.at) }}, {{ texts.code('part-of-day', one.partOfDay) }}: {{ texts.code('method', one.method) }}</li>
        }
      </ul>
    }
    <p class="wm-small wm-quiet">{{ 'leave.what-counts' | transloco }}</p>
  `,
  styles: `
    p,
    ul {
      margin: 0;
    }
  `,
})
export class AttemptsSoFar {
  protected readonly texts = inject(Texts);
  protected readonly dates = inject(Dates);
  readonly tally = input.required<AttemptTallyView>();
}
