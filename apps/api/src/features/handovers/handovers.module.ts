import { Module } from '@nestjs/common';
import { CaseRecordsModule } from '../cases/index.js';
import { OrganisationsModule } from '../organisations/index.js';
import { PeopleRecordsModule } from '../people/index.js';
import { ReferralActsModule } from '../referrals/index.js';
import { ReviewsModule } from '../reviews/index.js';
import { AnswerHandoverAct } from './answer-handover.js';
import { CaseHands } from './case-hands.js';
import { DraftHandoverAct } from './draft-handover.js';
import { FinishHandoverAct } from './finish-handover.js';
import { HandoverAtHand } from './handover-at-hand.js';
import { HandoverPages } from './handover-pages.js';
import { HandoverPagesRepository } from './handover-pages.repository.js';
import { HandoverRecordReader } from './handover-record.js';
import { HandoverSections } from './handover-sections.js';
import { HandoverWords } from './handover-words.js';
import { CaseHandoversController, HandoversController } from './handovers.controller.js';
import { HandoversRepository } from './handovers.repository.js';
import { OfferHandoverAct } from './offer-handover.js';
import { ReceiversRepository } from './receivers.repository.js';
import { StepDownRecord } from './step-down-record.js';
import { TakeBackHandoverAct } from './take-back-handover.js';
import { TakeOverCaseAct } from './take-over-case.js';

@Module({
  imports: [CaseRecordsModule, OrganisationsModule, PeopleRecordsModule, ReferralActsModule, ReviewsModule],
  controllers: [CaseHandoversController, HandoversController],
  providers: [
    AnswerHandoverAct,
    CaseHands,
    DraftHandoverAct,
    FinishHandoverAct,
    HandoverAtHand,
    HandoverPages,
    HandoverPagesRepository,
    HandoverRecordReader,
    HandoverSections,
    HandoverWords,
    HandoversRepository,
    OfferHandoverAct,
    ReceiversRepository,
    StepDownRecord,
    TakeBackHandoverAct,
    TakeOverCaseAct,
  ],
  exports: [HandoversRepository, TakeOverCaseAct],
})
export class HandoversModule {}
