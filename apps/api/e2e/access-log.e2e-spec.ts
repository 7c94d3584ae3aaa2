import { randomUUID } from 'node:crypto';
import type { PersonAccessLogView, WorkerAccessLogView } from '@waymark/contracts';
import type TestAgent from 'supertest/lib/agent.js';
import { aReferralRequest } from './setup/a-referral-request.js';
import { startTestApp, type TestApp } from './setup/test-app.js';

describe('the access log', () => {
  let test: TestApp;
  let manager: TestAgent;
  let personId: string;
  let pointId: string;

  beforeAll(async () => {
    test = await startTestApp();
    manager = await test.signedInAs('service-manager');
    const duty = await test.signedInAs('duty-worker');
    const { body } = await duty.post('/api/referrals').set('Idempotency-Key', randomUUID()).send(aReferralRequest()).expect(201);
    personId = body.person.id;
  });
  afterAll(() => test.close());
  beforeEach(() => test.clock.setTo('2026-11-24T10:00:00.000Z'));

  const at = (instant: string): void => test.clock.setTo(instant);
  const ofPerson = async (cursor = ''): Promise<PersonAccessLogView> =>
    (await manager.get(`/api/people/${personId}/access-log${cursor && `?cursor=${cursor}`}`).expect(200)).body;
  const ofWorker = async (id: string): Promise<WorkerAccessLogView> => (await manager.get(`/api/workers/${id}/access-log`).expect(200)).body;
  const idOf = async (email: string): Promise<string> => (await test.owner.query('SELECT id FROM workers WHERE email = $1', [email])).rows[0].id;

  it('tells who opened a record on which day, how often, and what was shown', async () => {
    const key = await test.signedInAs('key-worker');
    at('2026-11-25T09:10:00.000Z');
    const { body } = await key.get(`/api/people/${personId}`).expect(200);
    pointId = body.contactPoints[0].id;
    at('2026-11-25T15:32:00.000Z');
    await key.get(`/api/people/${personId}`).expect(200);
    await key.post(`/api/people/${personId}/contact-points/${pointId}/reveal`).expect(200);
    const day = (await ofPerson()).days.find((one) => one.day === '2026-11-25');
    expect(day?.workers).toContainEqual({
      id: await idOf('key-worker@north.example'),
      name: expect.any(String),
      acts: [
        { action: 'person.read', times: 2, firstAt: '2026-11-25T09:10:00.000Z', lastAt: '2026-11-25T15:32:00.000Z' },
        { action: 'contact.revealed', times: 1, firstAt: '2026-11-25T15:32:00.000Z', lastAt: '2026-11-25T15:32:00.000Z' },
      ],
    });
  });

  it('counts days by the wall clock, so that a reading half past midnight in summer is of that day', async () => {
    at('2027-06-30T23:30:00.000Z');
    const key = await test.signedInAs('key-worker');
    await key.get(`/api/people/${personId}`).expect(200);
    expect((await ofPerson()).days[0]?.day).toBe('2027-07-01');
  });

  it('tells whose records a worker opened, and that she searched', async () => {
    at('2026-11-26T09:00:00.000Z');
    const key = await test.signedInAs('key-worker');
    await key.get(`/api/people/${personId}`).expect(200);
    await key.post('/api/people/matches').send({ name: 'Llywelyn', dateOfBirth: null, phone: null }).expect(200);
    const { worker, days } = await ofWorker(await idOf('key-worker@north.example'));
    expect(worker.name).not.toBe('');
    const people = days.find(({ day }) => day === '2026-11-26')?.people ?? [];
    expect(people.map(({ person, acts }) => [person?.id ?? null, acts.map(({ action }) => action)])).toEqual(
      expect.arrayContaining([
        [personId, ['person.read']],
        [null, ['people.searched']],
      ]),
    );
  });

  it('shows fourteen days at a time and forgets none', async () => {
    const key = await test.signedInAs('key-worker');
    for (let day = 1; day <= 20; day += 1) {
      at(`2026-12-${String(day).padStart(2, '0')}T09:00:00.000Z`);
      await key.get(`/api/people/${personId}`).expect(200);
    }
    const first = await ofPerson();
    const second = await ofPerson(first.cursor ?? '');
    const days = [...first.days, ...second.days].map(({ day }) => day);
    expect(first.days).toHaveLength(14);
    expect(days).toEqual([...new Set(days)].sort().reverse());
    expect(days.filter((day) => day.startsWith('2026-12'))).toHaveLength(20);
    expect(second.cursor).toBeNull();
  });

  it('is itself on record', async () => {
    await ofPerson();
    const { rows } = await test.owner.query(`SELECT action, person_id FROM audit_entries ORDER BY id DESC LIMIT 1`);
    expect(rows).toEqual([{ action: 'access-log.read', person_id: personId }]);
  });

  it('is for whoever answers for the service, and never for a colleague or an administrator', async () => {
    for (const role of ['duty-worker', 'key-worker', 'idva', 'team-lead', 'administrator'] as const) {
      await (await test.signedInAs(role)).get(`/api/people/${personId}/access-log`).expect(403);
    }
  });

  it('is not there for another organisation, as if the person or the worker did not exist', async () => {
    const south = await test.signedInAs('service-manager', 'south');
    const nowhere = await south.get(`/api/people/${randomUUID()}/access-log`).expect(404);
    const hidden = await south.get(`/api/people/${personId}/access-log`).expect(404);
    // Alike but for the request's own number.
    expect({ ...hidden.body, reference: null }).toEqual({ ...nowhere.body, reference: null });
    await south.get(`/api/workers/${await idOf('key-worker@north.example')}/access-log`).expect(404);
  });

  it('refuses a place in the list that it never gave', async () => {
    const forged = Buffer.from(JSON.stringify({ before: '2026-02-31; --' })).toString('base64url');
    await manager.get(`/api/people/${personId}/access-log?cursor=${forged}`).expect(400);
  });
});
