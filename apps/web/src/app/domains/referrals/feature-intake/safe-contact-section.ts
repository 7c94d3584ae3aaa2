import { Component, computed, input } from '@angular/core';
import type { FieldTree } from '@angular/forms/signals';
import { TranslocoPipe } from '@jsverse/transloco';
import { CONTACT_OWNERS, SAFETY_ANSWERS } from '@waymark/domain';
import { Band } from '@waymark/ui';
import { ChoiceAnswer } from '../../../platform/forms/choice-answer';
import { SelectAnswer } from '../../../platform/forms/select-answer';
import { TextAnswer } from '../../../platform/forms/text-answer';
import type { IntakeDraft } from '../data/intake-draft';

/** Asked before anything else on every call: contact that is not known to be safe counts as unsafe. */
@Component({
  selector: 'app-safe-contact-section',
  imports: [Band, ChoiceAnswer, SelectAnswer, TextAnswer, TranslocoPipe],
  templateUrl: './safe-contact-section.html',
  styleUrl: './section.css',
})
export class SafeContactSection {
  readonly field = input.required<FieldTree<IntakeDraft['safeContact']>>();
  protected readonly answers = SAFETY_ANSWERS;
  protected readonly owners = CONTACT_OWNERS;
  protected readonly mustEnd = computed(() => this.field().safeToTalk().value() === 'no');
}
