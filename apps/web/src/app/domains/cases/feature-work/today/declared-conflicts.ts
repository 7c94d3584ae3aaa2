import { Component, inject, input, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { BlockView } from '@waymark/contracts';
import { Band } from '@waymark/ui';
import { toProblemError, type ProblemError } from '../../../../platform/http/problem-error';
import { personName } from '../../../shared/ui/person-name';
import { ProblemBand } from '../../../shared/ui/problem-band';
import { TodayClient } from '../../data/today-client';

/** Workers who said that they know somebody, until a service manager has looked at it. */
@Component({
  selector: 'app-declared-conflicts',
  imports: [Band, ProblemBand, RouterLink, TranslocoPipe],
  template: `
    <wm-band tone="info" [heading]="'declared.heading' | transloco">
      @if (problem(); as refusal) {
        <app-problem-band [problem]="refusal" [canRetry]="false" />
      }
      <ul>
        @for (block of declared(); track block.id) {
          <li>
            <span>
              {{ block.worker.name }}:
              <a class="wm-alone" [routerLink]="['/people', block.person.id, 'blocks']">{{ personName(block.person) ?? block.person.reference }}</a>
              @if (block.newHolder; as name) {
                <span class="wm-quiet">{{ 'block.new-holder' | transloco: { name } }}</span>
              }
            </span>
            <button type="button" class="wm-button quiet" (click)="see(block)">
              {{ 'declared.seen' | transloco }}<span class="wm-unseen"> {{ block.worker.name }}, {{ personName(block.person) }}</span>
            </button>
          </li>
        }
      </ul>
    </wm-band>
  `,
  styles: `
    ul {
      display: grid;
      gap: var(--wm-2);
      margin: var(--wm-2) 0 0;
      padding: 0;
      list-style: none;
    }
    li {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: space-between;
      gap: var(--wm-1) var(--wm-4);
    }
  `,
})
export class DeclaredConflicts {
  private readonly client = inject(TodayClient);
  readonly declared = input.required<readonly BlockView[]>();
  readonly seen = output<void>();
  protected readonly problem = signal<ProblemError | null>(null);
  protected readonly personName = personName;

  protected async see(block: BlockView): Promise<void> {
    try {
      await this.client.acknowledgeConflict(block);
      this.problem.set(null);
      this.seen.emit();
    } catch (error) {
      this.problem.set(toProblemError(error));
    }
  }
}
