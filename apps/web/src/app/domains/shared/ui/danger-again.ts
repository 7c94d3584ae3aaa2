import { Component, input, output } from '@angular/core';
import type { FieldTree } from '@angular/forms/signals';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { REVIEWED_DANGERS, type ReviewedDanger } from '@waymark/domain';
import { ChoiceAnswer } from '../../../platform/forms/choice-answer';
import { TextAnswer } from '../../../platform/forms/text-answer';

export interface DangerDraft {
  danger: ReviewedDanger | '';
  reason: string;
}

/** A look at the risk ends with whether the danger has grown, or with all the questions asked again. It lowers nothing. */
@Component({
  selector: 'app-danger-again',
  imports: [ChoiceAnswer, RouterLink, TextAnswer, TranslocoPipe],
  template: `
    <app-choice-answer form="review-danger" path="danger" list="reviewed-danger" [codes]="dangers" [field]="danger()" />
    @if (danger()().value() === 'greater') {
      <app-text-answer form="review-danger" path="reason" [rows]="2" [hint]="'review-danger.reason-hint' | transloco" [field]="reason()" />
    }
    <a class="wm-alone" [routerLink]="['/people', personId(), 'assess']" (click)="left.emit()">{{ 'review-danger.assess' | transloco }}</a>
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--wm-3);
      justify-items: start;
    }
    app-text-answer {
      justify-self: stretch;
    }
  `,
})
export class DangerAgain {
  readonly danger = input.required<FieldTree<ReviewedDanger | ''>>();
  readonly reason = input.required<FieldTree<string>>();
  readonly personId = input.required<string>();
  /** She asks all the questions instead; the review stays due until they are answered. */
  readonly left = output();
  protected readonly dangers = REVIEWED_DANGERS;
}
