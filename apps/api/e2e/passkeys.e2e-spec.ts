import { generateKeyPairSync } from 'node:crypto';
import type { PasskeyAnswer, PasskeyChallengeView, PasskeyView } from '@waymark/contracts';
import type TestAgent from 'supertest/lib/agent.js';
import { Passwords } from '../src/platform/auth/passwords.js';
import { SoftwareAuthenticator, type Deviation } from './setup/software-authenticator.js';
import { linkInto } from './setup/reset-link.js';
import { startTestApp, type TestApp, type TestRole } from './setup/test-app.js';

const PASSWORD = 'a long and invented passphrase';

describe('a passkey', () => {
  let test: TestApp;

  beforeAll(async () => {
    test = await startTestApp();
    await test.owner.query('UPDATE worker_credentials SET password_hash = $1', [await new Passwords().hash(PASSWORD)]);
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    await test.owner.query('UPDATE sessions SET ended_at = now() WHERE ended_at IS NULL');
    for (const table of ['passkeys', 'passkey_challenges', 'pending_sign_ins', 'sign_in_attempts', 'organisation_settings']) {
      await test.owner.query(`DELETE FROM ${table}`);
    }
  });

  const emailOf = (role: TestRole): string => `${role}@north.example`;
  const challenge = async (): Promise<PasskeyChallengeView> =>
    (await test.nobody().post('/api/session/passkey-options').expect(200)).body;
  const signIn = (answer: PasskeyAnswer, agent = test.nobody()) => agent.post('/api/session/passkey').send(answer);
  const withPassword = (role: TestRole) => test.nobody().post('/api/session').send({ email: emailOf(role), password: PASSWORD });
  const proof = (passkey: PasskeyAnswer | null, password: string | null = null) => ({ password, code: null, passkey });
  const lastAction = async (): Promise<string> => (await test.owner.query('SELECT action FROM audit_entries ORDER BY id DESC LIMIT 1')).rows[0].action;

  async function add(agent: TestAgent, key: SoftwareAuthenticator, name = 'laptop', but: Deviation = {}) {
    const { body } = await agent.post('/api/passkeys/options').expect(200);
    return agent.post('/api/passkeys').send(key.create(body, name, but));
  }

  async function withPasskey(role: TestRole = 'idva'): Promise<{ agent: TestAgent; key: SoftwareAuthenticator; id: string }> {
    const agent = await test.signedInAs(role);
    const key = new SoftwareAuthenticator();
    const { body } = await add(agent, key).then((answer) => answer);
    return { agent, key, id: body[0].id };
  }

  describe('of a worker’s own', () => {
    it('is added under a name, listed and removed, each with a trace', async () => {
      const { agent, key, id } = await withPasskey();
      expect(await lastAction()).toBe('passkey.added');
      const [only, ...others] = (await agent.get('/api/passkeys').expect(200)).body as PasskeyView[];
      expect([only?.name, only?.lastUsedAt, others]).toEqual(['laptop', null, []]);
      expect((await agent.post(`/api/passkeys/${id}/remove`).expect(200)).body).toEqual([]);
      expect(await lastAction()).toBe('passkey.removed');
      expect((await signIn(key.answer(await challenge())).expect(401)).body.code).toBe('passkey-refused');
    });

    it('takes a fresh proof of who is there to add and to remove', async () => {
      const { agent, key, id } = await withPasskey();
      await test.owner.query(`UPDATE sessions SET proved_at = now() - interval '1 hour'`);
      for (const path of ['/api/passkeys/options', `/api/passkeys/${id}/remove`]) {
        expect((await agent.post(path).expect(403)).body.code).toBe('step-up-needed');
      }
      await agent.post('/api/session/step-up').send(proof(key.answer(await challenge()))).expect(204);
      await agent.post('/api/passkeys/options').expect(200);
    });

    it('ends every sign-in that only knew the password, and leaves this one', async () => {
      const other = await test.signedInAs('idva');
      const { agent } = await withPasskey();
      await other.get('/api/session').expect(401);
      expect((await agent.get('/api/session').expect(200)).body.hasPasskey).toBe(true);
    });

    it('is not another’s: neither listed for her nor removed by her', async () => {
      const { id } = await withPasskey();
      const lead = await test.signedInAs('team-lead');
      expect((await lead.get('/api/passkeys').expect(200)).body).toEqual([]);
      await lead.post(`/api/passkeys/${id}/remove`).expect(404);
    });

    it('belongs to one account', async () => {
      const { key } = await withPasskey();
      const again = await add(await test.signedInAs('team-lead'), key);
      expect([again.status, again.body.code]).toEqual([409, 'passkey-known']);
    });

    it.each<[string, Deviation]>([
      ['was made for another address', { origin: 'http://localhost.evil.example' }],
      ['was made for another domain', { rpId: 'evil.example' }],
      ['did not verify its owner', { isUnverified: true }],
      ['is an answer of another kind', { type: 'webauthn.get' }],
    ])('is refused when it %s', async (_, but) => {
      const idva = await test.signedInAs('idva');
      const refused = await add(idva, new SoftwareAuthenticator(), 'laptop', but);
      expect([refused.status, refused.body.code]).toEqual([401, 'passkey-refused']);
      expect((await idva.get('/api/passkeys')).body).toEqual([]);
    });

    it('answers a challenge that was made for this worker to add one, and once', async () => {
      const idva = await test.signedInAs('idva');
      const lead = await test.signedInAs('team-lead');
      const { body: options } = await idva.post('/api/passkeys/options').expect(200);
      const signIns = { ...options, challenge: (await challenge()).challenge };
      await idva.post('/api/passkeys').send(new SoftwareAuthenticator().create(signIns, 'of a sign-in')).expect(401);
      await lead.post('/api/passkeys').send(new SoftwareAuthenticator().create(options, 'of a colleague')).expect(401);
      await idva.post('/api/passkeys').send(new SoftwareAuthenticator().create(options, 'used up')).expect(401);
    });
  });

  describe('at sign-in', () => {
    it('is enough by itself, without address or password, and is as good as both factors', async () => {
      const { key } = await withPasskey();
      const agent = test.nobody();
      const answer = await signIn(key.answer(await challenge()), agent).expect(200);
      expect(answer.body).toMatchObject({ worker: { displayName: 'idva of North' }, hasPasskey: true });
      expect(String(answer.headers['set-cookie'])).toMatch(/HttpOnly/);
      expect(await lastAction()).toBe('session.started');
      expect((await agent.get('/api/passkeys').expect(200)).body[0].lastUsedAt).toBeTruthy();
    });

    it('makes the password alone not enough', async () => {
      await withPasskey();
      const asked = await withPassword('idva').expect(202);
      expect(asked.body).toMatchObject({ hasCode: false, hasPasskey: true });
      expect((await test.nobody().post('/api/session/code').send({ token: asked.body.token, code: '000000' }).expect(401)).body.code).toBe(
        'sign-in-lapsed',
      );
    });

    it('counts as the second factor that an organisation asks for', async () => {
      const { key } = await withPasskey('team-lead');
      const { rows } = await test.owner.query(`SELECT id, organisation_id FROM workers WHERE email = 'administrator@north.example'`);
      await test.owner.query(
        `INSERT INTO organisation_settings (organisation_id, key, value, in_force_from, set_by)
         VALUES ($1, 'sign-in.second-factor-roles', '["team-lead"]', '2020-01-01', $2)`,
        [rows[0].organisation_id, rows[0].id],
      );
      const { body } = await signIn(key.answer(await challenge())).expect(200);
      expect(body.rights.length).toBeGreaterThan(0);
      expect((await (await test.signedInAs('team-lead')).get('/api/session').expect(200)).body.secondFactor).not.toBe('to-set-up');
    });

    it('lets its worker in while somebody uses up every guess of her password', async () => {
      const { key } = await withPasskey();
      for (let i = 0; i < 12; i += 1) await test.nobody().post('/api/session').send({ email: emailOf('idva'), password: `guess ${i}` });
      await withPassword('idva').expect(429);
      await signIn(key.answer(await challenge())).expect(200);
    });

    const otherKey = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
    it.each<[string, Deviation]>([
      ['another address', { origin: 'https://waymark.evil.example' }],
      ['another port', { origin: 'http://localhost:3001' }],
      ['another domain', { rpId: 'evil.example' }],
      ['nobody verified', { isUnverified: true }],
      ['an answer of another kind', { type: 'webauthn.create' }],
      ['another key', { signedWith: otherKey }],
      ['another worker’s handle', { userHandle: Buffer.alloc(16, 7).toString('base64url') }],
    ])('is refused with %s, and her record shows it', async (_, but) => {
      const { key } = await withPasskey();
      expect((await signIn(key.answer(await challenge(), but)).expect(401)).body.code).toBe('passkey-refused');
      expect(await lastAction()).toBe('passkey.refused');
    });

    it('is refused when its answer is sent again, whether the first was good or not', async () => {
      const { key } = await withPasskey();
      const good = key.answer(await challenge());
      await signIn(good).expect(200);
      await signIn(good).expect(401);
      const once = await challenge();
      await signIn(key.answer(once, { isUnverified: true })).expect(401);
      await signIn(key.answer(once)).expect(401);
    });

    it('is refused with a challenge that was never made, was made to add one, or is older than five minutes', async () => {
      const { agent, key } = await withPasskey();
      await signIn(key.answer({ challenge: 'bm90IG91cnM', rpId: 'localhost' })).expect(401);
      const { body: options } = await agent.post('/api/passkeys/options').expect(200);
      await signIn(key.answer({ challenge: options.challenge, rpId: 'localhost' })).expect(401);
      const old = await challenge();
      await test.owner.query(`UPDATE passkey_challenges SET expires_at = now()`);
      await signIn(key.answer(old)).expect(401);
    });

    it('is refused and recorded when its counter does not rise, which is the sign of a copy', async () => {
      const { key } = await withPasskey();
      await signIn(key.answer(await challenge(), { counter: 7 })).expect(200);
      for (const counter of [7, 6]) {
        await signIn(key.answer(await challenge(), { counter })).expect(401);
        expect(await lastAction()).toBe('passkey.counter-fell');
      }
      await signIn(key.answer(await challenge(), { counter: 8 })).expect(200);
    });

    it('works when it keeps no counter', async () => {
      const { key } = await withPasskey();
      for (let time = 0; time < 2; time += 1) await signIn(key.answer(await challenge(), { counter: 0 })).expect(200);
    });

    it('of somebody unknown, or who has left, opens nothing', async () => {
      const stranger = new SoftwareAuthenticator();
      expect((await signIn(stranger.answer(await challenge(), { userHandle: null })).expect(401)).body.code).toBe('passkey-refused');
      const { key } = await withPasskey('key-worker-2');
      await test.owner.query(`UPDATE workers SET left_at = now() WHERE email = 'key-worker-2@north.example'`);
      await signIn(key.answer(await challenge())).expect(401);
    });

    it('that is malformed is refused for its shape', async () => {
      const { key } = await withPasskey();
      const good = key.answer(await challenge());
      await signIn({ ...good, signature: 'not base64url!' }).expect(400);
      await signIn({ ...good, clientDataJson: 'bm90IGpzb24' }).expect(401);
      await signIn({ ...good, authenticatorData: 'AAAA' }).expect(401);
    });
  });

  describe('as a proof of who is there', () => {
    it('is asked for where there is one, and the password is not enough any more', async () => {
      const { agent, key } = await withPasskey();
      const refused = await agent.post('/api/session/step-up').send(proof(null, PASSWORD)).expect(400);
      expect(refused.body.fields).toEqual([{ field: 'passkey', code: 'required', limit: null }]);
      await agent.post('/api/session/step-up').send(proof(key.answer(await challenge()))).expect(204);
      expect(await lastAction()).toBe('session.proved');
    });

    it('unlocks the session of its worker', async () => {
      const { agent, key } = await withPasskey();
      await agent.post('/api/session/lock').expect(204);
      await agent.post('/api/session/step-up').send(proof(key.answer(await challenge()))).expect(401);
      await agent.get('/api/session').expect(401);
      await agent.post('/api/session/unlock').send(proof(key.answer(await challenge()))).expect(204);
      await agent.get('/api/session').expect(200);
      expect(await lastAction()).toBe('unlock.done');
    });

    it('proves and unlocks nothing of another worker', async () => {
      const { key } = await withPasskey();
      const lead = await test.signedInAs('team-lead');
      expect((await lead.post('/api/session/step-up').send(proof(key.answer(await challenge()))).expect(401)).body.code).toBe('passkey-refused');
      await lead.post('/api/session/lock').expect(204);
      await lead.post('/api/session/unlock').send(proof(key.answer(await challenge()))).expect(401);
      await lead.get('/api/session').expect(401);
    });
  });

  describe('that is lost', () => {
    it('is taken away by the link that an administrator makes for a lost second factor, and not by one for the password', async () => {
      const { key } = await withPasskey();
      const administrator = await test.signedInAs('administrator');
      const { body: workers } = await administrator.get('/api/workers').expect(200);
      const idva = workers.find(({ email }: { email: string }) => email === emailOf('idva'));
      expect(idva.hasSecondFactor).toBe(true);
      for (const [act, isGone] of [['password-reset', false], ['second-factor-clearance', true]] as const) {
        await test.nobody().post('/api/password-resets/use').send({ ...(await linkInto(test, emailOf('idva'), act)), password: PASSWORD }).expect(204);
        await signIn(key.answer(await challenge())).expect(isGone ? 401 : 200);
      }
      await withPassword('idva').expect(200);
    });
  });

  it('leaves only a public key behind, and challenges as digests', async () => {
    await withPasskey();
    const { challenge: made } = await challenge();
    const { rows } = await test.owner.query(`SELECT row_to_json(c)::text AS row FROM passkey_challenges c`);
    expect(rows.some(({ row }) => row.includes(Buffer.from(made).toString('hex')))).toBe(false);
    const columns = await test.owner.query(`SELECT column_name FROM information_schema.columns WHERE table_name = 'passkeys' ORDER BY 1`);
    expect(columns.rows.map((row) => row.column_name)).toEqual([
      'added_at', 'counter', 'credential_id', 'id', 'name', 'public_key', 'used_at', 'worker_id',
    ]);
  });
});
