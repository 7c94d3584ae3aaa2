import { computed, inject, Service, signal } from '@angular/core';
import type { PersonMatchView } from '@waymark/contracts';
import { Dates } from '../../../platform/texts/dates';
import { randomKey } from '../../../platform/random-key';
import { emptyDraft, type IntakeDraft } from './intake-draft';

/**
 * The intake somebody is in the middle of. It outlives the page, so that looking something up and coming back loses
 * nothing, and it lives in memory only: names do not rest on the device in clear.
 */
@Service()
export class OpenIntake {
  private readonly dates = inject(Dates);
  readonly draft = signal<IntakeDraft>(this.fresh());
  readonly known = signal<PersonMatchView | null>(null);
  private readonly untouched = signal(this.draft());
  readonly isBegun = computed(() => this.draft() !== this.untouched());
  /** Drawn once for this intake and kept across retries. */
  key = randomKey();

  clear(): void {
    const fresh = this.fresh();
    this.untouched.set(fresh);
    this.draft.set(fresh);
    this.known.set(null);
    this.key = randomKey();
  }

  private fresh(): IntakeDraft {
    const [year, month, day] = this.dates.today().split('-');
    return emptyDraft(`${day}/${month}/${year}`, this.dates.timeNow());
  }
}
