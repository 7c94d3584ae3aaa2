import { Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { HeldFileView } from '@waymark/contracts';
import { Band } from '@waymark/ui';
import { Session } from '../../../platform/session/session';
import { Dates } from '../../../platform/texts/dates';
import { Texts } from '../../../platform/texts/texts';

/** Rows of agencies' files that state high risk, or that nobody has read: people who are on no other list. */
@Component({
  selector: 'app-held-files',
  imports: [Band, RouterLink, TranslocoPipe],
  template: `
    @if (files().length) {
      <wm-band tone="warning" [heading]="'held-files.heading' | transloco">
        <ul>
          @for (file of files(); track file.id) {
            <li>
              <p>
                @if (session.may('import:run')) {
                  <a class="wm-alone" [routerLink]="['/imports', file.id]">{{ file.source }}</a>
                } @else {
                  <strong>{{ file.source }}</strong>
                }
                <span class="wm-quiet wm-small">{{ 'held-files.uploaded' | transloco: { at: dates.instant(file.uploadedAt) } }}</span>
              </p>
              <p>{{ what(file) }}</p>
              <p>
                <strong>{{ holder(file) }}</strong>
                @if (!file.isHolderHere) {
                  <span class="gone">{{ 'held-files.holder-gone' | transloco }}</span>
                }
              </p>
            </li>
          }
        </ul>
      </wm-band>
    }
  `,
  styles: `
    /* Nothing to say takes no room. */
    :host:empty {
      display: none;
    }
    ul {
      display: grid;
      gap: var(--wm-3);
      margin: var(--wm-2) 0 0;
      padding: 0;
      list-style: none;
    }
    p {
      margin: 0;
    }
    .gone {
      color: var(--wm-problem);
      font-weight: 600;
    }
  `,
})
export class HeldFiles {
  readonly files = input.required<readonly HeldFileView[]>();
  protected readonly session = inject(Session);
  protected readonly dates = inject(Dates);
  private readonly texts = inject(Texts);

  protected what({ highRows, unreadRows, state }: HeldFileView): string {
    const unread = state === 'stopped' ? 'held-files.stopped' : state === 'importing' ? 'held-files.importing' : 'held-files.unread';
    return [
      ...(highRows > 0 ? [this.texts.get('held-files.high', { rows: highRows })] : []),
      ...(unreadRows > 0 ? [this.texts.get(unread, { rows: unreadRows })] : []),
    ].join(' ');
  }

  protected holder({ holder }: HeldFileView): string {
    const isMine = holder.id === this.session.current()?.worker.id;
    return this.texts.get(isMine ? 'held-files.yours' : 'held-files.held', { name: holder.name });
  }
}
