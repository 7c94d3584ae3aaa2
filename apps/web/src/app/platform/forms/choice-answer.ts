import { Component, computed, inject, input } from '@angular/core';
import type { FieldTree } from '@angular/forms/signals';
import { Choices } from '@waymark/ui';
import { Texts } from '../texts/texts';
import { AnswerWords } from './answer-words';

/** One of a list of codes, as radio buttons in the words of the reader. */
@Component({
  selector: 'app-choice-answer',
  imports: [Choices],
  template: `
    <wm-choices
      [legend]="words.label(form(), path())"
      [hint]="hint()"
      [error]="error()"
      [mark]="state().required() ? texts.get('answer.needed') : null"
      [choices]="choices()"
      [anchor]="path()"
      [value]="field()().value()"
      (valueChange)="choose($event)"
    />
  `,
})
export class ChoiceAnswer<T extends string> {
  protected readonly words = inject(AnswerWords);
  protected readonly texts = inject(Texts);
  readonly form = input('intake');
  readonly path = input.required<string>();
  readonly field = input.required<FieldTree<T>>();
  readonly codes = input.required<readonly string[]>();
  /** Which list of the catalogue the codes are named by. */
  readonly list = input.required<string>();
  readonly hint = input<string | null>(null);
  readonly refused = input<string | null>(null);
  protected readonly error = computed(() => this.words.error(this.state()) ?? this.refused());
  protected readonly choices = computed(() =>
    this.codes().map((value) => ({ value, text: this.texts.code(this.list(), value) })),
  );
  protected readonly state = computed(() => (this.field() as FieldTree<string>)());

  protected choose(code: string): void {
    this.state().value.set(code);
    this.state().markAsDirty();
  }
}
