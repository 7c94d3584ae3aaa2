import { Component, inject, input, output } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import type { ConflictWith } from './declare-conflict-dialog';

/** The quiet way out of a record that a worker must not be in. */
@Component({
  selector: 'app-declare-conflict',
  imports: [TranslocoPipe],
  template: `
    <button type="button" class="wm-link" (click)="ask()">
      {{ 'conflict.open' | transloco }}<span class="wm-unseen"> {{ name() }}</span>
    </button>
  `,
})
export class DeclareConflict {
  private readonly dialog = inject(MatDialog);
  readonly personId = input.required<string>();
  readonly name = input.required<string>();
  readonly client = input.required<ConflictWith['client']>();
  /** She has said so, and the person is not there any more. */
  readonly declared = output<void>();

  protected async ask(): Promise<void> {
    const { DeclareConflictDialog } = await import('./declare-conflict-dialog');
    const data: ConflictWith = { personId: this.personId(), name: this.name(), client: this.client() };
    const done = await firstValueFrom(this.dialog.open(DeclareConflictDialog, { data, width: '38rem' }).afterClosed());
    if (done) this.declared.emit();
  }
}
