import { Injectable } from '@nestjs/common';
import { routeOnAcceptance, type ReferralSoFar } from '@waymark/domain';
import { NotFound, StaleVersion } from '../../platform/errors/errors.js';
import { OrganisationSettings } from '../organisations/index.js';
import { ReferralsRepository, type ReferralOfferEntity, type WholeReferral } from '../referrals/index.js';

export interface OfferAtHand {
  whole: WholeReferral;
  offer: ReferralOfferEntity;
  soFar: ReferralSoFar;
}

/** Loads what every act of triage begins with. */
@Injectable()
export class OffersAtHand {
  constructor(
    private readonly referrals: ReferralsRepository,
    private readonly settings: OrganisationSettings,
  ) {}

  /** `judgedHigh`: whoever takes the referral sees danger that no form can count. */
  async at(referralId: string, offerId: string, version: number, judgedHigh = false): Promise<OfferAtHand> {
    const whole = await this.referrals.whole(referralId);
    const offer = whole?.offers.find((one) => one.id === offerId);
    if (!whole || !offer) throw new NotFound();
    if (whole.referral.version !== version) throw new StaleVersion();
    const { risk: recordedLevel, externalAssessment } = whole.referral;
    const isHeardHigh = judgedHigh || whole.referral.judgedHigh;
    const external = externalAssessment ? [externalAssessment] : [];
    const route = routeOnAcceptance({ recordedLevel, external, judgedHigh: isHeardHigh }, await this.settings.routing());
    return { whole, offer, soFar: { state: offer.state, route, hasCase: false } };
  }
}
