import { Component, computed, inject, input, signal, type Type } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { HandoverView } from '@waymark/contracts';
import { hasComeBack, type HandoverAct } from '@waymark/domain';
import { Band, IdentityBar, SkeletonRows } from '@waymark/ui';
import { firstValueFrom } from 'rxjs';
import { problemOf, toProblemError, type ProblemError } from '../../../../platform/http/problem-error';
import { Notices } from '../../../../platform/notices';
import { Dates } from '../../../../platform/texts/dates';
import { Texts } from '../../../../platform/texts/texts';
import { ProblemBand } from '../../../shared/ui/problem-band';
import { Risk } from '../../../shared/ui/risk';
import { HandoversClient } from '../../data/handovers-client';
import { HandoverBody } from '../../ui/handover-body';

/** One handover: where it stands, who holds the risk now, and what its reader may do. */
@Component({
  selector: 'app-handover-page',
  imports: [Band, HandoverBody, IdentityBar, ProblemBand, Risk, RouterLink, SkeletonRows, TranslocoPipe],
  templateUrl: './handover-page.html',
  styleUrl: './handover-page.css',
})
export class HandoverPage {
  private readonly dialog = inject(MatDialog);
  private readonly router = inject(Router);
  private readonly client = inject(HandoversClient);
  private readonly notices = inject(Notices);
  protected readonly texts = inject(Texts);
  protected readonly dates = inject(Dates);
  readonly id = input.required<string>();
  protected readonly resource = this.client.one(this.id);
  protected readonly handover = computed(() => (this.resource.hasValue() ? this.resource.value() : null));
  private readonly refused = signal<ProblemError | null>(null);
  protected readonly problem = computed(() => this.refused() ?? problemOf(this.resource.error()));
  protected readonly facts = computed(() => {
    const view = this.handover();
    if (!view) return [];
    // To whoever is only told that it has ended nobody says who holds the risk now.
    return [this.texts.named(view.service.name), ...(view.risk ? [this.texts.get('handover.holder', { name: view.riskHolder.name })] : [])];
  });

  protected receiver({ receiver }: HandoverView): string {
    if (receiver === null) return this.texts.get('hand-over.no-receiver');
    return receiver.to === 'team' ? this.texts.named(receiver.name) : receiver.name;
  }

  protected async perform(act: HandoverAct, view: HandoverView): Promise<void> {
    this.refused.set(null);
    try {
      const changed = await this.doing(act, view);
      if (!changed) return;
      this.resource.set(changed);
      this.notices.say(this.texts.code('handover-state-notice', changed.state));
    } catch (error) {
      this.refused.set(toProblemError(error));
    }
  }

  private async doing(act: HandoverAct, view: HandoverView): Promise<HandoverView | undefined> {
    if (act === 'accept') return this.client.accept(view);
    if (act === 'discard') return this.client.discard(view);
    if (act === 'acknowledge') return this.acknowledge(view);
    if (act === 'decline') return this.decline(view);
    if (act === 'recall') return this.open(await import('./recall-dialog').then((file) => file.RecallDialog), view);
    return this.open(await import('./finish-dialog').then((file) => file.FinishDialog), view);
  }

  /** What ended while she was away is hers to read until then, so the page is left. */
  private async acknowledge(view: HandoverView): Promise<undefined> {
    await this.client.acknowledge(view);
    this.notices.say(this.texts.get(hasComeBack(view.state) ? 'today.acknowledged' : 'today.acceptance-noted'));
    await this.router.navigateByUrl('/today');
  }

  /** The record is not hers to read from then on, so the page is left. */
  private async decline(view: HandoverView): Promise<undefined> {
    const { DeclineDialog } = await import('./decline-dialog');
    const opened = this.dialog.open<unknown, HandoverView, true>(DeclineDialog, { data: view, width: '34rem' });
    if (await firstValueFrom(opened.afterClosed())) await this.router.navigateByUrl('/today');
    return undefined;
  }

  private open(dialog: Type<unknown>, data: HandoverView): Promise<HandoverView | undefined> {
    return firstValueFrom(this.dialog.open<unknown, HandoverView, HandoverView>(dialog, { data, width: '34rem' }).afterClosed());
  }
}
