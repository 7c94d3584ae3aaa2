import { Component, computed, ElementRef, inject, linkedSignal, signal, viewChild } from '@angular/core';
import { form, submit } from '@angular/forms/signals';
import { Router } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { FieldProblem, FindPeople, PersonMatchView } from '@waymark/contracts';
import { isToBeAsked } from '@waymark/domain';
import { ErrorSummary, type SummaryLine } from '@waymark/ui';
import { AnswerWords } from '../../../platform/forms/answer-words';
import { toProblemError, type ProblemError } from '../../../platform/http/problem-error';
import { Notices } from '../../../platform/notices';
import { Dates } from '../../../platform/texts/dates';
import { readDay } from '../../../platform/texts/read-day';
import { Texts } from '../../../platform/texts/texts';
import { likelyMatches } from '../../shared/data/likely-matches';
import { PeopleMatchesClient } from '../../shared/data/people-matches-client';
import { ProblemBand } from '../../shared/ui/problem-band';
import type { IntakeDraft } from '../data/intake-draft';
import { intakeForm } from '../data/intake-form';
import { intakeRequest } from '../data/intake-request';
import { OpenIntake } from '../data/open-intake';
import { prefilled, withoutPrefilled } from '../data/prefill';
import { ReferralsClient } from '../data/referrals-client';
import { ConsentSection } from './consent-section';
import { faultsOf } from '../../../platform/forms/faults-of';
import { HouseholdSection } from './household-section';
import { MatchesPane } from './matches-pane';
import { PersonSection } from './person-section';
import { ReferralSection } from './referral-section';
import { SafeContactSection } from './safe-contact-section';

/** A referral taken on the telephone: safety first, then who it is, then the rest in any order. */
@Component({
  selector: 'app-intake',
  imports: [
    ConsentSection,
    ErrorSummary,
    HouseholdSection,
    MatchesPane,
    PersonSection,
    ProblemBand,
    ReferralSection,
    SafeContactSection,
    TranslocoPipe,
  ],
  templateUrl: './intake.html',
  styleUrl: './intake.css',
  host: { '(window:beforeunload)': 'warnBeforeLeaving($event)', '(document:keydown)': 'saveByKey($event)' },
})
export class Intake {
  private readonly client = inject(ReferralsClient);
  private readonly people = inject(PeopleMatchesClient);
  private readonly router = inject(Router);
  private readonly notices = inject(Notices);
  private readonly texts = inject(Texts);
  private readonly words = inject(AnswerWords);
  private readonly dates = inject(Dates);
  private readonly summary = viewChild(ErrorSummary);
  private readonly problemBand = viewChild('problemBand', { read: ElementRef<HTMLElement> });
  protected readonly open = inject(OpenIntake);

  protected readonly entry = form(this.open.draft, intakeForm(() => this.dates.today()), { name: 'intake' });
  protected readonly problem = signal<ProblemError | null>(null);
  protected readonly recordProblem = signal<ProblemError | null>(null);
  /** What the API found wrong stays until the answers change. */
  protected readonly refused = linkedSignal<unknown, readonly FieldProblem[]>({
    source: this.open.draft,
    computation: () => [],
  });
  private readonly isSent = signal(false);
  /** Whoever it is likely to be, when saving had to wait for the worker's word. */
  protected readonly isAsking = signal(false);
  private readonly pane = viewChild.required(MatchesPane);
  protected readonly matches = likelyMatches(() => this.asked());
  protected readonly lines = computed<SummaryLine[]>(() => (this.isSent() ? this.summaryLines() : []));

  protected choose(match: PersonMatchView): Promise<void> {
    const before = this.open.draft().person;
    this.isAsking.set(false);
    // What was pressed has gone with the list.
    this.focusPane();
    this.open.known.set(match);
    this.entry.person.givenName().value.update((typed) => match.givenName ?? typed);
    this.entry.person.familyName().value.update((typed) => match.familyName ?? typed);
    return this.fillFromRecord(match.id, before);
  }

  protected unchoose(): void {
    const record = this.open.fromRecord();
    if (record) this.entry.person().value.update((now) => withoutPrefilled(now, record.filled, record.before));
    this.open.known.set(null);
    this.open.fromRecord.set(null);
    this.recordProblem.set(null);
    this.focusPane();
  }

  /** Said once of each record, and kept while the form is open. */
  protected tellApart(matches: readonly PersonMatchView[]): Promise<void> {
    this.open.toldApart.update((before) => new Set([...before, ...matches.map(({ id }) => id)]));
    this.isAsking.set(false);
    return this.trySave();
  }

  protected readAgain(): void {
    const known = this.open.known();
    if (known) void this.fillFromRecord(known.id, this.open.draft().person);
  }

  protected save(event: Event): Promise<void> {
    event.preventDefault();
    return this.trySave();
  }

