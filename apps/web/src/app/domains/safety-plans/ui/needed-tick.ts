import { Component, input, model } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

/** A box that has to be ticked, with what is wrong announced with it. */
@Component({
  selector: 'app-needed-tick',
  imports: [TranslocoPipe],
  template: `
    @if (error(); as sentence) {
      <p class="error" [id]="anchor() + '-error'">{{ sentence }}</p>
    }
    <label>
      <input
        type="checkbox"
        [id]="anchor()"
        [checked]="value()"
        [attr.aria-invalid]="error() ? true : null"
        [attr.aria-describedby]="error() ? anchor() + '-error' : null"
        (change)="value.set(!value())"
      />
      <span
        >{{ text() }} <span class="quiet">{{ 'answer.needed' | transloco }}</span></span
      >
    </label>
  `,
  host: { '[class.wrong]': '!!error()' },
  styles: `
    :host {
      display: block;
    }
    :host(.wrong) {
      padding-inline-start: var(--wm-3);
      border-inline-start: 4px solid var(--wm-problem);
    }
    label {
      display: flex;
      align-items: center;
      gap: var(--wm-2);
      min-block-size: var(--wm-target);
    }
    input {
      flex: none;
      inline-size: 1.125rem;
      block-size: 1.125rem;
      margin: 0;
      accent-color: var(--wm-accent);
    }
    .quiet {
      color: var(--wm-text-quiet);
    }
    .error {
      margin: 0;
      color: var(--wm-problem);
      font-size: var(--wm-text-s);
      font-weight: 600;
    }
  `,
})
export class NeededTick {
  readonly text = input.required<string>();
  /** The id an error summary jumps to. */
  readonly anchor = input.required<string>();
  readonly error = input<string | null>(null);
  readonly value = model(false);
}
