import { Component, computed, inject, input, type Type } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { BlockView } from '@waymark/contracts';
import { SkeletonRows } from '@waymark/ui';
import { firstValueFrom } from 'rxjs';
import { problemOf } from '../../../platform/http/problem-error';
import { PersonHeading } from '../../shared/ui/person-heading';
import { ProblemBand } from '../../shared/ui/problem-band';
import { BlocksClient } from '../data/blocks-client';
import { BlockLine } from '../ui/block-line';

/** Who is kept from one person's record, and who has been. */
@Component({
  selector: 'app-person-blocks-page',
  imports: [BlockLine, PersonHeading, ProblemBand, RouterLink, SkeletonRows, TranslocoPipe],
  templateUrl: './person-blocks-page.html',
  styleUrls: ['../../shared/ui/line-list.css', '../ui/block-list.css'],
})
export class PersonBlocksPage {
  private readonly dialog = inject(MatDialog);
  readonly id = input.required<string>();
  protected readonly resource = inject(BlocksClient).ofPerson(this.id);
  protected readonly view = computed(() => (this.resource.hasValue() ? this.resource.value() : null));
  protected readonly problem = computed(() => problemOf(this.resource.error()));
  protected readonly person = computed(() => this.view()?.person ?? null);
  protected readonly inForce = computed(() => this.view()?.blocks.filter(({ ended }) => ended === null) ?? []);
  protected readonly earlier = computed(() => this.view()?.blocks.filter(({ ended }) => ended !== null) ?? []);

  protected async set(): Promise<void> {
    const { SetBlockDialog } = await import('./set-block-dialog');
    await this.open(SetBlockDialog, this.view());
  }

  protected async end(block: BlockView): Promise<void> {
    const { EndBlockDialog } = await import('./end-block-dialog');
    await this.open(EndBlockDialog, block);
  }

  private async open(dialog: Type<unknown>, data: unknown): Promise<void> {
    const done = await firstValueFrom(this.dialog.open(dialog, { data, width: '38rem' }).afterClosed());
    if (done) this.resource.reload();
  }
}
