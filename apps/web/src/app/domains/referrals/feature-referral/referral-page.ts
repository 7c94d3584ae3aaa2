import { Component, computed, inject, input } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ChildrensServicesView, ReferralView } from '@waymark/contracts';
import { isDecisionOnChildrenOwed } from '@waymark/domain';
import { Band, ClockDisplay, IdentityBar, SafeContactLine, SkeletonRows } from '@waymark/ui';
import { firstValueFrom } from 'rxjs';
import { Freshness, lastRead } from '../../../platform/freshness';
import { problemOf } from '../../../platform/http/problem-error';
import { Notices } from '../../../platform/notices';
import { Session } from '../../../platform/session/session';
import { Dates } from '../../../platform/texts/dates';
import { Texts } from '../../../platform/texts/texts';
import { ChildrensServicesClient } from '../../shared/data/childrens-services-client';
import { LanguageWords } from '../../shared/data/language-words';
import { SaidInCall } from '../../shared/data/said-in-call';
import { ChildrensServices } from '../../shared/ui/childrens-services';
import { MaskedContact, type CoveredContact } from '../../shared/ui/masked-contact';
import { personName } from '../../shared/ui/person-name';
import { OldNote } from '../../shared/ui/old-note';
import { OpenedBand } from '../../shared/ui/opened-band';
import { ProblemBand } from '../../shared/ui/problem-band';
import { RelatedPeople } from '../../shared/ui/related-people';
import { Risk } from '../../shared/ui/risk';
import { ClockWords } from '../data/clock-words';
import { ReferralsClient } from '../data/referrals-client';
import { AsSentCard } from './as-sent-card';
import { SafetyContactBand } from './safety-contact-band';
import { TriageActs } from './triage-acts';

/** One referral: who, how to reach her safely, what the clocks say, and what has been decided. */
@Component({
  selector: 'app-referral-page',
  imports: [OpenedBand, AsSentCard, Band, ChildrensServices, ClockDisplay, IdentityBar, MaskedContact, OldNote, ProblemBand, RelatedPeople, Risk, RouterLink, SafeContactLine, SafetyContactBand, SkeletonRows, TranslocoPipe, TriageActs],
  templateUrl: './referral-page.html',
  styleUrl: './referral-page.css',
})
export class ReferralPage {
  private readonly dialog = inject(MatDialog);
  private readonly notices = inject(Notices);
  private readonly session = inject(Session);
  private readonly clocks = inject(ClockWords);
  private readonly languages = inject(LanguageWords);
  protected readonly saidInCall = inject(SaidInCall);
  protected readonly children = inject(ChildrensServicesClient);
  protected readonly texts = inject(Texts);
  protected readonly dates = inject(Dates);
  readonly id = input.required<string>();
  private readonly client = inject(ReferralsClient);
  protected readonly resource = this.client.one(this.id);
  protected readonly fresh = inject(Freshness).follow(this.resource);
  protected readonly revealReferrer = async (_: string, referralId: string) => ({ ...(await this.client.revealReferrerContact(referralId)), codeWord: null });
  protected readonly referral = lastRead(this.resource, this.id);
  protected readonly problem = computed(() => problemOf(this.resource.error()));
  protected readonly personName = personName;

  protected readonly facts = computed(() => {
    const view = this.referral();
    return view ? [this.receivedWords(view), this.languages.of(view.person), this.texts.get('referral-page.episode', { episode: view.episode })] : [];
  });
  protected readonly origins = computed(() => this.clocks.origins(this.referral()?.clocks ?? []));
  protected readonly faces = computed(() => {
    const view = this.referral();
    return view ? this.clocks.faces(view.clocks, view.readAt, { isWithdrawn: view.withdrawal !== null, isContactOwed: view.safetyContact?.doneAt === null }) : [];
  });
  protected readonly mayWithdraw = computed(() => {
    const open = this.referral()?.offers.some(({ state }) => state !== 'declined' && state !== 'withdrawn');
    return this.session.may('referral:withdraw') && !!open;
  });

  /** Somebody must look at them for the children's sake, and nobody has said who was told. */
  protected readonly isSafeguardingOpen = computed(() => {
    const view = this.referral();
    if (!view) return false;
    const isChildNamed = view.others.some(({ role }) => role === 'child');
    const { childrenInHousehold: inHousehold, safeguarding: decided, withdrawal } = view;
    return isDecisionOnChildrenOwed({ inHousehold, isChildNamed, decided, isWithdrawn: withdrawal !== null });
  });

  /** "Children's services told: the front door team, 23 Nov 2026. She agreed." */
  protected decisionWords({ decision, toldWhom, toldOn, reason }: ChildrensServicesView): string {
    const what = this.texts.code('safeguarding', decision);
    const told = [toldWhom, toldOn && this.dates.shortDay(toldOn)].filter(Boolean).join(', ');
    return [told ? `${what}: ${told}` : what, reason].filter(Boolean).join('. ');
  }

  protected serviceOf(offer: ReferralView['offers'][number]): string {
    return offer.service ? this.texts.named(offer.service.name) : this.texts.get('referral-page.any-service');
  }

  protected reasonOf({ state, reason }: ReferralView['offers'][number]): string {
    const lists: Record<string, string> = { declined: 'decline', returned: 'return', withdrawn: 'withdrawal' };
    const list = lists[state];
    if (!list || !reason) return '';
    // Whoever left the waiting list has a reason of that list.
    return this.texts.code(this.texts.has(`code.${list}.${reason}`) ? list : 'leave', reason);
  }

  protected referrerPoint({ id }: ReferralView): CoveredContact {
    return { id, kind: 'referrer', masked: '•••••' };
  }

  protected noticesOf(view: ReferralView, offer: ReferralView['offers'][number]): ReferralView['notices'] {
    return view.notices.filter(({ offerId }) => offerId === offer.id);
  }

  protected async withdraw(view: ReferralView): Promise<void> {
    const { WithdrawDialog } = await import('./withdraw-dialog');
    const opened = this.dialog.open<unknown, ReferralView, ReferralView>(WithdrawDialog, { data: view, width: '32rem' });
    const changed = await firstValueFrom(opened.afterClosed());
    if (!changed) return;
    this.resource.set(changed);
    this.notices.say(this.texts.get('referral-page.withdrawn-notice'));
  }

  private receivedWords({ receivedOn, receivedTime }: ReferralView): string {
    const day = this.dates.shortDay(receivedOn);
    return receivedTime
      ? this.texts.get('referral-page.received', { day, time: receivedTime })
      : this.texts.get('referral-page.received-no-time', { day });
  }
}
