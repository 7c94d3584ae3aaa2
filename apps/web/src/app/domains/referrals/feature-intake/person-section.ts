import { Component, computed, input } from '@angular/core';
import type { FieldTree } from '@angular/forms/signals';
import { TranslocoPipe } from '@jsverse/transloco';
import { CHOSEN_LANGUAGES, GENDERS, INTERPRETER_NEEDS } from '@waymark/domain';
import { ChoiceAnswer } from '../../../platform/forms/choice-answer';
import { SelectAnswer } from '../../../platform/forms/select-answer';
import { TextAnswer } from '../../../platform/forms/text-answer';
import type { IntakeDraft } from '../data/intake-draft';

@Component({
  selector: 'app-person-section',
  imports: [ChoiceAnswer, SelectAnswer, TextAnswer, TranslocoPipe],
  templateUrl: './person-section.html',
  styleUrl: './section.css',
})
export class PersonSection {
  readonly field = input.required<FieldTree<IntakeDraft['person']>>();
  protected readonly genders = GENDERS;
  protected readonly languages = CHOSEN_LANGUAGES;
  protected readonly interpreters = INTERPRETER_NEEDS;
  protected readonly namesLanguage = computed(() => this.field().language().value() === 'other');
}
