import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { AuditedPersonView } from '@waymark/contracts';
import { Texts } from '../../../platform/texts/texts';
import { EarlierPages } from '../../shared/data/earlier-pages';
import { AuditClient } from '../data/audit-client';
import { AccessDays, type AccessLine } from '../ui/access-days';

/** What one worker did, with whose record by its reference, and what concerns nobody or many. */
@Component({
  selector: 'app-worker-audit-page',
  imports: [AccessDays, TranslocoPipe],
  template: `
    <div class="wm-page">
      <header class="wm-page-head">
        <h1>{{ 'audit.worker-heading' | transloco: { name: log.first()?.worker?.name ?? '' } }}</h1>
        <p class="wm-quiet">{{ 'access.on-record' | transloco }}</p>
      </header>
      <app-access-days [log]="log" [days]="days()" />
    </div>
  `,
})
export class WorkerAuditPage {
  private readonly client = inject(AuditClient);
  private readonly texts = inject(Texts);
  readonly id = input.required<string>();
  protected readonly log = new EarlierPages(this.client.ofWorker(this.id), (cursor) => this.client.earlierOfWorker(this.id(), cursor));
  protected readonly days = computed(() =>
    this.log.pages().flatMap(({ days }) => days.map(({ day, people }) => ({ day, lines: people.map(({ person, acts }) => ({ ...this.nameOf(person), acts })) }))),
  );

  private nameOf(person: AuditedPersonView | null): Omit<AccessLine, 'acts'> {
    if (!person) return { link: null, name: this.texts.get('audit.nobody-in-particular'), reference: null };
    return { link: ['/audit/people', person.id], name: person.reference, reference: person.reference };
  }
}
