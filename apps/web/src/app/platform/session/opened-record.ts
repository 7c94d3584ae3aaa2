import { computed, Service, signal } from '@angular/core';
import type { OwnOpeningView } from '@waymark/contracts';
import type { ProblemError } from '../http/problem-error';

/** Which records the worker has open in an emergency, and whose record is on the screen. */
@Service()
export class OpenedRecord {
  readonly running = signal<readonly OwnOpeningView[]>([]);
  /** Whether the server has said which those are; why not, where it was asked and did not. */
  readonly known = signal<'asking' | 'yes' | ProblemError>('asking');
  /** The person of the page in view; null where it is about nobody in particular. */
  readonly inView = signal<string | null>(null);
  /** The opening by which alone the page in view is read. */
  readonly opening = computed(() => this.running().find(({ personId }) => personId === this.inView()) ?? null);
  /** Whether it is not said how the record in view is read: then nothing of it is shown. */
  readonly isHidden = computed(() => this.inView() !== null && this.known() !== 'yes');
  /** Why, once that is no matter of waiting. */
  readonly problem = computed(() => {
    const known = this.known();
    return this.isHidden() && typeof known !== 'string' ? known : null;
  });
}
