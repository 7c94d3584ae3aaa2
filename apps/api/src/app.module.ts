import { Module, type DynamicModule } from '@nestjs/common';
import { LoggerModule } from 'nestjs-pino';
import type { DataSource } from 'typeorm';
import { AccountRequestsModule } from './features/account-requests/index.js';
import { AccessLogModule } from './features/access-log/index.js';
import { BlocksModule } from './features/blocks/index.js';
import { EmergencyOpeningsModule } from './features/emergency-openings/index.js';
import { ImportsModule } from './features/imports/index.js';
import { CaseWorkModule } from './features/case-work/index.js';
import { HandoversModule } from './features/handovers/index.js';
import { LinkedPartiesModule } from './features/linked-parties/index.js';
import { NotesModule } from './features/notes/index.js';
import { OrganisationsModule } from './features/organisations/index.js';
import { PeopleModule } from './features/people/index.js';
import { ReadReviewModule } from './features/read-review/index.js';
import { ReferralsModule } from './features/referrals/index.js';
import { ReviewsModule } from './features/reviews/index.js';
import { RiskAssessmentsModule } from './features/risk-assessments/index.js';
import { SafetyPlansModule } from './features/safety-plans/index.js';
import { TodayModule } from './features/today/index.js';
import { SessionModule } from './features/session/index.js';
import { ServicesModule } from './features/services/index.js';
import { SettingsModule } from './features/settings/index.js';
import { TriageModule } from './features/triage/index.js';
import { WaitingListModule } from './features/waiting-list/index.js';
import { WorkersModule } from './features/workers/index.js';
import type { Environment } from './platform/config/environment.js';
import { LOGGING } from './platform/logging.js';
import { PlatformModule } from './platform/platform.module.js';
import { queuesModule } from './platform/queues/queues.module.js';

/** The product's table of contents: the platform, then one line per feature. */
@Module({})
export class AppModule {
  static of(environment: Environment, dataSource: DataSource): DynamicModule {
    return {
      module: AppModule,
      imports: [
        LoggerModule.forRoot(LOGGING),
        PlatformModule.of(environment, dataSource),
        queuesModule(environment),
        SessionModule,
        OrganisationsModule,
        ServicesModule,
        WorkersModule,
        AccountRequestsModule,
        SettingsModule,
        PeopleModule,
        ReferralsModule,
        RiskAssessmentsModule,
        SafetyPlansModule,
        NotesModule,
        ReviewsModule,
        ImportsModule,
        CaseWorkModule,
        HandoversModule,
        TriageModule,
        WaitingListModule,
        TodayModule,
        AccessLogModule,
        ReadReviewModule,
        BlocksModule,
        EmergencyOpeningsModule,
        LinkedPartiesModule,
      ],
    };
  }
}
