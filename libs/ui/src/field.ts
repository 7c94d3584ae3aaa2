import { Component, Directive, computed, inject, input } from '@angular/core';

let made = 0;

/**
 * A label above its control, with what is wrong between them and the hint below. The label stands above the box rather than floating in it
 * because Welsh runs some 40 % longer than English and a floating label would be cut off.
 */
@Component({
  selector: 'wm-field',
  template: `
    <label [attr.for]="id()">
      {{ label() }}
      @if (mark(); as word) {
        <span class="quiet">{{ word }}</span>
      }
    </label>
    @if (error()) {
      <p class="error" [id]="errorId()">{{ error() }}</p>
    }
    <ng-content />
    @if (hint()) {
      <p class="hint" [id]="hintId()">{{ hint() }}</p>
    }
  `,
  host: { '[class.wrong]': '!!error()' },
  styleUrl: './field.css',
})
export class Field {
  readonly label = input.required<string>();
  readonly hint = input<string | null>(null);
  readonly error = input<string | null>(null);
  /** A word beside the label, such as one that marks an answer as needed. */
  readonly mark = input<string | null>(null);
  readonly controlId = input<string>();

  private readonly ownId = `wm-field-${++made}`;
  readonly id = computed(() => this.controlId() ?? this.ownId);
  readonly hintId = computed(() => `${this.id()}-hint`);
  readonly errorId = computed(() => `${this.id()}-error`);
  readonly describedBy = computed(
    () => [this.hint() && this.hintId(), this.error() && this.errorId()].filter(Boolean).join(' ') || null,
  );
}

/** Ties a native control to the field around it, so that its label, hint and error are announced with it. */
@Directive({
  selector: '[wmControl]',
  host: {
    class: 'wm-control',
    '[id]': 'field.id()',
    '[attr.aria-describedby]': 'field.describedBy()',
    '[attr.aria-invalid]': 'field.error() ? true : null',
  },
})
export class Control {
  protected readonly field = inject(Field);
}
