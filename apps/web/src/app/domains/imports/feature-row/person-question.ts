import { Component, computed, input, model, type ResourceRef } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ImportRowView, PersonMatchView } from '@waymark/contracts';
import { PERSON_CODES, type ReviewReason } from '@waymark/domain';
import { problemOf } from '../../../platform/http/problem-error';
import { MatchList } from '../../shared/ui/match-list';
import { OpenReferralWarning } from '../../shared/ui/open-referral-warning';
import { personName } from '../../shared/ui/person-name';
import { ProblemBand } from '../../shared/ui/problem-band';

/** Who this is: somebody known, or somebody new. No two records are joined or doubled without a worker's word. */
@Component({
  selector: 'app-person-question',
  imports: [MatchList, OpenReferralWarning, ProblemBand, RouterLink, TranslocoPipe],
  template: `
    <section class="wm-card" aria-labelledby="who-heading">
      <h2 id="who-heading">{{ 'import-row.who' | transloco }}</h2>
      @if (repeats(); as earlier) {
        <p>
          <a [routerLink]="['/imports', importId(), 'rows', earlier.rowId]">{{
            'import-row.repeats' | transloco: { row: earlier.position }
          }}</a>
        </p>
      }
      @if (answer(); as decided) {
        <p>
          @if (decided === 'new') {
            <strong>{{ 'import-row.new-person' | transloco }}</strong>
          } @else {
            <strong>{{ personName(decided) }}</strong> <span class="wm-ref">{{ decided.reference }}</span>
          }
        </p>
        @if (decided !== 'new') {
          <app-open-referral-warning [person]="decided" />
        }
        <button type="button" class="wm-button quiet" (click)="answer.set(null)">{{ 'import-row.choose-again' | transloco }}</button>
      } @else if (problem(); as refusal) {
        <app-problem-band [problem]="refusal" (again)="matches().reload()" />
      } @else {
        <p role="status" class="wm-quiet">
          {{ (matches().isLoading() ? 'matches.looking' : 'matches.found') | transloco: { count: found().length } }}
        </p>
        <app-match-list [matches]="found()" (chosen)="answer.set($event)" />
        @if (found().length || isAsked()) {
          <button type="button" class="wm-button quiet" (click)="answer.set('new')">{{ 'import-row.new-person' | transloco }}</button>
        }
      }
    </section>
  `,
  styles: `
    section {
      display: grid;
      gap: var(--wm-3);
      justify-items: start;
    }
    section > h2:first-child,
    p {
      margin: 0;
    }
    app-match-list {
      justify-self: stretch;
    }
  `,
})
export class PersonQuestion {
  readonly matches = input.required<ResourceRef<PersonMatchView[] | undefined>>();
  /** By the API, from the row as it was sent. */
  readonly foundBefore = input.required<readonly PersonMatchView[]>();
  readonly repeats = input.required<ImportRowView['repeats']>();
  readonly importId = input.required<string>();
  readonly reasons = input.required<readonly ReviewReason[]>();
  readonly answer = model.required<'new' | PersonMatchView | null>();
  protected readonly personName = personName;
  protected readonly problem = computed(() => problemOf(this.matches().error()));
  protected readonly isAsked = computed(() => this.reasons().some(({ code }) => PERSON_CODES.includes(code)));
  protected readonly found = computed(() => {
    const matches = this.matches();
    const all = (matches.hasValue() ? matches.value() : undefined) ?? [];
    // Who was found by a number that this screen does not show is found all the same.
    const byNumber = this.foundBefore().filter(({ id, reasons }) => reasons.includes('same-phone') && !all.some((one) => one.id === id));
    return [...all.filter((match) => match.strength !== 'none'), ...byNumber];
  });
}
