import { computed, inject, Service, signal } from '@angular/core';
import type { PersonMatchView, RelatedPersonView } from '@waymark/contracts';
import { Dates } from '../../../platform/texts/dates';
import { randomKey } from '../../../platform/random-key';
import { emptyDraft, type IntakeDraft } from './intake-draft';

/** What the record of somebody who returns brought into the form, so that it can be taken out again. */
export interface FromRecord {
  before: IntakeDraft['person'];
  filled: IntakeDraft['person'];
  /** Who already stands on the record; entering them again would make them twice. */
  others: readonly RelatedPersonView[];
}

/**
 * The intake somebody is in the middle of. It outlives the page, so that looking something up and coming back loses
 * nothing, and it lives in memory only: names do not rest on the device in clear.
 */
@Service()
export class OpenIntake {
  private readonly dates = inject(Dates);
  readonly draft = signal<IntakeDraft>(this.fresh());
  readonly known = signal<PersonMatchView | null>(null);
  readonly fromRecord = signal<FromRecord | null>(null);
  /** Records of which the worker said that this is somebody else. She is asked once about each. */
  readonly toldApart = signal<ReadonlySet<string>>(new Set());
  private readonly untouched = signal(this.draft());
  readonly isBegun = computed(() => this.draft() !== this.untouched());
  /** Drawn once for this intake and kept across retries. */
  key = randomKey();

  clear(): void {
    const fresh = this.fresh();
    this.untouched.set(fresh);
    this.draft.set(fresh);
    this.known.set(null);
    this.fromRecord.set(null);
    this.toldApart.set(new Set());
    this.key = randomKey();
  }

  private fresh(): IntakeDraft {
    const [year, month, day] = this.dates.today().split('-');
    return emptyDraft(`${day}/${month}/${year}`, this.dates.timeNow());
  }
}
