import { randomUUID } from 'node:crypto';
import type { AccountRequestAskedView, AccountRequestConfirmedView, AccountRequestView, InviteWorker, WorkerView } from '@waymark/contracts';
import { Client } from 'pg';
import type TestAgent from 'supertest/lib/agent.js';
import { identityStatement } from '../src/platform/auth/sessions.js';
import { newToken, tokenHash } from '../src/platform/auth/tokens.js';
import { workerId } from './setup/a-case.js';
import { linkInto } from './setup/reset-link.js';
import { startTestApp, type TestApp } from './setup/test-app.js';

const PASSWORD = 'heather on a slow hill';

describe('somebody new', () => {
  let test: TestApp;
  let administrator: TestAgent;
  let manager: TestAgent;
  let serviceId: string;
  let teamId: string;

  beforeAll(async () => {
    test = await startTestApp();
    administrator = await test.signedInAs('administrator');
    manager = await test.signedInAs('service-manager');
    const { rows } = await test.owner.query(
      `SELECT t.id, t.service_id FROM teams t JOIN workers w USING (organisation_id) WHERE w.email = 'administrator@north.example' LIMIT 1`,
    );
    [teamId, serviceId] = [rows[0].id, rows[0].service_id];
    // The product's clock stands two days ahead of the database's in tests.
    test.clock.setTo(new Date().toISOString());
  });
  afterAll(() => test.close());

  const aPlan = (changes: Partial<InviteWorker> = {}): InviteWorker => ({
    ...{ name: 'Nia Example', email: 'Nia@north.example', language: 'cy', speaks: ['Welsh', 'Polish'] },
    ...{ roles: ['key-worker', 'idva'], serviceId, teamId, fromOn: test.clock.today() },
    ...changes,
  });
  const invite = (changes: Partial<InviteWorker> = {}, { as = administrator, key = randomUUID() } = {}) =>
    as.post('/api/workers').set('Idempotency-Key', key).send(aPlan(changes));
  const asked = async (changes: Partial<InviteWorker> = {}, as = administrator): Promise<AccountRequestAskedView> =>
    (await invite(changes, { as }).expect(201)).body;
  const confirm = (id: string, as = manager) => as.post(`/api/account-requests/${id}/confirm`).send({});
  const workers = async (as = administrator): Promise<WorkerView[]> => (await as.get('/api/workers').expect(200)).body;
  const setPassword = async (token: string, code: string | null, password = PASSWORD) =>
    test.nobody().post('/api/password-resets/use').set('Sec-Fetch-Site', 'same-origin').send({ token, code, password });
  const signIn = (email: string, password = PASSWORD) =>
    test.nobody().post('/api/session').set('Sec-Fetch-Site', 'same-origin').send({ email, password });

  it('has an account, her roles and her languages once a second person has confirmed, and signs in by the link', async () => {
    const { id, code } = await asked();
    expect((await workers()).map(({ email }) => email)).not.toContain('nia@north.example');
    expect((await confirm(id, administrator).expect(409)).body.code).toBe('account-request-own');
    const waiting: AccountRequestView[] = (await manager.get('/api/account-requests').expect(200)).body;
    expect(waiting[0]).toMatchObject({
      ...{ id, kind: 'invitation', email: 'nia@north.example', speaks: ['Welsh', 'Polish'], worker: { id: null, name: 'Nia Example' } },
      asksRole: { roles: ['key-worker', 'idva'], fromOn: test.clock.today(), toOn: null },
    });
    const { link }: AccountRequestConfirmedView = (await confirm(id).expect(200)).body;
    expect((await workers()).find(({ email }) => email === 'nia@north.example')).toMatchObject({ displayName: 'Nia Example', roles: ['idva', 'key-worker'] });
    const { rows } = await test.owner.query(
      `SELECT k.languages, m.team_id, m.service_id FROM workers w JOIN memberships m ON m.worker_id = w.id JOIN worker_capacities k ON k.worker_id = w.id
        WHERE w.email = 'nia@north.example'`,
    );
    expect(rows).toEqual([0, 1].map(() => ({ languages: ['Welsh', 'Polish'], team_id: teamId, service_id: serviceId })));
    await setPassword(link?.token ?? '', code).then(({ status }) => expect(status).toBe(204));
    await signIn('nia@north.example').expect(200);
  });

  it('is asked for once, however often the button is pressed', async () => {
    const key = randomUUID();
    const first = (await invite({ email: 'twice@north.example' }, { key }).expect(201)).body;
    expect((await invite({ email: 'twice@north.example' }, { key }).expect(201)).body).toEqual(first);
    await invite({ email: 'other@north.example' }, { key }).expect(422);
    await administrator.post('/api/workers').send(aPlan()).expect(400);
  });

  it('is on record: who asked and who confirmed', async () => {
    const { rows } = await test.owner.query(`SELECT action FROM audit_entries WHERE action LIKE 'invitation.%' ORDER BY action LIMIT 2`);
    expect(rows.map(({ action }) => action)).toEqual(['invitation.asked', 'invitation.asked']);
    const confirmed = await test.owner.query(`SELECT subject_type FROM audit_entries WHERE action = 'invitation.confirmed'`);
    expect(confirmed.rows).toEqual([{ subject_type: 'worker' }]);
  });

  it('is not invited at the address of a colleague, which is a sentence of its own', async () => {
    expect((await invite({ email: 'KEY-worker@north.example' }).expect(409)).body.code).toBe('worker-email-taken');
  });

  it('who works for another organisation as well is told apart by her password, and nobody learns of it', async () => {
    const south = await test.signedInAs('administrator', 'south');
    const south2 = await test.signedInAs('service-manager', 'south');
    const { rows } = await test.owner.query(`SELECT count(*)::int AS n FROM workers WHERE email = 'nia@north.example'`);
    expect(rows[0].n).toBe(1);
    const { id, code } = await asked({ email: 'nia@north.example', serviceId: null, teamId: null }, south);
    const { link }: AccountRequestConfirmedView = (await confirm(id, south2).expect(200)).body;
    await setPassword(link?.token ?? '', code, 'gorse in a quick valley');
    expect((await signIn('nia@north.example').expect(200)).body.organisation.id).not.toEqual((await signIn('nia@north.example', 'gorse in a quick valley').expect(200)).body.organisation.id);
    await signIn('nia@north.example', 'neither of the two at all').expect(401);
  });

  it('who was here before comes back to the account she had, by the link alone, and the second person reads whose it was', async () => {
    const id = await workerId(test, 'key-worker-2');
    const before = await linkInto(test, 'key-worker-2@north.example');
    await setPassword(before.token, before.code, 'larch beyond an old mill');
    await signIn('key-worker-2@north.example', 'larch beyond an old mill').expect(200);
    await test.owner.query('UPDATE workers SET left_at = now() WHERE id = $1', [id]);
    await test.owner.query(`UPDATE memberships SET to_on = '2026-01-01' WHERE worker_id = $1`, [id]);
    const { id: request, code } = await asked({ email: 'key-worker-2@north.example', roles: ['duty-worker'] });
    const lately: AccountRequestView[] = (await manager.get('/api/account-requests').expect(200)).body;
    expect(lately.filter(({ returnsAs }) => returnsAs !== null)).toMatchObject([{ id: request, returnsAs: 'second key-worker of North' }]);
    const { link }: AccountRequestConfirmedView = (await confirm(request).expect(200)).body;
    const back = (await workers()).find((one) => one.id === id);
    expect(back).toMatchObject({ isActive: true, roles: ['duty-worker'] });
    await signIn('key-worker-2@north.example', 'larch beyond an old mill').expect(401);
    await setPassword(link?.token ?? '', code).then(({ status }) => expect(status).toBe(204));
    await signIn('key-worker-2@north.example').expect(200);
  });

  it('invited at one address twice at the same instant has one account', async () => {
    const one = await asked({ email: 'same@north.example' });
    // As the first would be, had somebody else asked in the very same moment.
    const other = await asked({ email: 'same@north.example' });
    await test.owner.query(`UPDATE account_requests SET state = 'waiting', answered_by = NULL, answered_at = NULL WHERE id = $1`, [one.id]);
    const answers = await Promise.all([confirm(one.id), confirm(other.id)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await workers()).filter(({ email }) => email === 'same@north.example')).toHaveLength(1);
  });

  it.each<[string, Partial<InviteWorker>, number, string]>([
    ['to keep accounts and work with people', { roles: ['administrator', 'idva'] }, 409, 'roles-kept-apart'],
    ['from a day that is over', { fromOn: '2026-01-01' }, 409, 'first-day-past'],
    ['into a service of nobody', { serviceId: randomUUID(), teamId: null }, 409, 'service-not-available'],
    ['into a team of no service', { serviceId: null }, 409, 'team-not-available'],
    ['without a role', { roles: [] }, 400, 'invalid-input'],
    ['without an address', { email: 'nia' }, 400, 'invalid-input'],
    ['under a name that turns itself round', { name: 'Nia \u202e' }, 400, 'invalid-input'],
    ['with a language twice', { speaks: ['Welsh', 'Welsh'] }, 400, 'invalid-input'],
  ])('is not invited %s', async (_, changes, status, code) => {
    expect((await invite({ email: 'refused@north.example', ...changes }).expect(status)).body.code).toBe(code);
  });

  it('is invited by an administrator alone', async () => {
    await invite({}, { as: manager }).expect(403);
    await invite({}, { as: test.nobody() }).expect(401);
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
      const id = await workerId(test, 'administrator');
      await test.owner.query(`INSERT INTO sessions (token_hash, worker_id, ends_at) VALUES ($1, $2, now() + interval '1 hour')`, [hash, id]);
      await application.query('BEGIN');
      await application.query(identityStatement(hash));
    });
    afterEach(() => application.query('ROLLBACK'));

    const insert = (roles: string) => `INSERT INTO account_requests
      (organisation_id, kind, code_hash, asked_by, invited_name, invited_email, invited_language, invited_speaks, invited_roles, from_on)
      VALUES (waymark_organisation(), 'invitation', '\\x00', waymark_worker(), 'A', 'a@north.example', 'en', '{}', '${roles}', current_date) RETURNING id`;

    it('is given no account without a second person', async () => {
      const { rows } = await application.query(insert('{key-worker}'));
      const done = await application.query('SELECT waymark_confirm_account_request($1, $2, $1) AS ends', [rows[0].id, Buffer.alloc(32)]);
      expect(done.rows[0].ends).toBeNull();
      await expect(application.query(`INSERT INTO workers (organisation_id, email, display_name, language) VALUES (waymark_organisation(), 'a@b.example', 'A', 'en')`)).rejects.toThrow('permission denied');
    });

    it('is invited by nobody past the second person', async () => {
      await application.query(insert('{key-worker}'));
      await expect(application.query('SELECT waymark_invite(r) FROM account_requests r')).rejects.toThrow('permission denied');
    });

    it('is invited to no two roles that are kept apart', async () => {
      await expect(application.query(insert('{key-worker,administrator}'))).rejects.toThrow('account_requests_apart_check');
    });
  });
});
