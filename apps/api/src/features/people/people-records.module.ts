import { Module } from '@nestjs/common';
import { ContactPoints } from './contact-points.js';
import { PeopleRepository } from './people.repository.js';
import { PersonMatches } from './person-matches.js';
import { PersonRecords } from './person-records.js';

/** People's records without their routes, for jobs and other features. */
@Module({
  providers: [ContactPoints, PeopleRepository, PersonMatches, PersonRecords],
  exports: [ContactPoints, PeopleRepository, PersonMatches, PersonRecords],
})
export class PeopleRecordsModule {}
