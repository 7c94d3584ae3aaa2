import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { HandoverView } from '@waymark/contracts';
import { SafeContactLine } from '@waymark/ui';
import { Dates } from '../../../platform/texts/dates';
import { Texts } from '../../../platform/texts/texts';
import { HandoverRecord } from './handover-record';

/** What a handover tells: safe contact first, then the rest, as far as its reader may see it. */
@Component({
  selector: 'app-handover-body',
  imports: [HandoverRecord, SafeContactLine, TranslocoPipe],
  template: `
    @let view = handover();
    @if (safeContact(); as words) {
      <wm-safe-contact-line tone="limited" [heading]="texts.code('handover-section', 'safe-contact')" [parts]="[words]" />
    }
    <dl class="wm-facts">
      <dt>{{ 'handover.kind' | transloco }}</dt>
      <dd>{{ texts.code('handover-kind', view.kind) }}</dd>
      @if (view.reason) {
        <dt>{{ 'handover.reason' | transloco }}</dt>
        <dd>{{ view.reason }}</dd>
      }
      <dt>{{ 'handover.consent' | transloco }}</dt>
      <dd>{{ texts.code('consent-basis', view.consent.basis) }}@if (view.consent.reason) {: {{ view.consent.reason }}}</dd>
      @for (part of others(); track part.section) {
        <dt>{{ texts.code('handover-section', part.section) }}</dt>
        <dd class="words">{{ part.text }}</dd>
      }
    </dl>
    @if (view.record; as record) {
      <app-handover-record [record]="record" />
    }
    @if (view.withheld.length) {
      <p class="wm-small wm-quiet">{{ 'handover.withheld' | transloco: { names: withheld() } }}</p>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--wm-3);
      container-type: inline-size;
    }
    @container (max-width: 28rem) {
      .wm-facts {
        grid-template-columns: minmax(0, 1fr);
        gap: 0;
      }
      .wm-facts dd {
        margin-block-end: var(--wm-2);
      }
    }
    .words {
      white-space: pre-wrap;
    }
    p {
      margin: 0;
    }
  `,
})
export class HandoverBody {
  readonly handover = input.required<HandoverView>();
  protected readonly texts = inject(Texts);
  protected readonly dates = inject(Dates);
  protected readonly safeContact = computed(() => this.handover().sections.find(({ section }) => section === 'safe-contact')?.text ?? null);
  protected readonly others = computed(() => this.handover().sections.filter(({ section }) => section !== 'safe-contact'));
  protected readonly withheld = computed(() => this.handover().withheld.map((name) => this.texts.code('handover-section', name)).join(', '));
}
