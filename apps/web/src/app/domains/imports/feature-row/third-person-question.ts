import { Component, computed, inject, input, model } from '@angular/core';
import type { RowDecisions, ThirdPersonPhone } from '@waymark/domain';
import { Choices } from '@waymark/ui';
import { Texts } from '../../../platform/texts/texts';

/** Somebody else's number is never hers. Whether it may be kept as that of a safe third person, a worker says. */
@Component({
  selector: 'app-third-person-question',
  imports: [Choices],
  template: `
    <wm-choices
      [legend]="legend()"
      [choices]="choices()"
      [stacked]="true"
      [value]="answer() ?? ''"
      (valueChange)="answer.set($event === 'keep' ? 'keep' : 'leave-out')"
    />
  `,
})
export class ThirdPersonQuestion {
  readonly phone = input.required<ThirdPersonPhone>();
  readonly answer = model.required<RowDecisions['thirdPersonPhone']>();
  private readonly texts = inject(Texts);
  protected readonly legend = computed(() => {
    const { number, whose } = this.phone();
    return this.texts.get(whose ? 'import-row.third-person' : 'import-row.third-person-masked', { number, whose });
  });
  protected readonly choices = computed(() =>
    ['leave-out', 'keep'].map((value) => ({ value, text: this.texts.get(`import-row.phone-${value}`) })),
  );
}
