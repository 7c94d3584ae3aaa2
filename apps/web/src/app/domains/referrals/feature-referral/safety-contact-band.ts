import { Component, computed, inject, input, output } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ReferralView } from '@waymark/contracts';
import { Band } from '@waymark/ui';
import { firstValueFrom } from 'rxjs';
import { Notices } from '../../../platform/notices';
import { Session } from '../../../platform/session/session';
import { Dates } from '../../../platform/texts/dates';
import { Texts } from '../../../platform/texts/texts';
import { CONTACT_LOG_DIALOG, type ContactLogSubject } from '../../shared/data/contact-log';
import { Entrusting } from '../../shared/data/entrusting';

/** Why she must be contacted before anything else, who holds that by name, and what can be done about it here and now. */
@Component({
  selector: 'app-safety-contact-band',
  imports: [Band, TranslocoPipe],
  template: `
    <wm-band tone="warning" [heading]="'referral-list.signal' | transloco: { signals: grounds() }">
      <p>{{ standing() }}</p>
      @if (isOwed() && session.may('waiting-list:work')) {
        <div class="wm-actions">
          <button type="button" class="wm-button" (click)="log()">{{ 'waiting.act-log' | transloco }}</button>
          @if (mayHold()) {
            <button type="button" class="wm-button quiet" (click)="hold()">{{ (mayGive() ? 'safety-contact.give' : 'safety-contact.take') | transloco }}</button>
          }
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
export class SafetyContactBand {
  private readonly dialog = inject(MatDialog);
  private readonly notices = inject(Notices);
  private readonly texts = inject(Texts);
  private readonly dates = inject(Dates);
  private readonly contactLog = inject(CONTACT_LOG_DIALOG);
  private readonly entrusting = inject(Entrusting);
  protected readonly session = inject(Session);
  readonly referral = input.required<ReferralView>();
  readonly changed = output<ReferralView>();
  /** A contact was logged: what stands here has to be read again. */
  readonly logged = output<void>();

  protected readonly grounds = computed(() => this.referral().highSignals.map((ground) => this.texts.code('route-ground', ground)).join(' · '));
  protected readonly isOwed = computed(() => (this.referral().safetyContact?.doneAt ?? null) === null);
  protected readonly mayGive = computed(() => this.entrusting.mayGive());
  protected readonly mayHold = computed(() => this.mayGive() || this.referral().safetyContact?.holder.id !== this.session.current()?.worker.id);
  protected readonly standing = computed(() => {
    const owed = this.referral().safetyContact;
    if (!owed) return this.texts.get('safety-contact.nobody');
    if (owed.doneAt !== null) return this.texts.get('safety-contact.done', { at: this.dates.instant(owed.doneAt) });
    const isMine = owed.holder.id === this.session.current()?.worker.id;
    return this.texts.get(isMine ? 'safety-contact.yours' : 'safety-contact.held', { name: owed.holder.name, at: this.dates.instant(owed.dueAt) });
  });

  protected async log(): Promise<void> {
    const { id, person } = this.referral();
    const data: ContactLogSubject = { id, of: 'referral', person };
    const opened = this.dialog.open(await this.contactLog(), { data, width: '38rem', maxWidth: '96vw' });
    if ((await firstValueFrom(opened.afterClosed())) !== undefined) this.logged.emit();
  }

  protected async hold(): Promise<void> {
    const { HoldContactDialog } = await import('./hold-contact-dialog');
    const opened = this.dialog.open<unknown, ReferralView, ReferralView>(HoldContactDialog, { data: this.referral(), width: '34rem' });
    const changed = await firstValueFrom(opened.afterClosed());
    if (!changed) return;
    this.changed.emit(changed);
    this.notices.say(this.texts.get('safety-contact.held-notice', { name: changed.safetyContact?.holder.name ?? '' }));
  }
}
