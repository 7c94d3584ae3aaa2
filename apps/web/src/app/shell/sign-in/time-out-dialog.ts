import { Component, inject } from '@angular/core';
import { MAT_DIALOG_DATA, MatDialogModule } from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';
import type { TimeOutNotice } from '../../platform/session/time-out';
import { Dates } from '../../platform/texts/dates';

@Component({
  selector: 'app-time-out',
  imports: [MatDialogModule, TranslocoPipe],
  template: `
    <h2 mat-dialog-title>{{ 'time-out.heading' | transloco: { time: dates.time(notice.at) } }}</h2>
    <mat-dialog-content>
      <p>{{ 'time-out.last' | transloco }}</p>
    </mat-dialog-content>
    <mat-dialog-actions>
      <button type="button" class="wm-button" cdkFocusInitial mat-dialog-close>{{ 'time-out.understood' | transloco }}</button>
    </mat-dialog-actions>
  `,
})
export class TimeOutDialog {
  protected readonly notice = inject<TimeOutNotice>(MAT_DIALOG_DATA);
  protected readonly dates = inject(Dates);
}
