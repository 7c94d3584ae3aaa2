import { Component, input, model, output } from '@angular/core';
import type { FormValueControl } from '@angular/forms/signals';

export interface Choice<T extends string = string> {
  value: T;
  text: string;
  hint?: string;
}

let made = 0;

/** One of several, as real radio buttons in a row: arrows move, a screen reader counts, a thumb hits them. */
@Component({
  selector: 'wm-choices',
  template: `
    <fieldset [attr.aria-describedby]="error() ? key + '-error' : null" [class.wrong]="!!error()" [id]="anchor() ?? key" tabindex="-1">
      <legend>
        {{ legend() }}
        @if (mark(); as word) {
          <span class="quiet">{{ word }}</span>
        }
      </legend>
      @if (hint()) {
        <p class="hint">{{ hint() }}</p>
      }
      @if (error()) {
        <p class="error" [id]="key + '-error'">{{ error() }}</p>
      }
      <div class="row" [class.stacked]="stacked()">
        @for (choice of choices(); track choice.value) {
          <label class="choice">
            <input
              type="radio"
              [name]="key"
              [value]="choice.value"
              [checked]="value() === choice.value"
              (change)="value.set(choice.value)"
              (blur)="touch.emit()"
            />
            <span>
              {{ choice.text }}
              @if (choice.hint) {
                <span class="more">{{ choice.hint }}</span>
              }
            </span>
          </label>
        }
      </div>
    </fieldset>
  `,
  styleUrl: './choices.css',
})
export class Choices implements FormValueControl<string> {
  readonly value = model('');
  readonly touch = output<void>();
  readonly legend = input.required<string>();
  readonly hint = input<string | null>(null);
  readonly mark = input<string | null>(null);
  readonly error = input<string | null>(null);
  readonly choices = input.required<readonly Choice[]>();
  readonly stacked = input(false);
  /** The id an error summary jumps to. */
  readonly anchor = input<string>();
  protected readonly key = `wm-choices-${++made}`;
}
