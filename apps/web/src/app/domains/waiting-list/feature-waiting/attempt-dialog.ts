import { afterNextRender, Component, computed, effect, ElementRef, inject, Injector, linkedSignal, signal } from '@angular/core';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';
import { NOTE_MAX, SAFE_TIMES_MAX, type LogAttempt } from '@waymark/contracts';
import { addDays, attemptMomentFault, SAFETY_ANSWERS, type AttemptOutcome, type ContactCaution, type DayAndHour, type SafetyAnswer } from '@waymark/domain';
import { Choices, Control, Field, SafeContactLine, SkeletonRows, type Choice, type ContactTone } from '@waymark/ui';
import { Clock } from '../../../platform/clock';
import { AnswerWords } from '../../../platform/forms/answer-words';
import { problemOf } from '../../../platform/http/problem-error';
import { randomKey } from '../../../platform/random-key';
import { Dates } from '../../../platform/texts/dates';
import { readDay, readTime } from '../../../platform/texts/read-day';
import { Texts } from '../../../platform/texts/texts';
import type { ContactLogSubject } from '../../shared/data/contact-log';
import { SafeTimes } from '../../shared/data/safe-times';
import { WayWords } from '../../shared/ui/way-words';
import { ContactRevealsClient } from '../../shared/data/contact-reveals-client';
import { MaskedContact } from '../../shared/ui/masked-contact';
import { ProblemBand } from '../../shared/ui/problem-band';
import { couldSaySafety, outcomesOf, waysOf, type Way } from '../data/attempt-choices';
import { Sending } from '../data/sending';
import { whoIs } from '../data/who-is';
import { WaitingListClient, type Reachable } from '../data/waiting-list-client';

/** Days until the next try, as they are said on the telephone. */
const NEXT_TRIES = ['none', '0', '1', '2', '7'] as const;

/** Cautions that the line itself says. */
const SAID_ABOVE: readonly ContactCaution[] = ['said-by-agency', 'read-safe-times'];

/** Logs an attempt or a contact. How the person may be reached stands first, before anybody dials. */
@Component({
  selector: 'app-attempt-dialog',
  imports: [Choices, Control, Field, MaskedContact, MatDialogModule, ProblemBand, SafeContactLine, SkeletonRows, TranslocoPipe],
  templateUrl: './attempt-dialog.html',
  styleUrl: './dialog.css',
})
export class AttemptDialog {
  protected readonly row = inject<ContactLogSubject>(MAT_DIALOG_DATA);
  protected readonly who = whoIs(this.row);
  private readonly dialog = inject<MatDialogRef<AttemptDialog, Reachable>>(MatDialogRef);
  private readonly client = inject(WaitingListClient);
  protected readonly reveals = inject(ContactRevealsClient);
  protected readonly texts = inject(Texts);
  private readonly dates = inject(Dates);
  /** Today, which no referral is later than, in figures as a telephone types them. */
  protected readonly exampleDay = computed(() => this.dates.today().split('-').reverse().join(' '));
  private readonly wayWords = inject(WayWords);
  private readonly timesSaid = inject(SafeTimes);
  private readonly clock = inject(Clock);
  private readonly injector = inject(Injector);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly key = randomKey();
  private readonly answerWords = inject(AnswerWords);
  protected readonly sending = new Sending();
  protected readonly resource = this.client.contact(this.row);
  protected readonly entry = computed(() => (this.resource.hasValue() ? this.resource.value() : null));
  protected readonly loadProblem = computed(() => problemOf(this.resource.error()));

