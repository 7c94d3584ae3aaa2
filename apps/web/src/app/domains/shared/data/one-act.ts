import { signal } from '@angular/core';
import { toProblemError, type ProblemError } from '../../../platform/http/problem-error';

/** One act on its way: sent once however often it is pressed, with what it was refused for. */
export class OneAct {
  readonly isBusy = signal(false);
  readonly problem = signal<ProblemError | null>(null);

  async run(work: () => Promise<void>): Promise<void> {
    if (this.isBusy()) return;
    this.isBusy.set(true);
    this.problem.set(null);
    try {
      await work();
    } catch (error) {
      this.problem.set(toProblemError(error));
    } finally {
      this.isBusy.set(false);
    }
  }
}
