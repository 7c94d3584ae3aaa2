import { randomUUID } from 'node:crypto';
import type { AddService, LeftInPlaceView, OwnServiceView, SessionView, WorkerPageView } from '@waymark/contracts';
import type TestAgent from 'supertest/lib/agent.js';
import { aCase, workerId } from './setup/a-case.js';
import { startTestApp, type TestApp } from './setup/test-app.js';
import { WaitingSteps } from './setup/waiting.js';
import { whoWaits } from './setup/who-waits.js';

const GROUP: AddService = { en: 'Evening group', cy: 'Grŵp nos', kind: 'group', side: 'victim' };

describe('services and teams', () => {
  let test: TestApp;
  let administrator: TestAgent;
  let caseId: string;

  beforeAll(async () => {
    test = await startTestApp();
    administrator = await test.signedInAs('administrator');
    ({ id: caseId } = await aCase(test));
    // The product's clock stands two days ahead of the database's in tests.
    test.clock.setTo(new Date().toISOString());
  });
  afterAll(() => test.close());

  const add = (body: object, { as = administrator, to = '/api/services', key = randomUUID() } = {}) => as.post(to).set('Idempotency-Key', key).send(body);
  const all = async (as = administrator): Promise<OwnServiceView[]> => (await as.get('/api/services').expect(200)).body;
  const named = async (en: string): Promise<OwnServiceView> => (await all()).find(({ name }) => name.en === en)!;
  const offered = async (): Promise<string[]> =>
    ((await (await test.signedInAs('duty-worker')).get('/api/session').expect(200)).body as SessionView).services.map(({ name }) => name.en);
  const end = (path: string, version: number, as = administrator) => as.post(`${path}/end`).set('If-Match', `"v${version}"`).send({});

  it('are added by an administrator, once for each time the button is meant, and people can be referred there', async () => {
    const key = randomUUID();
    const first: OwnServiceView[] = (await add(GROUP, { key }).expect(201)).body;
    expect(first.find(({ name }) => name.en === 'Evening group')).toMatchObject({ kind: 'group', side: 'victim', teams: [{ name: { en: 'Evening group', cy: 'Grŵp nos' } }] });
    expect((await add(GROUP, { key }).expect(201)).body).toEqual(first);
    expect(await offered()).toContain('Evening group');
    const { id } = await named('Evening group');
    await add({ en: 'East', cy: 'Dwyrain' }, { to: `/api/services/${id}/teams` }).expect(201);
    expect((await named('Evening group')).teams.map(({ name }) => name.en)).toEqual(['East', 'Evening group']);
  });

  it('are renamed, but not over what somebody else has just written', async () => {
    const { id, version, teams } = await named('Evening group');
    const rename = (path: string, at: number) => administrator.put(path).set('If-Match', `"v${at}"`).send({ en: 'Late group', cy: 'Grŵp hwyr' });
    await rename(`/api/services/${id}/name`, version).expect(200);
    expect((await rename(`/api/services/${id}/name`, version).expect(412)).body.code).toBe('stale-version');
    await rename(`/api/teams/${teams[1]?.id}/name`, teams[1]?.version ?? 0).expect(200);
    expect((await named('Late group')).teams[1]?.name).toEqual({ en: 'Late group', cy: 'Grŵp hwyr' });
  });

  it('do not end while somebody is supported there, and it says who has to be moved, naming no person', async () => {
    const { rows } = await test.owner.query('SELECT c.service_id, c.worker_id, w.display_name FROM cases c JOIN workers w ON w.id = c.worker_id WHERE c.id = $1', [caseId]);
    const [{ service_id: id, worker_id: holderId, display_name: name }] = rows;
    const left: LeftInPlaceView[] = (await administrator.get(`/api/services/${id}/left`).expect(200)).body;
    expect(left).toContainEqual({ what: 'case', number: 1, worker: { id: holderId, name } });
    expect((await end(`/api/services/${id}`, 1).expect(409)).body.code).toBe('place-not-empty');
  });

  it('do not end while a colleague has a role there, or is asked for one', async () => {
    const { id, version, teams } = await named('Late group');
    const worker = await workerId(test, 'key-worker-2');
    const ask = { role: 'idva', serviceId: id, teamId: teams[0]?.id, fromOn: test.clock.today(), toOn: null };
    const { body: asked } = await administrator.post(`/api/workers/${worker}/roles`).send(ask).expect(201);
    expect((await end(`/api/services/${id}`, version).expect(409)).body.code).toBe('place-not-empty');
    await (await test.signedInAs('service-manager')).post(`/api/account-requests/${asked.id}/confirm`).send({}).expect(200);
    const left: LeftInPlaceView[] = (await administrator.get(`/api/teams/${teams[0]?.id}/left`).expect(200)).body;
    expect(left).toEqual([{ what: 'role', number: 1, worker: { id: worker, name: 'second key-worker of North' } }]);
    expect((await end(`/api/teams/${teams[0]?.id}`, teams[0]?.version ?? 0).expect(409)).body.code).toBe('place-not-empty');
  });

  it('are changed by a colleague from a day on, with the same role in the same service, on record', async () => {
    const { id, teams } = await named('Late group');
    const worker = await workerId(test, 'key-worker-2');
    const page = async (): Promise<WorkerPageView> => (await administrator.get(`/api/workers/${worker}/account`).expect(200)).body;
    const placeOf = async () => (await page()).memberships.find((one) => one.serviceId === id && one.state !== 'over')!;
    const before = await placeOf();
    const change = (body: object, as = administrator) => as.post(`/api/workers/${worker}/memberships/${before.id}/team`).send(body);
    expect((await change({ teamId: before.teamId, fromOn: test.clock.today() }).expect(409)).body.code).toBe('team-unchanged');
    expect((await change({ teamId: teams[1]?.id, fromOn: '2026-01-01' }).expect(409)).body.code).toBe('first-day-past');
    expect((await change({ teamId: randomUUID(), fromOn: test.clock.today() }).expect(409)).body.code).toBe('team-not-available');
    await change({ teamId: teams[1]?.id, fromOn: test.clock.today() }, await test.signedInAs('team-lead')).expect(403);
    await change({ teamId: teams[1]?.id, fromOn: '2099-01-01' }).expect(200);
    const [later, now] = (await page()).memberships.filter((one) => one.serviceId === id);
    expect(now).toMatchObject({ role: 'idva', teamId: before.teamId, toOn: '2098-12-31' });
    expect(later).toMatchObject({ role: 'idva', teamId: teams[1]?.id, fromOn: '2099-01-01', toOn: null, state: 'to-come' });
    await test.owner.query(`DELETE FROM memberships WHERE id = ANY ($1)`, [[later?.id, now?.id]]);
    const { rows } = await test.owner.query(`SELECT count(*)::int AS n FROM audit_entries WHERE action = 'membership.team-changed'`);
    expect(rows[0].n).toBe(1);
  });

  it('end with nobody left, and then nobody is referred there', async () => {
    const { id, version, teams } = await named('Late group');
    await end(`/api/teams/${teams[0]?.id}`, teams[0]?.version ?? 0).expect(200);
    expect((await named('Late group')).teams.map(({ name }) => name.en)).toEqual(['Late group']);
    await end(`/api/services/${id}`, version).expect(200);
    expect(await named('Late group')).toBeUndefined();
    expect(await offered()).not.toContain('Late group');
    await end(`/api/services/${id}`, version).expect(404);
    const { rows } = await test.owner.query(`SELECT action FROM audit_entries WHERE action LIKE 'service.%' ORDER BY id`);
    expect(rows.map(({ action }) => action)).toEqual(['service.added', 'service.renamed', 'service.ended']);
  });

  it('get nobody who is accepted in the very moment in which they end', async () => {
    await add({ ...GROUP, en: 'Morning group', cy: 'Grŵp bore' }).expect(201);
    const { id } = await named('Morning group');
    const steps = await WaitingSteps.of(test);
    const referral = await steps.referred({ serviceIds: [], receivedOn: test.clock.today(), receivedTime: null });
    const acceptance = await steps.acceptance({ serviceId: id });
    await test.owner.query('BEGIN');
    await test.owner.query('UPDATE services SET ended_at = now() WHERE id = $1', [id]);
    const [tooLate] = await Promise.all([
      steps.decide(referral, 'accept', acceptance),
      whoWaits(test).finally(() => test.owner.query('COMMIT')),
    ]);
    expect(tooLate.status).toBe(503);
    expect((await test.owner.query('SELECT FROM waiting_list_entries WHERE service_id = $1', [id])).rows).toHaveLength(0);
    expect((await steps.decide(referral, 'accept', acceptance).expect(409)).body.code).toBe('service-not-available');
  });

  it.each<[string, object]>([
    ['of no kind', { ...GROUP, kind: 'any' }],
    ['of no side', { ...GROUP, side: 'both' }],
    ['without a Welsh name', { ...GROUP, cy: ' ' }],
    ['with a name that turns itself round', { ...GROUP, en: 'Group\u202e' }],
  ])('are not added %s', async (_, body) => {
    expect((await add(body).expect(400)).body.code).toBe('invalid-input');
  });

  it('are an administrator’s own, and another organisation’s are not there', async () => {
    await add(GROUP, { as: await test.signedInAs('service-manager') }).expect(403);
    await add(GROUP, { as: test.nobody() }).expect(401);
    const south = await test.signedInAs('administrator', 'south');
    const mine = (await all())[0]!;
    await end(`/api/services/${mine.id}`, mine.version, south).expect(404);
    await south.get(`/api/services/${mine.id}/left`).expect(404);
    await add({ en: 'A', cy: 'B' }, { as: south, to: `/api/services/${mine.id}/teams` }).expect(404);
  });
});
