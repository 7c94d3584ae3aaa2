import { Component, computed, inject, input } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { AccountRequestAskedView, MembershipView, WorkerIdentityView, WorkerPageView } from '@waymark/contracts';
import { worksWithPeople, type LinkKind } from '@waymark/domain';
import { Band, SkeletonRows } from '@waymark/ui';
import { problemOf } from '../../../platform/http/problem-error';
import { Notices } from '../../../platform/notices';
import { Dates } from '../../../platform/texts/dates';
import { Texts } from '../../../platform/texts/texts';
import { OneAct } from '../../shared/data/one-act';
import { ProblemBand } from '../../shared/ui/problem-band';
import { AccountRequestsClient } from '../data/account-requests-client';
import { SpokenWords } from '../data/spoken-words';
import { WorkersClient } from '../data/workers-client';
import { AskForLinkDialog, type AskingForLink } from '../ui/ask-for-link-dialog';
import { CapacityDialog } from './capacity-dialog';
import { ChangeTeamDialog } from './change-team-dialog';
import { GiveRoleDialog } from './give-role-dialog';
import { LinkIdentityDialog } from './link-identity-dialog';
import { EndMembershipDialog } from './end-membership-dialog';

/** One colleague's account: her places with their days, where she is signed in, and the ways to end either. */
@Component({
  selector: 'app-worker-page',
  imports: [Band, ProblemBand, RouterLink, SkeletonRows, TranslocoPipe],
  templateUrl: './worker-page.html',
  styleUrls: ['../../shared/ui/line-list.css', '../ui/account-list.css', './worker-page.css'],
})
export class WorkerPage {
  private readonly client = inject(WorkersClient);
  private readonly requests = inject(AccountRequestsClient);
  private readonly dialog = inject(MatDialog);
  private readonly notices = inject(Notices);
  private readonly spoken = inject(SpokenWords);
  protected readonly texts = inject(Texts);
  protected readonly dates = inject(Dates);
  /** From the address. */
  readonly id = input.required<string>();
  protected readonly resource = this.client.page(this.id);
  protected readonly worker = computed(() => (this.resource.hasValue() ? this.resource.value() : null));
  protected readonly problem = computed(() => problemOf(this.resource.error()));
  protected readonly acting = new OneAct();

  protected days({ fromOn, toOn }: MembershipView): string {
    const from = this.dates.day(fromOn);
    return toOn === null ? this.texts.get('worker-page.since', { from }) : this.texts.get('worker-page.from-to', { from, to: this.dates.day(toOn) });
  }

  protected where({ service, team }: MembershipView): string {
    if (!service) return this.texts.get('worker-page.every-service');
    return team ? `${this.texts.named(service)}, ${this.texts.named(team)}` : this.texts.named(service);
  }

  /** Closed by its own buttons only: the code it shows is shown once. */
  protected ask(worker: WorkerPageView, kind: LinkKind): void {
    const data: AskingForLink = { worker, kind, ask: (request) => this.requests.ask(worker.id, kind, request) };
    this.dialog.open(AskForLinkDialog, { data, width: '32rem', disableClose: true });
  }

  protected giveRole(worker: WorkerPageView): void {
    const opened = this.dialog.open<GiveRoleDialog, unknown, AccountRequestAskedView>(GiveRoleDialog, { data: worker, width: '32rem' });
    opened.afterClosed().subscribe((asked) => {
      if (asked) this.notices.say(this.texts.get('give-role.notice', { people: asked.secondPeople.join(', ') }));
    });
  }

  protected linked({ linkedAt, askedBy, confirmedBy }: WorkerIdentityView): string {
    return this.texts.get('worker-page.identity-by', { at: this.dates.instant(linkedAt), askedBy, confirmedBy });
  }

  protected linkIdentity(worker: WorkerPageView): void {
    const opened = this.dialog.open<LinkIdentityDialog, unknown, AccountRequestAskedView>(LinkIdentityDialog, { data: worker, width: '32rem' });
    opened.afterClosed().subscribe((asked) => {
      if (asked) this.notices.say(this.texts.get('link-identity.notice', { people: asked.secondPeople.join(', ') }));
    });
  }

  protected endIdentity(worker: WorkerPageView, identity: WorkerIdentityView): Promise<void> {
    return this.acting.run(async () => {
      this.resource.set(await this.client.endIdentity(worker.id, identity.id));
      this.notices.say(this.texts.get('worker-page.identity-ended', { name: worker.displayName }));
    });
  }

  /** Whoever keeps accounts only is given nobody. */
  protected worksWithPeople({ memberships }: WorkerPageView): boolean {
    return worksWithPeople(memberships.filter(({ state }) => state !== 'over').map(({ role }) => role));
  }

  protected speaks({ capacity }: WorkerPageView): string {
    return capacity.speaks.map((language) => this.spoken.of(language)).join(', ') || this.texts.get('worker-page.speaks-unknown');
  }

  protected recordCapacity(worker: WorkerPageView): void {
    const opened = this.dialog.open<CapacityDialog, unknown, WorkerPageView>(CapacityDialog, { data: worker, width: '32rem' });
    opened.afterClosed().subscribe((view) => {
      if (!view) return;
      this.resource.set(view);
      this.notices.say(this.texts.get('capacity.notice', { name: view.displayName }));
    });
  }

  protected changeTeam(worker: WorkerPageView, membership: MembershipView): void {
    const opened = this.dialog.open<ChangeTeamDialog, unknown, WorkerPageView>(ChangeTeamDialog, { data: { worker, membership }, width: '32rem' });
    opened.afterClosed().subscribe((view) => {
      if (!view) return;
      this.resource.set(view);
      this.notices.say(this.texts.get('change-team.notice', { name: view.displayName }));
    });
  }

  protected end(worker: WorkerPageView, membership: MembershipView): void {
    const opened = this.dialog.open<EndMembershipDialog, unknown, WorkerPageView>(EndMembershipDialog, { data: { worker, membership }, width: '32rem' });
    opened.afterClosed().subscribe((view) => {
      if (!view) return;
      this.resource.set(view);
      this.notices.say(this.texts.get(view.isActive ? 'end-membership.notice' : 'end-membership.notice-left', { name: view.displayName }));
    });
  }

  protected endSignIns(worker: WorkerPageView): Promise<void> {
    return this.acting.run(async () => {
      this.resource.set(await this.client.endSignIns(worker.id));
      this.notices.say(this.texts.get('worker-page.signed-out', { name: worker.displayName }));
    });
  }
}
