import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { LeaveList } from '@waymark/contracts';
import {
  attemptRuleFor,
  attemptsTowardsClosing,
  tallied,
  isReferralClosed,
  mayLeaveList,
  type LeaveReason,
} from '@waymark/domain';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import type { ActingWorker } from '../../platform/auth/signed-in-worker.js';
import { Clock } from '../../platform/clock/clock.js';
import { RuleRefused } from '../../platform/errors/errors.js';
import { SealedWords } from '../../platform/secrets/sealed-words.js';
import { OrganisationSettings, OrganisationsRepository } from '../organisations/index.js';
import {
  PersonHolders,
  highSignals,
  isUndecided,
  ReferralsRepository,
  ReferrerNotices,
  RunningClocks,
  SafetyContacts,
  WithdrawalFollowers,
  type ReferralOfferEntity,
} from '../referrals/index.js';
import { EntryAtHand, type AtHand } from './entry-at-hand.js';
import type { WaitingListEntryEntity } from './waiting-list.entities.js';
import { toAttempt } from './waiting-entry.view.js';
import { WaitingListRepository } from './waiting-list.repository.js';

/** Nobody leaves the list without a reason, an actor and a trace. */
@Injectable()
export class LeaveListAct implements OnModuleInit {
  constructor(
    private readonly atHand: EntryAtHand,
    private readonly entries: WaitingListRepository,
    private readonly referrals: ReferralsRepository,
    private readonly organisations: OrganisationsRepository,
    private readonly notices: ReferrerNotices,
    private readonly clocks: RunningClocks,
    private readonly safety: SafetyContacts,
    private readonly holders: PersonHolders,
    private readonly withdrawals: WithdrawalFollowers,
    private readonly words: SealedWords,
    private readonly settings: OrganisationSettings,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.withdrawals.add((referralId, worker) => this.withdrawn(referralId, worker));
  }

  async leave(id: string, version: number, body: LeaveList, worker: ActingWorker): Promise<void> {
    const found = await this.atHand.waiting(id, version);
    await this.refuseUnknownService(body.takenOverByServiceId);
    const reason = await this.allowedReason(found, body, worker);
    const { entry, offer, referral } = found;
    await this.atHand.change(entry, this.departure(entry, reason, worker, body));
    const decided = { decidedAt: this.clock.now(), decidedBy: worker.id };
    await this.referrals.moveOffers([offer], { state: 'withdrawn', reason, note: body.note, ...decided });
    const offers = await this.referrals.offers(entry.referralId);
    await this.safety.follow('left-list', { entryId: id }, worker, isUndecided({ referral, offers }));
    await this.endClocksOf(entry.referralId, offers);
    await this.notices.tell(offer, 'left-list', entry.personId);
    await this.trace(entry);
  }

  /** A withdrawn referral waits for nothing any more. */
  private async withdrawn(referralId: string, worker: ActingWorker): Promise<void> {
    for (const entry of await this.entries.waitingOf(referralId)) {
      await this.atHand.change(entry, this.departure(entry, 'referral-withdrawn', worker, null));
      await this.trace(entry);
    }
  }

  private async allowedReason(found: AtHand, body: LeaveList, worker: ActingWorker): Promise<LeaveReason> {
    const { referral } = found;
    const rule = attemptRuleFor(referral.risk, await this.settings.inForce());
    const attempts = attemptsTowardsClosing((await this.entries.attempts(referral.id)).map(toAttempt), rule);
    const ruling = mayLeaveList({
      reason: body.reason,
      note: body.note,
      risk: referral.risk,
      isVisiblyHigh: await this.isVisiblyHigh(found),
      attempts,
      riskChecked: body.riskChecked,
      referrerTold: body.referrerTold,
      ...(await this.holders.decider(referral.personId, worker)),
      takenOverById: body.takenOverByServiceId ?? body.takenOverByAgency,
    });
    if (!ruling.ok) throw new RuleRefused(ruling.refusal, ruling.refusal === 'too-few-attempts' ? tallied(attempts) : undefined);
    return ruling.value;
  }

  private async isVisiblyHigh({ entry, referral }: AtHand): Promise<boolean> {
    if (entry.needsSafetyContact || (await this.safety.owed(referral.id)) !== null) return true;
    return highSignals(referral, await this.settings.routing()).length > 0;
  }

  private departure(entry: WaitingListEntryEntity, leaveReason: LeaveReason, worker: ActingWorker, body: LeaveList | null): Partial<WaitingListEntryEntity> {
    return {
      leftAt: this.clock.now(),
      leftBy: worker.id,
      leaveReason,
      leaveNote: this.words.seal('waiting_list_entries.leave_note', entry, body?.note ?? null),
      takenOverBy: body?.takenOverByServiceId ?? null,
      takenOverByAgency: body?.takenOverByAgency ?? null,
    };
  }

  /** The clocks are the referral's: they run on as long as any service still has her. */
  private async endClocksOf(referralId: string, offers: readonly ReferralOfferEntity[]): Promise<void> {
    const supported = await this.referrals.hasCase(referralId);
    if (!supported && offers.every((offer) => isReferralClosed(offer.state))) await this.clocks.endAll(referralId);
  }

  private async refuseUnknownService(serviceId: string | null): Promise<void> {
    if (serviceId === null) return;
    const services = await this.organisations.openServices();
    if (!services.some((service) => service.id === serviceId)) throw new RuleRefused('service-not-available');
  }

  private trace({ id, personId }: WaitingListEntryEntity): Promise<void> {
    return this.audit.note({ action: 'waiting-list.left', subjectType: 'waiting-list-entry', subjectId: id, personId });
  }
}
