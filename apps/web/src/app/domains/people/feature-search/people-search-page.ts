import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { SEARCH_TEXT_MAX, type PersonMatchView } from '@waymark/contracts';
import { EmptyState, SkeletonRows } from '@waymark/ui';
import { AnswerWords } from '../../../platform/forms/answer-words';
import { problemOf } from '../../../platform/http/problem-error';
import { Session } from '../../../platform/session/session';
import { Dates } from '../../../platform/texts/dates';
import { Texts } from '../../../platform/texts/texts';
import { likelyMatches } from '../../shared/data/likely-matches';
import { PeopleSearch } from '../../shared/data/people-search';
import { personName } from '../../shared/ui/person-name';
import { ProblemBand } from '../../shared/ui/problem-band';
import { PeopleClient } from '../data/people-client';
import { DeclareConflict } from '../ui/declare-conflict';
import { findWords } from '../data/find-words';

/** Finds a person by a name however it is spelt, a date of birth or a number. The words stay in memory, never in the address. */
@Component({
  selector: 'app-people-search',
  imports: [DeclareConflict, EmptyState, ProblemBand, RouterLink, SkeletonRows, TranslocoPipe],
  templateUrl: './people-search-page.html',
  styleUrl: './people-search-page.css',
})
export class PeopleSearchPage {
  private readonly session = inject(Session);
  protected readonly client = inject(PeopleClient);
  protected readonly texts = inject(Texts);
  protected readonly dates = inject(Dates);
  protected readonly search = inject(PeopleSearch);
  protected readonly personName = personName;
  protected readonly mayRecord = computed(() => this.session.may('referral:record'));
  protected readonly mayDeclare = computed(() => this.session.may('conflict:declare'));
  /** Whoever finds everybody here needs no other search. */
  protected readonly mayOpen = computed(() => this.session.may('emergency:open') && !this.mayRecord());
  protected readonly mayKeepBlocks = computed(() => this.session.may('block:administer'));
  protected readonly maySettleLinked = computed(() => this.session.may('linked-parties:settle'));
  /** A pasted text stays whole and is said to be too long; nobody is looked for by a part of it. */
  protected readonly fault = inject(AnswerWords).tooLong(this.search.words, SEARCH_TEXT_MAX);
  private readonly asked = computed(() => (this.fault() ? undefined : findWords(this.search.words(), this.dates.today())));
  protected readonly matches = likelyMatches(() => this.asked());
  protected readonly problem = computed(() => problemOf(this.matches.error()));
  protected readonly found = computed(() => (this.matches.hasValue() ? this.matches.value() : undefined));

  protected reasons(match: PersonMatchView): string {
    const words = match.reasons.map((reason) => this.texts.code('match', reason));
    return [this.texts.code('strength', match.strength), ...words].join(' · ');
  }
}
