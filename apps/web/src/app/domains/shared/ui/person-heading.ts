import { Component, computed, inject, input } from '@angular/core';
import type { PersonNameView } from '@waymark/contracts';
import { Texts } from '../../../platform/texts/texts';
import { PersonLinks } from './person-links';
import { personName } from './person-name';

/** Whom a page is about, above the strip that leads to the other pages about the same person. */
@Component({
  selector: 'app-person-heading',
  imports: [PersonLinks],
  template: `
    <p>
      <strong>{{ name() }}</strong>
      <span class="wm-ref">{{ person()?.reference }}</span>
    </p>
    <app-person-links [personId]="personId()" />
  `,
  styles: `
    p {
      display: flex;
      flex-wrap: wrap;
      align-items: baseline;
      gap: 0 var(--wm-3);
      min-block-size: 1.75rem;
      margin: 0;
      font-size: var(--wm-text-l);
      overflow-wrap: anywhere;
    }
    @media print {
      :host {
        display: none;
      }
    }
  `,
})
export class PersonHeading {
  private readonly texts = inject(Texts);
  readonly personId = input.required<string>();
  /** Null until it is known; the line keeps its height, so that nothing jumps. */
  readonly person = input.required<PersonNameView | null>();
  protected readonly name = computed(() => {
    const person = this.person();
    return person && (personName(person) ?? this.texts.get('person-name.none'));
  });
}
