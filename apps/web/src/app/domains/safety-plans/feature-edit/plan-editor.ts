import { Component, computed, DestroyRef, DOCUMENT, effect, inject, input, signal, untracked, viewChild } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { COPY_FORMS, countPointStates, isSaidAlike, leavesATrace, PLAN_OUTCOMES, PLAN_SECTIONS, SECTION_TOPICS, type CopyForm, type PlanAnswer, type PlanOutcome, type PlanPoint, type PlanSection } from '@waymark/domain';
import { Choices, Control, ErrorSummary, Field, SkeletonRows, type SummaryLine } from '@waymark/ui';
import { AnswerWords } from '../../../platform/forms/answer-words';
import { problemOf, toProblemError, type ProblemError } from '../../../platform/http/problem-error';
import { Notices } from '../../../platform/notices';
import { randomKey } from '../../../platform/random-key';
import { Dates } from '../../../platform/texts/dates';
import { Texts } from '../../../platform/texts/texts';
import { PersonHeading } from '../../shared/ui/person-heading';
import { ProblemBand } from '../../shared/ui/problem-band';
import { DeviceVault } from '../../shared/data/device-vault';
import { planRequest, resumePlan, startPlan, type PlanDraft } from '../data/plan-draft';
import { faultOf, planFaults, tooLong, type PlanFault, type PlanPlace } from '../data/plan-faults';
import { SafetyPlansClient } from '../data/safety-plans-client';
import { saidIn } from '../data/said';
import { NeededTick } from '../ui/needed-tick';
import { SaidHead } from '../ui/said-head';
import { AnswerPoint } from './answer-point';

const LABELS: Partial<Record<PlanPlace, string>> = { keptWhere: 'plan.kept-where', reviewOn: 'plan.review-on', followUpOn: 'plan.ask-on' };

/** Writes a version of a safety plan with the person, section by section, answering her newest assessment. */
@Component({
  selector: 'app-plan-editor',
  imports: [AnswerPoint, Choices, Control, ErrorSummary, Field, NeededTick, PersonHeading, ProblemBand, RouterLink, SaidHead, SkeletonRows, TranslocoPipe],
  templateUrl: './plan-editor.html',
  styleUrl: './plan-editor.css',
})
export class PlanEditor {
  private readonly client = inject(SafetyPlansClient);
  private readonly router = inject(Router);
  private readonly notices = inject(Notices);
  private readonly vault = inject(DeviceVault);
  private readonly words = inject(AnswerWords);
  private readonly summary = viewChild(ErrorSummary);
  private readonly key = randomKey();
  protected readonly texts = inject(Texts);
  protected readonly dates = inject(Dates);
  readonly id = input.required<string>();

  protected readonly sections = PLAN_SECTIONS;
  protected readonly topics = SECTION_TOPICS;
  protected readonly list = this.client.ofPerson(this.id);
  protected readonly about = computed(() => (this.list.hasValue() ? this.list.value() : null));
  private readonly last = this.client.one(computed(() => this.about()?.plans.find(({ outcome }) => outcome === 'made')?.id));
  private readonly assessment = this.client.assessment(computed(() => this.about()?.newestAssessment?.id));
  protected readonly said = computed(() => {
    const newest = this.about()?.newestAssessment;
    return newest && this.assessment.hasValue() ? saidIn(this.assessment.value(), newest) : null;
  });
  protected readonly problem = computed(() => problemOf(this.list.error() ?? this.last.error() ?? this.assessment.error()));
  protected readonly draft = signal<PlanDraft | null>(null);
  protected readonly refusal = signal<ProblemError | null>(null);
  protected readonly sending = signal(false);
  protected readonly outcomes = computed(() => PLAN_OUTCOMES.map((value) => ({ value, text: this.texts.code('plan-outcome', value) })));
  protected readonly copies = computed(() => COPY_FORMS.map((value) => ({ value, text: this.texts.code('copy-form', value) })));
  protected readonly needsPlace = computed(() => leavesATrace(this.draft()?.copyForm ?? 'none'));
  private readonly wasSent = signal(false);
  private readonly faults = computed((): PlanFault[] => {
    const [draft, about] = [this.draft(), this.about()];
    if (!draft || !about?.newestAssessment) return [];
    if (!this.wasSent()) return tooLong(draft);
    const own = planFaults(draft, { today: this.dates.today(), latestReview: about.newestAssessment.reviewDueOn });
    const theirs = faultOf(this.refusal()?.code ?? '');
    return theirs && own.every(({ place }) => place !== theirs.place) ? [...own, theirs] : own;
  });
  protected readonly lines = computed((): SummaryLine[] =>
    this.wasSent() ? this.faults().map((fault) => ({ id: this.anchor(fault.place), text: this.line(fault) })) : [],
  );
  /** What is about no field on the page; the rest stands at its field. */
  protected readonly refusedElsewhere = computed(() => (faultOf(this.refusal()?.code ?? '') ? null : this.refusal()));

  constructor() {
    effect(() => {
      const about = this.about();
      const isReady = about && this.said() && (!about.plans.some(({ outcome }) => outcome === 'made') || this.last.hasValue());
      if (isReady) untracked(() => this.draft() ?? void this.begin());
    });
    const window = inject(DOCUMENT).defaultView!;
    let timer = 0;
    effect(() => {
      const draft = this.draft();
      window.clearTimeout(timer);
      if (draft) timer = window.setTimeout(() => this.keep(draft), 400);
    });
    inject(DestroyRef).onDestroy(() => window.clearTimeout(timer));
  }

