import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { EmptyState, SkeletonRows } from '@waymark/ui';
import { problemOf } from '../../../platform/http/problem-error';
import { personName } from '../../shared/ui/person-name';
import { ProblemBand } from '../../shared/ui/problem-band';
import { BlocksClient } from '../data/blocks-client';
import { BlockLine } from '../ui/block-line';

/** Every block in force, for a service manager; never one from a person that she is kept from herself. */
@Component({
  selector: 'app-blocks-page',
  imports: [BlockLine, EmptyState, ProblemBand, RouterLink, SkeletonRows, TranslocoPipe],
  templateUrl: './blocks-page.html',
  styleUrls: ['../../shared/ui/line-list.css', '../ui/block-list.css'],
})
export class BlocksPage {
  protected readonly resource = inject(BlocksClient).inForce();
  protected readonly blocks = computed(() => (this.resource.hasValue() ? this.resource.value() : null));
  protected readonly problem = computed(() => problemOf(this.resource.error()));
  protected readonly personName = personName;
}
