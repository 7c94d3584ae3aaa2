import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { TimelineEntryView } from '@waymark/contracts';
import { Dates } from '../../../platform/texts/dates';
import { TimelineWords } from '../../shared/data/timeline-words';

/** Everything that was done, newest first, by day, with who and when. */
@Component({
  selector: 'app-timeline',
  imports: [TranslocoPipe],
  template: `
    <section class="wm-card" aria-labelledby="timeline-heading">
      <h2 id="timeline-heading">{{ 'timeline.heading' | transloco }}</h2>
      @for (group of days(); track group.day) {
        <h3>
          {{ dates.day(group.day) }} <span class="wm-quiet">{{ dates.recently(group.day) }}</span>
        </h3>
        <ol>
          @for (entry of group.entries; track entry.id) {
            <li>
              <span class="time">{{ dates.time(entry.at) }}</span>
              <span>
                {{ words.of(entry) }}
                @if (entry.by) {
                  <span class="wm-quiet wm-small">{{ entry.by }}</span>
                }
              </span>
            </li>
          }
        </ol>
      } @empty {
        <p class="wm-quiet">{{ 'timeline.empty' | transloco }}</p>
      }
    </section>
  `,
  styles: `
    h3 {
      margin: var(--wm-3) 0 var(--wm-1);
      font-size: var(--wm-text-m);
    }
    h3 .wm-quiet {
      font-weight: 400;
    }
    ol {
      margin: 0;
      padding: 0;
      list-style: none;
    }
    li {
      display: grid;
      grid-template-columns: 3.25rem 1fr;
      padding-block: 0.125rem;
    }
    .time {
      color: var(--wm-text-quiet);
      font-variant-numeric: tabular-nums;
    }
  `,
})
export class Timeline {
  readonly entries = input.required<readonly TimelineEntryView[]>();
  protected readonly words = inject(TimelineWords);
  protected readonly dates = inject(Dates);

  protected readonly days = computed(() => {
    const grouped = new Map<string, TimelineEntryView[]>();
    for (const entry of this.entries()) {
      const day = this.dates.dayOf(entry.at);
      grouped.set(day, [...(grouped.get(day) ?? []), entry]);
    }
    return [...grouped].map(([day, entries]) => ({ day, entries }));
  });
}