  protected set<K extends keyof PlanDraft>(key: K, value: PlanDraft[K]): void {
    this.change((before) => ({ ...before, [key]: value }));
  }

  protected setOutcome(value: string): void {
    this.set('outcome', value as PlanOutcome);
  }

  protected setCopy(value: string): void {
    this.set('copyForm', value as CopyForm);
    if (!this.needsPlace()) this.change((before) => ({ ...before, keptWhere: '', safeThere: false }));
  }

  protected readonly counts = computed(() => countPointStates(this.said()?.points ?? [], this.draft()?.answers ?? []));

  protected answerTo({ item }: PlanPoint): PlanAnswer | null {
    return this.draft()?.answers.find((answer) => answer.item === item) ?? null;
  }

  /** New to the plan, since the last version answered another assessment that did not say so. */
  protected isNew(point: PlanPoint): boolean {
    const last = this.last.hasValue() ? this.last.value() : null;
    if (!last || last.assessment.id === this.said()?.id) return false;
    return last.assessment.points.every((one) => !isSaidAlike(one, point));
  }

  protected answer({ item }: PlanPoint, answer: PlanAnswer | null): void {
    this.change((before) => ({ ...before, answers: [...before.answers.filter((one) => one.item !== item), ...(answer ? [answer] : [])] }));
  }

  protected faultAtPoint({ item }: PlanPoint): string | null {
    return this.faultAt(`point-${item}`) ?? this.faultAt(`point-${item}-why`);
  }

  /** What the assessment said that a section answers, or usually would. */
  protected saidAbout(section: PlanSection): string {
    const here = (this.said()?.points ?? []).filter((point) => (this.answerTo(point) ? this.answerTo(point)?.section === section : point.sections[0] === section));
    return here.map(({ topic }) => this.texts.get(`dash.topic.${topic}`)).join(' · ');
  }

  protected write(section: PlanSection, text: string): void {
    this.change((before) => ({ ...before, entries: { ...before.entries, [section]: text } }));
  }

  protected anchor(place: string): string {
    return `plan-${place}`;
  }

  protected faultAt(place: PlanPlace): string | null {
    const found = this.faults().find((fault) => fault.place === place);
    return found ? this.sentence(found) : null;
  }

  protected topicWords(section: PlanSection): string {
    return this.topics[section].map((topic) => this.texts.get(`plan.topic.${topic}`)).join(' · ');
  }

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    const [draft, about] = [this.draft(), this.about()];
    const request = draft && about && planRequest(draft, about, this.dates.today());
    if (!request || this.sending()) return;
    this.wasSent.set(true);
    this.refusal.set(null);
    if (this.faults().length > 0) return this.showFaults();
    this.sending.set(true);
    try {
      const plan = await this.client.record(this.id(), request, this.key);
      this.draft.set(null);
      await this.vault.remove(this.place()).catch(() => undefined);
      this.notices.say(this.texts.get('plan.saved'));
      await this.router.navigate(['/people', this.id(), 'safety-plan', plan.id]);
    } catch (error) {
      this.refusal.set(toProblemError(error));
      this.showFaults();
    } finally {
      this.sending.set(false);
    }
  }

  /** A refusal is about what was sent: it goes as soon as that changes. */
  private change(next: (before: PlanDraft) => PlanDraft): void {
    this.refusal.set(null);
    this.draft.update((before) => before && next(before));
  }

  private showFaults(): void {
    setTimeout(() => this.summary()?.focus());
  }

  private sentence({ what }: PlanFault): string {
    if (what === 'not-a-date') return this.words.sentence({ kind: what });
    if (typeof what === 'string') return this.texts.get(`problem.${what}`);
    return this.words.sentence({ kind: 'too-many-characters', ...what });
  }

  /** A sentence about a length or a day does not say of which field. */
  private line(fault: PlanFault): string {
    const sentence = this.sentence(fault);
    const isOfOnePlace = typeof fault.what === 'string' && fault.what !== 'not-a-date' && !fault.place.startsWith('point-');
    if (isOfOnePlace) return sentence;
    return this.texts.get('answer.line', { label: this.label(fault.place), sentence });
  }

  private label(place: PlanPlace): string {
    const key = LABELS[place];
    if (key) return this.texts.get(key);
    const point = this.said()?.points.find(({ item }) => place === `point-${item}` || place === `point-${item}-why`);
    return point ? this.texts.get(`dash.topic.${point.topic}`) : this.texts.code('plan-section', place);
  }

  /** What was being written when the browser went away comes back; otherwise her last version does. */
  private async begin(): Promise<void> {
    const [kept] = await this.vault.all<PlanDraft>(this.place()).catch(() => []);
    const fresh = startPlan(this.last.hasValue() ? this.last.value() : null, this.said());
    this.draft.set(kept ? resumePlan(kept, fresh) : fresh);
  }

  private keep(draft: PlanDraft): void {
    // Where the device keeps nothing the page still holds it; the editor never claims otherwise.
    void this.vault.put(this.place(), draft).catch(() => undefined);
  }

  private place(): string {
    return `safety-plan ${this.id()}`;
  }
}
