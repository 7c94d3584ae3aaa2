import { Module } from '@nestjs/common';
import { OrganisationsModule } from '../organisations/index.js';
import { PeopleRecordsModule } from '../people/index.js';
import { ReferralsModule } from '../referrals/index.js';
import { WaitingListModule } from '../waiting-list/index.js';
import { AcceptOfferAct } from './accept-offer.js';
import { DeclineOfferAct } from './decline-offer.js';
import { OffersAtHand } from './offer-at-hand.js';
import { ReturnOfferAct } from './return-offer.js';
import { TriageController } from './triage.controller.js';

@Module({
  imports: [OrganisationsModule, PeopleRecordsModule, ReferralsModule, WaitingListModule],
  controllers: [TriageController],
  providers: [AcceptOfferAct, DeclineOfferAct, OffersAtHand, ReturnOfferAct],
  exports: [AcceptOfferAct, DeclineOfferAct, ReturnOfferAct],
})
export class TriageModule {}
