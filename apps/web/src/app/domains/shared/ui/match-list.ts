import { Component, inject, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { PersonMatchView } from '@waymark/contracts';
import { Dates } from '../../../platform/texts/dates';
import { Texts } from '../../../platform/texts/texts';
import { personName } from './person-name';

/** Records that may be of the same person, each with what speaks for and against it. The worker decides. */
@Component({
  selector: 'app-match-list',
  imports: [TranslocoPipe],
  templateUrl: './match-list.html',
  styleUrl: './match-list.css',
})
export class MatchList {
  readonly matches = input.required<readonly PersonMatchView[]>();
  readonly chosen = output<PersonMatchView>();
  protected readonly texts = inject(Texts);
  protected readonly dates = inject(Dates);
  protected readonly personName = personName;

  protected reasons(match: PersonMatchView): string {
    return match.reasons.map((reason) => this.texts.code('match', reason)).join(' · ');
  }
}
