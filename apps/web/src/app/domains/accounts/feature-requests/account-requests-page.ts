import { Component, computed, inject } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';
import type { AccountRequestView } from '@waymark/contracts';
import { EmptyState, SkeletonRows } from '@waymark/ui';
import { problemOf } from '../../../platform/http/problem-error';
import { Notices } from '../../../platform/notices';
import { Dates } from '../../../platform/texts/dates';
import { Texts } from '../../../platform/texts/texts';
import { OneAct } from '../../shared/data/one-act';
import { ProblemBand } from '../../shared/ui/problem-band';
import { AccountRequestsClient } from '../data/account-requests-client';
import { SpokenWords } from '../data/spoken-words';
import { LinkDialog } from './link-dialog';

/** What waits for a second person, and what became of the rest. */
@Component({
  selector: 'app-account-requests-page',
  imports: [EmptyState, ProblemBand, SkeletonRows, TranslocoPipe],
  templateUrl: './account-requests-page.html',
  styleUrls: ['../../shared/ui/line-list.css', '../ui/account-list.css', './account-requests-page.css'],
})
export class AccountRequestsPage {
  private readonly client = inject(AccountRequestsClient);
  private readonly dialog = inject(MatDialog);
  private readonly notices = inject(Notices);
  protected readonly texts = inject(Texts);
  protected readonly dates = inject(Dates);
  private readonly spoken = inject(SpokenWords);
  protected readonly resource = this.client.lately();
  protected readonly acting = new OneAct();
  private readonly requests = computed(() => (this.resource.hasValue() ? this.resource.value() : null));
  protected readonly waiting = computed(() => this.requests()?.filter(isWaiting) ?? null);
  protected readonly over = computed(() => this.requests()?.filter((one) => !isWaiting(one)) ?? []);
  protected readonly problem = computed(() => problemOf(this.resource.error()));

  protected what({ kind, worker, asksRole }: AccountRequestView): string {
    const role = asksRole?.roles.map((one) => this.texts.code('worker-role', one)).join(', ') ?? '';
    if (asksRole) return this.texts.get(`account-requests.what-${kind}`, { name: worker.name, role });
    return this.texts.get(`account-requests.what-${kind}`, { name: worker.name });
  }

  /** Where and from when to when a role is asked for. */
  protected place({ asksRole }: AccountRequestView): string | null {
    if (!asksRole) return null;
    const { service, team, fromOn, toOn } = asksRole;
    const places = [service, team].flatMap((one) => (one ? [this.texts.named(one)] : []));
    const where = places.length > 0 ? places.join(', ') : this.texts.get('worker-page.every-service');
    const from = this.dates.day(fromOn);
    const days = toOn === null ? this.texts.get('account-requests.from', { from }) : this.texts.get('worker-page.from-to', { from, to: this.dates.day(toOn) });
    return `${where}, ${days}`;
  }

  /** The address and the languages of somebody invited, who has no page to read them on yet. */
  protected who({ email, speaks }: AccountRequestView): string | null {
    if (email === null) return null;
    const languages = speaks.map((language) => this.spoken.of(language)).join(', ');
    return languages === '' ? email : this.texts.get('account-requests.who', { email, languages });
  }

  protected outcome(request: AccountRequestView): string {
    const { state, answeredBy, answeredAt } = request;
    if (state === 'waiting') return this.texts.get('account-requests.lapsed');
    return this.texts.get(`account-requests.${state}`, { name: answeredBy ?? '', at: answeredAt ? this.dates.instant(answeredAt) : '' });
  }

  protected confirm(request: AccountRequestView): Promise<void> {
    return this.run(async () => {
      const { link } = await this.client.confirm(request.id);
      if (link === null) this.notices.say(this.texts.get(`account-requests.notice-${request.kind === 'identity-link' ? 'linked' : 'given'}`, { name: request.worker.name }));
      else this.dialog.open(LinkDialog, { data: { request, link }, width: '34rem', disableClose: true });
    });
  }

  protected end(request: AccountRequestView): Promise<void> {
    return this.run(async () => {
      const { state } = await this.client.end(request.id);
      this.notices.say(this.texts.get(`account-requests.notice-${state}`, { name: request.worker.name }));
    });
  }

  private run(work: () => Promise<void>): Promise<void> {
    return this.acting.run(async () => {
      await work();
      this.resource.reload();
    });
  }
}

function isWaiting({ state, isLapsed }: AccountRequestView): boolean {
  return state === 'waiting' && !isLapsed;
}
