import { randomUUID } from 'node:crypto';
import { decideAccess, RIGHTS_OF_ROLE, worksWithPeople } from '@waymark/domain';
import type TestAgent from 'supertest/lib/agent.js';
import { RightsCheck } from '../src/platform/auth/rights-check.js';
import { HiddenIdsCheck } from '../src/platform/auth/hidden-ids.interceptor.js';
import { describeApi } from '../src/platform/openapi/describe-api.js';
import { aReferralRequest } from './setup/a-referral-request.js';
import { aFile, aWholeRecord, block, opening, SEARCHES_FOR_THEM } from './setup/hidden-record.js';
import { everyEndpoint, tryEveryId, whole, type Operation, type TriedRecord } from './setup/every-endpoint.js';
import { startTestApp, type TestApp, type TestRole } from './setup/test-app.js';

const BLOCKED: readonly TestRole[] = ['key-worker', 'idva', 'team-lead', 'service-manager'];

describe.each([
  ['with the checks of the API', true],
  ['by row security alone', false],
])('for a blocked worker, %s,', (_, isChecked) => {
  let test: TestApp;
  let operations: Operation[];
  let record: TriedRecord;
  let before: Map<TestRole, Map<string, string>>;
  const agents = new Map<TestRole, TestAgent>();
  const agent = (role: TestRole): TestAgent => agents.get(role) as TestAgent;

  beforeAll(async () => {
    test = await startTestApp((builder) => {
      if (isChecked) return builder;
      const asksNobody = { has: () => true };
      return builder.overrideProvider(RightsCheck).useValue(asksNobody).overrideProvider(HiddenIdsCheck).useValue({ names: () => false });
    });
    operations = everyEndpoint(describeApi(test.app));
    const batchId = await aFile(test);
    for (const role of BLOCKED) agents.set(role, await test.signedInAs(role));
    before = new Map();
    for (const role of BLOCKED) before.set(role, await everyList(role));
    record = { ...(await aWholeRecord(test, batchId)), batchId, blockId: '', openingId: '' };
    for (const role of BLOCKED) record.blockId = await block(test, role, record.personId);
    // What somebody opened before she was blocked shows her nothing any more.
    for (const role of BLOCKED) record.openingId = await opening(test, role, record.personId);
  });
  afterAll(() => test.close());

  /** What a worker is shown without naming anybody; not her own sign-ins, which tell when she was last there. */
  const everyList = async (role: TestRole): Promise<Map<string, string>> => {
    const lists = new Map<string, string>();
    for (const { method, path } of operations) {
      if (method === 'get' && !path.includes('{') && path !== '/api/sign-ins') lists.set(path, await whole(agent(role).get(path)));
    }
    return lists;
  };

  it.each(BLOCKED)('a %s gets of every endpoint with an id the very answer of an id that does not exist', async (role) => {
    const tried = await tryEveryId(agent(role), operations, record);
    expect(new Set(tried.map(({ asked }) => asked.join(' '))).size).toBeGreaterThan(50);
    for (const { asked, isOfRightShape, answered, ofNothing } of tried) {
      expect([...asked, answered]).toEqual([...asked, ofNothing]);
      // Neither the shape of the body was refused, nor the role: the record was sought and was not there.
      if (!isChecked && isOfRightShape) expect([...asked, answered.slice(0, 3)]).toEqual([...asked, '404']);
    }
  });

  it.each(BLOCKED)('a %s sees every list, count, load and day as it was before there was such a person', async (role) => {
    expect(await everyList(role)).toEqual(before.get(role));
  });

  it.each(BLOCKED)('a %s finds neither her nor those on record beside her, by name, birthday or number', async (role) => {
    for (const asked of SEARCHES_FOR_THEM) {
      expect((await agent(role).post('/api/people/matches').send(asked).expect(200)).body).toEqual([]);
    }
  });

  it('is nowhere in what the lead of the blocked can name in a body', async () => {
    const lead = agent('team-lead');
    const referred = (personId: string) => ({ ...aReferralRequest(), person: { ...aReferralRequest().person, personId } });
    const started = (referralId: string) => ({ referralId, instrumentCode: 'safelives-dash-24' });
    const post = (path: string, body: object) => whole(lead.post(path).set('Idempotency-Key', randomUUID()).send(body));
    expect(await post('/api/referrals', referred(record.personId))).toEqual(await post('/api/referrals', referred(randomUUID())));
    expect(await post('/api/risk-assessments', started(record.referralId))).toEqual(await post('/api/risk-assessments', started(randomUUID())));
  });

  it('changes nothing for a worker who is not blocked', async () => {
    const holder = await test.signedInAs('key-worker-2');
    expect((await holder.get(`/api/people/${record.personId}`).expect(200)).body.relationships).toHaveLength(2);
    const asked = { name: 'Siân Llywelyn', dateOfBirth: null, phone: null };
    const found: { id: string }[] = (await holder.post('/api/people/matches').send(asked).expect(200)).body;
    expect(found.map(({ id }) => id)).toContain(record.personId);
  });
});

describe('the order in which access is decided', () => {
  it.each([
    ['with the checks of the API', true],
    ['by row security alone', false],
  ])('is the same for a record of a person as in the rule, %s', async (_, isChecked) => {
    const always = { has: () => true };
    const test = await startTestApp((builder) => (isChecked ? builder : builder.overrideProvider(RightsCheck).useValue(always)));
    try {
      const duty = await test.signedInAs('duty-worker');
      const { body } = await duty.post('/api/referrals').set('Idempotency-Key', randomUUID()).send(aReferralRequest()).expect(201);
      for (const role of ['key-worker', 'service-manager', 'administrator'] as const) {
        await block(test, role, body.person.id);
        for (const isBlocked of [true, false]) {
          if (!isBlocked) await test.owner.query(`UPDATE person_blocks SET ended_at = now(), ended_by = set_by, end_reason = 'conflict-over'`);
          for (const organisation of ['north', 'south'] as const) {
            const { status } = await (await test.signedInAs(role, organisation)).get(`/api/people/${body.person.id}`);
            const rule = decideAccess({
              isBlocked: isBlocked && organisation === 'north',
              isOfOwnOrganisation: organisation === 'north',
              // Undecided, so everybody's of the service.
              isWithinReach: true,
              worksWithPeople: worksWithPeople([role]),
              hasRight: RIGHTS_OF_ROLE[role].includes('person:read'),
            });
            expect([role, isBlocked, organisation, status === 200]).toEqual([role, isBlocked, organisation, rule === 'shown']);
          }
        }
      }
    } finally {
      await test.close();
    }
  });

  it('holds by the look of the API alone where a policy is missing', async () => {
    const test = await startTestApp();
    try {
      const duty = await test.signedInAs('duty-worker');
      const { body } = await duty.post('/api/referrals').set('Idempotency-Key', randomUUID()).send(aReferralRequest()).expect(201);
      await block(test, 'key-worker', body.person.id);
      for (const table of ['people', 'referrals', 'contact_points', 'relationships', 'audit_entries']) {
        await test.owner.query(`DROP POLICY not_blocked ON ${table}`);
      }
      const worker = await test.signedInAs('key-worker');
      expect((await worker.get(`/api/people/${body.person.id}`)).status).toBe(404);
      expect((await worker.get('/api/referrals')).status).toBe(404);
    } finally {
      await test.close();
    }
  });
});
