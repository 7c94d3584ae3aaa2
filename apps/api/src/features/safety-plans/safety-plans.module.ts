import { Module } from '@nestjs/common';
import { OrganisationsModule } from '../organisations/index.js';
import { PeopleRecordsModule } from '../people/index.js';
import { ReferralActsModule } from '../referrals/index.js';
import { ReviewsModule } from '../reviews/index.js';
import { RiskAssessmentsModule } from '../risk-assessments/index.js';
import { PlanWords } from './plan-words.js';
import { RecordSafetyPlanAct } from './record-safety-plan.js';
import { SafetyPlansController } from './safety-plans.controller.js';
import { SafetyPlansRepository } from './safety-plans.repository.js';
import { SafetyPlansService } from './safety-plans.service.js';

@Module({
  imports: [OrganisationsModule, PeopleRecordsModule, ReferralActsModule, ReviewsModule, RiskAssessmentsModule],
  controllers: [SafetyPlansController],
  providers: [PlanWords, RecordSafetyPlanAct, SafetyPlansRepository, SafetyPlansService],
  exports: [SafetyPlansRepository],
})
export class SafetyPlansModule {}
