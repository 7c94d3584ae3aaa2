import { Component, computed, input, signal } from '@angular/core';
import type { FieldTree } from '@angular/forms/signals';
import { TranslocoPipe } from '@jsverse/transloco';
import { CHILDREN_MAX, PERSONS_CAUSING_HARM_MAX, SAFEGUARDING_DECISIONS, type RelatedPersonView } from '@waymark/contracts';
import { SAFETY_ANSWERS } from '@waymark/domain';
import { Band, Icon } from '@waymark/ui';
import { ChoiceAnswer } from '../../../platform/forms/choice-answer';
import { TextAnswer } from '../../../platform/forms/text-answer';
import { emptyRelated, type IntakeDraft } from '../data/intake-draft';
import { KnownOthers } from './known-others';
import { RelatedFields } from './related-fields';

/** The others in this: who causes harm, the children, and whether children's services must be told. */
@Component({
  selector: 'app-household-section',
  imports: [Band, ChoiceAnswer, Icon, KnownOthers, RelatedFields, TextAnswer, TranslocoPipe],
  templateUrl: './household-section.html',
  styleUrl: './section.css',
})
export class HouseholdSection {
  readonly field = input.required<FieldTree<IntakeDraft>>();
  /** Who already stands on the record of somebody who returns. */
  readonly known = input<readonly RelatedPersonView[]>([]);
  protected readonly answers = SAFETY_ANSWERS;
  protected readonly decisions = SAFEGUARDING_DECISIONS;
  protected readonly harmful = computed(() => this.field().personsCausingHarm().value());
  protected readonly children = computed(() => this.field().children().value());
  protected readonly mayAddHarmful = computed(() => this.harmful().length < PERSONS_CAUSING_HARM_MAX);
  protected readonly mayAddChild = computed(() => this.children().length < CHILDREN_MAX);
  protected readonly knownHarmful = computed(() => this.known().filter(({ role }) => role === 'causes-harm'));
  protected readonly knownChildren = computed(() => this.known().filter(({ role }) => role === 'child'));
  protected readonly hasChildren = computed(
    () => this.field().childrenInHousehold().value() === 'yes' || this.children().length > 0,
  );

  protected readonly hasAdded = signal(false);

  protected addHarmful(): void {
    this.hasAdded.set(true);
    this.field().personsCausingHarm().value.update((before) => [...before, emptyRelated('not-known')]);
  }

  protected addChild(): void {
    this.hasAdded.set(true);
    this.field().children().value.update((before) => [...before, emptyRelated('child')]);
  }

  protected remove(list: 'personsCausingHarm' | 'children', at: number): void {
    this.field()[list]().value.update((before) => before.filter((_, index) => index !== at));
  }
}
