import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ReadQuestionView } from '@waymark/contracts';
import { dayOf } from '@waymark/domain';
import { Dates } from '../../../platform/texts/dates';
import { Texts } from '../../../platform/texts/texts';
import { personName } from '../../shared/ui/person-name';

/** Who read what and when, why it is asked about, and what was said so far. */
@Component({
  selector: 'app-read-question-line',
  imports: [RouterLink, TranslocoPipe],
  template: `
    <p class="who">
      <strong>{{ question().worker.name }}</strong>
      @if (question().person; as person) {
        <a class="wm-alone" [class.wm-ref]="!name()" [routerLink]="link()">{{ name() ?? person.reference }}</a>
        @if (name()) {
          <span class="wm-ref">{{ person.reference }}</span>
        }
      } @else {
        <a class="wm-alone" [routerLink]="link()">{{ 'reads.many' | transloco: { count: question().times } }}</a>
      }
    </p>
    <p>{{ grounds() }}</p>
    <p class="wm-quiet wm-small">
      @if (question().person) {
        {{ 'reads.opened' | transloco: { count: question().times } }}
      }
      {{ when() }}
      <span class="age">{{ 'reads.listed' | transloco: { when: age() } }}</span>
    </p>
    @for (answer of question().answers; track $index) {
      <p>
        {{ texts.code('read-outcome', answer.outcome) }}@if (answer.words) {: {{ answer.words }}}@if (answer.isUnreadable) {: {{ 'reads.unreadable' | transloco }}}
        <span class="wm-quiet wm-small">{{ 'reads.by' | transloco: { name: answer.by, at: dates.instant(answer.at) } }}</span>
      </p>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--wm-1);
    }
    p {
      margin: 0;
      overflow-wrap: anywhere;
    }
    .who {
      display: flex;
      flex-wrap: wrap;
      align-items: baseline;
      gap: 0 var(--wm-2);
    }
    .age::before {
      content: '· ';
    }
  `,
})
export class ReadQuestionLine {
  protected readonly dates = inject(Dates);
  protected readonly texts = inject(Texts);
  readonly question = input.required<ReadQuestionView>();
  /** Whoever reads nobody's record follows a reference to who opened it and no further. */
  readonly isByReference = input.required<boolean>();
  protected readonly name = computed(() => (this.isByReference() || !this.question().person ? null : personName(this.question().person!)));
  protected readonly link = computed(() => {
    const { person, worker } = this.question();
    if (this.isByReference()) return person ? ['/audit/people', person.id] : ['/audit/workers', worker.id];
    return person ? ['/people', person.id, 'access'] : ['/workers', worker.id, 'access'];
  });
  protected readonly grounds = computed(() =>
    this.question()
      .grounds.map((ground) => this.texts.code('read-ground', ground))
      .join(' '),
  );
  protected readonly when = computed(() => {
    const { firstAt, lastAt } = this.question();
    return firstAt === lastAt ? this.dates.instant(firstAt) : `${this.dates.instant(firstAt)} – ${this.dates.instant(lastAt)}`;
  });
  protected readonly age = computed(() => this.dates.ago(dayOf(this.question().listedAt)));
}
