import { Component, inject, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { NoteView } from '@waymark/contracts';
import { Dates } from '../../../platform/texts/dates';
import { Texts } from '../../../platform/texts/texts';

/** One note: what it is of, by whom, and its words; folded once another note says what should have stood there. */
@Component({
  selector: '[app-note-entry]',
  imports: [TranslocoPipe],
  template: `
    @let one = note();
    <p class="head">
      <strong>{{ texts.code('note-kind', one.kind) }}</strong>
      @if (one.hasTime) {
        <span>{{ dates.time(one.happenedAt) }}</span>
      } @else {
        <span class="wm-quiet">{{ 'note.no-time' | transloco }}</span>
      }
      @if (one.minutes) {
        <span>{{ 'note.took' | transloco: { count: one.minutes } }}</span>
      }
      <span class="wm-quiet">{{ one.by }}</span>
      @if (one.correctsId) {
        <span class="wm-quiet">{{ 'note.is-correction' | transloco }}</span>
      }
      @if (writtenLater()) {
        <span class="wm-quiet">{{ 'note.written-at' | transloco: { at: dates.instant(one.writtenAt) } }}</span>
      }
    </p>
    @if (one.isCorrected) {
      <details>
        <summary>{{ 'note.corrected' | transloco }}</summary>
        <p class="words">{{ one.text }}</p>
      </details>
    } @else {
      <p class="words">{{ one.text }}</p>
    }
    @if (one.mayCorrect) {
      <button type="button" class="wm-link" (click)="correct.emit()">{{ 'note.correct' | transloco }}</button>
    }
  `,
  styleUrl: './note-entry.css',
})
export class NoteEntry {
  protected readonly texts = inject(Texts);
  protected readonly dates = inject(Dates);
  readonly note = input.required<NoteView>();
  readonly correct = output<void>();

  /** Written on another day than it happened: a reader weighs what was written from memory. */
  protected writtenLater(): boolean {
    return this.dates.dayOf(this.note().writtenAt) !== this.dates.dayOf(this.note().happenedAt);
  }
}
