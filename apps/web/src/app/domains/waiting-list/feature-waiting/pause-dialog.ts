import { Component, computed, inject, signal } from '@angular/core';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';
import { NOTE_MAX, type WaitingEntryView, type WaitingRowView } from '@waymark/contracts';
import { PAUSE_REASONS, type PauseReason } from '@waymark/domain';
import { Choices, Control, Field, type Choice } from '@waymark/ui';
import { AnswerWords } from '../../../platform/forms/answer-words';
import { Dates } from '../../../platform/texts/dates';
import { Texts } from '../../../platform/texts/texts';
import { ProblemBand } from '../../shared/ui/problem-band';
import { Sending } from '../data/sending';
import { whoIs } from '../data/who-is';
import { WaitingListClient } from '../data/waiting-list-client';

/** Lets the clocks stand still for a reason that stays in sight, or run again. */
@Component({
  selector: 'app-pause-dialog',
  imports: [Choices, Control, Field, MatDialogModule, ProblemBand, TranslocoPipe],
  template: `
    <h2 mat-dialog-title>{{ (row.pause ? 'pause.resume-heading' : 'pause.heading') | transloco: { person: who } }}</h2>
    <form novalidate (submit)="save($event)">
      <mat-dialog-content class="fields">
        @if (sending.problem(); as refusal) {
          <app-problem-band [problem]="refusal" [canRetry]="false" />
        }
        @if (row.pause; as pause) {
          <p>{{ 'pause.resume-text' | transloco: { reason: texts.code('pause', pause.reason), since: dates.instant(pause.since) } }}</p>
        } @else {
          <p>{{ 'pause.text' | transloco }}</p>
          <wm-choices
            [legend]="'pause.reason' | transloco"
            [stacked]="true"
            [choices]="choices()"
            [error]="isMissing() ? ('field.required' | transloco: { limit: 0 }) : null"
            [value]="reason()"
            (valueChange)="reason.set($any($event))"
          />
          <wm-field [label]="'pause.note' | transloco" [error]="noteFault()">
            <textarea #words wmControl rows="2" [value]="note()" (input)="note.set(words.value)"></textarea>
          </wm-field>
        }
      </mat-dialog-content>
      <mat-dialog-actions>
        <button type="submit" class="wm-button" [attr.aria-disabled]="sending.isBusy()">
          {{ (row.pause ? 'waiting.act-resume' : 'waiting.act-pause') | transloco }}
        </button>
        <button type="button" class="wm-button quiet" mat-dialog-close>{{ 'dialog.cancel' | transloco }}</button>
      </mat-dialog-actions>
    </form>
  `,
  styleUrl: './dialog.css',
})
export class PauseDialog {
  protected readonly row = inject<WaitingRowView>(MAT_DIALOG_DATA);
  protected readonly who = whoIs(this.row);
  private readonly dialog = inject<MatDialogRef<PauseDialog, WaitingEntryView>>(MatDialogRef);
  private readonly client = inject(WaitingListClient);
  protected readonly texts = inject(Texts);
  protected readonly dates = inject(Dates);
  private readonly words = inject(AnswerWords);
  protected readonly sending = new Sending();
  protected readonly reason = signal<PauseReason | ''>('');
  protected readonly note = signal('');
  protected readonly noteFault = this.words.tooLong(this.note, NOTE_MAX);
  protected readonly isMissing = signal(false);
  protected readonly choices = computed((): Choice[] => PAUSE_REASONS.map((value) => ({ value, text: this.texts.code('pause', value) })));

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const reason = this.reason();
    this.isMissing.set(!this.row.pause && reason === '');
    if (this.isMissing() || this.noteFault()) return;
    const changed = await this.sending.run(() => this.send(reason));
    if (changed) this.dialog.close(changed);
  }

  private send(reason: PauseReason | ''): Promise<WaitingEntryView> {
    const entry = this.sending.current() ?? this.row;
    return reason === '' ? this.client.resume(entry) : this.client.pause(entry, { reason, note: this.note().trim() || null });
  }
}
