import { Component, inject, signal } from '@angular/core';
import { form } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';
import type { LeftInPlaceView, OwnServiceView } from '@waymark/contracts';
import { Texts } from '../../../platform/texts/texts';
import { AskingDialog } from '../../shared/ui/asking-dialog';
import { ServicesClient, type Place } from '../data/services-client';

/** Ends a service or a team, or says what has to be moved first and with whom it is. */
@Component({
  selector: 'app-end-place-dialog',
  imports: [AskingDialog, MatDialogModule, TranslocoPipe],
  template: `
    @if (left.length) {
      <h2 mat-dialog-title>{{ 'services.not-empty' | transloco: { name } }}</h2>
      <mat-dialog-content>
        <p>{{ 'services.move-first' | transloco }}</p>
        <ul>
          @for (one of left; track $index) {
            <li>{{ line(one) }}</li>
          }
        </ul>
      </mat-dialog-content>
      <mat-dialog-actions>
        <button type="button" class="wm-button" mat-dialog-close cdkFocusInitial>{{ 'shortcut.close' | transloco }}</button>
      </mat-dialog-actions>
    } @else {
      <app-asking-dialog
        [heading]="'services.end-heading' | transloco: { name }"
        [text]="'services.end-text-' + place.what | transloco"
        [entry]="entry"
        [act]="'services.end-' + place.what | transloco"
        [wayOut]="'dialog.cancel' | transloco"
        [isDangerous]="true"
        [doing]="save"
      />
    }
  `,
})
export class EndPlaceDialog {
  private readonly given = inject<{ place: Place; left: LeftInPlaceView[] }>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<EndPlaceDialog, OwnServiceView[]>>(MatDialogRef);
  private readonly client = inject(ServicesClient);
  private readonly texts = inject(Texts);
  protected readonly place = this.given.place;
  protected readonly left = this.given.left;
  protected readonly name = this.texts.named(this.place.name);
  protected readonly entry = form(signal({}));

  protected line({ what, number, worker }: LeftInPlaceView): string {
    const count = this.texts.get(`services.left-${what}`, { count: number });
    return worker ? this.texts.get('services.left-with', { count, name: worker.name }) : count;
  }

  protected readonly save = async (): Promise<void> => {
    this.dialog.close(await this.client.end(this.place));
  };
}
