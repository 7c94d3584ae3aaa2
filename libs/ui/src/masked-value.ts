import { Component, ElementRef, inject, input, output } from '@angular/core';
import { Icon } from './icon.js';

/** A detail that stays covered until somebody asks for it. The page fetches it on `reveal`; nothing hides in the markup. */
@Component({
  selector: 'wm-masked-value',
  imports: [Icon],
  template: `
    <span class="label">{{ label() }}</span>
    @if (value(); as shown) {
      <strong class="value" aria-live="polite">{{ shown }}</strong>
      <button type="button" (click)="hide.emit()"><wm-icon name="hide" />{{ hideText() }}</button>
    } @else {
      <span class="value mask" aria-hidden="true">{{ mask() }}</span>
      <button type="button" [disabled]="busy()" (click)="reveal.emit()">
        <wm-icon name="show" />{{ revealText() }}<span class="wm-unseen"> {{ label() }}</span>
      </button>
    }
    <ng-content />
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--wm-1) var(--wm-2);
    }
    .label {
      color: var(--wm-text-quiet);
    }
    .value {
      font-variant-numeric: tabular-nums;
      overflow-wrap: anywhere;
    }
    .mask {
      letter-spacing: 0.1em;
      color: var(--wm-text-quiet);
    }
    button {
      display: inline-flex;
      align-items: center;
      gap: var(--wm-1);
      min-block-size: calc(var(--wm-target) - 0.25rem);
      padding: 0 var(--wm-2);
      border: 1px solid var(--wm-line-strong);
      border-radius: var(--wm-radius);
      background: transparent;
      color: var(--wm-accent);
      font: inherit;
      cursor: pointer;
    }
    .wm-unseen {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
      white-space: nowrap;
    }
  `,
})
export class MaskedValue {
  readonly label = input.required<string>();
  readonly value = input<string | null>(null);
  readonly mask = input('••••• ••••••');
  readonly revealText = input.required<string>();
  readonly hideText = input.required<string>();
  readonly busy = input(false);
  readonly reveal = output<void>();
  readonly hide = output<void>();
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);

  /** Back to the button after the value has appeared or gone, since the one pressed was replaced. */
  focusButton(): void {
    this.host.nativeElement.querySelector('button')?.focus();
  }
}
