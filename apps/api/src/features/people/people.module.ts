import { Module } from '@nestjs/common';
import { OrganisationsModule } from '../organisations/index.js';
import { ContactPoints } from './contact-points.js';
import { PeopleController } from './people.controller.js';
import { PeopleRepository } from './people.repository.js';
import { PersonMatches } from './person-matches.js';
import { PersonPage } from './person-page.js';
import { PersonPageRepository } from './person-page.repository.js';
import { PersonRecords } from './person-records.js';

@Module({
  imports: [OrganisationsModule],
  controllers: [PeopleController],
  providers: [ContactPoints, PeopleRepository, PersonMatches, PersonPage, PersonPageRepository, PersonRecords],
  exports: [ContactPoints, PeopleRepository, PersonRecords],
})
export class PeopleModule {}
