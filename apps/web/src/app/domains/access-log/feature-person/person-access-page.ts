import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { EmptyState, SkeletonRows } from '@waymark/ui';
import { Dates } from '../../../platform/texts/dates';
import { PersonHeading } from '../../shared/ui/person-heading';
import { ProblemBand } from '../../shared/ui/problem-band';
import { AccessLogClient } from '../data/access-log-client';
import { EarlierPages } from '../../shared/data/earlier-pages';
import { AccessActs } from '../ui/access-acts';

/** Who opened one person's record, day by day. */
@Component({
  selector: 'app-person-access-page',
  imports: [AccessActs, EmptyState, PersonHeading, ProblemBand, RouterLink, SkeletonRows, TranslocoPipe],
  templateUrl: './person-access-page.html',
  styleUrl: '../ui/access-page.css',
})
export class PersonAccessPage {
  private readonly client = inject(AccessLogClient);
  protected readonly dates = inject(Dates);
  readonly id = input.required<string>();
  protected readonly log = new EarlierPages(this.client.ofPerson(this.id), (cursor) => this.client.earlierOfPerson(this.id(), cursor));
  protected readonly days = computed(() => this.log.pages().flatMap(({ days }) => days));
  protected readonly person = computed(() => this.log.first()?.person ?? null);
}
