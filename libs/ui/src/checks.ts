import { Component, input, model, output } from '@angular/core';
import type { FormValueControl } from '@angular/forms/signals';
import type { Choice } from './choices.js';

let made = 0;

/** Any number of several, as real checkboxes. */
@Component({
  selector: 'wm-checks',
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
      <div class="row">
        @for (choice of choices(); track choice.value) {
          <label class="choice">
            <input
              type="checkbox"
              [checked]="value().includes(choice.value)"
              (change)="toggle(choice.value)"
              (blur)="touch.emit()"
            />
            <span>{{ choice.text }}</span>
          </label>
        }
      </div>
    </fieldset>
  `,
  styleUrl: './choices.css',
})
export class Checks implements FormValueControl<readonly string[]> {
  readonly value = model<readonly string[]>([]);
  readonly touch = output<void>();
  readonly legend = input.required<string>();
  readonly hint = input<string | null>(null);
  readonly mark = input<string | null>(null);
  readonly error = input<string | null>(null);
  readonly choices = input.required<readonly Choice[]>();
  readonly anchor = input<string>();
  protected readonly key = `wm-checks-${++made}`;

  protected toggle(choice: string): void {
    const chosen = this.value();
    this.value.set(chosen.includes(choice) ? chosen.filter((one) => one !== choice) : [...chosen, choice]);
  }
}
