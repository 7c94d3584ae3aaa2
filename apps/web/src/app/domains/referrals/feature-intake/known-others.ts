import { Component, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { RelatedPersonView } from '@waymark/contracts';
import { Dates } from '../../../platform/texts/dates';
import { Texts } from '../../../platform/texts/texts';
import { personName } from '../../shared/ui/person-name';

/** Who already stands on the record, so that nobody is entered twice. */
@Component({
  selector: 'app-known-others',
  imports: [TranslocoPipe],
  template: `
    @if (others().length) {
      <p class="wm-quiet">{{ 'intake-page.on-record' | transloco }}</p>
      <ul>
        @for (other of others(); track other.relationshipId) {
          <li>
            <strong>{{ personName(other) ?? ('person-name.none' | transloco) }}</strong>
            @if (other.dateOfBirth) {
              · {{ 'match.born' | transloco: { day: dates.shortDay(other.dateOfBirth) } }}
            }
            @if (other.role === 'causes-harm') {
              · {{ texts.code('relationship', other.relationship) }}
            }
          </li>
        }
      </ul>
    }
  `,
  styles: `
    p,
    ul {
      margin: 0 0 var(--wm-2);
    }
  `,
})
export class KnownOthers {
  protected readonly texts = inject(Texts);
  protected readonly dates = inject(Dates);
  readonly others = input.required<readonly RelatedPersonView[]>();
  protected readonly personName = personName;
}