  protected async trySave(): Promise<void> {
    this.isSent.set(true);
    this.problem.set(null);
    await submit(this.entry, { action: async () => this.send(), onInvalid: () => this.showFaults() });
  }

  protected saveByKey(event: KeyboardEvent): void {
    const isAsked = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
    // The one main act of the page, wherever the focus is; under a dialog or the cover nothing is saved.
    if (isAsked && !document.querySelector('mat-dialog-container, [data-covered]')) void this.save(event);
  }

  protected warnBeforeLeaving(event: BeforeUnloadEvent): void {
    if (this.open.isBegun()) event.preventDefault();
  }

  /** Taken back by the worker with the undo beside the notice, so that a slip of the hand costs nothing. */
  protected async discard(): Promise<void> {
    const draft = this.open.draft();
    const known = this.open.known();
    const fromRecord = this.open.fromRecord();
    const toldApart = this.open.toldApart();
    const key = this.open.key;
    this.open.clear();
    this.isAsking.set(false);
    this.isSent.set(false);
    await this.router.navigateByUrl('/referrals');
    const undone = await this.notices.offerUndo(this.texts.get('intake-page.discarded'), this.texts.get('intake-page.undo'));
    if (!undone) return;
    this.open.draft.set(draft);
    this.open.known.set(known);
    this.open.fromRecord.set(fromRecord);
    this.open.toldApart.set(toldApart);
    this.open.key = key;
    await this.router.navigateByUrl('/referrals/new');
  }

  private async fillFromRecord(id: string, before: IntakeDraft['person']): Promise<void> {
    this.recordProblem.set(null);
    try {
      const view = await this.people.record(id);
      // Meanwhile she may have found that it is somebody else.
      if (this.open.known()?.id !== id) return;
      const filled = prefilled(this.open.draft().person, view);
      this.open.fromRecord.set({ before, filled, others: view.relationships });
      this.entry.person().value.set(filled);
    } catch (error) {
      this.recordProblem.set(toProblemError(error));
    }
  }

  private async send(): Promise<undefined> {
    try {
      if (await this.mustAskFirst()) return this.askWho();
      const isSomebodyElse = this.open.toldApart().size > 0;
      const request = intakeRequest({ draft: this.open.draft(), known: this.open.known(), isSomebodyElse }, this.dates.today());
      const referral = await this.client.record(request, this.open.key);
      this.open.clear();
      this.notices.say(this.texts.get('intake-page.saved', { reference: referral.reference }));
      await this.router.navigate(['/referrals', referral.id]);
    } catch (error) {
      const problem = toProblemError(error);
      if (problem.code !== 'person-to-choose') return this.refuse(problem);
      this.matches.reload();
      this.askWho();
    }
    return undefined;
  }

  /** Looked up anew when saving: what was typed last may not have been looked for yet, and a colleague may have been quicker. */
  private async mustAskFirst(): Promise<boolean> {
    const asked = this.asked();
    if (!asked) return false;
    const found = await this.people.find(asked);
    this.matches.set(found);
    const isMissing = ({ dateOfBirth }: PersonMatchView) => dateOfBirth === null || asked.dateOfBirth === null;
    return found.some((match) => isToBeAsked(match, isMissing(match)) && !this.open.toldApart().has(match.id));
  }

  private askWho(): undefined {
    this.isAsking.set(true);
    this.focusPane();
    return undefined;
  }

  private focusPane(): void {
    setTimeout(() => this.pane().focus());
  }

  private refuse(problem: ProblemError): undefined {
    this.problem.set(problem);
    this.refused.set(problem.fields);
    this.showFaults();
  }

  private showFaults(): void {
    setTimeout(() => {
      if (this.lines().length > 0) this.summary()?.focus();
      else this.problemBand()?.nativeElement.focus();
    });
  }

  private summaryLines(): SummaryLine[] {
    const own = faultsOf(this.entry().errorSummary()).map(({ path, fault }) => ({ path, text: this.words.sentence(fault) }));
    const theirs = this.refused().map((fault) => ({ path: fault.field, text: this.words.refused(fault) }));
    return [...own, ...theirs].map(({ path, text }) => ({ id: path, text: this.words.line('intake', path, text) }));
  }

  /** Enough to look for: two names, a date of birth, or a whole telephone number. */
  private asked(): FindPeople | undefined {
    if (this.open.known()) return undefined;
    const { person, safeContact } = this.open.draft();
    const typed = `${person.givenName} ${person.familyName}`.trim();
    const name = person.familyName.trim().length >= 2 || typed.length >= 4 ? typed : null;
    const dateOfBirth = readDay(person.dateOfBirth, this.dates.today());
    const phone = safeContact.phone.replace(/\D/g, '').length >= 10 ? safeContact.phone.trim() : null;
    return name || dateOfBirth || phone ? { name, dateOfBirth, phone } : undefined;
  }
}
