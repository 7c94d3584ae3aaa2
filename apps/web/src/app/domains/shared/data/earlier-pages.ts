import { computed, effect, signal } from '@angular/core';
import type { HttpResourceRef } from '@angular/common/http';
import { problemOf, toProblemError, type ProblemError } from '../../../platform/http/problem-error';

/** A list that is read from its newest end: the newest at once, the earlier ones below them when asked for. */
export class EarlierPages<View extends { cursor: string | null }> {
  readonly first = computed(() => (this.newest.hasValue() ? this.newest.value() : null));
  readonly pages = computed((): View[] => [this.first(), ...this.earlier()].filter((page) => page !== null));
  readonly isLoading = computed(() => this.newest.isLoading() || this.isAsking());
  readonly problem = computed(() => problemOf(this.newest.error()) ?? this.refusal());
  readonly hasEarlier = computed(() => this.cursor() !== null);
  private readonly earlier = signal<readonly View[]>([]);
  private readonly isAsking = signal(false);
  private readonly refusal = signal<ProblemError | null>(null);
  private readonly cursor = computed(() => (this.earlier().at(-1) ?? this.first())?.cursor ?? null);

  constructor(
    private readonly newest: HttpResourceRef<View | undefined>,
    private readonly ask: (cursor: string) => Promise<View>,
  ) {
    // Another person or worker in the same page: what stands below belongs to the one before.
    effect(() => {
      this.first();
      this.earlier.set([]);
    });
  }

  async more(): Promise<void> {
    const cursor = this.cursor();
    if (cursor === null || this.isLoading()) return;
    this.isAsking.set(true);
    this.refusal.set(null);
    try {
      const next = await this.ask(cursor);
      this.earlier.update((pages) => [...pages, next]);
    } catch (error) {
      this.refusal.set(toProblemError(error));
    } finally {
      this.isAsking.set(false);
    }
  }

  /** Whichever of the two failed, once more. */
  again(): void {
    if (this.newest.error()) this.newest.reload();
    else void this.more();
  }
}
