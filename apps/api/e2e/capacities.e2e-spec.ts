import type { RecordCapacity, WorkerPageView } from '@waymark/contracts';
import { Client } from 'pg';
import type TestAgent from 'supertest/lib/agent.js';
import { identityStatement } from '../src/platform/auth/sessions.js';
import { newToken, tokenHash } from '../src/platform/auth/tokens.js';
import { workerId } from './setup/a-case.js';
import { startTestApp, type TestApp } from './setup/test-app.js';

describe('what a worker speaks and how much of a week she works', () => {
  let test: TestApp;
  let administrator: TestAgent;
  let id: string;

  beforeAll(async () => {
    test = await startTestApp();
    administrator = await test.signedInAs('administrator');
    id = await workerId(test, 'key-worker');
  });
  afterAll(() => test.close());

  const page = async (): Promise<WorkerPageView> => (await administrator.get(`/api/workers/${id}/account`).expect(200)).body;
  const record = (changes: Partial<RecordCapacity>, version: number, as = administrator) =>
    as.put(`/api/workers/${id}/capacity`).set('If-Match', `"v${version}"`).send({ speaks: ['Polish'], weekPercent: 60, ...changes });

  it('is recorded by an administrator, on record, and is what allocation goes by', async () => {
    expect((await page()).capacity).toEqual({ speaks: [], weekPercent: 100, version: 0 });
    const first: WorkerPageView = (await record({}, 0).expect(200)).body;
    expect(first.capacity).toEqual({ speaks: ['Polish'], weekPercent: 60, version: 1 });
    const second: WorkerPageView = (await record({ speaks: ['polish', 'welsh', 'Polish '] }, 1).expect(200)).body;
    expect(second.capacity).toEqual({ speaks: ['welsh', 'polish'], weekPercent: 60, version: 2 });
    const { rows } = await test.owner.query(`SELECT count(*)::int AS n FROM audit_entries WHERE action = 'worker.capacity-recorded' AND subject_id = $1`, [id]);
    expect(rows[0].n).toBe(2);
    const loads = (await (await test.signedInAs('team-lead')).get('/api/workers/loads').expect(200)).body;
    expect(JSON.stringify(loads)).toContain('polish');
  });

  it('is not written over what somebody else has just recorded', async () => {
    expect((await record({}, 1).expect(412)).body.code).toBe('stale-version');
    expect((await record({}, 0).expect(412)).body.code).toBe('stale-version');
    await administrator.put(`/api/workers/${id}/capacity`).send({ speaks: [], weekPercent: 60 }).expect(428);
  });

  it.each<[string, Partial<RecordCapacity>]>([
    ['more than a whole week', { weekPercent: 101 }],
    ['no week at all', { weekPercent: 0 }],
    ['an empty language', { speaks: [' '] }],
    ['more languages than anybody speaks', { speaks: Array.from({ length: 21 }, (_, at) => `Language ${at}`) }],
  ])('is never %s', async (_, changes) => {
    expect((await record(changes, 2).expect(400)).body.code).toBe('invalid-input');
  });

  it('is recorded by nobody else, and of nobody elsewhere', async () => {
    await record({}, 2, await test.signedInAs('team-lead')).expect(403);
    await record({}, 2, await test.signedInAs('administrator', 'south')).expect(404);
    await record({}, 2, test.nobody()).expect(401);
  });

  it('is changed by no case worker, by row security alone', async () => {
    const application = new Client({ connectionString: test.database.applicationUrl });
    await application.connect();
    const hash = tokenHash(newToken());
    await test.owner.query(`INSERT INTO sessions (token_hash, worker_id, ends_at) VALUES ($1, $2, now() + interval '1 hour')`, [hash, id]);
    await application.query('BEGIN');
    await application.query(identityStatement(hash));
    const { rowCount } = await application.query(`UPDATE worker_capacities SET full_time_share = 0.1`);
    await application.query('ROLLBACK');
    await application.end();
    expect(rowCount).toBe(0);
  });
});
