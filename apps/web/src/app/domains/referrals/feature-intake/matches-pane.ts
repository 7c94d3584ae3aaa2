import { Component, computed, ElementRef, input, output, viewChild, type ResourceRef } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { PersonMatchView } from '@waymark/contracts';
import { Band } from '@waymark/ui';
import { problemOf, type ProblemError } from '../../../platform/http/problem-error';
import { personName } from '../../shared/ui/person-name';
import { MatchList } from '../../shared/ui/match-list';
import { OpenReferralWarning } from '../../shared/ui/open-referral-warning';
import { ProblemBand } from '../../shared/ui/problem-band';

/** Search before create: who is already known, shown beside the form while it is typed. */
@Component({
  selector: 'app-matches-pane',
  imports: [Band, MatchList, OpenReferralWarning, ProblemBand, TranslocoPipe],
  template: `
    <section class="wm-card" aria-labelledby="matches-heading">
      <h2 #heading id="matches-heading" tabindex="-1">{{ 'matches.heading' | transloco }}</h2>
      @if (known(); as person) {
        <p>
          <strong>{{ personName(person) }}</strong> <span class="wm-ref">{{ person.reference }}</span>
        </p>
        <p>{{ 'matches.known' | transloco }}</p>
        <app-open-referral-warning [person]="person" />
        @if (recordProblem(); as refusal) {
          <app-problem-band [problem]="refusal" (again)="readAgain.emit()" />
        }
        <button type="button" class="wm-button quiet" (click)="unchosen.emit()">{{ 'matches.not-them' | transloco }}</button>
      } @else if (problem(); as refusal) {
        <app-problem-band [problem]="refusal" (again)="matches().reload()" />
      } @else {
        @if (isAsking()) {
          <wm-band tone="warning" [heading]="'matches.who' | transloco">
            <p>{{ 'matches.who-text' | transloco }}</p>
            <button type="button" class="wm-button" [disabled]="matches().isLoading()" (click)="toldApart.emit(found())">
              {{ 'matches.somebody-else' | transloco }}
            </button>
          </wm-band>
        }
        <p role="status" class="wm-quiet">{{ status() | transloco: { count: found().length } }}</p>
        <app-match-list [matches]="found()" (chosen)="chosen.emit($event)" />
        @if (merelyAlike().length) {
          <details>
            <summary>{{ 'matches.merely-alike' | transloco: { count: merelyAlike().length } }}</summary>
            <app-match-list [matches]="merelyAlike()" (chosen)="chosen.emit($event)" />
          </details>
        }
      }
    </section>
  `,
  styles: `
    p {
      margin: 0 0 var(--wm-2);
    }
    wm-band {
      margin-block-end: var(--wm-3);
    }
    .wm-ref {
      margin-inline-start: var(--wm-2);
    }
    summary {
      min-block-size: 1.5rem;
      cursor: pointer;
    }
    app-open-referral-warning + button,
    app-problem-band + button {
      margin-block-start: var(--wm-3);
    }
  `,
})
export class MatchesPane {
  readonly matches = input.required<ResourceRef<PersonMatchView[] | undefined>>();
  readonly known = input.required<PersonMatchView | null>();
  /** The record of the one who was recognised could not be read. */
  readonly recordProblem = input<ProblemError | null>(null);
  /** Saving waits for the worker's word on who this is. */
  readonly isAsking = input(false);
  readonly toldApart = output<readonly PersonMatchView[]>();
  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');
  readonly readAgain = output<void>();
  readonly chosen = output<PersonMatchView>();
  readonly unchosen = output<void>();
  protected readonly personName = personName;
  protected readonly problem = computed(() => problemOf(this.matches().error()));
  private readonly all = computed(() => (this.matches().hasValue() ? this.matches().value() : undefined) ?? []);
  protected readonly found = computed(() => this.all().filter(({ strength }) => strength !== 'none'));
  /** The rest of what the search would list: beside a form it stays folded. */
  protected readonly merelyAlike = computed(() => this.all().filter(({ strength }) => strength === 'none'));
  protected readonly status = computed(() => {
    if (this.matches().isLoading()) return 'matches.looking';
    return this.matches().status() === 'idle' ? 'matches.idle' : 'matches.found';
  });

  focus(): void {
    this.heading().nativeElement.focus();
  }
}
