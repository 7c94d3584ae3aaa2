import { Injectable } from '@nestjs/common';
import type { ReceiveInformation, ReturnOffer } from '@waymark/contracts';
import { decidesAsManager, receiveInformation, returnReferral } from '@waymark/domain';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import type { ActingWorker } from '../../platform/auth/signed-in-worker.js';
import { Clock } from '../../platform/clock/clock.js';
import { RuleRefused } from '../../platform/errors/errors.js';
import { ReferralsRepository, ReferrerNotices, RunningClocks } from '../referrals/index.js';
import { OffersAtHand, type OfferAtHand } from './offer-at-hand.js';

/** Sends a referral back for information, and takes it up again when the information has come. */
@Injectable()
export class ReturnOfferAct {
  constructor(
    private readonly offers: OffersAtHand,
    private readonly referrals: ReferralsRepository,
    private readonly clocks: RunningClocks,
    private readonly notices: ReferrerNotices,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async sendBack(id: string, offerId: string, version: number, body: ReturnOffer, worker: ActingWorker): Promise<void> {
    const found = await this.offers.at(id, offerId, version);
    const ruling = returnReferral(found.soFar, { ...body, byManager: decidesAsManager(worker.roles) });
    if (!ruling.ok) throw new RuleRefused(ruling.refusal);
    const { referral } = found.whole;
    const { reason, note } = body;
    // First, so that of two who decide at once one is told so.
    await this.referrals.change(id, version, {});
    const decided = { decidedAt: this.clock.now(), decidedBy: worker.id };
    await this.referrals.moveOffers([found.offer], { state: 'returned', reason, note, ...decided });
    if (!isAwaitedElsewhere(found) && !isPaused(found)) {
      await this.clocks.pause(referral, { reason: 'awaiting-information', note: null }, worker, false);
    }
    await this.audit.note({ action: 'referral.returned', subjectType: 'referral', subjectId: id, personId: referral.personId });
    await this.notices.tell(found.offer, 'returned', referral.personId);
  }

  async receive(id: string, offerId: string, version: number, body: ReceiveInformation, worker: ActingWorker): Promise<void> {
    const found = await this.offers.at(id, offerId, version);
    const ruling = receiveInformation(found.soFar);
    if (!ruling.ok) throw new RuleRefused(ruling.refusal);
    await this.referrals.change(id, version, {});
    const undecided = { state: 'recorded' as const, reason: null, decidedAt: null, decidedBy: null };
    await this.referrals.moveOffers([found.offer], { ...undecided, note: body.note });
    await this.clocks.informationCame(id, worker);
    const { personId } = found.whole.referral;
    await this.audit.note({ action: 'referral.information-received', subjectType: 'referral', subjectId: id, personId });
  }
}

/** The clocks are the referral's: as long as another service has it on its desk, the person's wait goes on. */
function isAwaitedElsewhere({ whole, offer }: OfferAtHand): boolean {
  return whole.offers.some((one) => one.id !== offer.id && (one.state === 'recorded' || one.state === 'accepted'));
}

function isPaused({ whole }: OfferAtHand): boolean {
  return whole.pauses.some((pause) => pause.endedAt === null);
}
