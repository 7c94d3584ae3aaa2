import { Module } from '@nestjs/common';
import { OrganisationsModule } from '../organisations/index.js';
import { PeopleRecordsModule } from '../people/index.js';
import { ReferralActsModule } from '../referrals/index.js';
import { ReviewsModule } from '../reviews/index.js';
import { AssessmentWords } from './assessment-words.js';
import { DecideLevelAct } from './decide-level.js';
import { FinishedChecklists } from './finished-checklists.js';
import { FinishAssessmentAct } from './finish-assessment.js';
import { InstrumentsController } from './instruments.controller.js';
import { InstrumentsService } from './instruments.service.js';
import { ParkAssessmentAct } from './park-assessment.js';
import { PersonRiskController } from './person-risk.controller.js';
import { RiskAssessmentsController } from './risk-assessments.controller.js';
import { RiskAssessmentsRepository } from './risk-assessments.repository.js';
import { RiskAssessmentsService } from './risk-assessments.service.js';
import { RiskDecisionsRepository } from './risk-decisions.repository.js';
import { RiskLevels } from './risk-levels.js';
import { SaveEntryAct } from './save-entry.js';
import { StartAssessmentAct } from './start-assessment.js';
import { UnfinishedAssessments } from './unfinished-assessments.js';
import { WordingPacksRepository } from './wording-packs.repository.js';

@Module({
  imports: [OrganisationsModule, PeopleRecordsModule, ReferralActsModule, ReviewsModule],
  controllers: [RiskAssessmentsController, PersonRiskController, InstrumentsController],
  providers: [
    AssessmentWords,
    DecideLevelAct,
    FinishAssessmentAct,
    FinishedChecklists,
    InstrumentsService,
    ParkAssessmentAct,
    RiskAssessmentsRepository,
    RiskAssessmentsService,
    RiskDecisionsRepository,
    RiskLevels,
    SaveEntryAct,
    StartAssessmentAct,
    UnfinishedAssessments,
    WordingPacksRepository,
  ],
  exports: [FinishedChecklists, RiskAssessmentsRepository, RiskAssessmentsService, RiskLevels],
})
export class RiskAssessmentsModule {}
