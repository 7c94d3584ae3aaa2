import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Page, ReferralListItem } from '@waymark/contracts';
import { REFERRAL_STATES, type ReferralState } from '@waymark/domain';
import { EmptyState, SkeletonRows } from '@waymark/ui';
import { Freshness, lastRead } from '../../../platform/freshness';
import { problemOf, toProblemError, type ProblemError } from '../../../platform/http/problem-error';
import { Dates } from '../../../platform/texts/dates';
import { Texts } from '../../../platform/texts/texts';
import { personName } from '../../shared/ui/person-name';
import { OldNote } from '../../shared/ui/old-note';
import { ProblemBand } from '../../shared/ui/problem-band';
import { Risk } from '../../shared/ui/risk';
import { ReferralsClient } from '../data/referrals-client';

/** Every referral that this worker may see, newest first; above them those that were sent with a high finding. */
@Component({
  selector: 'app-referral-list',
  imports: [EmptyState, OldNote, ProblemBand, Risk, RouterLink, RouterLinkActive, SkeletonRows, TranslocoPipe],
  templateUrl: './referral-list.html',
  styleUrl: './referral-list.css',
})
export class ReferralList {
  private readonly client = inject(ReferralsClient);
  protected readonly texts = inject(Texts);
  protected readonly dates = inject(Dates);
  /** From the address: which state to show. */
  readonly state = input<string>();

  protected readonly states: readonly ReferralState[] = REFERRAL_STATES;
  protected readonly chosen = computed(() => REFERRAL_STATES.find((known) => known === this.state()) ?? null);
  protected readonly first = this.client.first(this.chosen);
  protected readonly fresh = inject(Freshness).follow(this.first);
  protected readonly personName = personName;
  private readonly firstPage = lastRead(this.first, this.chosen);
  /** Begins anew with every fresh first page, and grows as more is asked for. */
  private readonly shown = linkedSignal<Page<ReferralListItem> | null>(() => this.firstPage());
  protected readonly items = computed(() => this.shown()?.items ?? []);
  protected readonly next = computed(() => this.shown()?.next ?? null);
  protected readonly isFetching = signal(false);
  private readonly moreProblem = signal<ProblemError | null>(null);
  protected readonly problem = computed(() => problemOf(this.first.error()) ?? this.moreProblem());

  protected statesOf(item: ReferralListItem): string {
    return [...new Set(item.states)].map((state) => this.texts.code('state', state)).join(' · ');
  }

  protected signalsOf({ highSignals }: ReferralListItem): string {
    return highSignals.map((ground) => this.texts.code('route-ground', ground)).join(' · ');
  }

  protected async more(): Promise<void> {
    const cursor = this.next();
    if (!cursor || this.isFetching()) return;
    this.isFetching.set(true);
    this.moreProblem.set(null);
    try {
      const page = await this.client.after(cursor, this.chosen());
      this.shown.update((before) => ({ items: [...(before?.items ?? []), ...page.items], next: page.next }));
    } catch (error) {
      this.moreProblem.set(toProblemError(error));
    } finally {
      this.isFetching.set(false);
    }
  }

  protected again(): void {
    if (this.moreProblem()) void this.more();
    else this.first.reload();
  }
}
