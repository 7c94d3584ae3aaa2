import { afterNextRender, Component, computed, ElementRef, inject, input, output } from '@angular/core';
import type { FieldTree } from '@angular/forms/signals';
import { TranslocoPipe } from '@jsverse/transloco';
import { RELATIONSHIPS, SAFETY_ANSWERS } from '@waymark/domain';
import { ChoiceAnswer } from '../../../platform/forms/choice-answer';
import { SelectAnswer } from '../../../platform/forms/select-answer';
import { TextAnswer } from '../../../platform/forms/text-answer';
import type { RelatedDraft } from '../data/intake-draft';

/** Somebody else in this, as a person of their own. Any of it may be unknown. */
@Component({
  selector: 'app-related-fields',
  imports: [ChoiceAnswer, SelectAnswer, TextAnswer, TranslocoPipe],
  template: `
    <fieldset class="other">
      <legend>{{ 'intake-page.' + list() | transloco: { number: at() + 1 } }}</legend>
      <div class="grid">
        <app-text-answer [path]="path() + '.givenName'" [field]="field().givenName" />
        <app-text-answer [path]="path() + '.familyName'" [field]="field().familyName" />
        <app-text-answer [path]="path() + '.dateOfBirth'" keyboard="numeric" [field]="field().dateOfBirth" />
        @if (list() === 'personsCausingHarm') {
          <app-select-answer
            [path]="path() + '.relationship'"
            list="relationship"
            [codes]="relationships"
            [field]="field().relationship"
          />
        }
        <app-choice-answer [path]="path() + '.livesWith'" list="safety" [codes]="answers" [field]="field().livesWith" />
      </div>
      <button type="button" class="wm-link" (click)="removed.emit()">
        {{ 'intake-page.remove' | transloco }}
      </button>
    </fieldset>
  `,
  styleUrl: './section.css',
})
export class RelatedFields {
  readonly list = input.required<'personsCausingHarm' | 'children'>();
  readonly at = input.required<number>();
  readonly field = input.required<FieldTree<RelatedDraft>>();
  /** True for one that was just added; coming back to a form must not move the focus. */
  readonly isNew = input(false);
  readonly removed = output<void>();
  protected readonly path = computed(() => `${this.list()}.${this.at()}`);
  protected readonly relationships = RELATIONSHIPS;
  protected readonly answers = SAFETY_ANSWERS;
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);

  constructor() {
    afterNextRender(() => {
      if (this.isNew()) this.host.nativeElement.querySelector('input')?.focus();
    });
  }
}
