import { Injectable } from '@nestjs/common';
import type { AcceptOffer } from '@waymark/contracts';
import { acceptReferral, isJudgedAnew } from '@waymark/domain';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import type { ActingWorker } from '../../platform/auth/signed-in-worker.js';
import { Clock } from '../../platform/clock/clock.js';
import { NotFound, RuleRefused } from '../../platform/errors/errors.js';
import { OrganisationSettings, OrganisationsRepository } from '../organisations/index.js';
import { Episodes, ReferralsRepository, ReferrerNotices, RiskHolders, RunningClocks } from '../referrals/index.js';
import { JoinWaitingList, WorkerLoads } from '../waiting-list/index.js';
import { OffersAtHand, type OfferAtHand } from './offer-at-hand.js';

/** Accepts a referral for a service: onto its waiting list, or at once to a safety contact where risk is visibly high. */
@Injectable()
export class AcceptOfferAct {
  constructor(
    private readonly offers: OffersAtHand,
    private readonly referrals: ReferralsRepository,
    private readonly episodes: Episodes,
    private readonly organisations: OrganisationsRepository,
    private readonly holders: RiskHolders,
    private readonly joining: JoinWaitingList,
    private readonly loads: WorkerLoads,
    private readonly settings: OrganisationSettings,
    private readonly clocks: RunningClocks,
    private readonly notices: ReferrerNotices,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async accept(id: string, offerId: string, version: number, body: AcceptOffer, worker: ActingWorker): Promise<void> {
    const found = await this.offers.at(id, offerId, version, body.judgedHigh);
    const ruling = acceptReferral(found.soFar, body.riskHolderId);
    if (!ruling.ok) throw new RuleRefused(ruling.refusal);
    const serviceId = await this.serviceFor(found, body.serviceId);
    const { referral, safetyContact } = found.whole;
    const { route, riskHolderId: holderId } = ruling.value;
    const isHerself = holderId === worker.id;
    // Whoever still owes the contact reads so on Today; one who made it has put it behind her.
    const owesContact = safetyContact !== null && safetyContact.doneAt === null && safetyContact.holderId === holderId;
    await this.refuseHolder(referral.personId, holderId, isHerself);
    const isAnew = await this.isJudgedAnew(id, body.judgedHigh);
    const at = this.clock.now();
    // First, so that of two who decide at once one is told so.
    await this.referrals.change(id, version, {});
    const decided = { decidedAt: at, decidedBy: worker.id };
    await this.referrals.moveOffers([found.offer], { state: 'accepted', serviceId, note: body.note, ...decided });
    await this.clocks.startFrom(referral, 'accepted', at, route.to === 'safety-contact');
    const { triggers, vulnerable } = body;
    await this.joining.join({ referral, offerId, serviceId, route, judgedHigh: body.judgedHigh, isJudgedAnew: isAnew, holderId, holderIsNew: !isHerself && !owesContact, triggers, vulnerable }, worker);
    await this.audit.note({ action: 'referral.accepted', subjectType: 'referral', subjectId: id, personId: referral.personId });
    await this.notices.tell(found.offer, 'accepted', referral.personId);
  }

  /** Whoever takes the call knows who is there: any colleague, as long as she is, and she reads of it on Today. */
  private async refuseHolder(personId: string, holderId: string, isHerself: boolean): Promise<void> {
    await this.holders.refuseUnavailable(personId, holderId);
    if (isHerself) return;
    const known = await this.loads.of(null, await this.settings.inForce());
    if (known.some(({ id, onLeave }) => id === holderId && onLeave)) throw new RuleRefused('worker-not-available');
  }

  private async isJudgedAnew(id: string, judgedHigh: boolean): Promise<boolean> {
    const episode = await this.episodes.find(id);
    if (!episode) throw new NotFound();
    return isJudgedAnew({ judgedHigh, risk: episode.risk, isKnownHigh: episode.isKnownHigh });
  }

  /** The service that was asked for; "any" is settled here, and never twice for the same one. */
  private async serviceFor({ whole, offer }: OfferAtHand, chosen: string | null): Promise<string> {
    const serviceId = offer.serviceId ?? chosen;
    if (serviceId === null) throw new RuleRefused('service-needed');
    if (offer.serviceId !== null && chosen !== null && chosen !== offer.serviceId) throw new RuleRefused('service-not-available');
    const known = await this.organisations.openServices();
    if (!known.some((service) => service.id === serviceId)) throw new RuleRefused('service-not-available');
    const others = whole.offers.filter((one) => one.id !== offer.id && one.state !== 'declined' && one.state !== 'withdrawn');
    if (others.some((one) => one.serviceId === serviceId)) throw new RuleRefused('service-offered-already');
    return serviceId;
  }
}
