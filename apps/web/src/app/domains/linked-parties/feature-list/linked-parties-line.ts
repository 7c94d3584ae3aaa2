import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { LinkedPartiesView } from '@waymark/contracts';
import { Dates } from '../../../platform/texts/dates';
import { Texts } from '../../../platform/texts/texts';
import { personName } from '../../shared/ui/person-name';

/** Who is named on whose record, how it is known, who holds each of them, and what was found out. */
@Component({
  selector: 'app-linked-parties-line',
  imports: [RouterLink, TranslocoPipe],
  template: `
    @for (client of [linked().person, linked().other]; track client.id) {
      <p class="who">
        <a class="wm-alone" [routerLink]="['/people', client.id]">{{ personName(client) ?? ('person-name.none' | transloco) }}</a>
        <span class="wm-ref">{{ client.reference }}</span>
        <span>{{ ($first ? 'linked-parties.names-other' : 'linked-parties.is-named') | transloco }}</span>
      </p>
      <p class="wm-quiet wm-small">
        {{ (client.isOpen ? 'linked-parties.now' : 'linked-parties.before') | transloco }}
        @if (client.holders.length) {
          {{ 'linked-parties.with' | transloco: { names: client.holders.join(', ') } }}
        } @else if (client.isOpen) {
          {{ 'linked-parties.with-nobody' | transloco }}
        }
        <a class="wm-alone" [routerLink]="['/people', client.id, 'blocks']">{{ 'person-links.blocks' | transloco }}<span class="wm-unseen"> {{ client.reference }}</span></a>
      </p>
    }
    @if (linked().holdingBoth.length) {
      <p class="both"><strong>{{ 'linked-parties.both' | transloco: { names: linked().holdingBoth.join(', ') } }}</strong></p>
    }
    <p class="wm-small">
      {{ (linked().isOneRecord ? 'linked-parties.one-record' : 'linked-parties.looks') | transloco: { reasons: reasons() } }}
      @if (linked().isMutual) {
        {{ 'linked-parties.mutual' | transloco }}
      }
      <span class="wm-quiet">{{ 'linked-parties.noticed' | transloco: { day: dates.instant(linked().noticedAt) } }}</span>
    </p>
    @if (linked().settled; as settled) {
      <p>
        {{ texts.code('linked-parties-outcome', settled.outcome) }}: {{ settled.words }}
        <span class="wm-quiet wm-small">{{ 'linked-parties.settled-by' | transloco: { name: settled.by, day: dates.instant(settled.at) } }}</span>
      </p>
    }
  `,
  styles: `
    p {
      margin: 0;
      overflow-wrap: anywhere;
    }
    .who {
      display: flex;
      flex-wrap: wrap;
      gap: 0 var(--wm-2);
      align-items: baseline;
    }
    .both,
    .who + p {
      margin-block-end: var(--wm-2);
    }
  `,
})
export class LinkedPartiesLine {
  protected readonly texts = inject(Texts);
  protected readonly dates = inject(Dates);
  protected readonly personName = personName;
  readonly linked = input.required<LinkedPartiesView>();
  protected readonly reasons = computed(() => this.linked().reasons.map((reason) => this.texts.code('match', reason)).join(', '));
}
