import { Component, computed, inject, input, output } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';
import type { OfferView, ReferralView } from '@waymark/contracts';
import { REFERRAL_ACTS, canMoveReferral } from '@waymark/domain';
import { firstValueFrom } from 'rxjs';
import { Notices } from '../../../platform/notices';
import { Session } from '../../../platform/session/session';
import { Texts } from '../../../platform/texts/texts';
import type { TriageAct } from '../data/referrals-client';
import type { Triage } from './triage-dialog';

const ACTS: readonly TriageAct[] = ['accept', 'return', 'decline', 'receive-information'];

/** What may be decided on one offer as it stands: the table of steps that the API asks is asked here too. */
@Component({
  selector: 'app-triage-acts',
  imports: [TranslocoPipe],
  template: `
    @for (act of acts(); track act) {
      <button type="button" class="wm-button" [class.quiet]="act !== 'accept'" (click)="decide(act)">
        {{ 'triage.' + (act === 'receive-information' ? 'receive' : act) | transloco }}
      </button>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      gap: var(--wm-2);
    }
    :host:empty {
      display: none;
    }
  `,
})
export class TriageActs {
  private readonly dialog = inject(MatDialog);
  private readonly notices = inject(Notices);
  private readonly session = inject(Session);
  private readonly texts = inject(Texts);
  readonly referral = input.required<ReferralView>();
  readonly offer = input.required<OfferView>();
  readonly decided = output<ReferralView>();
  protected readonly acts = computed(() =>
    ACTS.filter((act) => {
      const { to, right } = REFERRAL_ACTS[act];
      return this.session.may(right) && canMoveReferral(this.offer().state, to);
    }),
  );

  protected async decide(act: TriageAct): Promise<void> {
    const { TriageDialog } = await import('./triage-dialog');
    const data = { act, referral: this.referral(), offer: this.offer() };
    const opened = this.dialog.open<unknown, Triage, ReferralView>(TriageDialog, { data, width: '38rem', maxWidth: '96vw' });
    const changed = await firstValueFrom(opened.afterClosed());
    if (!changed) return;
    this.decided.emit(changed);
    this.notices.say(this.texts.get(`triage.done-${act === 'receive-information' ? 'receive' : act}`));
  }
}
