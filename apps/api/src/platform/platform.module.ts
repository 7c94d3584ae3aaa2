import { Global, Inject, Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import type { DataSource } from 'typeorm';
import { AuditKeys } from './audit/audit-keys.js';
import { AuditTrail } from './audit/audit-trail.js';
import { AllowGuard } from './auth/allow.guard.js';
import { DeviceCookie } from './auth/device-cookie.js';
import { FlowCookie } from './auth/flow-cookie.js';
import { HiddenIdsCheck, HiddenIdsInterceptor } from './auth/hidden-ids.interceptor.js';
import { OpenedRecords } from './auth/opened-records.js';
import { Passwords } from './auth/passwords.js';
import { RightsCheck } from './auth/rights-check.js';
import { SessionCookie } from './auth/session-cookie.js';
import { Sessions } from './auth/sessions.js';
import { Clock } from './clock/clock.js';
import type { Environment } from './config/environment.js';
import { ENVIRONMENT } from './config/environment.token.js';
import { DATA_SOURCE, Database } from './database/database.js';
import { JobIdentity } from './database/job-identity.js';
import { TransactionInterceptor } from './database/transaction.interceptor.js';
import { ProblemFilter } from './errors/problem.filter.js';
import { HealthController } from './health/health.controller.js';
import { IdempotencyInterceptor } from './idempotency/idempotency.interceptor.js';
import { Outbox } from './outbox/outbox.js';
import { FieldCipher } from './secrets/field-cipher.js';
import { readKeyFile } from './secrets/key-file.js';
import { SealedWords } from './secrets/sealed-words.js';

const EVERYWHERE = [AuditTrail, Clock, Database, DeviceCookie, FlowCookie, HiddenIdsCheck, JobIdentity, OpenedRecords, Outbox, Passwords, RightsCheck, SealedWords, SessionCookie, Sessions];

/** The plumbing that a different product could take over unchanged. */
@Global()
@Module({})
export class PlatformModule implements OnApplicationShutdown {
  static of(environment: Environment, dataSource: DataSource): DynamicModule {
    const rootKey = readKeyFile(environment.keysFile);
    return {
      module: PlatformModule,
      controllers: [HealthController],
      providers: [
        ...EVERYWHERE,
        { provide: AuditKeys, useValue: new AuditKeys(rootKey) },
        { provide: FieldCipher, useValue: new FieldCipher(rootKey) },
        { provide: ENVIRONMENT, useValue: environment },
        { provide: DATA_SOURCE, useValue: dataSource },
        { provide: APP_GUARD, useClass: AllowGuard },
        { provide: APP_FILTER, useClass: ProblemFilter },
        // The transaction is outermost: an idempotency key is stored and committed together with what it stands for.
        { provide: APP_INTERCEPTOR, useClass: TransactionInterceptor },
        { provide: APP_INTERCEPTOR, useClass: IdempotencyInterceptor },
        // Innermost: an answer that must not be given is not kept either.
        { provide: APP_INTERCEPTOR, useClass: HiddenIdsInterceptor },
      ],
      exports: [...EVERYWHERE, AuditKeys, FieldCipher, ENVIRONMENT, DATA_SOURCE],
    };
  }

  constructor(@Inject(DATA_SOURCE) private readonly dataSource: DataSource) {}

  async onApplicationShutdown(): Promise<void> {
    await this.dataSource.destroy();
  }
}
