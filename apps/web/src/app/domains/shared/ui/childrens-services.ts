import { Component, computed, inject, input, output } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ReferralView } from '@waymark/contracts';
import { Band } from '@waymark/ui';
import { firstValueFrom } from 'rxjs';
import { Session } from '../../../platform/session/session';
import type { ChildrensServicesSubject, DecidesOnChildren } from '../data/childrens-services-client';
import type { ToDecide } from './childrens-services-dialog';

/** There are children and nobody has said whether children's services must be told: the act stands beside the question. */
@Component({
  selector: 'app-childrens-services',
  imports: [Band, TranslocoPipe],
  template: `
    @if (isOwed()) {
      <wm-band
        tone="info"
        [heading]="'referral-page.safeguarding-open' | transloco"
        [actionText]="may() ? ('childrens-services.act' | transloco) : null"
        (act)="decide()"
      />
    } @else if (may()) {
      <button type="button" class="wm-link wm-small" (click)="decide()">{{ 'childrens-services.again' | transloco }}</button>
    }
  `,
})
export class ChildrensServices {
  private readonly dialog = inject(MatDialog);
  private readonly session = inject(Session);
  protected readonly may = computed(() => this.session.may('childrens-services:decide'));
  readonly subject = input.required<ChildrensServicesSubject>();
  readonly send = input.required<DecidesOnChildren>();
  readonly isOwed = input.required<boolean>();
  readonly decided = output<ReferralView>();

  protected async decide(): Promise<void> {
    const { ChildrensServicesDialog } = await import('./childrens-services-dialog');
    const data = { subject: this.subject(), send: this.send() };
    const opened = this.dialog.open<unknown, ToDecide, ReferralView>(ChildrensServicesDialog, { data, width: '34rem' });
    const changed = await firstValueFrom(opened.afterClosed());
    if (changed) this.decided.emit(changed);
  }
}