  protected readonly ways = computed(() => waysOf(this.entry()?.contactRoutes ?? []));
  protected readonly wayKey = linkedSignal(() => this.firstWay()?.key ?? 'in-person');
  protected readonly way = computed(() => this.ways().find(({ key }) => key === this.wayKey()) ?? null);
  protected readonly isUnsafe = computed(() => (this.way()?.refusal ?? null) !== null);
  /** Said anew for each way: that one unsafe call was made says nothing of the next. */
  protected readonly hasHappened = linkedSignal({ source: () => this.way(), computation: () => this.isSpokenTo() });
  /** Most contact is logged as it is made; what was made before has its own day, and has happened whatever the way was. */
  protected readonly when = signal<string>('now');
  protected readonly isEarlier = computed(() => this.when() === 'earlier');
  protected readonly madeOn = signal('');
  protected readonly madeTime = signal('');
  private readonly made = computed((): DayAndHour | null => {
    const on = readDay(this.madeOn(), this.dates.today());
    return on === null ? null : { on, time: readTime(this.madeTime()) };
  });
  private readonly wasSent = signal(false);
  private readonly possible = computed(() => outcomesOf(this.way(), this.hasHappened() || this.isEarlier()));
  /** The likeliest outcome stands first and has the focus; nothing is chosen for the worker, and what she chose stays where it can be. */
  protected readonly outcome = linkedSignal<readonly AttemptOutcome[], AttemptOutcome | ''>({
    source: () => this.possible(),
    computation: (possible, before) => possible.find((one) => one === (before?.value ?? (this.isSpokenTo() ? 'spoke' : ''))) ?? '',
  });
  protected readonly outcomes = computed((): Choice[] => this.possible().map((value) => ({ value, text: this.texts.code('outcome', value) })));
  protected readonly next = signal<string>('none');
  protected readonly nextTime = signal('');
  protected readonly note = signal('');
  protected readonly isMissing = signal(false);
  protected readonly saysSafety = signal(false);
  protected readonly said = signal<Record<'call' | 'text' | 'voicemail', SafetyAnswer>>({ call: 'unknown', text: 'unknown', voicemail: 'unknown' });
  protected readonly safeTimes = signal('');
  protected readonly mayAskSafety = computed(() => !this.isEarlier() && couldSaySafety(this.outcome(), this.way()));

  protected readonly wayChoices = computed((): Choice[] => this.ways().map((way) => ({ value: way.key, text: this.wayText(way) })));
  protected readonly whenChoices = computed((): Choice[] => ['now', 'earlier'].map((value) => ({ value, text: this.texts.get(`attempt.when-${value}`) })));
  protected readonly nextChoices = computed((): Choice[] => NEXT_TRIES.map((value) => ({ value, text: this.texts.get(`attempt.next-${value}`) })));
  protected readonly answers = computed((): Choice[] => SAFETY_ANSWERS.map((value) => ({ value, text: this.texts.code('safety', value) })));
  protected readonly noteFault = this.answerWords.tooLong(this.note, NOTE_MAX);
  protected readonly safeTimesFault = this.answerWords.tooLong(this.safeTimes, SAFE_TIMES_MAX);
  protected readonly dayFault = computed(() => this.faultOfDay());
  protected readonly hourFault = computed(() =>
    this.madeTime().trim() && !readTime(this.madeTime()) ? this.texts.get('field.not-a-time', { limit: 0 }) : null,
  );
  protected readonly timeProblem = computed(() =>
    this.nextTime().trim() && !readTime(this.nextTime()) ? this.texts.get('field.not-a-time', { limit: 0 }) : null,
  );

  constructor() {
    // The first key belongs to the question that is asked on every call.
    effect(() => {
      if (this.entry()) afterNextRender(() => this.firstChoice()?.focus(), { injector: this.injector });
    });
  }

  private isSpokenTo(): boolean {
    return this.row.spoke ?? false;
  }

  /** A call that has just been made was a call, safe or not. */
  private firstWay(): Way | undefined {
    const made = this.isSpokenTo() ? this.ways().find(({ method }) => method === 'call') : undefined;
    return made ?? this.ways()[0];
  }

  private firstChoice(): HTMLElement | null {
    return this.host.nativeElement.querySelector<HTMLElement>('input[type=radio]');
  }

  protected tone(): ContactTone {
    const way = this.way();
    if (!way || way.refusal || this.hasNoSafeLine()) return 'unsafe';
    return way.line ? this.wayWords.tone(way.line) : 'safe';
  }

