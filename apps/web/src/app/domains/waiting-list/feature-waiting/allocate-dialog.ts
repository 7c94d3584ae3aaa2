import { Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';
import { NOTE_MAX, type SuggestedWorkerView, type WaitingEntryView, type WaitingRowView } from '@waymark/contracts';
import { Band, Choices, Control, Field, SkeletonRows, type Choice } from '@waymark/ui';
import { AnswerWords } from '../../../platform/forms/answer-words';
import { problemOf } from '../../../platform/http/problem-error';
import { Session } from '../../../platform/session/session';
import { Dates } from '../../../platform/texts/dates';
import { Texts } from '../../../platform/texts/texts';
import { LanguageWords } from '../../shared/data/language-words';
import { ProblemBand } from '../../shared/ui/problem-band';
import { Sending } from '../data/sending';
import { whoIs } from '../data/who-is';
import { WaitingListClient } from '../data/waiting-list-client';
import { WaitingWords } from '../data/waiting-words';

/** Gives a person to a worker, with the load of each before and after in sight. A suggestion is no decision. */
@Component({
  selector: 'app-allocate-dialog',
  imports: [Band, Choices, Control, Field, MatDialogModule, ProblemBand, SkeletonRows, TranslocoPipe],
  template: `
    <h2 mat-dialog-title>{{ 'allocate.heading' | transloco: { person: who } }}</h2>
    <form novalidate (submit)="save($event)">
      <mat-dialog-content class="fields">
        @if (loadProblem(); as refusal) {
          <app-problem-band [problem]="refusal" (again)="resource.reload()" />
        }
        @if (sending.current()?.allocation; as quicker) {
          <wm-band
            tone="warning"
            [heading]="'allocate.quicker' | transloco: { by: quicker.by, worker: quicker.worker.name, at: dates.time(quicker.at) }"
          />
        } @else if (sending.problem(); as refusal) {
          <app-problem-band [problem]="refusal" [canRetry]="false" />
        }
        @if (entry(); as view) {
          @if (view.allocation && !sending.current()) {
            <p>{{ 'waiting.allocated' | transloco: { name: view.allocation.worker.name } }}</p>
          }
          <p class="wm-quiet">{{ spokenTo(view) }}</p>
          <p>{{ keepsRisk(view) }}</p>
          @if (words.unmatchedLanguage(view); as language) {
            <wm-band tone="warning" [heading]="'allocate.no-language' | transloco: { language }" />
          }
          @if (view.suggestions.length) {
            <wm-choices
              [legend]="'allocate.worker' | transloco"
              [hint]="'allocate.hint' | transloco"
              [stacked]="true"
              [choices]="choices()"
              [error]="isMissing() ? ('field.required' | transloco: { limit: 0 }) : null"
              [(value)]="workerId"
            />
          } @else {
            <wm-band tone="warning" [heading]="'allocate.nobody' | transloco" />
          }
          @if (chosen()?.overCeiling) {
            <wm-field [label]="'allocate.reason' | transloco" [mark]="'answer.needed' | transloco" [error]="reasonFault()">
              <textarea #typed wmControl rows="2" [value]="reason()" (input)="reason.set(typed.value)"></textarea>
            </wm-field>
          }
        } @else if (resource.isLoading()) {
          <wm-skeleton-rows [count]="4" [text]="'waiting.loading' | transloco" />
        }
      </mat-dialog-content>
      <mat-dialog-actions>
        <button type="submit" class="wm-button" [attr.aria-disabled]="sending.isBusy() || !entry()">{{ 'allocate.save' | transloco }}</button>
        <button type="button" class="wm-button quiet" (click)="close()">{{ 'dialog.cancel' | transloco }}</button>
      </mat-dialog-actions>
    </form>
  `,
  styleUrl: './dialog.css',
})
export class AllocateDialog {
  protected readonly row = inject<WaitingRowView>(MAT_DIALOG_DATA);
  protected readonly who = whoIs(this.row);
  private readonly dialog = inject<MatDialogRef<AllocateDialog, WaitingEntryView>>(MatDialogRef);
  private readonly client = inject(WaitingListClient);
  private readonly texts = inject(Texts);
  private readonly languages = inject(LanguageWords);
  private readonly session = inject(Session);
  protected readonly words = inject(WaitingWords);
  protected readonly dates = inject(Dates);
  protected readonly sending = new Sending();
  protected readonly resource = this.client.entry(signal(this.row.id));
  private readonly loaded = computed(() => (this.resource.hasValue() ? this.resource.value() : null));
  /** Whoever was quicker is shown, and the next try starts from there. */
  protected readonly entry = computed(() => this.sending.current() ?? this.loaded());
  protected readonly loadProblem = computed(() => problemOf(this.resource.error()));
  /** The best fit is chosen for her once. What she then chose stays while she may still have it, and nobody takes its place. */
  protected readonly workerId = linkedSignal<readonly SuggestedWorkerView[] | null, string>({
    source: () => this.entry()?.suggestions ?? null,
    computation: (suggestions, before) => {
      if (suggestions === null) return '';
      if (!before?.source) return bestOf(suggestions);
      return suggestions.some(({ worker }) => worker.id === before.value) ? before.value : '';
    },
  });
  protected readonly reason = signal('');
  protected readonly reasonFault = inject(AnswerWords).tooLong(this.reason, NOTE_MAX);
  protected readonly isMissing = signal(false);
  protected readonly chosen = computed(() => this.entry()?.suggestions.find(({ worker }) => worker.id === this.workerId()) ?? null);
  protected readonly choices = computed((): Choice[] =>
    (this.entry()?.suggestions ?? []).map((one) => ({
      value: one.worker.id,
      text: one.worker.name,
      hint: this.words.suggestion(one),
    })),
  );

  /** Nobody is to think that a name on a list took the danger with it. */
  protected keepsRisk({ holder }: WaitingEntryView): string {
    const isMine = holder.id === this.session.current()?.worker.id;
    return this.texts.get(isMine ? 'allocate.keeps-risk-you' : 'allocate.keeps-risk', { name: holder.name });
  }

  protected spokenTo({ person, languageNamed }: WaitingEntryView): string {
    return this.languages.of({ language: person.language, languageNamed, interpreter: person.needsInterpreter ? 'needed' : 'not-needed' });
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const entry = this.entry();
    this.isMissing.set(this.workerId() === '');
    if (!entry || this.workerId() === '' || this.reasonFault()) return;
    const reasonOverCeiling = this.chosen()?.overCeiling ? this.reason().trim() || null : null;
    const changed = await this.sending.run(() => this.client.allocate(entry, { workerId: this.workerId(), reasonOverCeiling }));
    if (changed) this.dialog.close(changed);
  }

  /** What somebody else did meanwhile shows on the page too. */
  protected close(): void {
    this.dialog.close(this.sending.current() ?? undefined);
  }
}

/** The first who has room. Where nobody has, the lead chooses for herself. */
function bestOf(suggestions: readonly SuggestedWorkerView[]): string {
  const [first] = suggestions;
  return first && !first.overCeiling ? first.worker.id : '';
}
