import { afterNextRender, Component, computed, effect, ElementRef, inject, Injector, linkedSignal, signal } from '@angular/core';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';
import { NOTE_MAX, SAFE_TIMES_MAX, type LogAttempt, type WaitingEntryView, type WaitingRowView } from '@waymark/contracts';
import { addDays, SAFETY_ANSWERS, type AttemptOutcome, type SafetyAnswer } from '@waymark/domain';
import { Choices, Control, Field, SafeContactLine, SkeletonRows, type Choice, type ContactTone } from '@waymark/ui';
import { problemOf } from '../../../platform/http/problem-error';
import { randomKey } from '../../../platform/random-key';
import { Dates } from '../../../platform/texts/dates';
import { readTime } from '../../../platform/texts/read-day';
import { Texts } from '../../../platform/texts/texts';
import { ProblemBand } from '../../shared/ui/problem-band';
import { couldSaySafety, outcomesOf, waysOf, type Way } from '../data/attempt-choices';
import { Sending } from '../data/sending';
import { whoIs } from '../data/who-is';
import { WaitingListClient } from '../data/waiting-list-client';

/** Days until the next try, as they are said on the telephone. */
const NEXT_TRIES = ['none', '0', '1', '2', '7'] as const;

/** Logs an attempt or a contact. How the person may be reached stands first, before anybody dials. */
@Component({
  selector: 'app-attempt-dialog',
  imports: [Choices, Control, Field, MatDialogModule, ProblemBand, SafeContactLine, SkeletonRows, TranslocoPipe],
  templateUrl: './attempt-dialog.html',
  styleUrl: './dialog.css',
})
export class AttemptDialog {
  protected readonly row = inject<WaitingRowView>(MAT_DIALOG_DATA);
  protected readonly who = whoIs(this.row);
  private readonly dialog = inject<MatDialogRef<AttemptDialog, WaitingEntryView>>(MatDialogRef);
  private readonly client = inject(WaitingListClient);
  protected readonly texts = inject(Texts);
  private readonly dates = inject(Dates);
  private readonly injector = inject(Injector);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly key = randomKey();
  protected readonly noteMax = NOTE_MAX;
  protected readonly timesMax = SAFE_TIMES_MAX;
  protected readonly sending = new Sending();
  protected readonly resource = this.client.entry(signal(this.row.id));
  protected readonly entry = computed(() => (this.resource.hasValue() ? this.resource.value() : null));
  protected readonly loadProblem = computed(() => problemOf(this.resource.error()));

  protected readonly ways = computed(() => waysOf(this.entry()?.contactRoutes ?? []));
  protected readonly wayKey = linkedSignal(() => this.ways()[0]?.key ?? 'in-person');
  protected readonly way = computed(() => this.ways().find(({ key }) => key === this.wayKey()) ?? null);
  protected readonly isUnsafe = computed(() => (this.way()?.refusal ?? null) !== null);
  /** Said anew for each way: that one unsafe call was made says nothing of the next. */
  protected readonly hasHappened = linkedSignal({ source: () => this.way(), computation: () => false });
  private readonly possible = computed(() => outcomesOf(this.way(), this.hasHappened()));
  /** The likeliest outcome stands first and has the focus; nothing is chosen for the worker. */
  protected readonly outcome = linkedSignal<readonly AttemptOutcome[], AttemptOutcome | ''>({ source: () => this.possible(), computation: () => '' });
  protected readonly outcomes = computed((): Choice[] => this.possible().map((value) => ({ value, text: this.texts.code('outcome', value) })));
  protected readonly next = signal<string>('none');
  protected readonly nextTime = signal('');
  protected readonly note = signal('');
  protected readonly isMissing = signal(false);
  protected readonly saysSafety = signal(false);
  protected readonly said = signal<Record<'call' | 'text' | 'voicemail', SafetyAnswer>>({ call: 'unknown', text: 'unknown', voicemail: 'unknown' });
  protected readonly safeTimes = signal('');
  protected readonly mayAskSafety = computed(() => couldSaySafety(this.outcome(), this.way()));

  protected readonly wayChoices = computed((): Choice[] => this.ways().map((way) => ({ value: way.key, text: this.wayText(way) })));
  protected readonly nextChoices = computed((): Choice[] => NEXT_TRIES.map((value) => ({ value, text: this.texts.get(`attempt.next-${value}`) })));
  protected readonly answers = computed((): Choice[] => SAFETY_ANSWERS.map((value) => ({ value, text: this.texts.code('safety', value) })));
  protected readonly timeProblem = computed(() =>
    this.nextTime().trim() && !readTime(this.nextTime()) ? this.texts.get('field.not-a-time', { limit: 0 }) : null,
  );

  constructor() {
    // The first key belongs to the question that is asked on every call.
    effect(() => {
      if (this.entry()) afterNextRender(() => this.firstChoice()?.focus(), { injector: this.injector });
    });
  }

  private firstChoice(): HTMLElement | null {
    return this.host.nativeElement.querySelector<HTMLElement>('input[type=radio]');
  }

  protected tone(): ContactTone {
    const way = this.way();
    if (!way || way.refusal || this.hasNoSafeLine()) return 'unsafe';
    return way.cautions.includes('read-safe-times') ? 'limited' : 'safe';
  }

  protected heading(): string {
    const way = this.way();
    if (way?.refusal) return this.texts.get(`problem.${way.refusal}`);
    if (this.hasNoSafeLine()) return this.texts.get('attempt.no-safe-line');
    return this.texts.get(way?.method === 'in-person' ? 'attempt.meeting' : 'attempt.safe-now', { way: way ? this.wayText(way) : '' });
  }

  protected parts(): string[] {
    const [way, entry] = [this.way(), this.entry()];
    const times = way?.point?.safeTimes ? [this.texts.get('attempt.times', { times: way.point.safeTimes })] : [];
    const cautions = (way?.cautions ?? []).filter((one) => one !== 'read-safe-times').map((one) => this.texts.code('caution', one));
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
    if (outcome === '' || this.timeProblem()) return;
    const changed = await this.sending.run(() => this.client.log(this.row, this.request(outcome), this.key));
    if (changed) this.dialog.close(changed);
  }

  private request(outcome: AttemptOutcome): LogAttempt {
    const way = this.way();
    const next = this.next();
    const saidAgain = this.mayAskSafety() && this.saysSafety() ? { ...this.said(), safeTimes: this.safeTimes().trim() || null } : null;
    return {
      method: way?.method ?? 'in-person',
      outcome,
      contactPointId: way?.point?.id ?? null,
      madeOn: null,
      madeTime: null,
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
