import type { AccountRequestView, WorkerPageView } from '@waymark/contracts';
import { Client } from 'pg';
import type TestAgent from 'supertest/lib/agent.js';
import type { IdentityProvider } from '../src/platform/config/identity-providers.js';
import { newToken, tokenHash } from '../src/platform/auth/tokens.js';
import { workerId } from './setup/a-case.js';
import { linkIdentity, organisationId, providerOfNorth } from './setup/provider-steps.js';
import { startTestApp, type TestApp } from './setup/test-app.js';

const ISSUER = 'https://login.north.example';

describe('an identity at the provider', () => {
  let test: TestApp;
  let administrator: TestAgent;
  let manager: TestAgent;
  let idva: string;
  const configured: IdentityProvider[] = [];

  beforeAll(async () => {
    test = await startTestApp(undefined, { identityProviders: configured });
    administrator = await test.signedInAs('administrator');
    manager = await test.signedInAs('service-manager');
    idva = await workerId(test, 'idva');
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    await test.owner.query('UPDATE worker_identities SET ended_at = now() WHERE ended_at IS NULL');
    await test.owner.query(`UPDATE account_requests SET state = 'withdrawn', answered_by = asked_by, answered_at = now() WHERE state = 'waiting'`);
    configured.splice(0, 1, providerOfNorth(await organisationId(test, 'North'), ISSUER));
  });

  const ask = (subject = 'amina', id = idva, as = administrator) => as.post(`/api/workers/${id}/identities`).send({ subject, proof: 'in-person' });
  const confirm = (id: string, as = manager) => as.post(`/api/account-requests/${id}/confirm`).send({});
  const page = async (id = idva): Promise<WorkerPageView> => (await administrator.get(`/api/workers/${id}/account`).expect(200)).body;
  const linked = async (): Promise<string[]> =>
    (await test.owner.query('SELECT subject FROM worker_identities WHERE ended_at IS NULL ORDER BY subject')).rows.map((row) => row.subject);

  it('is linked only when a second person confirms what the first asked for, who sees whose it is', async () => {
    const { body } = await ask().expect(201);
    expect(body.code).toBeNull();
    expect(await linked()).toEqual([]);
    const [request] = (await manager.get('/api/account-requests').expect(200)).body as AccountRequestView[];
    expect(request).toMatchObject({ kind: 'identity-link', identity: { issuer: ISSUER, subject: 'amina' }, worker: { name: 'idva of North' }, proof: 'in-person' });
    expect((await confirm(body.id, administrator).expect(409)).body.code).toBe('account-request-own');
    expect((await confirm(body.id).expect(200)).body).toEqual({ link: null });
    expect((await page()).identities).toMatchObject([{ subject: 'amina', askedBy: 'administrator of North', confirmedBy: 'service-manager of North' }]);
    const { rows } = await test.owner.query(`SELECT action FROM audit_entries WHERE action LIKE 'identity-link.%' ORDER BY id`);
    expect(rows.map((row) => row.action)).toEqual(['identity-link.asked', 'identity-link.confirmed']);
  });

  it('is nobody else’s as well, even when two were asked for at once', async () => {
    const first = await ask().expect(201);
    const second = await ask('amina', await workerId(test, 'team-lead')).expect(201);
    await confirm(first.body.id).expect(200);
    expect((await confirm(second.body.id).expect(409)).body.code).toBe('account-request-over');
    expect((await ask('amina', await workerId(test, 'key-worker')).expect(409)).body.code).toBe('identity-linked-already');
    expect(await linked()).toEqual(['amina']);
  });

  it('is not asked for one’s own account, nor for a colleague of another organisation, nor where there is no provider', async () => {
    expect((await ask('owen', await workerId(test, 'administrator')).expect(409)).body.code).toBe('account-request-of-oneself');
    await ask('amina', await workerId(test, 'idva', 'south')).expect(404);
    await ask('amina', await workerId(test, 'idva', 'south'), await test.signedInAs('administrator', 'south')).expect(404);
    configured.pop();
    await ask().expect(404);
    expect((await page()).issuer).toBeNull();
  });

  it('is ended by one administrator at once, with the sign-ins that it opened and no others', async () => {
    await linkIdentity(test, 'idva', 'amina');
    const byPassword = await test.signedInAs('idva');
    const token = newToken();
    await test.owner.query(`INSERT INTO sessions (token_hash, worker_id, ends_at, by_provider) VALUES ($1, $2, now() + interval '1 hour', true)`, [tokenHash(token), idva]);
    const byProvider = test.nobody().set('Cookie', `waymark-3000=${token}`) as TestAgent;
    await byProvider.get('/api/session').expect(200);
    const id = (await page()).identities[0]?.id;
    const elsewhere = await test.signedInAs('administrator', 'south');
    await elsewhere.post(`/api/workers/${idva}/identities/${id}/end`).send({}).expect(404);
    expect((await administrator.post(`/api/workers/${idva}/identities/${id}/end`).send({}).expect(200)).body.identities).toEqual([]);
    await byProvider.get('/api/session').expect(401);
    await byPassword.get('/api/session').expect(200);
    await administrator.post(`/api/workers/${idva}/identities/${id}/end`).send({}).expect(404);
  });

  it('of somebody who left opens nothing when she comes back: two people link it anew', async () => {
    const email = 'idva@north.example';
    await linkIdentity(test, 'idva', 'amina');
    await test.owner.query('UPDATE workers SET left_at = now() WHERE id = $1', [idva]);
    await test.owner.query(`UPDATE memberships SET to_on = '2026-01-01' WHERE worker_id = $1`, [idva]);
    const invitation = { name: 'Amina', email, language: 'en', speaks: [], roles: ['idva'], serviceId: null, teamId: null, fromOn: '2026-11-24' };
    const { body } = await administrator.post('/api/workers').set('Idempotency-Key', crypto.randomUUID()).send(invitation).expect(201);
    await confirm(body.id).expect(200);
    expect((await page()).isActive).toBe(true);
    expect(await linked()).toEqual([]);
  });

  it('is linked, found and used by nobody who writes SQL as the application', async () => {
    await linkIdentity(test, 'team-lead', 'lena');
    const application = new Client({ connectionString: test.database.applicationUrl });
    await application.connect();
    const north = await organisationId(test, 'North');
    const lead = await workerId(test, 'team-lead');
    await expect(application.query(`INSERT INTO worker_identities (organisation_id, worker_id, issuer, subject, request_id) VALUES ($1, $2, 'x', 'x', $1)`, [north, lead])).rejects.toThrow('permission denied');
    await expect(application.query('UPDATE worker_identities SET worker_id = $1', [idva])).rejects.toThrow('permission denied');
    expect((await application.query('SELECT * FROM worker_identities')).rows).toEqual([]);
    expect((await application.query('SELECT * FROM waymark_provider_worker($1, $2, $3)', [north, ISSUER, 'lena'])).rows).toEqual([]);
    expect((await application.query('SELECT * FROM waymark_providers_in_force()')).rows).toEqual([]);
    await expect(application.query(`SELECT waymark_start_session_by_provider($1, '\\x01', true)`, [lead])).rejects.toThrow('row-level security');
    await expect(application.query(`SELECT waymark_make_provider_flow('\\x01', 'north', NULL)`)).rejects.toThrow('row-level security');
    await application.query(`SELECT waymark_note_provider_refusal($1, $2, $1)`, [north, lead]);
    expect((await test.owner.query(`SELECT FROM audit_entries WHERE action = 'provider.refused'`)).rowCount).toBe(0);
    await application.end();
  });
});
