import { Component, computed, inject, resource } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Band } from '@waymark/ui';
import { problemOf } from '../../../platform/http/problem-error';
import { Texts } from '../../../platform/texts/texts';
import { ProblemBand } from '../../shared/ui/problem-band';
import { AssessmentDesk } from '../data/assessment-desk';
import type { AnswerSaid, EntryBody, EntryKey, LocalEntry } from '../data/entries';

/**
 * Entries that another page changed meanwhile: both stand side by side until a worker chooses. Nothing is chosen before
 * the other one is on the screen, since that would write over an answer unseen, or be refused and seem not to work.
 */
@Component({
  selector: 'app-conflict-list',
  imports: [Band, ProblemBand, TranslocoPipe],
  template: `
    <wm-band tone="warning" [heading]="'answer-conflict.heading' | transloco">
      <ul>
        @for (mine of desk.queue.conflicts(); track mine.key) {
          <li>
            <strong>{{ about(mine.key) }}</strong>
            @if (storedOf(mine.key); as stored) {
              <button type="button" class="wm-button quiet" (click)="choose(mine.key, stored, true)">
                {{ 'conflict.mine' | transloco: { words: wordsOf(mine.body) } }}
              </button>
              <button type="button" class="wm-button quiet" (click)="choose(mine.key, stored, false)">
                {{ 'conflict.theirs' | transloco: { words: wordsOf(stored) } }}
              </button>
            } @else {
              <span>{{ 'conflict.mine' | transloco: { words: wordsOf(mine.body) } }}</span>
            }
          </li>
        }
      </ul>
      @if (stored.isLoading()) {
        <p class="wm-small">{{ 'assessments.loading' | transloco }}</p>
      }
    </wm-band>
    @if (problem(); as refusal) {
      <app-problem-band [problem]="refusal" (again)="stored.reload()" />
    }
  `,
  styles: `
    ul {
      display: grid;
      gap: var(--wm-2);
      margin: var(--wm-2) 0 0;
      padding: 0;
      list-style: none;
    }
    li {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--wm-2);
    }
  `,
})
export class ConflictList {
  private readonly texts = inject(Texts);
  protected readonly desk = inject(AssessmentDesk);
  protected readonly stored = resource<readonly LocalEntry[], number>({
    params: () => this.desk.queue.conflicts().length,
    loader: () => this.desk.storedNow(),
  });
  protected readonly problem = computed(() => (this.stored.isLoading() ? null : problemOf(this.stored.error())));

  protected storedOf(key: EntryKey): EntryBody | null {
    const now = this.stored.hasValue() ? this.stored.value() : [];
    return now.find((entry) => entry.key === key)?.body ?? null;
  }

  protected choose(key: EntryKey, stored: EntryBody, keepMine: boolean): void {
    this.desk.queue.settle(key, stored, keepMine);
  }

  protected about(key: EntryKey): string {
    const [kind, name] = key.split('/');
    return kind === 'texts' ? this.texts.get(`call.text-${name}`) : this.texts.get('conflict.item', { number: Number(name) });
  }

  protected wordsOf(body: EntryBody): string {
    if ('text' in body) return body.text;
    const { answer, comment } = body as unknown as AnswerSaid;
    const word = this.texts.code('item-answer', answer);
    return comment ? `${word}: ${comment}` : word;
  }
}
