import { Component, computed, inject } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Band } from '@waymark/ui';
import { Session } from '../../platform/session/session';
import { Dates } from '../../platform/texts/dates';
import { Texts } from '../../platform/texts/texts';

/** On every page until it is read: that the password was set by a link, by whose doing, and what to do if it was not hers. */
@Component({
  selector: 'app-set-by-link-notice',
  imports: [Band, TranslocoPipe],
  template: `
    @if (heading(); as words) {
      <wm-band tone="info" [heading]="words" [actionText]="'set-by-link.read' | transloco" (act)="session.seePasswordSetByLink()">
        <p>{{ 'set-by-link.not-you' | transloco }}</p>
      </wm-band>
    }
  `,
  styles: `
    wm-band {
      margin: var(--wm-4) var(--wm-4) 0;
    }
    p {
      margin: 0;
    }
  `,
})
export class SetByLinkNotice {
  private readonly texts = inject(Texts);
  private readonly dates = inject(Dates);
  protected readonly session = inject(Session);
  protected readonly heading = computed(() => {
    const set = this.session.current()?.passwordSetByLink;
    if (!set) return null;
    const { askedBy, confirmedBy, clearedSecondFactor } = set;
    return this.texts.get(clearedSecondFactor ? 'set-by-link.cleared' : 'set-by-link.set', { askedBy, confirmedBy, at: this.dates.instant(set.at) });
  });
}
