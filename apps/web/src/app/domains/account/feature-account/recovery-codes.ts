import { Component, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { focusOnceShown } from '../../../platform/forms/focus-once-shown';

/** Shows the codes once. They are for paper, so there is no button that would put them on the clipboard. */
@Component({
  selector: 'app-recovery-codes',
  imports: [TranslocoPipe],
  template: `
    <h3 tabindex="-1">{{ 'second-factor.codes-heading' | transloco }}</h3>
    <p>{{ 'second-factor.codes-text' | transloco }}</p>
    <ol>
      @for (code of codes(); track code) {
        <li>{{ code }}</li>
      }
    </ol>
    <div class="wm-actions">
      <button type="button" class="wm-button" (click)="kept.emit()">{{ 'second-factor.codes-kept' | transloco }}</button>
    </div>
  `,
  styleUrl: './step.css',
  styles: `
    h3 {
      margin: 0;
      outline-offset: 0.25rem;
    }
    ol {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(18.5rem, 1fr));
      gap: var(--wm-1) var(--wm-4);
      margin: 0;
      padding-inline-start: 2rem;
    }
    li {
      font-family: ui-monospace, 'SF Mono', 'Cascadia Mono', 'DejaVu Sans Mono', monospace;
    }
  `,
})
export class RecoveryCodes {
  readonly codes = input.required<readonly string[]>();
  readonly kept = output<void>();

  constructor() {
    focusOnceShown('h3');
  }
}
