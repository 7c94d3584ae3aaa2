import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Test, type TestingModuleBuilder } from '@nestjs/testing';
import { dayOf, type CalendarDay } from '@waymark/domain';
import { Client } from 'pg';
import request from 'supertest';
import type TestAgent from 'supertest/lib/agent.js';
import { AppModule } from '../../src/app.module.js';
import { ENTITIES } from '../../src/entities.js';
import { prepareHttpApp } from '../../src/http-app.js';
import { newToken, tokenHash } from '../../src/platform/auth/tokens.js';
import { Clock } from '../../src/platform/clock/clock.js';
import type { Environment } from '../../src/platform/config/environment.js';
import { createDataSource } from '../../src/platform/database/data-source.js';
import { createKeyFile } from '../../src/platform/secrets/key-file.js';
import { refuseOtherKey } from '../../src/platform/secrets/key-proof.js';
import { cloneDatabase, type TestDatabase } from './test-database.js';

/** A Tuesday morning in an ordinary week; tests move it where their rule needs it. */
export const TEST_NOW = '2026-11-24T10:00:00.000Z';

/** The product's clock, held still. */
export class TestClock extends Clock {
  private instant = new Date(TEST_NOW);
  private tick = 0;

  override now(): Date {
    const now = this.instant;
    this.instant = new Date(now.getTime() + this.tick);
    return now;
  }

  override today(): CalendarDay {
    return dayOf(this.instant);
  }

  setTo(instant: string): void {
    this.instant = new Date(instant);
  }

  /** From now on every look at the clock finds it further on, as a real one would be. */
  tickBy(milliseconds: number): void {
    this.tick = milliseconds;
  }
}

export type TestRole = 'duty-worker' | 'key-worker' | 'key-worker-2' | 'idva' | 'team-lead' | 'service-manager' | 'administrator' | 'data-protection-lead';

export interface TestApp {
  app: NestExpressApplication;
  clock: TestClock;
  database: TestDatabase;
  environment: Environment;
  /** SQL as the owner, past row security: to arrange and to look at what was really stored. */
  owner: Client;
  /** Requests as somebody signed in. */
  signedInAs(role: TestRole, organisation?: 'north' | 'south'): Promise<TestAgent>;
  /** Requests as nobody. */
  nobody(): TestAgent;
  close(): Promise<void>;
}

/** The real application on a database of its own. `adjust` may override a provider, as a test of row security does. */
export async function startTestApp(
  adjust: (builder: TestingModuleBuilder) => TestingModuleBuilder = (builder) => builder,
  given: Partial<Environment> = {},
): Promise<TestApp> {
  const database = await cloneDatabase();
  const environment = testEnvironment(database, given);
  const dataSource = createDataSource({ url: database.applicationUrl, poolSize: environment.poolSize, entities: ENTITIES, migrations: [] });
  await dataSource.initialize();
  await refuseOtherKey(dataSource, environment.keysFile);
  const clock = new TestClock();
  const builder = Test.createTestingModule({ imports: [AppModule.of(environment, dataSource)] });
  const module = await adjust(builder.overrideProvider(Clock).useValue(clock)).compile();
  const app = module.createNestApplication<NestExpressApplication>({ bodyParser: false, logger: false });
  prepareHttpApp(app, environment);
  await app.init();
  const owner = new Client({ connectionString: database.ownerUrl });
  await owner.connect();
  const close = async (): Promise<void> => {
    await app.close();
    await owner.end();
  };
  return {
    app,
    clock,
    database,
    environment,
    owner,
    close,
    nobody: () => request.agent(app.getHttpServer()),
    signedInAs: (role, organisation = 'north') => signIn(app, owner, environment, `${role}@${organisation}.example`),
  };
}

export function testEnvironment(database: TestDatabase, given: Partial<Environment> = {}): Environment {
  const dataFolder = mkdtempSync(join(tmpdir(), 'waymark-e2e-data-'));
  const keysFile = given.keysFile ?? join(dataFolder, 'keys', 'field-key');
  createKeyFile(keysFile);
  return {
    port: 3000,
    host: '127.0.0.1',
    databaseUrl: database.applicationUrl,
    redisUrl: process.env['REDIS_URL'] || null,
    dataFolder,
    keysFile,
    webRoot: null,
    isTls: false,
    trustedProxies: 0,
    jobsPort: 0,
    poolSize: 5,
    address: 'http://localhost:3000',
    identityProviders: [],
    ...given,
  };
}

/** Puts a session's row down directly: signing in has tests of its own, and hashing a password takes its time. */
async function signIn(app: NestExpressApplication, owner: Client, environment: Environment, email: string): Promise<TestAgent> {
  const token = newToken();
  const { rowCount } = await owner.query(
    `INSERT INTO sessions (token_hash, worker_id, ends_at) SELECT $1, id, now() + interval '12 hours' FROM workers WHERE email = $2`,
    [tokenHash(token), email],
  );
  if (rowCount !== 1) throw new Error(`There is no worker ${email}.`);
  return request.agent(app.getHttpServer()).set('Cookie', `waymark-${environment.port}=${token}`);
}
