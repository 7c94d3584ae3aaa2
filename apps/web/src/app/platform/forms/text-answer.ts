import { Component, computed, inject, input } from '@angular/core';
import { FormField, type FieldTree } from '@angular/forms/signals';
import { TranslocoPipe } from '@jsverse/transloco';
import { Control, Field } from '@waymark/ui';
import { AnswerWords } from './answer-words';

/** One line or several of text, with the label and the error that belong to its path. */
@Component({
  selector: 'app-text-answer',
  imports: [Field, Control, FormField, TranslocoPipe],
  template: `
    <wm-field
      [label]="words.label(form(), path())"
      [hint]="hint()"
      [mark]="field()().required() ? ('answer.needed' | transloco) : null"
      [error]="error()"
      [controlId]="path()"
    >
      @if (rows() > 1) {
        <textarea wmControl [rows]="rows()" [formField]="field()"></textarea>
      } @else {
        <input
          wmControl
          type="text"
          autocomplete="off"
          [attr.inputmode]="keyboard()"
          [spellcheck]="false"
          [formField]="field()"
        />
      }
    </wm-field>
  `,
})
export class TextAnswer {
  protected readonly words = inject(AnswerWords);
  readonly form = input('intake');
  readonly path = input.required<string>();
  readonly field = input.required<FieldTree<string>>();
  readonly hint = input<string | null>(null);
  readonly rows = input(1);
  readonly keyboard = input<'tel' | 'numeric' | null>(null);
  /** What the API found wrong with this answer. */
  readonly refused = input<string | null>(null);
  protected readonly error = computed(() => this.words.error(this.field()()) ?? this.refused());
}
