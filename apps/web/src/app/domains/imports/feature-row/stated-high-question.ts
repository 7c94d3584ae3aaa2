import { Component, computed, inject, input, model } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { NOTE_MAX } from '@waymark/contracts';
import type { RowDecisions } from '@waymark/domain';
import { Choices, Control, Field } from '@waymark/ui';
import { tooLong } from '../../../platform/forms/at-most';
import { notInWords } from '../../../platform/forms/in-words';
import { Texts } from '../../../platform/texts/texts';

/** A high risk that the agency states is left behind by nobody but a worker, and in words. */
@Component({
  selector: 'app-stated-high-question',
  imports: [Choices, Control, Field, TranslocoPipe],
  template: `
    <wm-choices
      [legend]="'import-row.stated-high' | transloco: { raw: raw() }"
      [choices]="choices()"
      [stacked]="true"
      [value]="answer() ?? ''"
      (valueChange)="answer.set($event === 'keep' ? 'keep' : 'set-aside')"
    />
    @if (answer() === 'set-aside') {
      <wm-field [label]="'import-row.high-note' | transloco" [mark]="'answer.needed' | transloco" [error]="error()" controlId="stated-high-note">
        <textarea #area wmControl rows="3" [value]="note()" (input)="note.set(area.value)"></textarea>
      </wm-field>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--wm-3);
    }
  `,
})
export class StatedHighQuestion {
  readonly raw = input.required<string>();
  readonly isTried = input.required<boolean>();
  readonly answer = model.required<RowDecisions['statedHigh']>();
  readonly note = model.required<string>();
  private readonly texts = inject(Texts);
  protected readonly choices = computed(() =>
    ['keep', 'set-aside'].map((value) => ({ value, text: this.texts.get(`import-row.high-${value}`) })),
  );
  protected readonly error = computed(() => {
    const long = tooLong(this.note(), NOTE_MAX);
    if (long) return this.texts.get('field.too-many-characters', long);
    const unsaid = notInWords(this.note());
    return this.isTried() && unsaid ? this.texts.get(`field.${unsaid.kind}`) : null;
  });
}
