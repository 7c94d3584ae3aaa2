import { Module } from '@nestjs/common';
import { OrganisationsModule } from '../organisations/index.js';
import { PeopleController } from './people.controller.js';
import { PeopleRecordsModule } from './people-records.module.js';
import { PersonPage } from './person-page.js';
import { PersonPageRepository } from './person-page.repository.js';

@Module({
  imports: [OrganisationsModule, PeopleRecordsModule],
  controllers: [PeopleController],
  providers: [PersonPage, PersonPageRepository],
  exports: [PeopleRecordsModule],
})
export class PeopleModule {}
