import { Component, computed, inject, input } from '@angular/core';
import type { FieldTree } from '@angular/forms/signals';
import { TranslocoPipe } from '@jsverse/transloco';
import { LISTED_LANGUAGES } from '@waymark/domain';
import { Checks } from '@waymark/ui';
import { TextAnswer } from '../../../platform/forms/text-answer';
import { Texts } from '../../../platform/texts/texts';
import type { SpokenDraft } from '../data/spoken-draft';

/** Languages in which a worker can work with people: those of the list by a tick, any other in words. */
@Component({
  selector: 'app-spoken-languages',
  imports: [Checks, TextAnswer, TranslocoPipe],
  template: `
    <wm-checks [legend]="'spoken.listed' | transloco" [choices]="choices()" [value]="listed().value()" (valueChange)="listed().value.set($event)" />
    <app-text-answer form="spoken" path="others" [hint]="'spoken.others-hint' | transloco" [field]="field().others" />
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--wm-4);
    }
  `,
})
export class SpokenLanguages {
  private readonly texts = inject(Texts);
  readonly field = input.required<FieldTree<SpokenDraft>>();
  protected readonly listed = computed(() => (this.field().listed as unknown as FieldTree<readonly string[]>)());
  protected readonly choices = computed(() => LISTED_LANGUAGES.map((value) => ({ value, text: this.texts.code('language', value) })));
}
