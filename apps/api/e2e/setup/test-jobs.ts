import { Test } from '@nestjs/testing';
import { Redis } from 'ioredis';
import { Client } from 'pg';
import { ENTITIES } from '../../src/entities.js';
import { JobsModule } from '../../src/jobs.module.js';
import { Clock } from '../../src/platform/clock/clock.js';
import type { Environment } from '../../src/platform/config/environment.js';
import { createDataSource } from '../../src/platform/database/data-source.js';
import { SWEEPS, type AnySweep } from '../../src/platform/queues/sweep.js';
import { SweepsProcessor } from '../../src/platform/queues/sweeps.processor.js';
import type { TestClock } from './test-app.js';
import type { TestDatabase } from './test-database.js';

/** A job process as `jobs.ts` starts it, on the queue's backend of this run. */
export interface TestJobs {
  /** Runs a sweep as the queue's bell would. */
  sweep(name: string): Promise<void>;
  /** Settles when the queue itself has this process run a sweep, from now on. */
  rung(name: string): Promise<void>;
  /** As `rung`, and at once where it has done so since it started. */
  rungSinceStart(name: string): Promise<void>;
  /** What a running process does now and then, so that a wiped queue rings again. */
  hangBells(): Promise<void>;
  close(): Promise<void>;
}

export async function startTestJobs(environment: Environment, clock: TestClock): Promise<TestJobs> {
  const dataSource = createDataSource({ url: environment.databaseUrl, poolSize: 4, entities: ENTITIES, migrations: [] });
  await dataSource.initialize();
  const builder = Test.createTestingModule({ imports: [JobsModule.of(environment, dataSource)] });
  const module = await builder.overrideProvider(Clock).useValue(clock).compile();
  const processor = module.get(SweepsProcessor);
  const sweeps: AnySweep[] = module.get(SWEEPS);
  const app = module.createNestApplication({ logger: false });
  await app.init();
  const done = new Set<string>();
  processor.worker.on('completed', (job) => done.add(job.name));
  const rung = (name: string): Promise<void> =>
    new Promise((resolve) => processor.worker.on('completed', (job) => job.name === name && resolve()));
  return {
    sweep: async (name) => {
      const sweep = sweeps.find((one) => one.name === name);
      if (!sweep) throw new Error(`There is no sweep ${name}.`);
      await processor.sweepEverywhere(sweep);
    },
    rung,
    rungSinceStart: async (name) => (done.has(name) ? undefined : rung(name)),
    hangBells: () => processor.hangBells(),
    close: async () => {
      await app.close();
    },
  };
}

/** A corner of the queue's storage that no other test file uses. */
export function withOwnQueue(environment: Environment): Environment {
  if (environment.redisUrl === null) return environment;
  const url = new URL(environment.redisUrl);
  url.pathname = `/${process.env['JEST_WORKER_ID'] ?? '1'}`;
  return { ...environment, redisUrl: url.href };
}

/** Everything the queue knows is gone, as after a lost disk. */
export async function wipeQueue(environment: Environment, database: TestDatabase): Promise<void> {
  if (environment.redisUrl !== null) {
    const redis = new Redis(environment.redisUrl);
    await redis.flushdb();
    await redis.quit();
    return;
  }
  const owner = new Client({ connectionString: database.ownerUrl });
  await owner.connect();
  const { rows } = await owner.query(`SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
    WHERE schemaname = 'bullmq' AND tablename NOT LIKE '%migration%'`);
  await unlessDeadlocked(() => owner.query(`TRUNCATE ${rows.map((row) => row.name).join(', ')}`));
  await owner.end();
}

const DEADLOCK = '40P01';

/** A process that takes jobs meanwhile locks the tables in an order of its own; PostgreSQL asks the loser to try again. */
async function unlessDeadlocked(work: () => Promise<unknown>, triesLeft = 10): Promise<void> {
  try {
    await work();
  } catch (error) {
    if ((error as { code?: string }).code !== DEADLOCK || triesLeft === 0) throw error;
    await unlessDeadlocked(work, triesLeft - 1);
  }
}

