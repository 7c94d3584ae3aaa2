import { Component, computed, DestroyRef, DOCUMENT, effect, ElementRef, inject, linkedSignal, output, signal, viewChild, viewChildren } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { NOTES_MAX } from '@waymark/contracts';
import { promptsRaised, type InstrumentItem, type ItemAnswer } from '@waymark/domain';
import { Band, SafeContactLine, SaveChip } from '@waymark/ui';
import { AnswerWords } from '../../../platform/forms/answer-words';
import { Shortcuts } from '../../../platform/keys/shortcuts';
import { toProblemError, type ProblemError } from '../../../platform/http/problem-error';
import { Dates } from '../../../platform/texts/dates';
import { Texts } from '../../../platform/texts/texts';
import { SaidInCall } from '../../shared/data/said-in-call';
import { personName } from '../../shared/ui/person-name';
import { ProblemBand } from '../../shared/ui/problem-band';
import { Risk } from '../../shared/ui/risk';
import { AssessmentDesk } from '../data/assessment-desk';
import type { AnswerSaid } from '../data/entries';
import { answerKey } from '../data/entries';
import { RiskAssessmentsClient } from '../data/risk-assessments-client';
import { SaveWords } from '../data/save-words';
import { CallKeys } from './call-keys';
import { ConflictList } from './conflict-list';
import { DashItem } from '../ui/dash-item';
import { FinishForm } from './finish-form';

const ANSWER_OF_KEY: Readonly<Record<string, ItemAnswer>> = { y: 'yes', n: 'no', d: 'dont-know' };
const NOTES_PAUSE_MS = 400;

/** The call: the checklist with all its items, the notes beside it, and what it amounts to. */
@Component({
  selector: 'app-checklist',
  imports: [Band, CallKeys, ConflictList, DashItem, FinishForm, ProblemBand, Risk, RouterLink, SafeContactLine, SaveChip, TranslocoPipe],
  templateUrl: './checklist.html',
  styleUrl: './checklist.css',
  host: { '(keydown)': 'press($event)' },
})
export class Checklist {
  private readonly client = inject(RiskAssessmentsClient);
  private readonly shortcuts = inject(Shortcuts);
  private readonly saving = inject(SaveWords);
  protected readonly desk = inject(AssessmentDesk);
  protected readonly saidInCall = inject(SaidInCall);
  protected readonly texts = inject(Texts);
  protected readonly dates = inject(Dates);
  readonly parked = output<void>();

  private readonly rows = viewChildren(DashItem);
  private readonly finishForm = viewChild(FinishForm);
  private readonly notes = viewChild<ElementRef<HTMLTextAreaElement>>('notes');
  protected readonly personName = personName;
  /** What is too long stays and is said; it rests on this device until it is shorter. */
  private readonly notesTyped = linkedSignal(() => this.desk.text('notes'));
  protected readonly notesFault = inject(AnswerWords).tooLong(this.notesTyped, NOTES_MAX);
  protected readonly view = computed(() => this.desk.view()!);
  protected readonly items = computed(() => this.desk.instrument()?.items ?? []);
  protected readonly current = signal(this.desk.view()?.parkedItem ?? this.firstUnanswered() ?? 1);
  /** Answered last, before the checklist went on by itself: what is said about it comes right after. */
  private readonly justAnswered = signal<number | null>(null);
  protected readonly takesComment = computed(() => this.justAnswered() ?? this.current());
  /** Where she was when she turned back to comment. */
  protected readonly goesBackTo = signal<number | null>(null);
  protected readonly toReturn = signal<ReadonlySet<number>>(new Set());
  protected readonly advances = signal(true);
  protected readonly isFinishing = signal(false);
  protected readonly problem = signal<ProblemError | null>(null);

