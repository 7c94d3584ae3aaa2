import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { HandoverRecordView } from '@waymark/contracts';
import { Dates } from '../../../platform/texts/dates';
import { HandoverFactWords } from './handover-fact-words';

/** What the record says itself, beside the giver's words and plainly not hers. */
@Component({
  selector: 'app-handover-record',
  imports: [TranslocoPipe],
  template: `
    <h3>{{ 'handover-fact.heading' | transloco }}</h3>
    <p class="wm-small wm-quiet">{{ 'handover-fact.read-at' | transloco: { at: dates.instant(record().readAt) } }}</p>
    <dl class="wm-facts">
      @for (line of lines(); track $index) {
        <dt>{{ line.name }}</dt>
        <dd [class.pressing]="line.isPressing">{{ line.text }}</dd>
      }
    </dl>
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--wm-2);
      padding: var(--wm-3);
      border: 1px solid var(--wm-line);
      border-radius: var(--wm-radius);
      container-type: inline-size;
    }
    h3,
    p {
      margin: 0;
    }
    .pressing {
      font-weight: 600;
      color: var(--wm-problem);
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
  `,
})
export class HandoverRecord {
  private readonly words = inject(HandoverFactWords);
  protected readonly dates = inject(Dates);
  readonly record = input.required<HandoverRecordView>();
  protected readonly lines = computed(() => this.words.lines(this.record().facts));
}
