import { Component, computed, inject, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { OwedContactView } from '@waymark/contracts';
import { Band } from '@waymark/ui';
import { Session } from '../../../platform/session/session';
import { Dates } from '../../../platform/texts/dates';
import { Texts } from '../../../platform/texts/texts';
import type { ContactLogSubject } from '../data/contact-log';

/** As it is owed; nobody holds it by name where only a rule that was changed since calls the risk high. */
export type Owed = Pick<OwedContactView, 'referralId' | 'entryId'> & { holder: OwedContactView['holder'] | null; dueAt: string | null };

/** A safety contact that is owed and not made: who holds it by name, and the call logged here. Acceptance is no contact. */
@Component({
  selector: 'app-owed-contact',
  imports: [Band, TranslocoPipe],
  template: `
    <wm-band tone="warning" [heading]="heading() ?? ('safety-contact.owed' | transloco)">
      <p>{{ standing() }}</p>
      @if (session.may('waiting-list:work')) {
        <div class="wm-actions">
          <button type="button" class="wm-button" (click)="call()">{{ (spoke() ? 'finish.log-call' : 'waiting.act-log') | transloco }}</button>
          <ng-content />
        </div>
      }
    </wm-band>
  `,
  styles: `
    p {
      margin: 0 0 var(--wm-2);
    }
  `,
})
export class OwedContact {
  private readonly texts = inject(Texts);
  private readonly dates = inject(Dates);
  protected readonly session = inject(Session);
  readonly owed = input.required<Owed>();
  readonly person = input.required<ContactLogSubject['person']>();
  /** Opens the log, and says whether a call was logged. */
  readonly log = input.required<(subject: ContactLogSubject) => Promise<boolean>>();
  /** Why it is owed, where that is known; otherwise that it is. */
  readonly heading = input<string | null>(null);
  /** They have just been spoken to by telephone. */
  readonly spoke = input(false);
  /** A contact was logged: what stands here has to be read again. */
  readonly logged = output<void>();

  protected readonly standing = computed(() => {
    const { holder, dueAt } = this.owed();
    if (holder === null || dueAt === null) return this.texts.get('safety-contact.nobody');
    const isMine = holder.id === this.session.current()?.worker.id;
    return this.texts.get(isMine ? 'safety-contact.yours' : 'safety-contact.held', { name: holder.name, at: this.dates.instant(dueAt) });
  });

  protected async call(): Promise<void> {
    const { entryId, referralId } = this.owed();
    const place = entryId === null ? ({ id: referralId, of: 'referral' } as const) : ({ id: entryId, of: 'entry' } as const);
    if (await this.log()({ ...place, person: this.person(), spoke: this.spoke() })) this.logged.emit();
  }
}
