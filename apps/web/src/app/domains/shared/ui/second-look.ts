import { Component, computed, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { SecondLookRefusal } from '@waymark/domain';
import { Band } from '@waymark/ui';

const WORDS = {
  'manager-decision-needed': { heading: 'second-look.manager', text: 'second-look.manager-text' },
  'decision-needs-another': { heading: 'second-look.another', text: 'problem.decision-needs-another' },
} as const satisfies Readonly<Record<SecondLookRefusal, { heading: string; text: string }>>;

/** Who has to take a decision on somebody in danger, said before anything is written: what would be refused costs nothing. */
@Component({
  selector: 'app-second-look',
  imports: [Band, TranslocoPipe],
  template: `
    @if (words(); as said) {
      <wm-band tone="warning" [heading]="said.heading | transloco">{{ said.text | transloco }}</wm-band>
    }
  `,
})
export class SecondLook {
  readonly lacking = input.required<SecondLookRefusal | null>();
  protected readonly words = computed(() => {
    const lacking = this.lacking();
    return lacking && WORDS[lacking];
  });
}
