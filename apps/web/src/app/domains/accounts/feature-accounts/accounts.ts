import { Component, computed, inject } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { AccountRequestView, WorkerView } from '@waymark/contracts';
import type { LinkKind } from '@waymark/domain';
import { SkeletonRows } from '@waymark/ui';
import { problemOf } from '../../../platform/http/problem-error';
import { Texts } from '../../../platform/texts/texts';
import { ProblemBand } from '../../shared/ui/problem-band';
import { MatterWaiting } from '../../shared/ui/matter-waiting';
import { AccountRequestsClient } from '../data/account-requests-client';
import { WorkersClient } from '../data/workers-client';
import { InviteDialog } from './invite-dialog';
import { AskForLinkDialog, type AskingForLink } from '../ui/ask-for-link-dialog';

/** The accounts of one organisation. An administrator asks for a link to a new password; a second person makes it. */
@Component({
  selector: 'app-accounts',
  imports: [MatterWaiting, ProblemBand, RouterLink, SkeletonRows, TranslocoPipe],
  templateUrl: './accounts.html',
  styleUrl: './accounts.css',
})
export class Accounts {
  private readonly dialog = inject(MatDialog);
  private readonly texts = inject(Texts);
  protected readonly resource = inject(WorkersClient).all();
  private readonly requests = inject(AccountRequestsClient);
  private readonly asked = this.requests.lately();
  /** Not worth a problem of its own: the page of the requests says what failed. */
  protected readonly waiting = computed(() => (this.asked.hasValue() ? this.asked.value().filter(waitsForReader).length : 0));
  protected readonly workers = computed(() => (this.resource.hasValue() ? this.resource.value() : null));
  protected readonly problem = computed(() => problemOf(this.resource.error()));

  protected roles(worker: WorkerView): string {
    return worker.roles.map((role) => this.texts.code('worker-role', role)).join(', ');
  }

  /** Closed by its own buttons only: the code it shows is shown once. */
  protected invite(): void {
    this.dialog.open(InviteDialog, { width: '36rem', disableClose: true }).afterClosed().subscribe(() => this.asked.reload());
  }

  /** Closed by its own buttons only: the code it shows is shown once. */
  protected ask(worker: WorkerView, kind: LinkKind): void {
    const data: AskingForLink = { worker, kind, ask: (request) => this.requests.ask(worker.id, kind, request) };
    this.dialog.open(AskForLinkDialog, { data, width: '32rem', disableClose: true });
  }
}

function waitsForReader({ state, isLapsed, isOwn, isAboutYou }: AccountRequestView): boolean {
  return state === 'waiting' && !isLapsed && !isOwn && !isAboutYou;
}
