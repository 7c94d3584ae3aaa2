import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { NOTE_MAX, type ImportRowView } from '@waymark/contracts';
import { lacksDiscardNote, ROW_DISCARD_REASONS, type RowDiscardReason } from '@waymark/domain';
import { Control, Field } from '@waymark/ui';
import { tooLong } from '../../../platform/forms/at-most';
import { toProblemError, type ProblemError } from '../../../platform/http/problem-error';
import { Texts } from '../../../platform/texts/texts';
import { ProblemBand } from '../../shared/ui/problem-band';
import { ImportsClient } from '../data/imports-client';

/** Sets a row aside that is not to become a referral, with the reason. Its text stays readable. */
@Component({
  selector: 'app-discard-row',
  imports: [Control, Field, ProblemBand, TranslocoPipe],
  template: `
    <details class="wm-card">
      <summary>{{ 'import-row.discard' | transloco }}</summary>
      <form novalidate (submit)="send($event)">
        @if (problem(); as refusal) {
          <app-problem-band [problem]="refusal" [canRetry]="false" />
        }
        <wm-field [label]="'import-row.discard-reason' | transloco" [error]="isTried() && !reason() ? ('field.required' | transloco) : null">
          <select #list wmControl (change)="choose(list.value)">
            <option value="" [selected]="!reason()">{{ 'answer.choose' | transloco }}</option>
            @for (one of reasons; track one) {
              <option [value]="one" [selected]="reason() === one">{{ texts.code('import-discard', one) }}</option>
            }
          </select>
        </wm-field>
        <wm-field [label]="'withdraw.note' | transloco" [error]="noteError()">
          <textarea #area wmControl rows="2" [value]="note()" (input)="note.set(area.value)"></textarea>
        </wm-field>
        <div>
          <button type="submit" class="wm-button quiet" [attr.aria-disabled]="isSending()">{{ 'import-row.discard-act' | transloco }}</button>
        </div>
      </form>
    </details>
  `,
  styles: `
    summary {
      min-block-size: 1.5rem;
      color: var(--wm-accent);
      cursor: pointer;
    }
    form {
      display: grid;
      gap: var(--wm-4);
      margin-block-start: var(--wm-4);
    }
  `,
})
export class DiscardRow {
  private readonly client = inject(ImportsClient);
  protected readonly texts = inject(Texts);
  protected readonly reasons = ROW_DISCARD_REASONS;
  readonly row = input.required<ImportRowView>();
  readonly discarded = output<ImportRowView>();
  private readonly rowId = computed(() => this.row().id);
  protected readonly reason = linkedSignal<string, RowDiscardReason | null>({ source: this.rowId, computation: () => null });
  protected readonly note = linkedSignal({ source: this.rowId, computation: () => '' });
  protected readonly isTried = linkedSignal({ source: this.rowId, computation: () => false });
  protected readonly needsNote = computed(() => {
    const reason = this.reason();
    return reason !== null && lacksDiscardNote({ reason, note: this.note(), statesHighRisk: this.row().statesHighRisk });
  });
  private readonly tooLong = computed(() => tooLong(this.note(), NOTE_MAX));
  protected readonly noteError = computed(() => {
    const long = this.tooLong();
    if (long) return this.texts.get('field.too-many-characters', long);
    return this.isTried() && this.needsNote() ? this.texts.get('problem.note-needed') : null;
  });
  protected readonly isSending = signal(false);
  protected readonly problem = linkedSignal<string, ProblemError | null>({ source: this.rowId, computation: () => null });

  protected choose(value: string): void {
    this.reason.set(ROW_DISCARD_REASONS.find((known) => known === value) ?? null);
  }

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    this.isTried.set(true);
    const reason = this.reason();
    if (reason === null || this.needsNote() || this.tooLong() || this.isSending()) return;
    this.isSending.set(true);
    this.problem.set(null);
    try {
      this.discarded.emit(await this.client.discard(this.row(), { reason, note: this.note().trim() || null }));
    } catch (error) {
      this.problem.set(toProblemError(error));
    } finally {
      this.isSending.set(false);
    }
  }
}
