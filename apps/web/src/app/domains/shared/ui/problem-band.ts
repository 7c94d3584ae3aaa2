import { Component, computed, inject, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Band } from '@waymark/ui';
import type { ProblemError } from '../../../platform/http/problem-error';
import { ProblemWords } from '../../../platform/http/problem-words';

/** A refused request in words, with its number to quote and a way to try again. */
@Component({
  selector: 'app-problem-band',
  imports: [Band, TranslocoPipe],
  template: `
    <wm-band
      tone="problem"
      [heading]="words.of(problem())"
      [reference]="words.reference(problem())"
      [actionText]="mayRetry() ? ('problem.retry' | transloco) : null"
      (act)="again.emit()"
    />
  `,
})
export class ProblemBand {
  readonly problem = input.required<ProblemError>();
  readonly canRetry = input(true);
  readonly again = output<void>();
  protected readonly words = inject(ProblemWords);
  protected readonly mayRetry = computed(() => this.canRetry() && this.problem().code !== 'not-found');
}
