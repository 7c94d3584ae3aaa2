import { Module } from '@nestjs/common';
import { CaseRecordsModule } from '../cases/index.js';
import { OrganisationsModule } from '../organisations/index.js';
import { PeopleModule } from '../people/index.js';
import { ReferralActsModule } from '../referrals/index.js';
import { ReviewsModule } from '../reviews/index.js';
import { CaseAtHand } from './case-at-hand.js';
import { CasePages } from './case-pages.js';
import { CaseWorkController } from './case-work.controller.js';
import { CaseWorkRepository } from './case-work.repository.js';
import { CloseCaseAct } from './close-case.js';
import { ClosingRecord } from './closing-facts.js';
import { SetNextStepAct } from './set-next-step.js';

/** A case after it has opened: reading it, its next step, and its end. */
@Module({
  imports: [CaseRecordsModule, OrganisationsModule, PeopleModule, ReferralActsModule, ReviewsModule],
  controllers: [CaseWorkController],
  providers: [CaseAtHand, CasePages, CaseWorkRepository, CloseCaseAct, ClosingRecord, SetNextStepAct],
})
export class CaseWorkModule {}
