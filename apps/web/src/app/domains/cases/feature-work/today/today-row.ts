import { Component, computed, inject, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { TodayItemView, TodayRowView } from '@waymark/contracts';
import { Dates } from '../../../../platform/texts/dates';
import { Texts } from '../../../../platform/texts/texts';
import { Risk } from '../../../shared/ui/risk';
import { TodayWords } from '../../data/today-words';

/** One person on the list: how great the danger is, what is due first, and the act that answers it. */
@Component({
  selector: '[app-today-row]',
  imports: [Risk, TranslocoPipe],
  templateUrl: './today-row.html',
  styleUrl: './today-row.css',
  host: { '[class.chosen]': 'isChosen()', '[class.same]': 'isSamePerson()' },
})
export class TodayRow {
  readonly row = input.required<TodayRowView>();
  readonly today = input.required<string>();
  readonly isChosen = input(false);
  /** Another line of the person just above. */
  readonly isSamePerson = input(false);
  readonly opened = output<void>();
  readonly act = output<TodayItemView>();
  protected readonly texts = inject(Texts);
  protected readonly dates = inject(Dates);
  protected readonly words = inject(TodayWords);
  protected readonly first = computed(() => this.row().items[0] ?? null);
  protected readonly more = computed(() => Math.max(0, this.row().items.length - 1));
}
