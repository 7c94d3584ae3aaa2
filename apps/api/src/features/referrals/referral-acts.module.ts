import { Module } from '@nestjs/common';
import { OrganisationsModule } from '../organisations/index.js';
import { PeopleRecordsModule } from '../people/index.js';
import { Episodes } from './episodes.js';
import { RecordReferralAct } from './record-referral.js';
import { ReferralClocks } from './referral-clocks.js';
import { ReferralsRepository } from './referrals.repository.js';
import { WithdrawReferralAct } from './withdraw-referral.js';

/** The acts without their routes, for jobs and other features. */
@Module({
  imports: [OrganisationsModule, PeopleRecordsModule],
  providers: [Episodes, RecordReferralAct, ReferralClocks, ReferralsRepository, WithdrawReferralAct],
  exports: [Episodes, RecordReferralAct, ReferralClocks, ReferralsRepository, WithdrawReferralAct],
})
export class ReferralActsModule {}
