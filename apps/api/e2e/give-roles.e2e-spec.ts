import { randomUUID } from 'node:crypto';
import type { AccountRequestAskedView, AccountRequestView, AskForRole } from '@waymark/contracts';
import { Client } from 'pg';
import type TestAgent from 'supertest/lib/agent.js';
import { identityStatement } from '../src/platform/auth/sessions.js';
import { newToken, tokenHash } from '../src/platform/auth/tokens.js';
import { aCase, workerId } from './setup/a-case.js';
import { startTestApp, type TestApp, type TestRole } from './setup/test-app.js';

describe('a role', () => {
  let test: TestApp;
  let administrator: TestAgent;
  let manager: TestAgent;
  let ids: Record<'key-worker' | 'idva' | 'administrator', string>;

  beforeAll(async () => {
    test = await startTestApp();
    administrator = await test.signedInAs('administrator');
    manager = await test.signedInAs('service-manager');
    const roles = ['key-worker', 'idva', 'administrator'] as const;
    ids = Object.fromEntries(await Promise.all(roles.map(async (role) => [role, await workerId(test, role)]))) as typeof ids;
    await aCase(test);
    // The product's clock stands two days ahead of the database's in tests; a role given from today on begins for both.
    test.clock.setTo(new Date().toISOString());
  });
  afterAll(() => test.close());

  const ask = (id: string, changes: Partial<AskForRole> = {}, as = administrator) =>
    as.post(`/api/workers/${id}/roles`).send({ role: 'team-lead', serviceId: null, teamId: null, fromOn: test.clock.today(), toOn: null, ...changes });
  const confirm = (id: string, as = manager) => as.post(`/api/account-requests/${id}/confirm`).send({});
  const rolesOf = async (role: TestRole): Promise<string[]> => (await (await test.signedInAs(role)).get('/api/session').expect(200)).body.worker.roles;

  it('is gained when a second person confirms, and not before', async () => {
    const { id, code }: AccountRequestAskedView = (await ask(ids.idva).expect(201)).body;
    expect(code).toBeNull();
    expect(await rolesOf('idva')).toEqual(['idva']);
    expect((await confirm(id, administrator).expect(409)).body.code).toBe('account-request-own');
    const waiting: AccountRequestView[] = (await manager.get('/api/account-requests').expect(200)).body;
    expect(waiting[0]).toMatchObject({ id, kind: 'role', asksRole: { roles: ['team-lead'], service: null, team: null, toOn: null } });
    expect((await confirm(id).expect(200)).body).toEqual({ link: null });
    expect(await rolesOf('idva')).toEqual(['idva', 'team-lead']);
    expect((await ask(ids.idva).expect(409)).body.code).toBe('role-held-already');
  });

  it('is nobody’s own to ask for, and none among people is an administrator’s, whoever agrees', async () => {
    expect((await ask(ids.administrator).expect(409)).body.code).toBe('account-request-of-oneself');
    expect((await ask(ids['key-worker'], { role: 'administrator' }).expect(409)).body.code).toBe('roles-kept-apart');
    const { id }: AccountRequestAskedView = (await ask(ids['key-worker']).expect(201)).body;
    await test.owner.query(`UPDATE memberships SET role = 'administrator' WHERE worker_id = $1`, [ids['key-worker']]);
    expect((await confirm(id).expect(409)).body.code).toBe('account-request-over');
    await test.owner.query(`UPDATE memberships SET role = 'key-worker' WHERE worker_id = $1`, [ids['key-worker']]);
  });

  it('is an administrator’s or among people, even where two people confirm one of each at the same instant', async () => {
    const id = await workerId(test, 'key-worker-2');
    await test.owner.query(`UPDATE memberships SET to_on = '2026-01-01' WHERE worker_id = $1`, [id]);
    const asked: AccountRequestAskedView[] = [
      (await ask(id, { role: 'administrator' }).expect(201)).body,
      (await ask(id, { role: 'idva' }).expect(201)).body,
    ];
    const proved = async (): Promise<Client> => {
      const client = new Client({ connectionString: test.database.applicationUrl });
      await client.connect();
      const hash = tokenHash(newToken());
      const manager = await workerId(test, 'service-manager');
      await test.owner.query(`INSERT INTO sessions (token_hash, worker_id, ends_at) VALUES ($1, $2, now() + interval '1 hour')`, [hash, manager]);
      await client.query('BEGIN');
      await client.query(identityStatement(hash));
      return client;
    };
    const [first, second] = [await proved(), await proved()];
    const by = (client: Client, at: number) =>
      client.query('SELECT waymark_confirm_account_request($1, $2, $1) AS done', [asked[at]?.id, Buffer.alloc(32)]).then(({ rows }) => rows[0].done);
    expect(await by(first, 0)).not.toBeNull();
    const late = by(second, 1);
    await first.query('COMMIT');
    expect(await late).toBeNull();
    await second.query('COMMIT');
    await Promise.all([first.end(), second.end()]);
    const { rows } = await test.owner.query('SELECT role FROM memberships WHERE worker_id = $1 AND to_on IS NULL', [id]);
    expect(rows).toEqual([{ role: 'administrator' }]);
  });

  it.each<[string, Partial<AskForRole>, number, string]>([
    ['in a service of nobody', { serviceId: randomUUID() }, 409, 'service-not-available'],
    ['in a team of nobody', { teamId: randomUUID() }, 409, 'team-not-available'],
    ['from a day that is over', { fromOn: '2026-01-01' }, 409, 'first-day-past'],
    ['that ends before it begins', { fromOn: '2027-02-01', toOn: '2027-01-01' }, 409, 'last-day-before-first'],
    ['that there is not', { role: 'chief' as never }, 400, 'invalid-input'],
  ])('%s is refused', async (_, changes, status, code) => {
    expect((await ask(ids['key-worker'], changes).expect(status)).body.code).toBe(code);
  });

  it('is asked for by an administrator of the same organisation alone', async () => {
    await ask(ids['key-worker'], {}, manager).expect(403);
    await ask(ids['key-worker'], {}, await test.signedInAs('administrator', 'south')).expect(404);
  });

  describe('by SQL of the application’s own role, with an administrator’s live session', () => {
    let application: Client;
    beforeAll(async () => {
      application = new Client({ connectionString: test.database.applicationUrl });
      await application.connect();
    });
    afterAll(() => application.end());
    beforeEach(async () => {
      const hash = tokenHash(newToken());
      await test.owner.query(`INSERT INTO sessions (token_hash, worker_id, ends_at) VALUES ($1, $2, now() + interval '1 hour')`, [hash, ids.administrator]);
      await application.query('BEGIN');
      await application.query(identityStatement(hash));
    });
    afterEach(() => application.query('ROLLBACK'));

    it('is given to nobody, and least to herself', async () => {
      const insert = `INSERT INTO memberships (organisation_id, worker_id, role, from_on) VALUES (waymark_organisation(), $1, 'key-worker', current_date)`;
      await expect(application.query(insert, [ids.administrator])).rejects.toThrow('permission denied');
    });

    it('is changed for nobody', async () => {
      await expect(application.query(`UPDATE memberships SET role = 'key-worker'`)).rejects.toThrow('permission denied');
    });

    it('is asked for herself by no insert', async () => {
      const insert = `INSERT INTO account_requests (organisation_id, worker_id, kind, role, from_on, asked_by)
        VALUES (waymark_organisation(), $1, 'role', 'key-worker', current_date, $1)`;
      await expect(application.query(insert, [ids.administrator])).rejects.toThrow('account_requests_asker_check');
    });

    it('that is an administrator’s shows no case, person or referral', async () => {
      for (const table of ['cases', 'people', 'referrals', 'contact_points', 'notes', 'risk_assessments', 'safety_plans', 'handovers']) {
        const { rows } = await application.query(`SELECT count(*)::int AS seen FROM ${table}`);
        expect([table, rows[0].seen]).toEqual([table, 0]);
      }
    });
  });
});
