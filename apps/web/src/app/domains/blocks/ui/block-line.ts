import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { BlockView } from '@waymark/contracts';
import { Dates } from '../../../platform/texts/dates';
import { Texts } from '../../../platform/texts/texts';

/** Why, by whom and since when, and what became of what the worker held. */
@Component({
  selector: 'app-block-line',
  imports: [TranslocoPipe],
  template: `
    <p>{{ texts.code('block-reason', block().reason) }}@if (block().words) {: {{ block().words }}}</p>
    <p class="wm-quiet wm-small">
      {{ (block().isDeclared ? 'block.declared' : 'block.set-by') | transloco: { name: block().setBy, day: day() } }}
      @if (block().newHolder; as name) {
        {{ 'block.new-holder' | transloco: { name } }}
      }
    </p>
    @if (block().ended; as ended) {
      <p class="wm-quiet wm-small">
        {{ 'block.ended-by' | transloco: { name: ended.by, day: dates.instant(ended.at) } }}
        {{ texts.code('block-end', ended.reason) }}@if (ended.words) {: {{ ended.words }}}
      </p>
    }
  `,
  styles: `
    p {
      margin: 0;
      overflow-wrap: anywhere;
    }
  `,
})
export class BlockLine {
  protected readonly texts = inject(Texts);
  protected readonly dates = inject(Dates);
  readonly block = input.required<BlockView>();
  protected readonly day = computed(() => this.dates.instant(this.block().setAt));
}
