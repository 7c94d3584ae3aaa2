import { Component, computed, inject } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { LinkedPartiesView } from '@waymark/contracts';
import { EmptyState, SkeletonRows } from '@waymark/ui';
import { firstValueFrom } from 'rxjs';
import { problemOf } from '../../../platform/http/problem-error';
import { ProblemBand } from '../../shared/ui/problem-band';
import { LinkedPartiesClient } from '../data/linked-parties-client';
import { LinkedPartiesLine } from './linked-parties-line';

/** Clients who are linked by harm, for a service manager; never one that she is kept from herself. */
@Component({
  selector: 'app-linked-parties-page',
  imports: [EmptyState, LinkedPartiesLine, ProblemBand, RouterLink, SkeletonRows, TranslocoPipe],
  templateUrl: './linked-parties-page.html',
  styleUrls: ['../../shared/ui/line-list.css'],
  styles: `
    li {
      align-items: start;
    }
    app-linked-parties-line {
      flex: 1 1 20rem;
    }
    h2 {
      margin-block-end: var(--wm-3);
    }
  `,
})
export class LinkedPartiesPage {
  private readonly dialog = inject(MatDialog);
  protected readonly resource = inject(LinkedPartiesClient).all();
  protected readonly all = computed(() => (this.resource.hasValue() ? this.resource.value() : null));
  protected readonly problem = computed(() => problemOf(this.resource.error()));
  protected readonly toSettle = computed(() => this.all()?.filter(({ settled }) => settled === null) ?? []);
  protected readonly settled = computed(() => this.all()?.filter(({ settled }) => settled !== null) ?? []);

  protected async settle(linked: LinkedPartiesView): Promise<void> {
    const { SettleLinkedPartiesDialog } = await import('./settle-linked-parties-dialog');
    const done = await firstValueFrom(this.dialog.open(SettleLinkedPartiesDialog, { data: linked, width: '38rem' }).afterClosed());
    if (done) this.resource.reload();
  }
}
