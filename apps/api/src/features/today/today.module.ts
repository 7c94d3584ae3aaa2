import { Module } from '@nestjs/common';
import { AccountRequestsModule } from '../account-requests/index.js';
import { BlocksModule } from '../blocks/index.js';
import { EmergencyOpeningsModule } from '../emergency-openings/index.js';
import { LinkedPartiesModule } from '../linked-parties/index.js';
import { HeldFilesModule } from '../imports/index.js';
import { OrganisationsModule } from '../organisations/index.js';
import { TodayDueRepository } from './today-due.repository.js';
import { TodayPage } from './today-page.js';
import { TodayRowsRepository } from './today-rows.repository.js';
import { TodayToldRepository } from './today-told.repository.js';
import { TodayController } from './today.controller.js';

@Module({
  imports: [AccountRequestsModule, BlocksModule, EmergencyOpeningsModule, HeldFilesModule, LinkedPartiesModule, OrganisationsModule],
  controllers: [TodayController],
  providers: [TodayDueRepository, TodayPage, TodayRowsRepository, TodayToldRepository],
})
export class TodayModule {}
