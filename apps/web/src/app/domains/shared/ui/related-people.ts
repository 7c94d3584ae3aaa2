import { Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { RelatedPersonView } from '@waymark/contracts';
import { Dates } from '../../../platform/texts/dates';
import { Texts } from '../../../platform/texts/texts';
import { personName } from './person-name';

/** Who else is in this: the person causing harm and the children, each leading to a record of their own. */
@Component({
  selector: 'app-related-people',
  imports: [RouterLink, TranslocoPipe],
  template: `
    <section class="wm-card" aria-labelledby="others-heading">
      <h2 id="others-heading">{{ 'record.others' | transloco }}</h2>
      <ul>
        @for (other of people(); track other.relationshipId) {
          <li>
            <div>
              <a class="wm-alone" [routerLink]="['/people', other.personId]">{{ personName(other) ?? ('person-name.none' | transloco) }}</a>
              @if (other.dateOfBirth) {
                <span class="wm-quiet">{{ 'match.born' | transloco: { day: dates.shortDay(other.dateOfBirth) } }}</span>
              }
            </div>
            <div class="wm-small">
              <strong>{{ texts.code('role', other.role) }}</strong>
              @if (other.role === 'causes-harm') {
                · {{ texts.code('relationship', other.relationship) }}
              }
              · {{ 'record.lives-with-' + other.livesWith | transloco }}
            </div>
          </li>
        } @empty {
          <li class="wm-quiet">{{ 'record.no-others' | transloco }}</li>
        }
      </ul>
    </section>
  `,
  styles: `
    ul {
      margin: 0;
      padding: 0;
      list-style: none;
    }
    li + li {
      margin-block-start: var(--wm-2);
      padding-block-start: var(--wm-2);
      border-block-start: 1px solid var(--wm-line);
    }
    a {
      font-weight: 600;
    }
    a + .wm-quiet {
      margin-inline-start: var(--wm-2);
    }
  `,
})
export class RelatedPeople {
  protected readonly texts = inject(Texts);
  protected readonly dates = inject(Dates);
  readonly people = input.required<readonly RelatedPersonView[]>();
  protected readonly personName = personName;
}
