import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { PersonNameView } from '@waymark/contracts';
import { Texts } from '../../../platform/texts/texts';
import { EarlierPages } from '../../shared/data/earlier-pages';
import { personName } from '../../shared/ui/person-name';
import { AccessLogClient } from '../data/access-log-client';
import { AccessDays, type AccessLine } from '../ui/access-days';

/** Whose records one worker opened, day by day. */
@Component({
  selector: 'app-worker-access-page',
  imports: [AccessDays, TranslocoPipe],
  templateUrl: './worker-access-page.html',
})
export class WorkerAccessPage {
  private readonly client = inject(AccessLogClient);
  private readonly texts = inject(Texts);
  readonly id = input.required<string>();
  protected readonly log = new EarlierPages(this.client.ofWorker(this.id), (cursor) => this.client.earlierOfWorker(this.id(), cursor));
  protected readonly days = computed(() =>
    this.log.pages().flatMap(({ days }) => days.map(({ day, people }) => ({ day, lines: people.map(({ person, acts }) => ({ ...this.nameOf(person), acts })) }))),
  );
  protected readonly worker = computed(() => this.log.first()?.worker ?? null);

  private nameOf(person: PersonNameView | null): Omit<AccessLine, 'acts'> {
    if (!person) return { link: null, name: this.texts.get('access.lists'), reference: null };
    return { link: ['/people', person.id, 'access'], name: personName(person) ?? this.texts.get('person-name.none'), reference: person.reference };
  }
}
