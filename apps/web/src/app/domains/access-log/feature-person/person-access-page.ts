import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { EarlierPages } from '../../shared/data/earlier-pages';
import { PersonHeading } from '../../shared/ui/person-heading';
import { AccessLogClient } from '../data/access-log-client';
import { AccessDays } from '../ui/access-days';
import { linesOfWorkers } from '../ui/access-lines';

/** Who opened one person's record, day by day. */
@Component({
  selector: 'app-person-access-page',
  imports: [AccessDays, PersonHeading, TranslocoPipe],
  templateUrl: './person-access-page.html',
})
export class PersonAccessPage {
  private readonly client = inject(AccessLogClient);
  readonly id = input.required<string>();
  protected readonly log = new EarlierPages(this.client.ofPerson(this.id), (cursor) => this.client.earlierOfPerson(this.id(), cursor));
  protected readonly days = computed(() =>
    this.log.pages().flatMap(({ days }) => days.map(({ day, workers }) => ({ day, lines: linesOfWorkers(workers, (id) => ['/workers', id, 'access']) }))),
  );
  protected readonly person = computed(() => this.log.first()?.person ?? null);
}
