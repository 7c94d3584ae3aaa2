import { Component, computed, inject, input } from '@angular/core';
import type { FieldTree } from '@angular/forms/signals';
import { TranslocoPipe } from '@jsverse/transloco';
import { Control, Field } from '@waymark/ui';
import { Texts } from '../texts/texts';
import { AnswerWords } from './answer-words';

/** One of a long list of codes, in the platform's own list: it opens by key, by thumb and by voice. */
@Component({
  selector: 'app-select-answer',
  imports: [Field, Control, TranslocoPipe],
  template: `
    <wm-field
      [label]="words.label(form(), path())"
      [hint]="hint()"
      [mark]="state().required() ? ('answer.needed' | transloco) : null"
      [error]="error()"
      [controlId]="path()"
    >
      <select #box wmControl (change)="choose(box.value)" (blur)="state().markAsTouched()">
        @if (mayBeEmpty()) {
          <option value="" [selected]="value() === ''">{{ 'answer.choose' | transloco }}</option>
        }
        @for (code of codes(); track code) {
          <option [value]="code" [selected]="value() === code">{{ texts.code(list(), code) }}</option>
        }
      </select>
    </wm-field>
  `,
})
export class SelectAnswer<T extends string> {
  protected readonly words = inject(AnswerWords);
  protected readonly texts = inject(Texts);
  readonly form = input('intake');
  readonly path = input.required<string>();
  readonly field = input.required<FieldTree<T>>();
  readonly codes = input.required<readonly string[]>();
  readonly list = input.required<string>();
  readonly hint = input<string | null>(null);
  readonly mayBeEmpty = input(false);
  readonly refused = input<string | null>(null);
  protected readonly state = computed(() => (this.field() as FieldTree<string>)());
  protected readonly value = computed(() => this.state().value());
  protected readonly error = computed(() => this.words.error(this.state()) ?? this.refused());

  protected choose(code: string): void {
    this.state().value.set(code);
    this.state().markAsDirty();
  }
}
