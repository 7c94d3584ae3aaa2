import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { EmptyState, SkeletonRows } from '@waymark/ui';
import { Dates } from '../../../platform/texts/dates';
import { personName } from '../../shared/ui/person-name';
import { ProblemBand } from '../../shared/ui/problem-band';
import { AccessLogClient } from '../data/access-log-client';
import { EarlierPages } from '../../shared/data/earlier-pages';
import { AccessActs } from '../ui/access-acts';

/** Whose records one worker opened, day by day. */
@Component({
  selector: 'app-worker-access-page',
  imports: [AccessActs, EmptyState, ProblemBand, RouterLink, SkeletonRows, TranslocoPipe],
  templateUrl: './worker-access-page.html',
  styleUrl: '../ui/access-page.css',
})
export class WorkerAccessPage {
  private readonly client = inject(AccessLogClient);
  protected readonly dates = inject(Dates);
  readonly id = input.required<string>();
  protected readonly log = new EarlierPages(this.client.ofWorker(this.id), (cursor) => this.client.earlierOfWorker(this.id(), cursor));
  protected readonly days = computed(() => this.log.pages().flatMap(({ days }) => days));
  protected readonly worker = computed(() => this.log.first()?.worker ?? null);
  protected readonly personName = personName;
}
