import { randomUUID } from 'node:crypto';
import { Test, type TestingModule } from '@nestjs/testing';
import { getQueueToken } from '@nestjs/bullmq';
import type { INestApplication } from '@nestjs/common';
import type { Queue } from 'bullmq';
import type { ImportState } from '@waymark/domain';
import type { DataSource } from 'typeorm';
import { ENTITIES } from '../src/entities.js';
import { ImportSweep } from '../src/features/imports/index.js';
import { JobsModule } from '../src/jobs.module.js';
import { Clock } from '../src/platform/clock/clock.js';
import { createDataSource } from '../src/platform/database/data-source.js';
import { IMPORTS_QUEUE } from '../src/platform/queues/queue-names.js';
import { SweepsProcessor } from '../src/platform/queues/sweeps.processor.js';
import { someone, UNTIDY_ROWS, type AgencyRow } from './setup/an-agency-file.js';
import { ImportSteps } from './setup/import-steps.js';
import { startTestApp, type TestApp } from './setup/test-app.js';

/** Other files of the same run have job processes too, which must not take these jobs. */
const REDIS_OF_ITS_OWN = process.env['REDIS_URL'] ? `${process.env['REDIS_URL']}/7` : null;

/** Whether the queue rests in PostgreSQL or in Redis is told by REDIS_URL; both runs prove the same. */
describe('imports through the queue', () => {
  let test: TestApp;
  let steps: ImportSteps;
  let jobs: INestApplication[];

  beforeEach(async () => {
    test = await startTestApp((builder) => builder, { redisUrl: REDIS_OF_ITS_OWN });
    steps = new ImportSteps(test, await test.signedInAs('duty-worker'));
    jobs = [];
    // The Redis outlives a test, so what the one before left behind is taken away first.
    await queue().obliterate({ force: true });
  });
  afterEach(async () => {
    for (const one of jobs) await one.close();
    await test.close();
  });

  const queue = (): Queue => test.app.get(getQueueToken(IMPORTS_QUEUE), { strict: false });

  const ring = (batchId: string) => queue().add('import', { batchId }, { jobId: randomUUID() });

  /** A job process like the real one, with the test's clock. */
  async function startJobs(): Promise<TestingModule> {
    const { environment, database } = test;
    const dataSource: DataSource = createDataSource({ url: database.applicationUrl, poolSize: 4, entities: ENTITIES, migrations: [] });
    await dataSource.initialize();
    const module = await Test.createTestingModule({ imports: [JobsModule.of(environment, dataSource)] })
      .overrideProvider(Clock)
      .useValue(test.clock)
      .compile();
    const app = module.createNestApplication({ bodyParser: false, logger: false });
    jobs.push(app);
    await app.init();
    return module;
  }

  const started = async (rows: readonly AgencyRow[] = UNTIDY_ROWS) => steps.start(await steps.map(await steps.upload(rows)));

  /** How long the queue takes is the queue's affair; that it takes for ever is a failure. */
  async function until<T>(look: () => Promise<T | undefined>): Promise<T> {
    const deadline = performance.now() + 20_000;
    for (;;) {
      const found = await look();
      if (found !== undefined) return found;
      if (performance.now() > deadline) throw new Error('It did not happen within 20 seconds.');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  const untilIt = (is: ImportState, id: string) => until(async () => ((await steps.read({ id })).state === is ? true : undefined));
  const untilImported = (id: string) => untilIt('imported', id);

  const sweep = async (module: TestingModule): Promise<void> =>
    module.get(SweepsProcessor, { strict: false }).sweepEverywhere(module.get(ImportSweep, { strict: false }));

  it('runs what a worker has started, and tells her how far it is', async () => {
    await startJobs();
    const { id } = await started();
    await untilImported(id);
    expect((await steps.read({ id })).counts).toEqual({ rows: 23, waiting: 0, referral: 15, review: 7, reviewHigh: 2, blank: 1, discarded: 0, withdrawn: 0, kept: 0 });
  });

  it('puts nothing into the queue but the id of the import', async () => {
    const { id } = await started([someone(1)]);
    const job = await until(async () => (await queue().getJobs(['waiting', 'prioritized', 'delayed', 'active']))[0]);
    expect(job.data).toEqual({ batchId: id });
  });

  it('shares one file between two processes and imports each row once', async () => {
    const { id } = await started();
    await ring(id);
    await Promise.all([startJobs(), startJobs()]);
    await untilImported(id);
    const { rows } = await test.owner.query('SELECT count(*)::int AS count FROM referrals');
    expect(rows[0].count).toBe(15);
  });

  it('is found again by the sweep after the queue was wiped', async () => {
    const { id } = await started();
    await queue().obliterate({ force: true });
    const module = await startJobs();
    await sweep(module);
    expect((await steps.read({ id })).state).toBe('importing');
    test.clock.setTo('2026-11-24T10:01:00.000Z');
    await sweep(module);
    await untilImported(id);
    expect((await steps.read({ id })).counts).toMatchObject({ waiting: 0, referral: 15 });
  });

  it('undoes what a worker has begun to undo, on two processes at once, and each referral once', async () => {
    await Promise.all([startJobs(), startJobs()]);
    const { id } = await started();
    await untilImported(id);
    await steps.act(await steps.read({ id }), 'undo').expect(200);
    await ring(id);
    await untilIt('undone', id);
    expect((await steps.read({ id })).counts).toMatchObject({ referral: 0, withdrawn: 15, kept: 0 });
    const { rows } = await test.owner.query(`SELECT count(*)::int AS count FROM audit_entries WHERE action = 'referral.withdrawn'`);
    expect(rows[0].count).toBe(15);
  });

  it('tells other features of a referral that its undo withdraws, as a worker’s own withdrawal does', async () => {
    const { id } = await steps.imported([someone(1)]);
    const [row] = await steps.rows({ id }, 'referral');
    // No act places anybody on a list before a decision; whoever stands there all the same must not stay for ever.
    await test.owner.query(
      `INSERT INTO waiting_list_entries (id, organisation_id, person_id, referral_id, offer_id, service_id, joined_at, joined_by,
              needs_safety_contact, safety_grounds, triggers, vulnerable, holder_id, last_looked_on)
       SELECT gen_random_uuid(), r.organisation_id, r.person_id, r.id, o.id, s.id, r.recorded_at, r.recorded_by,
              false, '{}', '{}', false, r.recorded_by, r.received_on
         FROM referrals r JOIN referral_offers o ON o.referral_id = r.id
         JOIN LATERAL (SELECT id FROM services WHERE organisation_id = r.organisation_id ORDER BY id LIMIT 1) s ON true
        WHERE r.id = $1 LIMIT 1`,
      [row?.referralId],
    );
    await startJobs();
    await steps.act(await steps.read({ id }), 'undo').expect(200);
    await ring(id);
    await untilIt('undone', id);
    const { rows } = await test.owner.query('SELECT leave_reason, left_at IS NOT NULL AS has_left FROM waiting_list_entries');
    expect(rows).toEqual([{ leave_reason: 'referral-withdrawn', has_left: true }]);
  });

  it('finds an undo again by the sweep after its jobs were restarted on a queue that was wiped', async () => {
    const { id } = await steps.imported();
    await steps.act(await steps.read({ id }), 'undo').expect(200);
    await queue().obliterate({ force: true });
    const module = await startJobs();
    await sweep(module);
    expect((await steps.read({ id })).state).toBe('undoing');
    test.clock.setTo('2026-11-24T10:01:00.000Z');
    await sweep(module);
    await untilIt('undone', id);
    expect((await steps.read({ id })).counts).toMatchObject({ referral: 0, withdrawn: 15 });
  });

  it('changes nothing when the bell rings for a file that is done, or for nothing at all', async () => {
    await startJobs();
    const { id } = await started([someone(1)]);
    await untilImported(id);
    const before = (await test.owner.query('SELECT max(id) AS last FROM audit_entries')).rows;
    await ring(id);
    await ring('nothing of ours');
    const other = await started([someone(2)]);
    await untilImported(other.id);
    const { rows } = await test.owner.query(`SELECT count(*)::int AS count FROM audit_entries WHERE action = 'referral.recorded' AND id > $1`, [
      before[0].last,
    ]);
    expect(rows[0].count).toBe(1);
  });
});
