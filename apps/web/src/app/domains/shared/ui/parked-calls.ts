import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { OpenAssessmentView } from '@waymark/contracts';
import { Icon } from '@waymark/ui';
import { Dates } from '../../../platform/texts/dates';
import { personName } from './person-name';

/** Calls a worker has left, each one step away: who, since when and how far she came. */
@Component({
  selector: 'app-parked-calls',
  imports: [Icon, RouterLink, TranslocoPipe],
  template: `
    @if (calls().length) {
      <nav [attr.aria-label]="'parked.label' | transloco">
        <ul>
          @for (call of calls(); track call.id) {
            <li>
              <a [routerLink]="['/people', call.person.id, 'assess', call.id]">
                <wm-icon name="phone" />
                <span>
                  {{ (call.isParked ? 'parked.call' : 'parked.open') | transloco: { name: nameOf(call), at: dates.instant(call.since) } }},
                  {{ 'parked.progress' | transloco: { answered: call.answered, outOf: call.outOf } }}
                </span>
              </a>
            </li>
          }
        </ul>
      </nav>
    }
  `,
  styles: `
    ul {
      display: flex;
      flex-wrap: wrap;
      gap: var(--wm-2);
      margin: 0;
      padding: 0;
      list-style: none;
    }
    a {
      display: inline-flex;
      align-items: center;
      gap: var(--wm-2);
      min-block-size: var(--wm-target);
      padding: 0.125rem var(--wm-3);
      border: 1px solid var(--wm-accent);
      border-radius: 99px;
      background: var(--wm-accent-soft);
      text-decoration: none;
    }
    a:hover {
      text-decoration: underline;
    }
  `,
})
export class ParkedCalls {
  protected readonly dates = inject(Dates);
  /** As `OpenAssessmentsClient` answers them. */
  readonly open = input.required<readonly OpenAssessmentView[]>();
  /** Three are as many as anybody can hold in mind; the rest stand on their person's page. */
  protected readonly calls = computed(() => this.open().slice(0, 3));

  protected nameOf({ person }: OpenAssessmentView): string {
    return personName(person) ?? person.knownAs ?? person.reference;
  }
}