  protected heading(): string {
    const way = this.way();
    if (way?.refusal) return this.texts.get(`problem.${way.refusal}`);
    if (this.hasNoSafeLine()) return this.texts.get('attempt.no-safe-line');
    return way?.line ? this.wayWords.say(way.line) : this.texts.get('attempt.meeting');
  }

  protected parts(): string[] {
    const [way, entry] = [this.way(), this.entry()];
    const times = this.timesSaid.words(way?.point?.safeTimes ?? null).map((words) => this.texts.get('attempt.times', { times: words }));
    const cautions = (way?.cautions ?? []).filter((one) => !SAID_ABOVE.includes(one)).map((one) => this.texts.code('caution', one));
    const verified = way?.point?.saidBy === 'person' ? [this.texts.get('attempt.verified', { at: this.dates.ago(this.dates.dayOf(way.point.verifiedAt)) })] : [];
    const again = entry?.needsContactVerifying ? [this.texts.get('referral-page.verify-contact')] : [];
    return [...times, ...cautions, ...verified, ...again];
  }

  /** Only a meeting is left: then the reasons are what has to be read. */
  private hasNoSafeLine(): boolean {
    return !this.ways().some(({ method, refusal }) => method !== 'in-person' && refusal === null);
  }

  protected setSaid(kind: 'call' | 'text' | 'voicemail', answer: string): void {
    this.said.update((before) => ({ ...before, [kind]: answer as SafetyAnswer }));
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const outcome = this.outcome();
    this.isMissing.set(outcome === '');
    this.wasSent.set(true);
    if (outcome === '' || this.isFaulty()) return this.showFirst();
    const changed = await this.sending.run(() => this.client.log(this.row, this.request(outcome), this.key));
    if (changed) this.dialog.close(changed);
  }

  private isFaulty(): boolean {
    const ofMoment = this.isEarlier() && (this.dayFault() || this.hourFault());
    return Boolean(ofMoment || this.timeProblem() || this.noteFault() || this.safeTimesFault());
  }

  private showFirst(): void {
    afterNextRender(() => this.host.nativeElement.querySelector<HTMLElement>('[aria-invalid=true]')?.focus(), { injector: this.injector });
  }

  /** A day that is typed is judged by the rule of the API as it stands; one that is missing only once she has tried to save. */
  private faultOfDay(): string | null {
    if (!this.madeOn().trim()) return this.wasSent() ? this.answerWords.sentence({ kind: 'required' }) : null;
    const [made, entry] = [this.made(), this.entry()];
    if (!made || !entry) return this.answerWords.sentence({ kind: 'not-a-date' });
    const fault = attemptMomentFault(made, { on: entry.receivedOn, time: entry.receivedTime }, this.clock.now());
    if (fault === 'out-of-range') return this.texts.get('attempt.before-referral', { day: this.dates.shortDay(entry.receivedOn) });
    return fault && this.answerWords.sentence({ kind: fault });
  }

  private request(outcome: AttemptOutcome): LogAttempt {
    const way = this.way();
    const next = this.next();
    const saidAgain = this.mayAskSafety() && this.saysSafety() ? { ...this.said(), safeTimes: this.safeTimes().trim() || null } : null;
    return {
      method: way?.method ?? 'in-person',
      outcome,
      contactPointId: way?.point?.id ?? null,
      madeOn: this.isEarlier() ? (this.made()?.on ?? null) : null,
      madeTime: this.isEarlier() ? (this.made()?.time ?? null) : null,
      hasHappened: this.hasHappened(),
      note: this.note().trim() || null,
      nextTryOn: next === 'none' ? null : addDays(this.dates.today(), Number(next)),
      nextTryTime: next === 'none' ? null : readTime(this.nextTime()),
      saidAgain,
    };
  }

  private wayText({ method, point, refusal }: Way): string {
    const name = this.texts.code('method', method);
    if (!point) return name;
    return this.texts.get(refusal ? 'attempt.way-unsafe' : 'attempt.way', { method: name, masked: point.masked });
  }
}
