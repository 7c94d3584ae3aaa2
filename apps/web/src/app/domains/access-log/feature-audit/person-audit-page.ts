import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { EarlierPages } from '../../shared/data/earlier-pages';
import { AuditClient } from '../data/audit-client';
import { AccessDays } from '../ui/access-days';
import { linesOfWorkers } from '../ui/access-lines';

/** Who did what with one record, of which whoever looks knows the reference alone. */
@Component({
  selector: 'app-person-audit-page',
  imports: [AccessDays, TranslocoPipe],
  template: `
    <div class="wm-page">
      <header class="wm-page-head">
        <h1>{{ 'audit.person-heading' | transloco: { reference: log.first()?.person?.reference ?? '' } }}</h1>
        <p class="wm-quiet">{{ 'access.on-record' | transloco }}</p>
      </header>
      <app-access-days [log]="log" [days]="days()" />
    </div>
  `,
})
export class PersonAuditPage {
  private readonly client = inject(AuditClient);
  readonly id = input.required<string>();
  protected readonly log = new EarlierPages(this.client.ofPerson(this.id), (cursor) => this.client.earlierOfPerson(this.id(), cursor));
  protected readonly days = computed(() =>
    this.log.pages().flatMap(({ days }) => days.map(({ day, workers }) => ({ day, lines: linesOfWorkers(workers, (id) => ['/audit/workers', id]) }))),
  );
}
