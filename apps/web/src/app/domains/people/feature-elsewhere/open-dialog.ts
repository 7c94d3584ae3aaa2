import { Component, inject, signal } from '@angular/core';
import { form, minLength, required } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { Router } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { OPENING_WORDS_MAX, type ElsewhereView } from '@waymark/contracts';
import { OPENING_REASONS, SETTINGS, type OpeningReason } from '@waymark/domain';
import { atMost } from '../../../platform/forms/at-most';
import { SelectAnswer } from '../../../platform/forms/select-answer';
import { TextAnswer } from '../../../platform/forms/text-answer';
import { randomKey } from '../../../platform/random-key';
import { Openings } from '../../../platform/session/openings';
import { AskingDialog } from '../../shared/ui/asking-dialog';

/** As the product ships it: told before anything is sent. An organisation that asks for more says so in its answer. */
const WORDS_LEAST = SETTINGS['opening.words-least'].shipped;

/** Opens a record whose holder cannot be reached: why, in a sentence, before anything is shown. */
@Component({
  selector: 'app-open-dialog',
  imports: [AskingDialog, SelectAnswer, TextAnswer, TranslocoPipe],
  template: `
    <app-asking-dialog
      [heading]="'open-record.heading' | transloco: { initials: about.initials }"
      [text]="'open-record.text' | transloco"
      [entry]="entry"
      [act]="'open-record.act' | transloco"
      [wayOut]="'dialog.cancel' | transloco"
      [doing]="open"
    >
      <app-select-answer form="open-record" path="reason" list="opening-reason" [mayBeEmpty]="true" [codes]="reasons" [field]="entry.reason" />
      <app-text-answer form="open-record" path="words" [rows]="3" [hint]="'open-record.words-hint' | transloco" [field]="entry.words" />
    </app-asking-dialog>
  `,
})
export class OpenDialog {
  protected readonly about = inject<ElsewhereView>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<OpenDialog, boolean>>(MatDialogRef);
  private readonly openings = inject(Openings);
  private readonly router = inject(Router);
  private readonly key = randomKey();
  protected readonly reasons = OPENING_REASONS;
  private readonly draft = signal<{ reason: OpeningReason | ''; words: string }>({ reason: '', words: '' });
  protected readonly entry = form(this.draft, (path) => {
    required(path.reason);
    required(path.words);
    minLength(path.words, WORDS_LEAST);
    atMost(path.words, OPENING_WORDS_MAX);
  });

  protected readonly open = async (): Promise<void> => {
    const { reason, words } = this.draft();
    if (reason === '') return;
    await this.openings.open(this.about.id, { reason, words }, this.key);
    this.dialog.close(true);
    await this.router.navigate(['/people', this.about.id]);
  };
}
