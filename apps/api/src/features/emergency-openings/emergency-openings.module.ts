import { Module } from '@nestjs/common';
import { OrganisationsModule } from '../organisations/index.js';
import { PeopleRecordsModule } from '../people/index.js';
import { EmergencyOpeningsController, OpenPersonController } from './emergency-openings.controller.js';
import { FindElsewhereAct } from './find-elsewhere.js';
import { OpenInEmergencyAct } from './open-in-emergency.js';
import { OpeningPages } from './opening-pages.js';
import { OpeningsRepository } from './openings.repository.js';
import { ReviewOpeningAct } from './review-opening.js';

@Module({
  imports: [OrganisationsModule, PeopleRecordsModule],
  controllers: [OpenPersonController, EmergencyOpeningsController],
  providers: [FindElsewhereAct, OpenInEmergencyAct, OpeningPages, OpeningsRepository, ReviewOpeningAct],
  exports: [OpeningPages],
})
export class EmergencyOpeningsModule {}
