import { Component, computed, inject, input, output, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { NOTE_MAX, type EndImport, type ImportView } from '@waymark/contracts';
import { lacksSafetyWords } from '@waymark/domain';
import { Control, Field } from '@waymark/ui';
import { tooLong } from '../../../platform/forms/at-most';
import { focusOnceShown } from '../../../platform/forms/focus-once-shown';
import type { ProblemError } from '../../../platform/http/problem-error';
import { Texts } from '../../../platform/texts/texts';
import { ProblemBand } from '../../shared/ui/problem-band';
import { ImportWords } from '../data/import-words';

/** Asks before a file is undone or put aside: what will be gone, and what was done for whoever is in danger in it. */
@Component({
  selector: 'app-end-file',
  imports: [Control, Field, ProblemBand, TranslocoPipe],
  template: `
    <form class="ask" aria-labelledby="end-question" novalidate (submit)="send($event)">
      <p id="end-question" tabindex="-1">{{ question() }}</p>
      <ng-content />
      @for (line of lines(); track line) {
        <p>{{ line }}</p>
      }
      @if (high().length) {
        <div class="high">
          @for (line of high(); track line) {
            <p>{{ line }}</p>
          }
        </div>
        @if (file().safetySaid === null) {
          <wm-field [label]="'import-end.safety' | transloco" [mark]="'answer.needed' | transloco" [error]="fault()">
            <textarea #area wmControl rows="3" [value]="words()" (input)="words.set(area.value)"></textarea>
          </wm-field>
        }
      }
      @if (problem(); as refusal) {
        <app-problem-band [problem]="refusal" [canRetry]="false" />
      }
      <div class="wm-actions">
        <button type="submit" class="wm-button danger" [attr.aria-disabled]="isBusy()">{{ act() }}</button>
        <button type="button" class="wm-button quiet" (click)="kept.emit()">{{ 'import-page.keep' | transloco }}</button>
      </div>
    </form>
  `,
  styleUrl: './end-file.css',
})
export class EndFile {
  private readonly texts = inject(Texts);
  private readonly importWords = inject(ImportWords);
  readonly file = input.required<ImportView>();
  readonly question = input.required<string>();
  readonly lines = input<readonly string[]>([]);
  readonly act = input.required<string>();
  readonly isBusy = input(false);
  /** Why it was refused, where she presses again. */
  readonly problem = input<ProblemError | null>(null);
  readonly agreed = output<EndImport>();
  readonly kept = output();
  protected readonly words = signal('');
  private readonly wasSent = signal(false);
  protected readonly high = computed(() => this.importWords.highLeft(this.file()));
  private readonly isLacking = computed(() =>
    lacksSafetyWords({ high: this.file().highLeft, safetyWords: this.words().trim() || (this.file().safetySaid?.words ?? null) }),
  );
  protected readonly fault = computed(() => {
    const long = tooLong(this.words(), NOTE_MAX);
    if (long) return this.texts.get('field.too-many-characters', long);
    return this.wasSent() && this.isLacking() ? this.texts.get('import-end.safety-needed') : null;
  });

  constructor() {
    focusOnceShown('#end-question');
  }

  protected send(event: Event): void {
    event.preventDefault();
    this.wasSent.set(true);
    if (this.fault() || this.isBusy()) return;
    this.agreed.emit({ safetyWords: this.words().trim() || null });
  }
}
