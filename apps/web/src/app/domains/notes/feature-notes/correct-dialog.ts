import { Component, inject, signal } from '@angular/core';
import { form, required } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';
import { NOTE_TEXT_MAX, type NoteView } from '@waymark/contracts';
import { atMost } from '../../../platform/forms/at-most';
import { TextAnswer } from '../../../platform/forms/text-answer';
import { Notices } from '../../../platform/notices';
import { randomKey } from '../../../platform/random-key';
import { Dates } from '../../../platform/texts/dates';
import { Texts } from '../../../platform/texts/texts';
import { NotesClient } from '../../shared/data/notes-client';
import { AskingDialog } from '../../shared/ui/asking-dialog';

/** Says what a note should have said. Both stay readable. */
@Component({
  selector: 'app-correct-dialog',
  imports: [AskingDialog, TextAnswer, TranslocoPipe],
  template: `
    <app-asking-dialog
      [heading]="'correct-note.heading' | transloco"
      [text]="'correct-note.text' | transloco"
      [entry]="entry"
      [act]="'correct-note.save' | transloco"
      [wayOut]="'dialog.cancel' | transloco"
      [doing]="correct"
    >
      <app-text-answer form="correct-note" path="words" [rows]="6" [field]="entry.words" />
    </app-asking-dialog>
  `,
})
export class CorrectDialog {
  private readonly data = inject<{ note: NoteView; personId: string }>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<CorrectDialog, NoteView>>(MatDialogRef);
  private readonly client = inject(NotesClient);
  private readonly notices = inject(Notices);
  private readonly texts = inject(Texts);
  private readonly dates = inject(Dates);
  private readonly key = randomKey();
  private readonly draft = signal({ words: this.data.note.text });
  protected readonly entry = form(this.draft, (path) => {
    required(path.words);
    atMost(path.words, NOTE_TEXT_MAX);
  });

  protected readonly correct = async (): Promise<void> => {
    const { id, kind, minutes, happenedAt, hasTime } = this.data.note;
    const when = { happenedOn: this.dates.dayOf(happenedAt), happenedTime: hasTime ? this.dates.time(happenedAt) : null };
    const request = { kind, minutes, ...when, text: this.draft().words.trim(), correctsId: id };
    const note = await this.client.write(this.data.personId, request, this.key);
    this.notices.say(this.texts.get('correct-note.saved'));
    this.dialog.close(note);
  };
}