  private readonly wording = this.client.instrument();
  private readonly referral = this.client.referral(computed(() => this.view().referralId));
  protected readonly contact = computed(() => (this.referral.hasValue() ? this.referral.value() : null));
  protected readonly official = computed(() => {
    const packs = this.wording.hasValue() ? this.wording.value().wording : [];
    return packs.find(({ language }) => language === this.texts.language()) ?? null;
  });
  protected readonly prompts = computed(() => {
    const instrument = this.desk.instrument();
    return instrument ? promptsRaised(instrument, this.desk.answers(), { knownConcerns: this.view().knownConcerns }) : [];
  });
  protected readonly chip = computed(() => this.saving.of(this.desk.queue));
  protected readonly progress = computed(() => {
    const { notAsked, outOf } = this.desk.counts();
    return this.texts.get('call.progress', { answered: outOf - notAsked, outOf, later: this.toReturn().size });
  });
  private notesTimer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    const owner = inject(DestroyRef);
    const act = (keys: string, text: string, run: () => void) => ({ keys, text, run });
    this.shortcuts.add(
      [
        act('y', 'call.key-yes', () => this.answer('yes')),
        act('n', 'call.key-no', () => this.answer('no')),
        act('d', 'call.key-dont-know', () => this.answer('dont-know')),
        act('r', 'call.key-return', () => this.returnLater()),
        act(';', 'call.key-comment', () => this.comment()),
        act('ArrowDown', 'call.key-next', () => this.move(1)),
        act('ArrowUp', 'call.key-previous', () => this.move(-1)),
        act('p', 'call.key-park', () => void this.park()),
        act('f', 'call.key-finish', () => this.openFinish()),
      ],
      owner,
    );
    let isFirst = true;
    effect(() => {
      const row = this.rows().find((one) => one.item().number === this.current());
      if (row && isFirst) queueMicrotask(() => row.focus());
      if (row) isFirst = false;
    });
    // A lid that closes gives no other sign.
    const hidden = (): void => this.keepNotes();
    const document = inject(DOCUMENT);
    document.addEventListener('visibilitychange', hidden);
    owner.onDestroy(() => {
      document.removeEventListener('visibilitychange', hidden);
      this.keepNotes();
    });
  }

  protected wordsOf(item: number): string | null {
    return this.official()?.questions.find(({ number }) => number === item)?.question ?? null;
  }

  protected previously(item: number): string | null {
    const before = this.view().previous;
    const answer = before?.answers.find((one) => one.item === item)?.answer;
    if (!before || !answer) return null;
    return this.texts.get('call.previously', { day: this.dates.shortDay(before.finishedOn), answer: this.texts.code('item-answer', answer) });
  }

  protected stateOf({ number }: InstrumentItem) {
    return this.desk.queue.all().get(answerKey(number))?.state ?? null;
  }

  protected change(item: number, said: Partial<AnswerSaid>): void {
    if (this.desk.isCaseClosed()) return;
    this.desk.say(item, said);
    if (!said.answer) return;
    this.forget(item);
    this.justAnswered.set(item);
  }

  protected enter(item: number): void {
    if (this.current() === item) return;
    const turnsBack = item === this.justAnswered();
    this.goesBackTo.set(turnsBack ? this.current() : null);
    if (!turnsBack) this.justAnswered.set(null);
    this.current.set(item);
  }

  /** From the comment on to where she was, at once: the next key is an answer there. */
  protected leaveComment(item: number): void {
    const next = this.goesBackTo() ?? item;
    this.justAnswered.set(null);
    this.goesBackTo.set(null);
    this.rowOf(next)?.focus();
  }

  /** As after a key, but in place: the next item must not move from under the pointer. */
  protected goOn(item: number): void {
    if (!this.advances()) return;
    const next = this.rowOf(item + 1);
    if (next) next.focusInPlace(() => this.current.set(item + 1));
    else this.advance(item);
  }

  /** Keys act while a radio button has the focus too; the registry leaves every input alone. Arrows stay the radio's own. */
  protected press(event: KeyboardEvent): void {
    const target = event.target as HTMLInputElement;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && target.matches('textarea')) return;
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey && this.shortcuts.isOn();
    if (!plain || !target.matches('app-dash-item input[type=radio]')) return;
    const answer = ANSWER_OF_KEY[event.key];
    if (answer) this.take(event, () => this.answer(answer));
    else if (event.key === 'r') this.take(event, () => this.returnLater());
    else if (event.key === ';') this.take(event, () => this.comment());
    else if (event.key === 'p') this.take(event, () => void this.park());
    else if (event.key === 'f') this.take(event, () => this.openFinish());
  }

  protected write(text: string): void {
    this.notesTyped.set(text);
    clearTimeout(this.notesTimer);
    this.notesTimer = setTimeout(() => this.desk.write('notes', text), NOTES_PAUSE_MS);
  }

  protected async park(): Promise<void> {
    if (this.desk.isCaseClosed()) return;
    this.keepNotes();
    try {
      await this.desk.park(this.current());
      this.parked.emit();
    } catch (error) {
      const problem = toProblemError(error);
      // Without a line the mark must wait, and the answers are kept either way.
      if (problem.code === 'offline') this.parked.emit();
      else this.problem.set(problem);
    }
  }

  protected openFinish(): void {
    if (this.desk.isCaseClosed()) return;
    this.keepNotes();
    this.isFinishing.set(true);
    setTimeout(() => this.finishForm()?.focus());
  }

  protected closeFinish(): void {
    this.isFinishing.set(false);
    this.go(this.current());
  }

  protected go(item: number): void {
    this.goesBackTo.set(null);
    this.current.set(item);
    // The row that becomes current is focusable only after it was drawn.
    setTimeout(() => this.rowOf(item)?.focus());
  }

  private answer(answer: ItemAnswer): void {
    const item = this.current();
    this.change(item, { answer });
    if (this.advances()) this.advance(item);
  }

  private advance(item: number): void {
    if (item < this.items().length) this.go(item + 1);
    else this.go(this.firstUnanswered() ?? item);
  }

  private returnLater(): void {
    this.toReturn.update((before) => new Set(before).add(this.current()));
    this.move(1);
  }

  private forget(item: number): void {
    this.toReturn.update((before) => new Set([...before].filter((one) => one !== item)));
  }

  private move(by: number): void {
    this.justAnswered.set(null);
    this.go(Math.min(Math.max(this.current() + by, 1), this.items().length));
  }

  private comment(): void {
    this.rowOf(this.takesComment())?.focusComment();
  }

  private keepNotes(): void {
    clearTimeout(this.notesTimer);
    const text = this.notes()?.nativeElement.value;
    if (text !== undefined && !this.desk.isCaseClosed()) this.desk.write('notes', text);
  }

  private take(event: Event, act: () => void): void {
    event.preventDefault();
    act();
  }

  private rowOf(item: number): DashItem | undefined {
    return this.rows().find((row) => row.item().number === item);
  }

  private firstUnanswered(): number | null {
    const open = this.desk.answers().find(({ answer }) => answer === 'not-asked');
    return open?.item ?? null;
  }
}
