import { Module } from '@nestjs/common';
import { OrganisationsModule } from '../organisations/index.js';
import { PeopleModule } from '../people/index.js';
import { RecordReferralAct } from './record-referral.js';
import { ReferralClocks } from './referral-clocks.js';
import { ReferralsController } from './referrals.controller.js';
import { ReferralsRepository } from './referrals.repository.js';
import { ReferralsService } from './referrals.service.js';
import { WithdrawReferralAct } from './withdraw-referral.js';

@Module({
  imports: [OrganisationsModule, PeopleModule],
  controllers: [ReferralsController],
  providers: [RecordReferralAct, ReferralClocks, ReferralsRepository, ReferralsService, WithdrawReferralAct],
  exports: [RecordReferralAct, ReferralsRepository],
})
export class ReferralsModule {}
