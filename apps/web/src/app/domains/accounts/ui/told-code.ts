import { Component, inject, input } from '@angular/core';
import { MatDialogModule } from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';
import type { AccountRequestAskedView } from '@waymark/contracts';
import { focusOnceShown } from '../../../platform/forms/focus-once-shown';
import { Dates } from '../../../platform/texts/dates';

/** What whoever asked tells the worker, shown once, and who can make the link that asks for it. */
@Component({
  selector: 'app-told-code',
  imports: [MatDialogModule, TranslocoPipe],
  template: `
    <h2 mat-dialog-title>{{ 'ask-for-link.asked' | transloco: { name: name() } }}</h2>
    <mat-dialog-content>
      <p>{{ 'ask-for-link.tell' | transloco: { name: name() } }}</p>
      <p class="code">{{ request().code }}</p>
      <p>{{ 'ask-for-link.second' | transloco: { people: request().secondPeople.join(', '), until: dates.instant(request().expiresAt) } }}</p>
    </mat-dialog-content>
    <mat-dialog-actions>
      <button type="button" class="wm-button" mat-dialog-close>{{ 'ask-for-link.told' | transloco }}</button>
    </mat-dialog-actions>
  `,
  styles: `
    :host {
      display: contents;
    }
    .code {
      margin: 0;
      padding: var(--wm-3);
      border-radius: var(--wm-radius);
      background: var(--wm-accent-soft);
      font-family: var(--wm-mono, monospace);
      font-size: var(--wm-text-xl, 1.5rem);
      letter-spacing: 0.1em;
      text-align: center;
    }
  `,
})
export class ToldCode {
  protected readonly dates = inject(Dates);
  readonly name = input.required<string>();
  readonly request = input.required<AccountRequestAskedView>();

  constructor() {
    focusOnceShown('button');
  }
}
