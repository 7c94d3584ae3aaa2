import { randomUUID } from 'node:crypto';
import type { EndMembership, HandoverView, WorkerPageView } from '@waymark/contracts';
import { Client } from 'pg';
import type TestAgent from 'supertest/lib/agent.js';
import { RunImport } from '../src/features/imports/index.js';
import { ImportRowsRepository } from '../src/features/imports/import-rows.repository.js';
import { newToken, tokenHash } from '../src/platform/auth/tokens.js';
import { aCase, aHandoverRequest, workerId, type TestCase } from './setup/a-case.js';
import { block } from './setup/hidden-record.js';
import { ImportSteps } from './setup/import-steps.js';
import { startTestApp, type TestApp, type TestRole } from './setup/test-app.js';
import { startTestJobs, withOwnQueue, type TestJobs } from './setup/test-jobs.js';
import { WaitingSteps } from './setup/waiting.js';

describe('a worker who leaves', () => {
  let test: TestApp;
  let jobs: TestJobs;
  let administrator: TestAgent;
  let ids: Record<TestRole, string>;

  beforeEach(async () => {
    test = await startTestApp();
    jobs = await startTestJobs(withOwnQueue(test.environment), test.clock);
    administrator = await test.signedInAs('administrator');
    const roles: TestRole[] = ['duty-worker', 'key-worker', 'key-worker-2', 'idva', 'team-lead', 'service-manager', 'administrator'];
    ids = Object.fromEntries(await Promise.all(roles.map(async (role) => [role, await workerId(test, role)]))) as typeof ids;
  });
  afterEach(async () => {
    await jobs.close();
    await test.close();
  });

  const pageOf = async (role: TestRole): Promise<WorkerPageView> => (await administrator.get(`/api/workers/${ids[role]}/account`).expect(200)).body;
  const end = async (role: TestRole, changes: Partial<EndMembership> = {}, as = administrator) => {
    const { memberships } = await pageOf(role);
    const body = { lastDay: null, interimHolderId: ids['team-lead'], ...changes };
    return as.post(`/api/workers/${ids[role]}/memberships/${memberships[0]!.id}/end`).send(body);
  };
  const holderOf = async (caseId: string): Promise<string> => (await test.owner.query('SELECT worker_id FROM cases WHERE id = $1', [caseId])).rows[0].worker_id;

  it('is out at her next request on every device, and cannot sign in again', async () => {
    const [desk, phone] = [await test.signedInAs('key-worker'), await test.signedInAs('key-worker')];
    await desk.get('/api/today').expect(200);
    expect((await pageOf('key-worker')).signIns).toBe(2);
    const { body, status }: { body: WorkerPageView; status: number } = await end('key-worker');
    expect([status, body.isActive, body.signIns, body.interimHolder]).toEqual([200, false, 0, 'team-lead of North']);
    expect(body.memberships[0]).toMatchObject({ state: 'over', endedBy: 'administrator of North' });
    await desk.get('/api/today').expect(401);
    await phone.get('/api/session').expect(401);
    await (await test.signedInAs('key-worker')).get('/api/session').expect(401);
  });

  it('reads nothing with the next statement of a transaction that was open', async () => {
    const { personId } = await aCase(test);
    const application = new Client({ connectionString: test.database.applicationUrl });
    await application.connect();
    const token = newToken();
    await test.owner.query(`INSERT INTO sessions (token_hash, worker_id, ends_at) VALUES ($1, $2, now() + interval '1 hour')`, [tokenHash(token), ids['key-worker']]);
    await application.query('BEGIN');
    await application.query(`SELECT set_config('waymark.session', encode($1, 'hex'), true) FROM waymark_open_request($1)`, [tokenHash(token)]);
    const seen = async () => (await application.query('SELECT FROM people WHERE id = $1', [personId])).rowCount;
    expect(await seen()).toBe(1);
    expect((await end('key-worker')).status).toBe(200);
    expect(await seen()).toBe(0);
    await application.query('ROLLBACK');
    await application.end();
  });

  it('stops the import that runs in her name, at the row after', async () => {
    const steps = new ImportSteps(test, await test.signedInAs('duty-worker'));
    const lead = new ImportSteps(test, await test.signedInAs('team-lead'));
    const started = await steps.start(await steps.map(await steps.upload()));
    const rows = test.app.get(ImportRowsRepository, { strict: false });
    const take = rows.take.bind(rows);
    let taken = 0;
    rows.take = async (...which) => {
      taken += 1;
      if (taken === 2) expect((await end('duty-worker')).status).toBe(200);
      return take(...which);
    };
    await test.app.get(RunImport).run(started.id);
    rows.take = take;
    const stopped = await lead.read(started);
    expect(stopped.state).toBe('stopped');
    expect(stopped.counts.waiting).toBeGreaterThan(0);
    await test.app.get(RunImport).run(started.id);
    expect((await lead.read(started)).counts).toEqual(stopped.counts);
  });

  it('leaves nobody without a holder: cases, people who wait, tasks and offers go to the one who was named', async () => {
    const { id: caseId } = await aCase(test, { worker: 'duty-worker' });
    const waiting = await (await WaitingSteps.of(test)).waiting({ riskHolderId: ids['duty-worker'], judgedHigh: true });
    const offered = await aCase(test, { worker: 'key-worker-2' });
    const giver = await test.signedInAs('key-worker-2');
    const drafted = await giver.post(`/api/cases/${offered.id}/handovers`).set('Idempotency-Key', randomUUID()).send(aHandoverRequest({ to: 'worker', id: ids['duty-worker'] })).expect(201);
    const draft: HandoverView = drafted.body;
    await giver.post(`/api/handovers/${draft.id}/offer`).set('If-Match', '"v1"').expect(200);
    expect((await end('duty-worker')).status).toBe(200);
    await jobs.sweep('leavers');
    await jobs.sweep('leavers');
    expect(await holderOf(caseId)).toBe(ids['team-lead']);
    const { rows } = await test.owner.query(
      `SELECT holder_id, (SELECT array_agg(DISTINCT k.holder_id) FROM tasks k WHERE k.entry_id = e.id AND k.done_at IS NULL) AS tasks FROM waiting_list_entries e WHERE e.id = $1`,
      [waiting.id],
    );
    expect(rows).toEqual([{ holder_id: ids['team-lead'], tasks: [ids['team-lead']] }]);
    expect((await giver.get(`/api/handovers/${draft.id}`).expect(200)).body.state).toBe('lapsed');
    const covers = await test.owner.query(`SELECT count(*)::int AS covers FROM handovers WHERE case_id = $1 AND kind = 'emergency-cover'`, [caseId]);
    expect(covers.rows).toEqual([{ covers: 1 }]);
  });

  it('leaves nobody behind because another of hers cannot be given on, who follows as soon as that is mended', async () => {
    const [stuck, other] = [await aCase(test), await aCase(test)].sort((a, b) => (a.personId < b.personId ? -1 : 1)) as [TestCase, TestCase];
    await test.owner.query(`
      CREATE FUNCTION refuse_case() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'refused'; END $$;
      CREATE TRIGGER refuse_case BEFORE UPDATE ON cases FOR EACH ROW WHEN (OLD.id = '${stuck.id}') EXECUTE FUNCTION refuse_case()`);
    expect((await end('key-worker')).status).toBe(200);
    await expect(jobs.sweep('leavers')).rejects.toThrow('leavers failed for 1 organisation(s).');
    expect([await holderOf(stuck.id), await holderOf(other.id)]).toEqual([ids['key-worker'], ids['team-lead']]);
    await test.owner.query('DROP TRIGGER refuse_case ON cases; DROP FUNCTION refuse_case()');
    await jobs.sweep('leavers');
    expect(await holderOf(stuck.id)).toBe(ids['team-lead']);
  });

  it('leaves nobody to a holder who is kept from her', async () => {
    const { id: caseId, personId } = await aCase(test);
    await block(test, 'team-lead', personId);
    expect((await end('key-worker')).status).toBe(200);
    await jobs.sweep('leavers');
    expect(await holderOf(caseId)).toBe(ids['service-manager']);
  });

  it('works to the end of a last day to come, and is not asked for twice', async () => {
    const { id: caseId } = await aCase(test);
    const own = await test.signedInAs('key-worker');
    expect((await end('key-worker', { lastDay: '2026-12-31' })).body.isActive).toBe(true);
    await own.get('/api/today').expect(200);
    await jobs.sweep('leavers');
    expect(await holderOf(caseId)).toBe(ids['key-worker']);
    expect((await end('key-worker', { lastDay: '2027-01-31' })).body.code).toBe('last-day-later');
    test.clock.setTo('2027-01-01T09:00:00.000Z');
    await jobs.sweep('leavers');
    expect(await holderOf(caseId)).toBe(ids['team-lead']);
  });

  it.each<[string, Partial<EndMembership>, string]>([
    ['with nobody named for what she holds', { interimHolderId: null }, 'interim-holder-needed'],
    ['with somebody named who is no lead', { interimHolderId: randomUUID() }, 'worker-not-available'],
    ['on a day that is over', { lastDay: '2026-11-01' }, 'last-day-past'],
  ])('does not leave %s', async (_, changes, code) => {
    expect((await end('key-worker', changes)).body.code).toBe(code);
    expect((await pageOf('key-worker')).isActive).toBe(true);
  });

  it('is not the administrator herself, so that an organisation always has one', async () => {
    expect((await end('administrator', { interimHolderId: null })).body.code).toBe('membership-own');
  });

  it('leaves by nobody’s hand but an administrator’s of the same organisation', async () => {
    const { memberships } = await pageOf('key-worker');
    const path = `/api/workers/${ids['key-worker']}/memberships/${memberships[0]!.id}/end`;
    const body = { lastDay: null, interimHolderId: ids['team-lead'] };
    await (await test.signedInAs('service-manager')).post(path).send(body).expect(403);
    await (await test.signedInAs('administrator', 'south')).post(path).send(body).expect(404);
    await (await test.signedInAs('administrator', 'south')).get(`/api/workers/${ids['key-worker']}/account`).expect(404);
  });

  describe('is signed out from afar', () => {
    it('by an administrator, at her next request, and on record', async () => {
      const own = await test.signedInAs('idva');
      const { body } = await administrator.post(`/api/workers/${ids.idva}/end-sign-ins`).send({}).expect(200);
      expect([body.signIns, body.isActive]).toEqual([0, true]);
      await own.get('/api/session').expect(401);
      await (await test.signedInAs('idva')).get('/api/session').expect(200);
      const { rows } = await test.owner.query(`SELECT subject_id FROM audit_entries WHERE action = 'worker.sign-ins-ended'`);
      expect(rows).toEqual([{ subject_id: ids.idva }]);
    });

    it('by nobody else, and not across organisations', async () => {
      const own = await test.signedInAs('idva');
      await (await test.signedInAs('service-manager')).post(`/api/workers/${ids.idva}/end-sign-ins`).send({}).expect(403);
      await (await test.signedInAs('administrator', 'south')).post(`/api/workers/${ids.idva}/end-sign-ins`).send({}).expect(404);
      await own.get('/api/session').expect(200);
    });
  });
});
