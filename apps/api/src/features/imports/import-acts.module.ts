import { BullModule } from '@nestjs/bullmq';
import { Module } from '@nestjs/common';
import { IMPORTS_QUEUE } from '../../platform/queues/queue-names.js';
import { OrganisationsModule } from '../organisations/index.js';
import { PeopleRecordsModule } from '../people/index.js';
import { ReferralActsModule } from '../referrals/index.js';
import { HighLeftInFile } from './high-left-in-file.js';
import { ImportBell } from './import-bell.js';
import { ImportIdentity } from './import-identity.js';
import { ImportPlans } from './import-plan.js';
import { ImportRowsRepository } from './import-rows.repository.js';
import { ImportsRepository } from './imports.repository.js';
import { KnownRows } from './known-rows.js';
import { RowsInSteps } from './rows-in-steps.js';
import { RunImport } from './run-import.js';
import { SealedHeadings } from './sealed-headings.js';
import { SealedRows } from './sealed-rows.js';
import { UndoImport } from './undo-import.js';

const SHARED = [
  HighLeftInFile,
  ImportBell,
  ImportIdentity,
  ImportPlans,
  ImportRowsRepository,
  ImportsRepository,
  KnownRows,
  RowsInSteps,
  RunImport,
  SealedHeadings,
  SealedRows,
  UndoImport,
];

/** What the job process needs of imports: everything but their routes. */
@Module({
  imports: [BullModule.registerQueue({ name: IMPORTS_QUEUE }), OrganisationsModule, PeopleRecordsModule, ReferralActsModule],
  providers: SHARED,
  exports: [...SHARED, OrganisationsModule, PeopleRecordsModule, ReferralActsModule],
})
export class ImportActsModule {}
