import { Component, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { WorkerLoadView } from '@waymark/contracts';
import { WaitingWords } from '../data/waiting-words';

/** Who carries how much against what was agreed. In the order of names: it is no ranking of workers. */
@Component({
  selector: 'app-capacity-panel',
  imports: [TranslocoPipe],
  template: `
    <section class="wm-card" aria-labelledby="capacity-heading">
      <h2 id="capacity-heading">{{ 'waiting.capacity-heading' | transloco }}</h2>
      @if (workers().length && !anyRoom()) {
        <p class="full-note">{{ 'waiting.no-capacity' | transloco }}</p>
      }
      <ul>
        @for (worker of workers(); track worker.worker.id) {
          @let load = words.load(worker);
          <li>
            <div class="line">
              <strong>{{ worker.worker.name }}</strong>
              <span class="wm-small" [class.full]="load.standing === 'full'">
                {{ (worker.isOnLeave ? 'waiting.on-leave' : 'waiting.standing-' + load.standing) | transloco }}
              </span>
            </div>
            <div class="track" [class]="load.standing" aria-hidden="true"><span [style.inline-size.%]="widthOf(load.share)"></span></div>
            <span class="wm-small wm-quiet">{{ load.words }}</span>
            @if (worker.waiting) {
              <span class="wm-small wm-quiet">{{ 'waiting.holds' | transloco: { count: worker.waiting } }}</span>
            }
            @if (tagsOf(worker); as tags) {
              <span class="wm-small">{{ tags }}</span>
            }
          </li>
        } @empty {
          <li class="wm-quiet">{{ 'waiting.no-workers' | transloco }}</li>
        }
      </ul>
    </section>
  `,
  styleUrl: './capacity-panel.css',
})
export class CapacityPanel {
  readonly workers = input.required<readonly WorkerLoadView[]>();
  protected readonly words = inject(WaitingWords);

  protected anyRoom(): boolean {
    return this.workers().some((worker) => !worker.isOnLeave && this.words.load(worker).standing !== 'full');
  }

  protected widthOf(share: number): number {
    return Math.round(Math.min(1, share) * 100);
  }

  protected tagsOf({ languages, specialisms, areas }: WorkerLoadView): string {
    const spoken = languages.length > 0 ? [this.words.spoken(languages)] : [];
    return [...spoken, ...specialisms, ...areas].join(' · ');
  }
}
