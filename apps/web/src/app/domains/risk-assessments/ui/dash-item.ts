import { Component, computed, DestroyRef, ElementRef, inject, input, linkedSignal, output, viewChild } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { ANSWER_SOURCES, type AnswerSource, type InstrumentItem, type ItemAnswer } from '@waymark/domain';
import { COMMENT_MAX } from '@waymark/contracts';
import { AnswerWords } from '../../../platform/forms/answer-words';
import { Shortcuts } from '../../../platform/keys/shortcuts';
import { Texts } from '../../../platform/texts/texts';
import type { AnswerSaid, EntryState } from '../data/entries';

/** Shorter than the second within which everything said must be safe. */
const PAUSE_MS = 400;
const OFFERED: readonly ItemAnswer[] = ['yes', 'no', 'dont-know', 'not-asked'];

/** One item of a checklist in a row: what it is about, last time's answer kept apart, and real radio buttons. */
@Component({
  selector: 'app-dash-item',
  imports: [TranslocoPipe],
  templateUrl: './dash-item.html',
  styleUrl: './dash-item.css',
  host: { '[class.current]': 'isCurrent()', '[class.answered]': 'isAnswered()' },
})
export class DashItem {
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly comment = viewChild<ElementRef<HTMLTextAreaElement>>('comment');
  protected readonly texts = inject(Texts);
  protected readonly shortcuts = inject(Shortcuts);
  readonly item = input.required<InstrumentItem>();
  /** The organisation's official wording; our topic label stands in where none is loaded. */
  readonly wording = input<string | null>(null);
  readonly said = input.required<AnswerSaid>();
  readonly state = input<EntryState | null>(null);
  readonly previously = input<string | null>(null);
  readonly isCurrent = input(false);
  readonly isToReturn = input(false);
  /** The key for a comment goes here: to the item just answered, although the next one is in turn. */
  readonly takesComment = input(false);
  readonly goesBackTo = input<number | null>(null);
  readonly say = output<Partial<AnswerSaid>>();
  readonly entered = output<void>();
  /** An answer was chosen for good; the arrow keys only pass by the answers on their way. */
  readonly chosen = output<void>();
  readonly commentLeft = output<void>();

  protected readonly offered = OFFERED;
  protected readonly sources = ANSWER_SOURCES;
  private isPassing = false;
  protected readonly key = computed(() => `dash-${this.item().number}`);
  protected readonly topic = computed(() => this.texts.get(`dash.topic.${this.item().topic}`));
  protected readonly isAnswered = computed(() => this.said().answer !== 'not-asked');
  protected readonly isOpen = computed(() => this.isCurrent() || this.takesComment() || this.said().comment !== null);

  protected readonly keysSaid = computed(() => {
    const next = this.goesBackTo();
    if (!this.isCurrent()) return this.texts.get('call.comment-keys-answered', { item: this.item().number });
    return next === null ? this.texts.get('call.comment-keys') : this.texts.get('call.comment-keys-back', { item: next });
  });

  /** Typed but not told yet. What is too long is told too: it stays on this device until it is shorter. */
  private readonly typed = linkedSignal(() => this.said().comment ?? '');
  protected readonly commentFault = inject(AnswerWords).tooLong(this.typed, COMMENT_MAX);
  private pause: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    inject(DestroyRef).onDestroy(() => clearTimeout(this.pause));
  }

  /** The row itself takes the focus, so that keys act and a screen reader reads the item. */
  focus(): void {
    this.host.nativeElement.querySelector<HTMLElement>('.row')?.focus({ preventScroll: true });
    this.host.nativeElement.scrollIntoView({ block: 'nearest' });
  }

  focusComment(): void {
    this.comment()?.nativeElement.focus();
  }

  /** Takes the focus and stays where it is on the screen: the comment that closes above would pull it from under the pointer. */
  focusInPlace(change: () => void): void {
    const row = this.host.nativeElement;
    const before = row.getBoundingClientRect().top;
    change();
    setTimeout(() => {
      row.ownerDocument.defaultView?.scrollBy({ top: row.getBoundingClientRect().top - before, behavior: 'instant' });
      row.querySelector<HTMLElement>('.row')?.focus({ preventScroll: true });
    });
  }

  /** How the next answer is reached. A plain assignment in the template would come to nothing: what is false stops the event. */
  protected reach(by: string): void {
    this.isPassing = by.startsWith('Arrow');
  }

  protected choose(answer: ItemAnswer): void {
    this.say.emit({ answer });
    const asksMore = answer === 'yes' && this.item().details.length > 0;
    if (!this.isPassing && !asksMore && answer !== 'not-asked') this.chosen.emit();
  }

  /** From the comment back to the items, where the keys answer again. */
  protected leave(event: Event): void {
    event.preventDefault();
    this.commentLeft.emit();
  }

  protected toggle(detail: string): void {
    const { details } = this.said();
    this.say.emit({ details: details.includes(detail) ? details.filter((one) => one !== detail) : [...details, detail] });
  }

  /** A comment is kept while it is being written, not only when it is left. */
  protected commenting(text: string): void {
    this.typed.set(text);
    clearTimeout(this.pause);
    this.pause = setTimeout(() => this.commented(text), PAUSE_MS);
  }

  protected commented(text: string): void {
    clearTimeout(this.pause);
    const comment = text.trim() === '' ? null : text;
    if (comment !== this.said().comment) this.say.emit({ comment });
  }

  protected sourced(source: string): void {
    this.say.emit({ source: source as AnswerSource });
  }
}
