import { randomUUID } from 'node:crypto';
import type { PersonAuditView, WorkerAuditView } from '@waymark/contracts';
import { Client } from 'pg';
import type TestAgent from 'supertest/lib/agent.js';
import { identityStatement } from '../src/platform/auth/sessions.js';
import { newToken, tokenHash } from '../src/platform/auth/tokens.js';
import { RightsCheck } from '../src/platform/auth/rights-check.js';
import { aReferralRequest } from './setup/a-referral-request.js';
import { workerId } from './setup/a-case.js';
import { block } from './setup/hidden-record.js';
import { startTestApp, type TestApp, type TestRole } from './setup/test-app.js';

describe('a data-protection lead', () => {
  let test: TestApp;
  let lead: TestAgent;
  let application: Client;
  let personId: string;
  let reference: string;

  beforeAll(async () => {
    test = await startTestApp();
    lead = await test.signedInAs('data-protection-lead');
    application = new Client({ connectionString: test.database.applicationUrl });
    await application.connect();
    const duty = await test.signedInAs('duty-worker');
    const { body } = await duty.post('/api/referrals').set('Idempotency-Key', randomUUID()).send(aReferralRequest()).expect(201);
    personId = body.person.id;
    reference = body.person.reference;
    await duty.get(`/api/people/${personId}`).expect(200);
  });
  afterAll(async () => {
    await application.end();
    await test.close();
  });

  /** Rows of a statement as somebody signed in, whatever else her transaction claims. */
  const asSomebody = async (role: TestRole, sql: string, forged: Record<string, string> = {}): Promise<Record<string, unknown>[]> => {
    const hash = tokenHash(newToken());
    await test.owner.query(`INSERT INTO sessions (token_hash, worker_id, ends_at) VALUES ($1, $2, now() + interval '1 hour')`, [hash, await workerId(test, role)]);
    await application.query('BEGIN');
    try {
      await application.query(identityStatement(hash));
      for (const [name, value] of Object.entries(forged)) await application.query('SELECT set_config($1, $2, true)', [name, value]);
      return (await application.query(sql)).rows;
    } finally {
      await application.query('ROLLBACK');
    }
  };

  it('is told what a worker did, by reference and never by name', async () => {
    const answer = await lead.get(`/api/audit/workers/${await workerId(test, 'duty-worker')}`).expect(200);
    const [day] = (answer.body as WorkerAuditView).days;
    expect(day?.people).toContainEqual({
      person: { id: personId, reference },
      acts: expect.arrayContaining([expect.objectContaining({ action: 'person.read', times: 1 })]),
    });
    expect(answer.text).not.toMatch(/Siân|Llywelyn|07700/);
  });

  it('is told who opened a record, by its reference as somebody reads it out', async () => {
    const found = await lead.post('/api/audit/people').send({ reference: ` ${reference.toLowerCase().replace('-', ' ')} ` }).expect(200);
    expect(found.body).toEqual({ id: personId, reference });
    const answer = await lead.get(`/api/audit/people/${personId}`).expect(200);
    const { person, days } = answer.body as PersonAuditView;
    expect(person).toEqual({ id: personId, reference });
    expect(days.flatMap(({ workers }) => workers.map(({ id }) => id))).toContain(await workerId(test, 'duty-worker'));
    expect(answer.text).not.toMatch(/Siân|Llywelyn|07700/);
  });

  it('leaves her own looking on record', async () => {
    const { days } = (await lead.get(`/api/audit/people/${personId}`).expect(200)).body as PersonAuditView;
    const hers = days.flatMap(({ workers }) => workers).find(({ name }) => name.startsWith('data-protection-lead'));
    expect(hers?.acts.map(({ action }) => action)).toContain('access-log.read');
  });

  it.each(['what is no reference', 'P-000000', 'R-ABCDEF'])('finds nobody by %s', async (typed) => {
    expect((await lead.post('/api/audit/people').send({ reference: typed })).status).toBe(404);
  });

  it('learns nothing of whoever she must have nothing to do with', async () => {
    const duty = await test.signedInAs('duty-worker');
    const request = aReferralRequest();
    const { body } = await duty
      .post('/api/referrals')
      .set('Idempotency-Key', randomUUID())
      .send({ ...request, person: { ...request.person, givenName: 'Marged', familyName: 'Prosser', dateOfBirth: '1971-04-05' } })
      .expect(201);
    await lead.get(`/api/audit/people/${body.person.id}`).expect(200);
    await block(test, 'data-protection-lead', body.person.id);
    await lead.get(`/api/audit/people/${body.person.id}`).expect(404);
    await lead.post('/api/audit/people').send({ reference: body.person.reference }).expect(404);
    expect((await lead.get(`/api/audit/workers/${await workerId(test, 'duty-worker')}`).expect(200)).text).not.toContain(body.person.id);
  });

  it('has no row of any table in which a person stands, whatever a setting says', async () => {
    const { rows: tables } = await test.owner.query(`
      WITH RECURSIVE hanging AS (
        SELECT 'people'::regclass::oid AS id
        UNION SELECT f.conrelid FROM pg_constraint f JOIN hanging h ON f.confrelid = h.id WHERE f.contype = 'f'
      ) SELECT id::regclass::text AS name FROM hanging UNION SELECT 'audit_entries'`);
    expect(tables.length).toBeGreaterThan(25);
    const settings: Record<string, string>[] = [{}, { 'waymark.works_with_people': 'on', 'waymark.administers': 'on' }];
    for (const forged of settings) {
      for (const { name } of tables) {
        const sql = `SELECT count(*)::int AS count FROM ${name}${name === 'audit_entries' ? ' WHERE person_id IS NOT NULL' : ''}`;
        expect([name, (await asSomebody('data-protection-lead', sql, forged))[0]?.['count']]).toEqual([name, 0]);
      }
    }
  });

  it.each<TestRole>(['service-manager', 'administrator', 'duty-worker'])('is nobody else: a %s gets nothing from what the database tells her', async (role) => {
    expect(await asSomebody(role, `SELECT * FROM waymark_audited(NULL, '${personId}', NULL, 14)`)).toEqual([]);
    expect(await asSomebody(role, `SELECT waymark_audited_person('${reference}') AS id`)).toEqual([{ id: null }]);
    const forged = { 'waymark.worker_id': await workerId(test, 'data-protection-lead') };
    expect(await asSomebody(role, `SELECT * FROM waymark_audited(NULL, '${personId}', NULL, 14)`, forged)).toEqual([]);
    expect(await asSomebody('data-protection-lead', `SELECT DISTINCT reference FROM waymark_audited(NULL, '${personId}', NULL, 14)`)).toEqual([{ reference }]);
  });

  it('asks nobody of another organisation', async () => {
    const south = await test.signedInAs('data-protection-lead', 'south');
    expect((await south.get('/api/audit/workers').expect(200)).text).not.toContain('of North');
    await south.get(`/api/audit/workers/${await workerId(test, 'duty-worker')}`).expect(404);
    await south.get(`/api/audit/people/${personId}`).expect(404);
    await south.post('/api/audit/people').send({ reference }).expect(404);
  });

  it('has no other role at the same time, whoever writes it down', async () => {
    const add = (role: TestRole, held: string, from: string, to: string | null) =>
      test.owner.query(
        `INSERT INTO memberships (organisation_id, worker_id, role, from_on, to_on) SELECT organisation_id, id, $2, $3, $4 FROM workers WHERE email = $1`,
        [`${role}@south.example`, held, from, to],
      );
    for (const held of ['key-worker', 'service-manager', 'administrator']) {
      await expect(add('data-protection-lead', held, '2027-01-01', null)).rejects.toThrow('memberships_kept_apart');
    }
    await expect(add('idva', 'data-protection-lead', '2027-01-01', '2027-02-01')).rejects.toThrow('memberships_kept_apart');
    await test.owner.query(`UPDATE memberships m SET to_on = '2026-12-31' FROM workers w WHERE w.id = m.worker_id AND w.email = 'idva@south.example'`);
    await add('idva', 'data-protection-lead', '2027-01-01', null);
  });

  it('takes up her place although another was ended on its first day, which lies before itself and is of no day', async () => {
    const { rows } = await test.owner.query(
      `INSERT INTO memberships (organisation_id, worker_id, role, from_on) SELECT organisation_id, id, 'duty-worker', '2027-03-01' FROM workers
        WHERE email = 'team-lead@south.example' RETURNING id`,
    );
    await test.owner.query(`UPDATE memberships SET to_on = '2027-02-28' WHERE id = $1`, [rows[0].id]);
    await test.owner.query(`UPDATE memberships m SET to_on = '2026-12-31' FROM workers w WHERE w.id = m.worker_id AND w.email = 'team-lead@south.example' AND m.to_on IS NULL`);
    await test.owner.query(
      `INSERT INTO memberships (organisation_id, worker_id, role, from_on) SELECT organisation_id, id, 'data-protection-lead', '2027-01-01' FROM workers
        WHERE email = 'team-lead@south.example'`,
    );
  });

  it('is made by two people, and only of somebody who has no role beside', async () => {
    test.clock.setTo(new Date().toISOString());
    const administrator = await test.signedInAs('administrator');
    const ask = (id: string, role: string) =>
      administrator.post(`/api/workers/${id}/roles`).send({ role, serviceId: null, teamId: null, fromOn: test.clock.today(), toOn: null });
    const idva = await workerId(test, 'idva');
    expect((await ask(idva, 'data-protection-lead').expect(409)).body.code).toBe('roles-kept-apart');
    expect((await ask(await workerId(test, 'data-protection-lead'), 'team-lead').expect(409)).body.code).toBe('roles-kept-apart');
    await test.owner.query(`UPDATE memberships SET to_on = from_on WHERE worker_id = $1`, [idva]);
    const { id } = (await ask(idva, 'data-protection-lead').expect(201)).body;
    const confirm = async () => (await test.signedInAs('service-manager')).post(`/api/account-requests/${id}/confirm`).send({});
    await test.owner.query(
      `INSERT INTO memberships (organisation_id, worker_id, role, from_on) SELECT organisation_id, id, 'idva', '2020-01-01' FROM workers WHERE id = $1`,
      [idva],
    );
    expect((await (await confirm()).body).code).toBe('account-request-over');
    await test.owner.query(`UPDATE memberships SET to_on = from_on WHERE worker_id = $1`, [idva]);
    expect((await confirm()).status).toBe(200);
  });
});

describe('a data-protection lead, by row security alone,', () => {
  it('reads nobody’s record and no list of people', async () => {
    const test = await startTestApp((builder) => builder.overrideProvider(RightsCheck).useValue({ has: () => true }));
    try {
      const duty = await test.signedInAs('duty-worker');
      const { body } = await duty.post('/api/referrals').set('Idempotency-Key', randomUUID()).send(aReferralRequest()).expect(201);
      const lead = await test.signedInAs('data-protection-lead');
      await lead.get(`/api/people/${body.person.id}`).expect(404);
      await lead.get(`/api/referrals/${body.id}`).expect(404);
      expect((await lead.get('/api/referrals').expect(200)).body.items).toEqual([]);
      expect((await lead.post('/api/people/matches').send({ name: 'Siân Llywelyn', dateOfBirth: null, phone: null }).expect(200)).body).toEqual([]);
    } finally {
      await test.close();
    }
  });
});
