import { Component, input, output } from '@angular/core';
import type { FieldTree } from '@angular/forms/signals';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { REVIEWED_DANGERS, type ReviewedDanger } from '@waymark/domain';
import { ChoiceAnswer } from '../../../platform/forms/choice-answer';

/** A look at the risk ends with whether the danger has grown, or with all the questions asked again. It lowers nothing. */
@Component({
  selector: 'app-danger-again',
  imports: [ChoiceAnswer, RouterLink, TranslocoPipe],
  template: `
    <app-choice-answer form="review-danger" path="danger" list="reviewed-danger" [codes]="dangers" [field]="danger()" />
    <a class="wm-alone" [routerLink]="['/people', personId(), 'assess']" (click)="left.emit()">{{ 'review-danger.assess' | transloco }}</a>
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--wm-3);
      justify-items: start;
    }
  `,
})
export class DangerAgain {
  readonly danger = input.required<FieldTree<ReviewedDanger | ''>>();
  readonly personId = input.required<string>();
  /** She asks all the questions instead; the review stays due until they are answered. */
  readonly left = output();
  protected readonly dangers = REVIEWED_DANGERS;
}
