import { randomUUID } from 'node:crypto';
import type { ProviderView, SessionView } from '@waymark/contracts';
import type TestAgent from 'supertest/lib/agent.js';
import type { IdentityProvider } from '../src/platform/config/identity-providers.js';
import { Passwords } from '../src/platform/auth/passwords.js';
import { workerId } from './setup/a-case.js';
import { begin, finish, linkIdentity, organisationId, partsOf, providerOfNorth, RETURN_ADDRESS, switchProvider } from './setup/provider-steps.js';
import { RealProvider, type AtTheProvider } from './setup/real-provider.js';
import { startTestApp, type TestApp } from './setup/test-app.js';

const PASSWORD = 'a long and invented passphrase';
const TWO_FACTORS: AtTheProvider = { subject: 'amina', amr: ['pwd', 'mfa'] };

describe('signing in by the organisation’s provider', () => {
  let test: TestApp;
  let provider: RealProvider;
  const configured: IdentityProvider[] = [];

  beforeAll(async () => {
    provider = await RealProvider.start(RETURN_ADDRESS);
    test = await startTestApp(undefined, { identityProviders: configured });
    configured.push(providerOfNorth(await organisationId(test, 'North'), provider.issuer));
    await test.owner.query('UPDATE worker_credentials SET password_hash = $1', [await new Passwords().hash(PASSWORD)]);
    await linkIdentity(test, 'idva', 'amina');
  });
  afterAll(async () => {
    await test.close();
    await provider.close();
  });
  beforeEach(async () => {
    await test.owner.query('UPDATE sessions SET ended_at = now() WHERE ended_at IS NULL');
    for (const table of ['second_factors', 'recovery_codes', 'organisation_settings', 'sign_in_attempts']) await test.owner.query(`DELETE FROM ${table}`);
    await switchProvider(test, 'on');
    provider.next = { subject: 'amina' };
  });

  const signIn = async (agent: TestAgent, as: AtTheProvider = provider.next) => {
    provider.next = as;
    return finish(agent, partsOf(await provider.walk((await begin(agent)).href)));
  };
  const signedIn = async (as?: AtTheProvider): Promise<TestAgent> => {
    const agent = test.nobody();
    expect((await signIn(agent, as)).status).toBe(200);
    return agent;
  };
  const prove = async (agent: TestAgent, as: AtTheProvider) => {
    provider.next = as;
    return finish(agent, partsOf(await provider.walk((await begin(agent, 'prove')).href)));
  };
  const demand = (role: string) =>
    test.owner.query(
      `INSERT INTO organisation_settings (organisation_id, key, value, in_force_from, set_by)
       SELECT o.id, 'sign-in.second-factor-roles', jsonb_build_array($1::text), '2026-01-01', (SELECT w.id FROM workers w WHERE w.organisation_id = o.id LIMIT 1) FROM organisations o`,
      [role],
    );
  const actions = async (): Promise<string[]> =>
    (await test.owner.query('SELECT action FROM audit_entries ORDER BY id DESC LIMIT 4')).rows.map((row) => row.action);

  describe('is offered', () => {
    const offered = async (): Promise<ProviderView[]> => (await test.nobody().get('/api/session/providers').expect(200)).body;

    it('where whoever runs the deployment has set it up and the organisation has switched it on', async () => {
      expect(await offered()).toEqual([{ id: 'north', button: { en: 'Sign in with North', cy: 'Mewngofnodi â North' } }]);
    });

    it('nowhere else: it is off until an administrator says otherwise, from the day she says', async () => {
      await test.owner.query('DELETE FROM organisation_settings');
      expect(await offered()).toEqual([]);
      await test.nobody().post('/api/session/provider').send({ provider: 'north', purpose: 'sign-in' }).expect(404);
      await switchProvider(test, 'on');
      await test.owner.query(`UPDATE organisation_settings SET in_force_from = '2199-01-01'`);
      expect(await offered()).toEqual([]);
    });

    it('of no organisation that nobody set one up for', async () => {
      await switchProvider(test, 'on', 'South');
      expect((await offered()).map(({ id }) => id)).toEqual(['north']);
      await test.nobody().post('/api/session/provider').send({ provider: 'south', purpose: 'sign-in' }).expect(404);
    });
  });

  describe('with the provider’s word', () => {
    it('opens a session as a password does, with a trace, under a cookie that no other site can send', async () => {
      const answer = await signIn(test.nobody());
      expect(answer.status).toBe(200);
      expect((answer.body as SessionView).worker.displayName).toBe('idva of North');
      expect((answer.body as SessionView).provider?.id).toBe('north');
      const cookies = [answer.headers['set-cookie']].flat().map(String);
      expect(cookies.filter((cookie) => cookie.startsWith('waymark-3000=')).every((cookie) => /HttpOnly; SameSite=Strict/.test(cookie))).toBe(true);
      expect(cookies.some((cookie) => cookie.startsWith('waymark-flow-3000=;'))).toBe(true);
      expect(await actions()).toContain('session.started');
    });

    it('asks by code with PKCE, for nothing but who is there, and that she prove it there and now', async () => {
      const address = await begin(test.nobody());
      expect(Object.fromEntries(address.searchParams)).toMatchObject({
        ...{ response_type: 'code', scope: 'openid', redirect_uri: RETURN_ADDRESS, code_challenge_method: 'S256', prompt: 'login', max_age: '0' },
        acr_values: 'urn:example:two-factors',
      });
      expect(address.searchParams.get('client_secret')).toBeNull();
    });

    it('goes on when the provider signs with new keys', async () => {
      await signedIn();
      await provider.close();
      await provider.open();
      await signedIn();
    });

    it('ends by signing out, by ending it from elsewhere, and by the lock, as any other', async () => {
      const agent = await signedIn();
      await agent.post('/api/session/lock').send({}).expect(204);
      expect((await agent.get('/api/session').expect(401)).body.code).toBe('session-locked');
      await agent.post('/api/session/unlock').send({ password: PASSWORD, code: null, passkey: null }).expect(204);
      await agent.delete('/api/session').expect(204);
      await agent.get('/api/session').expect(401);
    });
  });

  describe('where a second factor is asked', () => {
    const ownFactor = async (): Promise<void> => {
      await test.owner.query(`INSERT INTO second_factors (worker_id, secret, confirmed_at, last_step) VALUES ($1, '\\x00', now(), 0)`, [await workerId(test, 'idva')]);
    };

    it('asks for her own after the provider, unless the organisation lets the provider’s count and the provider vouches for one', async () => {
      await ownFactor();
      const answer = await signIn(test.nobody(), TWO_FACTORS);
      expect([answer.status, answer.body.hasCode]).toEqual([202, true]);
      await switchProvider(test, 'on-with-second-factor');
      expect((await signIn(test.nobody(), { subject: 'amina', amr: ['pwd'] })).status).toBe(202);
      expect((await signIn(test.nobody(), { subject: 'amina', acr: 'urn:example:one-factor' })).status).toBe(202);
      expect((await signIn(test.nobody(), TWO_FACTORS)).status).toBe(200);
      expect((await signIn(test.nobody(), { subject: 'amina', acr: 'urn:example:two-factors' })).status).toBe(200);
    });

    it('holds whoever has none to setting one up, unless the provider’s counts', async () => {
      await demand('idva');
      const bare = await signedIn({ subject: 'amina' });
      expect((await bare.get('/api/session').expect(200)).body).toMatchObject({ secondFactor: 'to-set-up', rights: [] });
      await bare.get('/api/today').expect(403);
      await switchProvider(test, 'on-with-second-factor');
      const vouched = await signedIn(TWO_FACTORS);
      expect((await vouched.get('/api/session').expect(200)).body.secondFactor).toBe('off');
      await vouched.get('/api/today').expect(200);
    });

    it('takes no password in the place of what the provider vouched for', async () => {
      await switchProvider(test, 'on-with-second-factor');
      const agent = await signedIn(TWO_FACTORS);
      await test.owner.query(`UPDATE sessions SET proved_at = now() - interval '1 hour'`);
      const proof = { password: PASSWORD, code: null, passkey: null };
      const { body } = await agent.post('/api/session/step-up').send(proof).expect(400);
      expect(body.fields).toEqual([{ field: 'provider', code: 'required', limit: null }]);
      await agent.post('/api/session/lock').send({}).expect(204);
      await agent.post('/api/session/unlock').send(proof).expect(204);
      expect((await agent.post('/api/passkeys/options').expect(403)).body.code).toBe('step-up-needed');
    });
  });

  describe('again, to prove who is there', () => {
    it('unlocks and lets an act go on that asks for a proof', async () => {
      const agent = await signedIn();
      await test.owner.query(`UPDATE sessions SET proved_at = now() - interval '1 hour'`);
      await agent.post('/api/passkeys/options').expect(403);
      await agent.post('/api/session/lock').send({}).expect(204);
      expect((await prove(agent, { subject: 'amina' })).status).toBe(204);
      await agent.post('/api/passkeys/options').expect(200);
    });

    it('is no proof where the provider vouches for less than she could give, though it unlocks', async () => {
      await switchProvider(test, 'on-with-second-factor');
      const agent = await signedIn(TWO_FACTORS);
      await test.owner.query(`UPDATE sessions SET proved_at = now() - interval '1 hour'`);
      await agent.post('/api/session/lock').send({}).expect(204);
      expect((await prove(agent, { subject: 'amina' })).body.code).toBe('provider-not-enough');
      await agent.get('/api/session').expect(200);
      await agent.post('/api/passkeys/options').expect(403);
      expect((await prove(agent, TWO_FACTORS)).status).toBe(204);
      await agent.post('/api/passkeys/options').expect(200);
    });

    it('is no proof of a colleague’s', async () => {
      await linkIdentity(test, 'team-lead', 'lena');
      const agent = await signedIn();
      await agent.post('/api/session/lock').send({}).expect(204);
      expect((await prove(agent, { subject: 'lena' })).body.code).toBe('provider-refused');
      expect((await agent.get('/api/session').expect(401)).body.code).toBe('session-locked');
    });

    it('begins for nobody who holds no session here, nor for another organisation’s', async () => {
      const ask = (agent: TestAgent) => agent.post('/api/session/provider').send({ provider: 'north', purpose: 'prove' });
      await ask(test.nobody()).expect(401);
      await ask(await test.signedInAs('idva', 'south')).expect(404);
    });
  });

  describe('opens nothing', () => {
    const refused = async (answer: Promise<{ status: number; body: { code?: string } }>) => {
      const { status, body } = await answer;
      return [status, body.code];
    };
    const NOTHING = [401, 'provider-refused'];

    it('for an identity that nobody is linked to, an ended link, a worker who has left and one without a place: all one answer, on record', async () => {
      expect(await refused(signIn(test.nobody(), { subject: 'a stranger' }))).toEqual(NOTHING);
      expect((await test.owner.query('SELECT action, worker_id, subject_type FROM audit_entries ORDER BY id DESC LIMIT 1')).rows).toEqual([
        { action: 'provider.refused', worker_id: null, subject_type: 'organisation' },
      ]);
      const id = await workerId(test, 'idva');
      const changes = [
        ['UPDATE worker_identities SET ended_at = now() WHERE worker_id = $1', 'UPDATE worker_identities SET ended_at = NULL WHERE worker_id = $1'],
        ['UPDATE workers SET left_at = now() WHERE id = $1', 'UPDATE workers SET left_at = NULL WHERE id = $1'],
        [`UPDATE memberships SET to_on = '2026-01-01' WHERE worker_id = $1`, 'UPDATE memberships SET to_on = NULL WHERE worker_id = $1'],
      ] as const;
      for (const [end, restore] of changes) {
        await test.owner.query(end, [id]);
        expect(await refused(signIn(test.nobody(), { subject: 'amina' }))).toEqual(NOTHING);
        expect((await test.owner.query('SELECT action, worker_id FROM audit_entries ORDER BY id DESC LIMIT 1')).rows).toEqual([{ action: 'provider.refused', worker_id: id }]);
        await test.owner.query(restore, [id]);
      }
      await signedIn();
    });

    it('for an e-mail address in the place of a subject', async () => {
      expect(await refused(signIn(test.nobody(), { subject: 'idva@north.example' }))).toEqual(NOTHING);
    });

    it('without this browser’s cookie, with another’s, or with another state', async () => {
      const [agent, other] = [test.nobody(), test.nobody()];
      const parts = partsOf(await provider.walk((await begin(agent)).href));
      await begin(other);
      expect(await refused(finish(test.nobody(), parts).then())).toEqual(NOTHING);
      expect(await refused(finish(other, parts).then())).toEqual(NOTHING);
      expect(await refused(finish(agent, { ...parts, state: randomUUID() }).then())).toEqual(NOTHING);
    });

    it('with a code, or a state, that was used before', async () => {
      const { address, cookie } = await begun();
      const parts = partsOf(await provider.walk(address));
      expect((await finish(test.nobody().set('Cookie', cookie) as TestAgent, parts)).status).toBe(200);
      expect(await refused(finish(test.nobody().set('Cookie', cookie) as TestAgent, parts).then())).toEqual(NOTHING);
      const again = test.nobody();
      const state = (await begin(again)).searchParams.get('state');
      expect(await refused(finish(again, { ...parts, state }).then())).toEqual(NOTHING);
    });

    it('after ten minutes', async () => {
      const agent = test.nobody();
      const parts = partsOf(await provider.walk((await begin(agent)).href));
      await test.owner.query('UPDATE provider_flows SET expires_at = now()');
      expect(await refused(finish(agent, parts).then())).toEqual(NOTHING);
    });

    it('with the answer of another provider, by its name or by its issuer', async () => {
      const agent = test.nobody();
      const parts = partsOf(await provider.walk((await begin(agent)).href));
      expect(await refused(finish(agent, { ...parts, provider: 'another' }).then())).toEqual(NOTHING);
      const once = test.nobody();
      const others = partsOf(await provider.walk((await begin(once)).href));
      expect(await refused(finish(once, { ...others, iss: 'http://localhost:1' }).then())).toEqual(NOTHING);
      const without = test.nobody();
      const nameless = partsOf(await provider.walk((await begin(without)).href));
      expect(await refused(finish(without, { ...nameless, iss: null }).then())).toEqual(NOTHING);
    });

    it('once it is switched off, although it was on its way', async () => {
      const agent = test.nobody();
      const parts = partsOf(await provider.walk((await begin(agent)).href));
      await switchProvider(test, 'off');
      expect(await refused(finish(agent, parts).then())).toEqual(NOTHING);
    });

    it('from another site, whatever cookies it has', async () => {
      const agent = test.nobody();
      const parts = partsOf(await provider.walk((await begin(agent)).href));
      for (const site of ['cross-site', 'same-site', 'none']) {
        expect((await finish(agent, parts).set('Sec-Fetch-Site', site)).status).toBe(403);
      }
      expect((await finish(agent, parts).set('Sec-Fetch-Site', 'same-origin')).status).toBe(200);
    });
  });

  describe('says plainly', () => {
    it('that the provider let nobody in, and never in the provider’s words', async () => {
      const answer = await signIn(test.nobody(), { subject: null });
      expect([answer.status, answer.body.code]).toEqual([401, 'provider-said-no']);
      expect(JSON.stringify(answer.body)).not.toContain('Not today');
    });

    it('that the provider is away, before and after, while a password goes on opening', async () => {
      const agent = test.nobody();
      const parts = partsOf(await provider.walk((await begin(agent)).href));
      await provider.close();
      expect((await finish(agent, parts).expect(503)).body.code).toBe('provider-away');
      const begun = await test.nobody().post('/api/session/provider').send({ provider: 'north', purpose: 'sign-in' }).expect(503);
      expect(begun.body.code).toBe('provider-away');
      await test.nobody().post('/api/session').send({ email: 'idva@north.example', password: PASSWORD }).expect(200);
      await provider.open();
    });
  });

  it('keeps nothing in the database that would finish somebody’s sign-in', async () => {
    const { address, cookie } = await begun();
    const rows = JSON.stringify((await test.owner.query('SELECT * FROM provider_flows')).rows);
    for (const part of ['state', 'nonce', 'code_challenge']) expect(rows).not.toContain(new URL(address).searchParams.get(part));
    expect(rows).not.toContain(cookie.split('=')[1]);
  });

  async function begun(): Promise<{ address: string; cookie: string }> {
    const answer = await test.nobody().post('/api/session/provider').send({ provider: 'north', purpose: 'sign-in' }).expect(200);
    return { address: answer.body.address, cookie: String(answer.headers['set-cookie']).split(';')[0] ?? '' };
  }
});
