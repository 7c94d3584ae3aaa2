import { Component, input, output } from '@angular/core';
import { MatDialogModule } from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';
import type { WaitingRowView } from '@waymark/contracts';
import { Band } from '@waymark/ui';
import { focusOnceShown } from '../../../platform/forms/focus-once-shown';
import { whoIs } from '../data/who-is';

export interface AllocationOutcome {
  row: WaitingRowView;
  isDone: boolean;
  words: string;
}

/** What became of each person, by name. */
@Component({
  selector: 'app-allocation-outcomes',
  imports: [Band, MatDialogModule, TranslocoPipe],
  template: `
    <h2 mat-dialog-title>{{ 'allocate-many.outcome' | transloco }}</h2>
    <mat-dialog-content>
      <ul class="people">
        @for (one of outcomes(); track one.row.id) {
          <li>
            <strong>{{ whoIs(one.row) }}</strong>
            @if (one.isDone) {
              <p>{{ one.words }}</p>
            } @else {
              <wm-band tone="warning" [heading]="'allocate-many.refused' | transloco">{{ one.words }}</wm-band>
            }
          </li>
        }
      </ul>
    </mat-dialog-content>
    <mat-dialog-actions>
      <button type="button" class="wm-button" (click)="seen.emit()">{{ 'shortcut.close' | transloco }}</button>
    </mat-dialog-actions>
  `,
  styleUrls: ['./dialog.css', './allocate-many-dialog.css'],
  styles: `
    :host {
      display: contents;
    }
  `,
})
export class AllocationOutcomes {
  readonly outcomes = input.required<readonly AllocationOutcome[]>();
  readonly seen = output();
  protected readonly whoIs = whoIs;

  constructor() {
    focusOnceShown('button');
  }
}
