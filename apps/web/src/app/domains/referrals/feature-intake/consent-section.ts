import { Component, input } from '@angular/core';
import type { FieldTree } from '@angular/forms/signals';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ConsentAnswer } from '@waymark/domain';
import { ChoiceAnswer } from '../../../platform/forms/choice-answer';
import type { IntakeDraft } from '../data/intake-draft';

const PURPOSES = ['support', 'dataProtection', 'sharing', 'research'] as const;
/** Only something given can be withdrawn, so that answer waits for a later day. */
const ANSWERS: readonly ConsentAnswer[] = ['not-asked', 'given', 'refused'];

/** Four agreements, kept apart: one never stands for another. */
@Component({
  selector: 'app-consent-section',
  imports: [ChoiceAnswer, TranslocoPipe],
  template: `
    <section class="wm-card" aria-labelledby="consent-heading">
      <h2 id="consent-heading">{{ 'intake-page.consents' | transloco }}</h2>
      <div class="grid two">
        @for (purpose of purposes; track purpose) {
          <app-choice-answer
            list="consent"
            [path]="'consents.' + purpose"
            [codes]="answers"
            [field]="field()[purpose]"
          />
        }
      </div>
    </section>
  `,
  styleUrl: './section.css',
})
export class ConsentSection {
  readonly field = input.required<FieldTree<IntakeDraft['consents']>>();
  protected readonly purposes = PURPOSES;
  protected readonly answers = ANSWERS;
}
