import { Module } from '@nestjs/common';
import { OrganisationsModule } from '../organisations/index.js';
import { PeopleRecordsModule } from '../people/index.js';
import { ReferralActsModule } from '../referrals/index.js';
import { GreaterDanger } from './greater-danger.js';
import { ReviewActs } from './review-acts.js';
import { ReviewSchedule } from './review-schedule.js';
import { ReviewsController } from './reviews.controller.js';
import { ReviewsRepository } from './reviews.repository.js';
import { ReviewsService } from './reviews.service.js';

@Module({
  imports: [OrganisationsModule, PeopleRecordsModule, ReferralActsModule],
  controllers: [ReviewsController],
  providers: [GreaterDanger, ReviewActs, ReviewSchedule, ReviewsRepository, ReviewsService],
  exports: [GreaterDanger, ReviewSchedule, ReviewsRepository],
})
export class ReviewsModule {}
