import { Component, computed, input } from '@angular/core';
import { qrSquares } from './qr-squares';

/** A square code for a telephone's camera. Dark on light in every theme, since not every scanner reads the reverse. */
@Component({
  selector: 'app-qr-picture',
  template: `
    <svg role="img" [attr.aria-label]="label()" [attr.viewBox]="'0 0 ' + squares().side + ' ' + squares().side" shape-rendering="crispEdges">
      <rect fill="#fff" [attr.width]="squares().side" [attr.height]="squares().side" />
      <path fill="#000" [attr.d]="squares().path" />
    </svg>
  `,
  styles: `
    :host {
      display: block;
    }
    svg {
      display: block;
      inline-size: min(15rem, 100%);
      border-radius: var(--wm-radius);
    }
  `,
})
export class QrPicture {
  readonly text = input.required<string>();
  readonly label = input.required<string>();
  protected readonly squares = computed(() => qrSquares(this.text()));
}
