import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { PersonMatchView } from '@waymark/contracts';
import { Band } from '@waymark/ui';

/** Who was recognised has a referral or a case that is open: what saving does, before it is done. */
@Component({
  selector: 'app-open-referral-warning',
  imports: [Band, RouterLink, TranslocoPipe],
  template: `
    @if (person().hasOpenReferral) {
      <wm-band tone="warning" [heading]="'match.is-open' | transloco">
        <p>
          {{ 'match.is-open-text' | transloco }}
          <a [routerLink]="['/people', person().id]" target="_blank" rel="noopener">{{ 'match.look' | transloco }}</a>
        </p>
      </wm-band>
    }
  `,
  styles: `
    p {
      margin: var(--wm-1) 0 0;
    }
  `,
})
export class OpenReferralWarning {
  readonly person = input.required<PersonMatchView>();
}
