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
import { ContactLog } from '../../shared/data/contact-log';
import { Entrusting } from '../../shared/data/entrusting';
import { OwedContact, type Owed } from '../../shared/ui/owed-contact';

/** Why she must be contacted before anything else, who holds that by name, and what can be done about it here and now. */
@Component({
  selector: 'app-safety-contact-band',
  imports: [Band, OwedContact, TranslocoPipe],
  template: `
    @if (owed(); as owed) {
      <app-owed-contact [owed]="owed" [person]="referral().person" [heading]="heading()" [log]="contactLog.open" (logged)="logged.emit()">
        @if (mayHold()) {
          <button type="button" class="wm-button quiet" (click)="hold()">{{ (mayGive() ? 'safety-contact.give' : 'safety-contact.take') | transloco }}</button>
        }
      </app-owed-contact>
    } @else {
      <wm-band tone="warning" [heading]="heading() ?? ('safety-contact.owed' | transloco)">
        <p>{{ standing() }}</p>
      </wm-band>
    }
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
  private readonly entrusting = inject(Entrusting);
  private readonly session = inject(Session);
  protected readonly contactLog = inject(ContactLog);
  readonly referral = input.required<ReferralView>();
  readonly changed = output<ReferralView>();
  /** A contact was logged: what stands here has to be read again. */
  readonly logged = output<void>();

  protected readonly heading = computed(() => {
    const signals = this.referral().highSignals.map((ground) => this.texts.code('route-ground', ground)).join(' · ');
    return signals ? this.texts.get('referral-list.signal', { signals }) : null;
  });
  protected readonly owed = computed((): Owed | null => {
    const { id: referralId, safetyContact } = this.referral();
    if (!safetyContact) return { referralId, entryId: null, holder: null, dueAt: null };
    return safetyContact.doneAt === null ? { ...safetyContact, referralId } : null;
  });
  protected readonly mayGive = computed(() => this.entrusting.mayGive());
  /** Once a service has accepted her it is held with her risk, which is taken on its list. */
  protected readonly mayHold = computed(() => {
    const { safetyContact } = this.referral();
    const isBeforeTriage = (safetyContact?.entryId ?? null) === null;
    if (!this.session.may('waiting-list:work')) return false;
    return isBeforeTriage && (this.mayGive() || safetyContact?.holder.id !== this.session.current()?.worker.id);
  });
  protected readonly standing = computed(() => {
    const doneAt = this.referral().safetyContact?.doneAt;
    return doneAt ? this.texts.get('safety-contact.done', { at: this.dates.instant(doneAt) }) : '';
  });

  protected async hold(): Promise<void> {
    const { HoldContactDialog } = await import('./hold-contact-dialog');
    const opened = this.dialog.open<unknown, ReferralView, ReferralView>(HoldContactDialog, { data: this.referral(), width: '34rem' });
    const changed = await firstValueFrom(opened.afterClosed());
    if (!changed) return;
    this.changed.emit(changed);
    this.notices.say(this.texts.get('safety-contact.held-notice', { name: changed.safetyContact?.holder.name ?? '' }));
  }
}
