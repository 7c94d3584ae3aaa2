import { Component, computed, inject, input } from '@angular/core';
import { FormField, type FieldTree } from '@angular/forms/signals';
import { TranslocoPipe } from '@jsverse/transloco';
import type { OwnServiceView } from '@waymark/contracts';
import { Control, Field } from '@waymark/ui';
import { Texts } from '../../../platform/texts/texts';

export interface PlaceDraft {
  serviceId: string;
  teamId: string;
}

/** Where a role is held: in every service, in one, or in a team of it. */
@Component({
  selector: 'app-place-answer',
  imports: [Control, Field, FormField, TranslocoPipe],
  template: `
    <wm-field [label]="'give-role.serviceId' | transloco" controlId="serviceId">
      <select wmControl [formField]="field().serviceId" (change)="field().teamId().value.set('')">
        <option value="">{{ 'give-role.every-service' | transloco }}</option>
        @for (service of services(); track service.id) {
          <option [value]="service.id">{{ texts.named(service.name) }}</option>
        }
      </select>
    </wm-field>
    @if (teams().length) {
      <wm-field [label]="'give-role.teamId' | transloco" controlId="teamId">
        <select wmControl [formField]="field().teamId">
          <option value="">{{ 'give-role.every-team' | transloco }}</option>
          @for (team of teams(); track team.id) {
            <option [value]="team.id">{{ texts.named(team.name) }}</option>
          }
        </select>
      </wm-field>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--wm-4);
    }
  `,
})
export class PlaceAnswer {
  protected readonly texts = inject(Texts);
  readonly services = input.required<readonly OwnServiceView[]>();
  readonly field = input.required<FieldTree<PlaceDraft>>();
  protected readonly teams = computed(() => {
    const serviceId = this.field().serviceId().value();
    return this.services().find(({ id }) => id === serviceId)?.teams ?? [];
  });
}
