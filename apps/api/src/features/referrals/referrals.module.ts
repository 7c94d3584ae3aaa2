import { Module } from '@nestjs/common';
import { OrganisationsModule } from '../organisations/index.js';
import { PeopleModule } from '../people/index.js';
import { RecordCallAct } from './record-call.js';
import { ReferralActsModule } from './referral-acts.module.js';
import { ReferralList } from './referral-list.js';
import { ReferralListRepository } from './referral-list.repository.js';
import { ReferralsController } from './referrals.controller.js';
import { ReferralsService } from './referrals.service.js';
import { ReferrerContact } from './referrer-contact.js';
import { UndecidedSignals } from './undecided-signals.js';

@Module({
  imports: [OrganisationsModule, PeopleModule, ReferralActsModule],
  controllers: [ReferralsController],
  providers: [RecordCallAct, ReferralList, ReferralListRepository, ReferralsService, ReferrerContact, UndecidedSignals],
  exports: [ReferralActsModule, ReferralsService, UndecidedSignals],
})
export class ReferralsModule {}
