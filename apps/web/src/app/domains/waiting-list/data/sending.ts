import { signal } from '@angular/core';
import type { WaitingEntryView } from '@waymark/contracts';
import { toProblemError, type ProblemError } from '../../../platform/http/problem-error';

/** One act on its way: sent once however often it is pressed, with what it was refused for and who was quicker. */
export class Sending {
  readonly isBusy = signal(false);
  readonly problem = signal<ProblemError | null>(null);
  /** How the entry stands now, where somebody else was quicker. */
  readonly current = signal<WaitingEntryView | null>(null);

  async run<Done>(work: () => Promise<Done>): Promise<Done | null> {
    if (this.isBusy()) return null;
    this.isBusy.set(true);
    this.problem.set(null);
    try {
      return await work();
    } catch (error) {
      const problem = toProblemError(error);
      this.problem.set(problem);
      const { current } = (problem.body ?? {}) as { current?: WaitingEntryView };
      if (current) this.current.set(current);
      return null;
    } finally {
      this.isBusy.set(false);
    }
  }
}
