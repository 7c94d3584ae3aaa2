import { Component, computed, inject, signal } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';
import type { PasswordResetLinkView, WorkerView } from '@waymark/contracts';
import { SkeletonRows } from '@waymark/ui';
import { problemOf, toProblemError, type ProblemError } from '../../../platform/http/problem-error';
import { Texts } from '../../../platform/texts/texts';
import { ProblemBand } from '../../shared/ui/problem-band';
import { WorkersClient } from '../data/workers-client';
import type { LinkKind } from './reset-link-dialog';

/** The accounts of one organisation. An administrator can give a link to a new password and never learns the password. */
@Component({
  selector: 'app-accounts',
  imports: [ProblemBand, SkeletonRows, TranslocoPipe],
  templateUrl: './accounts.html',
  styleUrl: './accounts.css',
})
export class Accounts {
  private readonly client = inject(WorkersClient);
  private readonly dialog = inject(MatDialog);
  private readonly texts = inject(Texts);
  protected readonly resource = this.client.all();
  protected readonly workers = computed(() => (this.resource.hasValue() ? this.resource.value() : null));
  private readonly linkProblem = signal<ProblemError | null>(null);
  protected readonly problem = computed(() => problemOf(this.resource.error()) ?? this.linkProblem());

  protected roles(worker: WorkerView): string {
    return worker.roles.map((role) => this.texts.code('worker-role', role)).join(', ');
  }

  protected makeLink(worker: WorkerView): Promise<void> {
    return this.show(worker, 'password', () => this.client.makePasswordReset(worker.id));
  }

  protected makeClearance(worker: WorkerView): Promise<void> {
    return this.show(worker, 'second-factor', () => this.client.makeSecondFactorClearance(worker.id));
  }

  private async show(worker: WorkerView, kind: LinkKind, make: () => Promise<PasswordResetLinkView>): Promise<void> {
    this.linkProblem.set(null);
    try {
      const link = await make();
      const { ResetLinkDialog } = await import('./reset-link-dialog');
      this.dialog.open(ResetLinkDialog, { data: { worker, link, kind }, width: '34rem' });
    } catch (error) {
      this.linkProblem.set(toProblemError(error));
    }
  }
}
