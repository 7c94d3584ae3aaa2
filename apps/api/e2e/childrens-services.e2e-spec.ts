import { randomUUID } from 'node:crypto';
import type { DecideChildrensServices, PersonView, ReferralView } from '@waymark/contracts';
import type TestAgent from 'supertest/lib/agent.js';
import { aReferralRequest } from './setup/a-referral-request.js';
import { startTestApp, type TestApp } from './setup/test-app.js';

describe('POST /api/referrals/:id/childrens-services', () => {
  let test: TestApp;
  let duty: TestAgent;
  let worker: TestAgent;

  beforeAll(async () => {
    test = await startTestApp();
    duty = await test.signedInAs('duty-worker');
    worker = await test.signedInAs('key-worker');
  });
  afterAll(() => test.close());

  const TOLD: DecideChildrensServices = { decision: 'referred', toldWhom: 'Front door team, Mrs Rees', toldOn: '2026-11-23', reason: 'She agreed.' };
  const recorded = async (): Promise<ReferralView> =>
    (await duty.post('/api/referrals').set('Idempotency-Key', randomUUID()).send(aReferralRequest({ safeguarding: 'to-be-decided' })).expect(201)).body;
  const decide = ({ id, version }: ReferralView, changes: Partial<DecideChildrensServices> = {}, as = worker) =>
    as.post(`/api/referrals/${id}/childrens-services`).set('If-Match', `"v${version}"`).send({ ...TOLD, ...changes });
  const timelineOf = async ({ person }: ReferralView): Promise<PersonView> => (await worker.get(`/api/people/${person.id}`).expect(200)).body;

  it('keeps whom was told, when and by whom it was decided, and answers with the referral', async () => {
    const { body }: { body: ReferralView } = await decide(await recorded()).expect(200);
    expect(body.safeguarding).toBe('referred');
    expect(body.childrensServices).toEqual([
      { id: expect.any(String), ...TOLD, at: test.clock.now().toISOString(), by: 'key-worker of North' },
    ]);
  });

  it('lets the duty worker say so after the call, and stands on the record and its timeline', async () => {
    const referral = await recorded();
    expect((await timelineOf(referral)).episodes[0]?.children).toEqual({ inHousehold: 'yes', decided: 'to-be-decided' });
    await decide(referral, { decision: 'not-needed', reason: 'They live with their father.' }, duty).expect(200);
    const { episodes, timeline } = await timelineOf(referral);
    expect(episodes[0]?.children.decided).toBe('not-needed');
    expect(timeline[0]).toMatchObject({ action: 'childrens-services.decided', about: { of: 'childrens-services', decision: 'not-needed' } });
  });

  it('leaves an earlier decision readable beside a later one', async () => {
    const first: { body: ReferralView } = await decide(await recorded(), { decision: 'not-needed', reason: 'Grown up.' }).expect(200);
    test.clock.setTo('2026-11-24T11:00:00.000Z');
    const second: { body: ReferralView } = await decide(first.body).expect(200);
    test.clock.setTo('2026-11-24T10:00:00.000Z');
    expect(second.body.childrensServices.map(({ decision }) => decision)).toEqual(['referred', 'not-needed']);
  });

  it('rests encrypted: nobody with a copy of the database reads whom was told', async () => {
    const referral = await recorded();
    await decide(referral).expect(200);
    const { rows } = await test.owner.query(`SELECT words, to_jsonb(d) AS row FROM childrens_services_decisions d WHERE referral_id = $1`, [referral.id]);
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows[0].row)).not.toContain('Rees');
    expect(rows[0].words.toString('latin1')).not.toContain('Rees');
  });

  it.each<[Partial<DecideChildrensServices>, string]>([
    [{ toldWhom: null }, 'childrens-services-whom-missing'],
    [{ toldOn: null }, 'childrens-services-whom-missing'],
    [{ toldOn: '2026-11-25' }, 'childrens-services-day-ahead'],
    [{ decision: 'not-needed', reason: ' ' }, 'invalid-input'],
    [{ decision: 'not-needed', reason: null }, 'childrens-services-reason-missing'],
  ])('refuses %j and keeps nothing', async (changes, code) => {
    const referral = await recorded();
    const answer = await decide(referral, changes);
    expect([answer.status, answer.body.code]).toEqual([code === 'invalid-input' ? 400 : 409, code]);
    expect((await worker.get(`/api/referrals/${referral.id}`)).body.childrensServices).toEqual([]);
  });

  it('refuses what does not fit, an old version, a missing one, and a referral that was withdrawn', async () => {
    const referral = await recorded();
    expect((await decide(referral, { decision: 'maybe' as never })).status).toBe(400);
    expect((await decide(referral, { toldOn: '2026-02-30' })).status).toBe(400);
    expect((await decide(referral, { toldWhom: 'x'.repeat(201) })).status).toBe(400);
    expect((await decide({ ...referral, version: 9 })).status).toBe(412);
    expect((await worker.post(`/api/referrals/${referral.id}/childrens-services`).send(TOLD)).status).toBe(428);
    await duty.post(`/api/referrals/${referral.id}/withdraw`).set('If-Match', `"v${referral.version}"`).send({ reason: 'made-by-mistake', note: null }).expect(200);
    const answer = await decide({ ...referral, version: referral.version + 1 }, {}, duty);
    expect([answer.status, answer.body.code]).toEqual([409, 'referral-state-forbids']);
  });

  it('is closed to whoever is not signed in, to an administrator, and to another organisation', async () => {
    const referral = await recorded();
    expect((await decide(referral, {}, test.nobody())).status).toBe(401);
    expect((await decide(referral, {}, await test.signedInAs('administrator'))).status).toBe(403);
    expect((await decide(referral, {}, await test.signedInAs('key-worker', 'south'))).status).toBe(404);
  });
});
