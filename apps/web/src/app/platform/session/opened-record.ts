import { computed, Service, signal } from '@angular/core';
import type { OwnOpeningView } from '@waymark/contracts';

/** Which records the worker has open in an emergency, and whose record is on the screen. */
@Service()
export class OpenedRecord {
  readonly running = signal<readonly OwnOpeningView[]>([]);
  /** The person of the page in view; null where it is about nobody in particular. */
  readonly inView = signal<string | null>(null);
  /** The opening by which alone the page in view is read. */
  readonly opening = computed(() => this.running().find(({ personId }) => personId === this.inView()) ?? null);
}
