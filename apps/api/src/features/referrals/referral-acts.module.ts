import { Module } from '@nestjs/common';
import { OrganisationsModule } from '../organisations/index.js';
import { PeopleRecordsModule } from '../people/index.js';
import { ChildrensServicesWords } from './childrens-services-words.js';
import { ClocksRepository } from './clocks.repository.js';
import { DecideChildrensServicesAct } from './decide-childrens-services.js';
import { Episodes } from './episodes.js';
import { HighRiskFollowers } from './high-risk-followers.js';
import { HoldSafetyContactAct } from './hold-safety-contact.js';
import { PastHolders } from './past-holders.js';
import { PersonHolders } from './person-holders.js';
import { RecordReferralAct } from './record-referral.js';
import { ReferralClocks } from './referral-clocks.js';
import { ReferralsRepository } from './referrals.repository.js';
import { ReferrerNotices } from './referrer-notices.js';
import { RiskHolders } from './risk-holders.js';
import { RunningClocks } from './running-clocks.js';
import { SafetyContacts } from './safety-contacts.js';
import { SafetyContactsRepository } from './safety-contacts.repository.js';
import { WithdrawReferralAct } from './withdraw-referral.js';
import { WithdrawalFollowers } from './withdrawal-followers.js';

const ACTS = [
  ChildrensServicesWords,
  ClocksRepository,
  DecideChildrensServicesAct,
  Episodes,
  HighRiskFollowers,
  HoldSafetyContactAct,
  PastHolders,
  PersonHolders,
  RecordReferralAct,
  ReferralClocks,
  ReferralsRepository,
  ReferrerNotices,
  RiskHolders,
  RunningClocks,
  SafetyContacts,
  SafetyContactsRepository,
  WithdrawalFollowers,
  WithdrawReferralAct,
];

/** The acts without their routes, for jobs and other features. */
@Module({ imports: [OrganisationsModule, PeopleRecordsModule], providers: ACTS, exports: ACTS })
export class ReferralActsModule {}
