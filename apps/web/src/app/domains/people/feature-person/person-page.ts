import { Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { EpisodeView, OwedContactView, PersonView } from '@waymark/contracts';
import { isDecisionOnChildrenOwed, readsWidely } from '@waymark/domain';
import { IdentityBar, SkeletonRows } from '@waymark/ui';
import { Freshness, lastRead } from '../../../platform/freshness';
import { problemOf } from '../../../platform/http/problem-error';
import { Session } from '../../../platform/session/session';
import { Dates } from '../../../platform/texts/dates';
import { Texts } from '../../../platform/texts/texts';
import { ContactLog, type ContactLogSubject } from '../../shared/data/contact-log';
import { ChildrensServicesClient } from '../../shared/data/childrens-services-client';
import { LanguageWords } from '../../shared/data/language-words';
import { RiskHolding } from '../../shared/data/risk-holding';
import { ChildrensServices } from '../../shared/ui/childrens-services';
import { OwedContact } from '../../shared/ui/owed-contact';
import { PersonLinks } from '../../shared/ui/person-links';
import { personName } from '../../shared/ui/person-name';
import { OldNote } from '../../shared/ui/old-note';
import { ProblemBand } from '../../shared/ui/problem-band';
import { RelatedPeople } from '../../shared/ui/related-people';
import { Risk } from '../../shared/ui/risk';
import { PeopleClient } from '../data/people-client';
import { DeclareConflict } from '../ui/declare-conflict';
import { ContactPoints } from './contact-points';
import { Timeline } from './timeline';

/** One person: who, how to reach them safely, who else is in this, and everything that was done, by whom and when. */
@Component({
  selector: 'app-person-page',
  imports: [ChildrensServices, ContactPoints, DeclareConflict, IdentityBar, OwedContact, PersonLinks, OldNote, ProblemBand, RelatedPeople, Risk, RouterLink, SkeletonRows, Timeline, TranslocoPipe],
  templateUrl: './person-page.html',
  styleUrl: './person-page.css',
})
export class PersonPage {
  private readonly languages = inject(LanguageWords);
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  protected readonly children = inject(ChildrensServicesClient);
  protected readonly texts = inject(Texts);
  protected readonly dates = inject(Dates);
  readonly id = input.required<string>();
  protected readonly client = inject(PeopleClient);
  protected readonly contactLog = inject(ContactLog);
  private readonly riskHolding = inject(RiskHolding);
  protected readonly resource = this.client.one(this.id);
  protected readonly fresh = inject(Freshness).follow(this.resource);
  protected readonly person = lastRead(this.resource, this.id);
  protected readonly problem = computed(() => problemOf(this.resource.error()));
  protected readonly personName = personName;
  protected readonly mayDeclare = computed(() => this.session.may('conflict:declare'));

  protected readonly facts = computed(() => {
    const view = this.person();
    return view ? this.factsOf(view) : [];
  });

  /**
   * She is named beside somebody whom the reader answers for, and a record of her own may be out of the reader's reach: that
   * nothing is shown does not say that she is not assessed, or with nobody.
   */
  protected readonly isNamedAlone = computed(() => !readsWidely(this.session.current()?.worker.roles ?? []) && this.person()?.episodes.length === 0);
  private readonly latestClosures = computed(() => this.person()?.episodes.find(({ isWithdrawn }) => !isWithdrawn)?.closures ?? []);
  /** The latest episode has ended with its case, and nobody has her in another. */
  protected readonly isClosed = computed(() => this.person()?.heldBy.length === 0 && this.latestClosures().length > 0);
  protected readonly hasDied = computed(() => this.isClosed() && this.latestClosures().some(({ reason }) => reason === 'died'));

  protected called({ reference, givenName, familyName, knownAs }: PersonView): ContactLogSubject['person'] {
    return { reference, givenName: givenName ?? '', familyName: familyName ?? '', knownAs };
  }

  /** In support it goes with the case, by a handover; while she waits anybody may take it, and nobody has it taken from her unasked. */
  protected mayTake({ heldBy }: PersonView, { holder }: OwedContactView): boolean {
    return heldBy.some(({ caseId }) => caseId === null) && holder.id !== this.session.current()?.worker.id;
  }

  protected async take(view: PersonView, entryId: string): Promise<void> {
    if (await this.riskHolding.take({ id: entryId, person: this.called(view) })) this.resource.reload();
  }

  /** The newest episode, as long as nobody has said in it whether children's services must be told. */
  protected readonly childrenOwed = computed(() => {
    const view = this.person();
    const newest = view?.episodes.find(({ isWithdrawn }) => !isWithdrawn);
    if (!view || !newest || this.isClosed()) return null;
    const isChildNamed = view.relationships.some(({ role }) => role === 'child');
    return isDecisionOnChildrenOwed({ ...newest.children, isChildNamed, isWithdrawn: false }) ? newest : null;
  });

  protected childrenOf({ children: { decided } }: EpisodeView): string | null {
    return decided && this.texts.code('safeguarding', decided);
  }

  /** Nothing of the person stays in sight, nor one step back. */
  protected leave(): void {
    void this.router.navigate(['/people'], { replaceUrl: true });
  }

  protected statesOf(episode: EpisodeView): string {
    if (episode.isWithdrawn) return this.texts.code('state', 'withdrawn');
    return episode.states.map((one) => this.offerWords(one)).join(' · ');
  }

  private offerWords({ service, state }: EpisodeView['states'][number]): string {
    const word = this.texts.code('state', state);
    return service ? `${this.texts.named(service)}: ${word}` : word;
  }

  private factsOf(view: PersonView): string[] {
    return [
      view.knownAs && this.texts.get('record.known-as', { name: view.knownAs }),
      view.pronouns,
      this.birthWords(view),
      view.gender === 'not-asked' ? null : this.texts.code('gender', view.gender),
      this.languages.of(view),
    ].filter((fact): fact is string => !!fact);
  }

  private birthWords({ dateOfBirth, age }: PersonView): string {
    if (!dateOfBirth || age === null) return this.texts.get('match.birth-not-known');
    return this.texts.get('record.born', { day: this.dates.shortDay(dateOfBirth), age });
  }
}
