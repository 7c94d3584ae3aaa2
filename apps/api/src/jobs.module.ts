import { BullModule } from '@nestjs/bullmq';
import { Module, type DynamicModule } from '@nestjs/common';
import { LoggerModule } from 'nestjs-pino';
import type { DataSource } from 'typeorm';
import { GiveOn, HeldThingsRepository } from './features/blocks/index.js';
import { CaseRecordsModule } from './features/cases/index.js';
import { ImportActsModule, ImportsProcessor, ImportSweep } from './features/imports/index.js';
import { CaseHands, HandoverSweep, HandoversRepository, HandoverWords, TakeOverCaseAct } from './features/handovers/index.js';
import { LinkedPartiesRepository, LinkedPartiesSweep } from './features/linked-parties/index.js';
import { OrganisationsModule } from './features/organisations/index.js';
import { ReadsSweep, WeeksRepository } from './features/read-review/index.js';
import { ReferralActsModule } from './features/referrals/index.js';
import { ReviewsRepository, ReviewSweep } from './features/reviews/index.js';
import { WaitingListRepository } from './features/waiting-list/index.js';
import { LeaversRepository, LeaversSweep } from './features/workers/index.js';
import { ClockSweep } from './features/waiting-list/clock-sweep.js';
import { WaitingListModule } from './features/waiting-list/index.js';
import { AuditSeals } from './platform/audit/audit-seals.js';
import { AuditHeadSweep, AuditSealSweep } from './platform/audit/audit-sweeps.js';
import type { Environment } from './platform/config/environment.js';
import { ForgetAnswersSweep } from './platform/idempotency/forget-answers-sweep.js';
import { LOGGING } from './platform/logging.js';
import { PlatformModule } from './platform/platform.module.js';
import { SWEEPS_QUEUE } from './platform/queues/queue-names.js';
import { queuesModule } from './platform/queues/queues.module.js';
import { SWEEPS, type AnySweep } from './platform/queues/sweep.js';
import { SweepsProcessor } from './platform/queues/sweeps.processor.js';

/** Every sweep of the product. */
const ALL_SWEEPS = [ClockSweep, ReviewSweep, HandoverSweep, LeaversSweep, LinkedPartiesSweep, ImportSweep, ForgetAnswersSweep, AuditSealSweep, AuditHeadSweep, ReadsSweep];

/** The job process: the platform and the sweeps of each feature. */
@Module({})
export class JobsModule {
  static of(environment: Environment, dataSource: DataSource): DynamicModule {
    return {
      module: JobsModule,
      imports: [
        LoggerModule.forRoot(LOGGING),
        PlatformModule.of(environment, dataSource),
        queuesModule(environment),
        BullModule.registerQueue({ name: SWEEPS_QUEUE }),
        CaseRecordsModule,
        ImportActsModule,
        OrganisationsModule,
        ReferralActsModule,
        // What follows a withdrawal or a high risk is said by other features at their start: an undo here must be heard by them.
        WaitingListModule,
      ],
      providers: [
        SweepsProcessor,
        ReviewsRepository,
        ImportsProcessor,
        HandoversRepository,
        HandoverWords,
        GiveOn,
        HeldThingsRepository,
        CaseHands,
        TakeOverCaseAct,
        WaitingListRepository,
        LeaversRepository,
        WeeksRepository,
        LinkedPartiesRepository,
        AuditSeals,
        ...ALL_SWEEPS,
        { provide: SWEEPS, inject: ALL_SWEEPS, useFactory: (...sweeps: AnySweep[]) => sweeps },
      ],
    };
  }
}
