import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { WaitingNumbers } from '@waymark/contracts';
import { Icon } from '@waymark/ui';
import { Texts } from '../../../platform/texts/texts';

/** The numbers at the top. They add up in words, and only those that ought to be nought raise their voice. */
@Component({
  selector: 'app-waiting-numbers',
  imports: [Icon, TranslocoPipe],
  template: `
    <dl class="numbers">
      @for (figure of figures(); track figure.label) {
        <div [class.alarm]="figure.alarm">
          <dt>{{ figure.label }}</dt>
          <dd>
            @if (figure.alarm) {
              <wm-icon name="alert" />
            }
            {{ figure.value }}
          </dd>
          @if (figure.note) {
            <dd class="note">{{ figure.note }}</dd>
          }
        </div>
      }
    </dl>
    <p class="books wm-small">
      @if (isWhole()) {
        {{ 'waiting.books' | transloco: { before: numbers().waitingBefore, joined: numbers().joined, left: numbers().left, now: now(), waiting: numbers().waiting, safety: numbers().safetyContacts } }}
        @if (leftBy()) {
          <span>{{ 'waiting.left-by' | transloco: { reasons: leftBy() } }}</span>
        }
      } @else {
        {{ 'waiting.of-yours' | transloco }}
      }
    </p>
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--wm-1);
    }
    .numbers {
      display: flex;
      flex-wrap: wrap;
      gap: 1px;
      margin: 0;
      overflow: hidden;
      border: 1px solid var(--wm-line);
      border-radius: var(--wm-radius);
      background: var(--wm-line);
    }
    .numbers > div {
      display: flex;
      flex: 1 1 8.5rem;
      flex-direction: column;
      justify-content: space-between;
      padding: var(--wm-2) var(--wm-3);
      background: var(--wm-surface);
    }
    dt {
      color: var(--wm-text-quiet);
      font-size: var(--wm-text-s);
    }
    dd {
      display: flex;
      align-items: center;
      gap: var(--wm-1);
      margin: 0;
      font-size: var(--wm-text-xl);
      font-weight: 600;
      font-variant-numeric: tabular-nums;
    }
    .note {
      color: var(--wm-text-quiet);
      font-size: var(--wm-text-s);
      font-weight: 400;
    }
    .alarm dt,
    .alarm dd:not(.note) {
      color: var(--wm-problem);
    }
    .books {
      display: flex;
      flex-wrap: wrap;
      gap: 0 var(--wm-4);
      margin: 0;
      color: var(--wm-text-quiet);
    }
  `,
})
export class WaitingNumbersStrip {
  private readonly texts = inject(Texts);
  readonly numbers = input.required<WaitingNumbers>();
  readonly leftBy = input('');
  /** Whether these are everybody's; what joined and left adds up for nobody who sees a part. */
  readonly isWhole = input.required<boolean>();
  protected readonly now = computed(() => this.numbers().waiting + this.numbers().safetyContacts);
  protected readonly figures = computed(() => {
    const { waiting, safetyContactsOwed, notAssessed, longestWorkingDays, medianWorkingDays } = this.numbers();
    const { safetyContactsOverdue, safetyContactsCameLate, highRiskTooLong, highRiskCameLate, notAssessedTooLong, notAssessedCameLate } = this.numbers();
    return [
      this.figure('waiting-now', waiting),
      this.figure('safety-contacts', safetyContactsOwed),
      this.alarm('safety-contacts-overdue', safetyContactsOverdue, safetyContactsCameLate),
      this.figure('not-assessed', notAssessed),
      this.figure('longest', longestWorkingDays),
      this.figure('median', medianWorkingDays),
      this.alarm('high-risk-too-long', highRiskTooLong, highRiskCameLate),
      this.alarm('not-assessed-too-long', notAssessedTooLong, notAssessedCameLate),
    ];
  });

  private figure(name: string, amount: number | null) {
    const value = amount === null ? '–' : this.texts.number(amount);
    return { label: this.texts.get(`waiting.number-${name}`), value, alarm: false, note: '' };
  }

  /** A backlog that was over its time before it came stands beside the figure, so that it hides no danger of today. */
  private alarm(name: string, amount: number, cameLate: number) {
    const note = cameLate > 0 ? this.texts.get('waiting.number-came-late', { count: cameLate }) : '';
    return { ...this.figure(name, amount), alarm: amount > 0, note };
  }
}
