import { afterNextRender, Component, computed, effect, ElementRef, inject, Injector, input, linkedSignal, output, signal, untracked } from '@angular/core';
import { form, submit } from '@angular/forms/signals';
import { TranslocoPipe } from '@jsverse/transloco';
import type { NoteView, WriteNote } from '@waymark/contracts';
import { NOTE_KINDS } from '@waymark/domain';
import { ChoiceAnswer } from '../../../platform/forms/choice-answer';
import { TextAnswer } from '../../../platform/forms/text-answer';
import { toProblemError, type ProblemError } from '../../../platform/http/problem-error';
import { Notices } from '../../../platform/notices';
import { Dates } from '../../../platform/texts/dates';
import { Texts } from '../../../platform/texts/texts';
import type { NoteDrafts } from '../data/note-drafts';
import { emptyNote, noteForm, noteRequest } from './note-draft';
import { ProblemBand } from './problem-band';

/** A few words about a person, written down where she is in view. Ctrl and Enter save. */
@Component({
  selector: 'app-quick-note',
  imports: [ChoiceAnswer, ProblemBand, TextAnswer, TranslocoPipe],
  template: `
    <form novalidate (submit)="save($event)" (keydown.control.enter)="save($event)" (keydown.meta.enter)="save($event)">
      @if (problem(); as refusal) {
        <app-problem-band [problem]="refusal" [canRetry]="false" />
      }
      <app-text-answer form="note" path="text" [rows]="rows()" [field]="entry.text" />
      <app-choice-answer form="note" path="kind" list="note-kind" [codes]="kinds" [field]="entry.kind" />
      <details #more [open]="isOpen()" (toggle)="isOpen.set(more.open)">
        <summary>{{ 'note.another-time' | transloco }}</summary>
        <div class="when">
          <app-text-answer form="note" path="day" [hint]="'note.day-hint' | transloco" [field]="entry.day" />
          <app-text-answer form="note" path="time" keyboard="numeric" [field]="entry.time" />
          <app-text-answer form="note" path="minutes" keyboard="numeric" [field]="entry.minutes" />
        </div>
      </details>
      <div class="wm-actions">
        <button type="submit" class="wm-button" [attr.aria-disabled]="entry().submitting()">{{ 'note.save' | transloco }}</button>
        <span class="wm-small wm-quiet keys">{{ 'note.keys' | transloco }}</span>
      </div>
    </form>
  `,
  styleUrl: './quick-note.css',
})
export class QuickNote {
  private readonly notices = inject(Notices);
  private readonly texts = inject(Texts);
  private readonly dates = inject(Dates);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly injector = inject(Injector);
  readonly personId = input.required<string>();
  readonly drafts = input.required<NoteDrafts>();
  /** Sends the note; the key makes one note of the same words sent twice. */
  readonly write = input.required<(personId: string, request: WriteNote, key: string) => Promise<NoteView>>();
  readonly rows = input(2);
  readonly saved = output<NoteView>();
  private readonly draft = linkedSignal({ source: this.personId, computation: (id) => this.drafts().of(id) ?? emptyNote() });
  protected readonly entry = form(this.draft, noteForm(() => this.dates.today()));
  protected readonly kinds = NOTE_KINDS;
  protected readonly isOpen = linkedSignal({ source: this.personId, computation: () => this.hasTime() });
  protected readonly problem = signal<ProblemError | null>(null);
  private readonly hasTime = computed(() => [this.draft().day, this.draft().time, this.draft().minutes].some(Boolean));

  constructor() {
    effect(() => {
      this.personId();
      // Another person: what was wrong with the words about the one before is not said of hers.
      untracked(() => this.entry().reset());
      this.problem.set(null);
    });
    effect(() => this.drafts().keep(this.personId(), this.draft()));
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const personId = this.personId();
    const draft = this.draft();
    const isSent = await submit(this.entry, async () => {
      try {
        const note = await this.write()(personId, noteRequest(draft, this.dates.today()), draft.key);
        this.finish(personId, note);
      } catch (error) {
        this.problem.set(toProblemError(error));
      }
      return undefined;
    });
    if (!isSent) this.showWhatIsWrong();
  }

  /** Written about the person whom she had in view when she saved, whoever is in view by now. */
  private finish(personId: string, note: NoteView): void {
    this.drafts().drop(personId);
    this.notices.say(this.texts.get('note.saved'));
    if (personId !== this.personId()) return;
    this.draft.set(emptyNote());
    this.entry().reset();
    this.problem.set(null);
    this.isOpen.set(false);
    this.saved.emit(note);
  }

  private showWhatIsWrong(): void {
    if ([this.entry.day, this.entry.time, this.entry.minutes].some((field) => field().invalid())) this.isOpen.set(true);
    const first = () => this.host.nativeElement.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
    afterNextRender(first, { injector: this.injector });
  }
}
