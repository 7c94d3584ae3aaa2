import type { WorkerView } from '@waymark/contracts';
import type { SettingKey } from '@waymark/domain';
import type TestAgent from 'supertest/lib/agent.js';
import { Passwords } from '../src/platform/auth/passwords.js';
import { RightsCheck } from '../src/platform/auth/rights-check.js';
import { codeOf, stepAt } from '../src/platform/auth/totp.js';
import { fromBase32 } from './setup/from-base32.js';
import { linkInto } from './setup/reset-link.js';
import { startTestApp, TEST_NOW, type TestApp, type TestRole } from './setup/test-app.js';

const PASSWORD = 'a long and invented passphrase';
const WRONG = 'not that passphrase';
const later = (steps: number): string => new Date(Date.parse(TEST_NOW) + steps * 30_000).toISOString();

describe('a second factor', () => {
  let test: TestApp;

  beforeAll(async () => {
    test = await startTestApp();
    await test.owner.query('UPDATE worker_credentials SET password_hash = $1', [await new Passwords().hash(PASSWORD)]);
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    test.clock.setTo(TEST_NOW);
    await test.owner.query('DELETE FROM sign_in_attempts');
    await test.owner.query('DELETE FROM recovery_codes');
    await test.owner.query('DELETE FROM pending_sign_ins');
    await test.owner.query('DELETE FROM second_factors');
  });

  const emailOf = (role: TestRole): string => `${role}@north.example`;
  const codeNow = (secret: Buffer): string => codeOf(secret, stepAt(test.clock.now()));
  const auditOf = async (email: string): Promise<string[]> =>
    (
      await test.owner.query(
        `SELECT action FROM audit_entries WHERE worker_id = (SELECT id FROM workers WHERE email = $1) ORDER BY id`,
        [email],
      )
    ).rows.map((row) => row.action);

  const signIn = (email: string, password = PASSWORD) => test.nobody().post('/api/session').send({ email, password });
  const asked = async (email: string): Promise<string> => (await signIn(email).expect(202)).body.token;
  const send = (token: string, code: string) => test.nobody().post('/api/session/code').send({ token, code });

  async function secretFor(agent: TestAgent): Promise<Buffer> {
    const { body } = await agent.post('/api/second-factor/secret').send({ password: PASSWORD }).expect(200);
    return fromBase32(body.key);
  }

  /** Sets one up at the test's first moment and goes one step on, so that the next code is a new one. */
  async function setUp(role: TestRole): Promise<{ agent: TestAgent; secret: Buffer; recovery: string[] }> {
    test.clock.setTo(TEST_NOW);
    const agent = await test.signedInAs(role);
    const secret = await secretFor(agent);
    const { body } = await agent.post('/api/second-factor/confirm').send({ code: codeNow(secret) }).expect(200);
    test.clock.setTo(later(1));
    return { agent, secret, recovery: body.codes };
  }

  describe('set up by the worker herself', () => {
    it('takes her password, shows a secret once and is off until a first code was right', async () => {
      const idva = await test.signedInAs('idva');
      expect((await idva.get('/api/second-factor').expect(200)).body).toEqual({ state: 'off', since: null, recoveryCodesLeft: 0 });
      const secret = await secretFor(idva);
      expect(secret).toHaveLength(20);
      expect((await idva.get('/api/second-factor')).body.state).toBe('off');
      const refused = await idva.post('/api/second-factor/confirm').send({ code: '000000' }).expect(401);
      expect(refused.body.code).toBe('code-refused');
      await signIn(emailOf('idva')).expect(200);
      const { body } = await idva.post('/api/second-factor/confirm').send({ code: codeNow(secret) }).expect(200);
      expect(new Set(body.codes).size).toBe(10);
      expect((await idva.get('/api/second-factor')).body).toMatchObject({ state: 'on', recoveryCodesLeft: 10 });
    });

    it('is refused without the right password, so that an unlocked screen is not enough', async () => {
      const idva = await test.signedInAs('idva');
      const answer = await idva.post('/api/second-factor/secret').send({ password: WRONG }).expect(401);
      expect(answer.body.code).toBe('sign-in-refused');
      expect(await auditOf(emailOf('idva'))).toContain('password.refused');
    });

    it('ends every sign-in that only knew the password, and leaves this one', async () => {
      const other = await test.signedInAs('idva');
      const { agent } = await setUp('idva');
      await other.get('/api/session').expect(401);
      expect((await agent.get('/api/session').expect(200)).body.secondFactor).toBe('on');
    });

    it('is never exchanged for another in passing', async () => {
      const { agent } = await setUp('idva');
      const again = await agent.post('/api/second-factor/secret').send({ password: PASSWORD }).expect(409);
      expect(again.body.code).toBe('second-factor-on-already');
    });

    it('rests encrypted, and its recovery codes as digests', async () => {
      const { secret, recovery } = await setUp('idva');
      const { rows } = await test.owner.query('SELECT secret FROM second_factors');
      expect(rows[0].secret.includes(secret)).toBe(false);
      expect(rows[0].secret.toString('latin1')).not.toContain(secret.toString('base64'));
      const { rows: kept } = await test.owner.query('SELECT row_to_json(r)::text AS row FROM recovery_codes r');
      expect(kept).toHaveLength(10);
      for (const code of recovery) expect(kept.some(({ row }) => row.includes(code.replaceAll('-', '')))).toBe(false);
    });
  });

  describe('at sign-in', () => {
    it('is asked for after the password, and only both together open a session', async () => {
      const { secret } = await setUp('idva');
      const answer = await signIn(emailOf('idva')).expect(202);
      expect(answer.headers['set-cookie']).toBeUndefined();
      expect(Object.keys(answer.body).sort()).toEqual(['hasCode', 'hasPasskey', 'token']);
      const signedIn = await send(answer.body.token, codeNow(secret)).expect(200);
      expect(signedIn.body).toMatchObject({ secondFactor: 'on', worker: { displayName: 'idva of North' } });
      expect(String(signedIn.headers['set-cookie'])).toMatch(/HttpOnly/);
    });

    it('does not show with a wrong password that there is one', async () => {
      await setUp('idva');
      const withFactor = await signIn(emailOf('idva'), WRONG).expect(401);
      const without = await signIn(emailOf('key-worker'), WRONG).expect(401);
      const unknown = await signIn('nobody@north.example', WRONG).expect(401);
      for (const { body } of [without, unknown]) {
        expect({ ...body, reference: '' }).toEqual({ ...withFactor.body, reference: '' });
      }
    });

    it('takes no code twice, not even for a second sign-in begun with the right password', async () => {
      const { secret } = await setUp('idva');
      const code = codeNow(secret);
      await send(await asked(emailOf('idva')), code).expect(200);
      const replayed = await send(await asked(emailOf('idva')), code).expect(401);
      expect(replayed.body.code).toBe('code-refused');
      expect(await auditOf(emailOf('idva'))).toContain('code.refused');
    });

    it('lets one of two in who send the same code at the same moment', async () => {
      const { secret } = await setUp('idva');
      const tokens = [await asked(emailOf('idva')), await asked(emailOf('idva'))];
      const answers = await Promise.all(tokens.map((token) => send(token, codeNow(secret))));
      expect(answers.map((answer) => answer.status).sort()).toEqual([200, 401]);
    });

    it.each([
      ['of yesterday', -2_880],
      ['of a minute ago', -2],
      ['of a minute ahead', 2],
    ])('takes no code %s', async (_, steps) => {
      const { secret } = await setUp('idva');
      test.clock.setTo(later(10));
      const code = codeOf(secret, stepAt(test.clock.now()) + steps);
      expect((await send(await asked(emailOf('idva')), code).expect(401)).body.code).toBe('code-refused');
    });

    it('takes no code and no recovery code of another worker', async () => {
      await setUp('idva');
      const other = await setUp('key-worker');
      const token = await asked(emailOf('idva'));
      await send(token, codeNow(other.secret)).expect(401);
      await send(token, other.recovery[0]!).expect(401);
      await send(await asked(emailOf('key-worker')), other.recovery[0]!).expect(200);
    });

    it('takes each recovery code once, however it is typed, and says how many are left', async () => {
      const { recovery } = await setUp('idva');
      const typed = recovery[3]!.toLowerCase().replaceAll('-', ' ');
      const answer = await send(await asked(emailOf('idva')), typed).expect(200);
      const cookie = String(answer.headers['set-cookie']).split(';')[0]!;
      const view = await test.nobody().get('/api/second-factor').set('Cookie', cookie).expect(200);
      expect(view.body.recoveryCodesLeft).toBe(9);
      expect((await send(await asked(emailOf('idva')), recovery[3]!).expect(401)).body.code).toBe('code-refused');
      expect(await auditOf(emailOf('idva'))).toContain('recovery-code.used');
    });

    it('counts guesses of codes together with those of the password: ten are judged and no eleventh, right or wrong', async () => {
      const { secret } = await setUp('idva');
      await signIn(emailOf('idva'), WRONG).expect(401);
      const token = await asked(emailOf('idva'));
      const guesses = [];
      for (let i = 0; i < 8; i += 1) guesses.push((await send(token, '000000')).status);
      expect(guesses).toEqual(Array.from({ length: 8 }, () => 401));
      const eleventh = await send(token, codeNow(secret)).expect(429);
      expect(eleventh.headers['retry-after']).toBe('300');
      await signIn(emailOf('idva')).expect(429);
      await test.owner.query(`UPDATE sign_in_attempts SET tried_at = tried_at - interval '6 minutes'`);
      await send(token, codeNow(secret)).expect(200);
    });

    it('has to come within five minutes of the password, once, and for a sign-in that was begun', async () => {
      const { secret } = await setUp('idva');
      const token = await asked(emailOf('idva'));
      await test.owner.query('UPDATE pending_sign_ins SET expires_at = now()');
      expect((await send(token, codeNow(secret)).expect(401)).body.code).toBe('sign-in-lapsed');
      const second = await asked(emailOf('idva'));
      await send(second, codeNow(secret)).expect(200);
      test.clock.setTo(later(2));
      await send(second, codeNow(secret)).expect(401);
      await send('x'.repeat(43), codeNow(secret)).expect(401);
    });

    it('opens no session by the password alone, whoever asks the database', async () => {
      await setUp('idva');
      const call = test.owner.query(`SELECT waymark_start_session((SELECT id FROM workers WHERE email = $1), '\\x01', '\\x02')`, [
        emailOf('idva'),
      ]);
      await expect(call).rejects.toThrow('A code or a passkey is needed');
    });
  });

  describe('in use', () => {
    it('is removed with the password and a code, and not with one of them', async () => {
      const { agent, secret } = await setUp('idva');
      const remove = (password: string, code: string) => agent.post('/api/second-factor/remove').send({ password, code });
      await remove(WRONG, codeNow(secret)).expect(401);
      await remove(PASSWORD, '000000').expect(401);
      await remove(PASSWORD, codeNow(secret)).expect(204);
      await signIn(emailOf('idva')).expect(200);
      expect(await auditOf(emailOf('idva'))).toEqual(expect.arrayContaining(['refused.code-refused', 'second-factor.removed']));
    });

    it('gives new recovery codes, and the old ones are worth nothing', async () => {
      const { agent, secret, recovery } = await setUp('idva');
      const { body } = await agent.post('/api/second-factor/recovery-codes').send({ password: PASSWORD, code: codeNow(secret) }).expect(200);
      expect(body.codes).toHaveLength(10);
      const token = await asked(emailOf('idva'));
      await send(token, recovery[0]!).expect(401);
      await send(token, body.codes[0]).expect(200);
    });

    it('is not there to be renewed or removed by somebody who has none', async () => {
      const duty = await test.signedInAs('duty-worker');
      for (const act of ['recovery-codes', 'remove']) {
        const answer = await duty.post(`/api/second-factor/${act}`).send({ password: PASSWORD, code: '000000' }).expect(409);
        expect(answer.body.code).toBe('second-factor-off');
      }
    });

    it('is seen by an administrator of the same organisation as there or not', async () => {
      await setUp('idva');
      const holders = async (organisation: 'north' | 'south') => {
        const { body } = await (await test.signedInAs('administrator', organisation)).get('/api/workers').expect(200);
        return (body as WorkerView[]).filter((one) => one.hasSecondFactor).map((one) => one.email);
      };
      expect(await holders('north')).toEqual([emailOf('idva')]);
      expect(await holders('south')).toEqual([]);
    });

    it('stands through a new password', async () => {
      const { secret } = await setUp('idva');
      await useLink('password-reset');
      const answer = await signIn(emailOf('idva'), 'another long passphrase').expect(202);
      await send(answer.body.token, codeNow(secret)).expect(200);
      await restorePassword();
    });

    it('that is lost is cleared by a link that two people agreed on, once it is used, and by nobody else', async () => {
      await setUp('idva');
      const manager = await test.signedInAs('service-manager');
      await manager.post(`/api/workers/${await idOf('idva')}/second-factor-clearance`).expect(403);
      await useLink('second-factor-clearance');
      await signIn(emailOf('idva'), 'another long passphrase').expect(200);
      expect(await auditOf(emailOf('idva'))).toContain('second-factor.cleared');
      expect(await auditOf(emailOf('administrator'))).toContain('second-factor-clearance.asked');
      expect(await auditOf(emailOf('service-manager'))).toContain('second-factor-clearance.confirmed');
      await restorePassword();
    });
  });

  describe('saying again that it is she', () => {
    const link = async (agent: TestAgent) => agent.post(`/api/workers/${await idOf('idva')}/password-reset`).send({ proof: 'in-person' });
    const stepUp = (agent: TestAgent, proof: object) => agent.post('/api/session/step-up').send({ password: null, code: null, passkey: null, ...proof });
    const letMinutesPass = () => test.owner.query(`UPDATE sessions SET proved_at = now() - interval '121 seconds'`);

    it('is asked of an administrator who signed in a while ago, and one proof is enough for two minutes', async () => {
      const administrator = await test.signedInAs('administrator');
      expect((await link(administrator)).status).toBe(201);
      await letMinutesPass();
      const refused = await link(administrator);
      expect([refused.status, refused.body.code]).toEqual([403, 'step-up-needed']);
      await administrator.get('/api/workers').expect(200);
      await stepUp(administrator, { password: PASSWORD }).expect(204);
      expect((await link(administrator)).status).toBe(201);
      expect(await auditOf(emailOf('administrator'))).toContain('session.proved');
    });

    it('takes the password where there is no second factor, and not a wrong one', async () => {
      const administrator = await test.signedInAs('administrator');
      await letMinutesPass();
      expect((await stepUp(administrator, { password: WRONG }).expect(401)).body.code).toBe('sign-in-refused');
      expect((await stepUp(administrator, { code: '000000' }).expect(400)).body.fields).toEqual([
        { field: 'password', code: 'required', limit: null },
      ]);
      expect((await link(administrator)).status).toBe(403);
    });

    it('takes a code where there is one, for which the password is no substitute', async () => {
      const { agent, secret } = await setUp('administrator');
      await letMinutesPass();
      expect((await stepUp(agent, { password: PASSWORD }).expect(400)).body.fields[0].field).toBe('code');
      expect((await stepUp(agent, { code: '000000' }).expect(401)).body.code).toBe('code-refused');
      const code = codeNow(secret);
      await stepUp(agent, { code }).expect(204);
      expect((await link(agent)).status).toBe(201);
      await letMinutesPass();
      expect((await stepUp(agent, { code }).expect(401)).body.code).toBe('code-refused');
      expect((await link(agent)).status).toBe(403);
    });

    it('is guessed ten times in five minutes at most', async () => {
      const { agent, secret } = await setUp('administrator');
      const guesses = [];
      for (let i = 0; i < 11; i += 1) guesses.push((await stepUp(agent, { code: '000000' })).status);
      expect(guesses).toEqual([...Array.from({ length: 10 }, () => 401), 429]);
      await stepUp(agent, { code: codeNow(secret) }).expect(429);
    });

    it('proves one session and no other of the same worker', async () => {
      const here = await test.signedInAs('administrator');
      const elsewhere = await test.signedInAs('administrator');
      await letMinutesPass();
      await stepUp(here, { password: PASSWORD }).expect(204);
      expect((await link(elsewhere)).status).toBe(403);
      await stepUp(test.nobody(), { password: PASSWORD }).expect(401);
    });

    it('lasts as long as the organisation has decided', async () => {
      await test.owner.query(
        `INSERT INTO organisation_settings (organisation_id, key, value, in_force_from)
         SELECT id, 'sign-in.step-up-minutes', '3', current_date - 1 FROM organisations WHERE name_en = 'North'`,
      );
      const administrator = await test.signedInAs('administrator');
      await letMinutesPass();
      expect((await link(administrator)).status).toBe(201);
      await test.owner.query(`DELETE FROM organisation_settings WHERE key = 'sign-in.step-up-minutes'`);
    });

    it('is not asked before the right to the act is', async () => {
      const manager = await test.signedInAs('service-manager');
      await letMinutesPass();
      expect((await link(manager)).body.code).toBe('not-allowed');
    });
  });

  const idOf = async (role: TestRole): Promise<string> =>
    (await test.owner.query('SELECT id FROM workers WHERE email = $1', [emailOf(role)])).rows[0].id;

  async function useLink(kind: 'password-reset' | 'second-factor-clearance'): Promise<void> {
    const password = 'another long passphrase';
    await test.nobody().post('/api/password-resets/use').send({ ...(await linkInto(test, emailOf('idva'), kind)), password }).expect(204);
  }

  async function restorePassword(): Promise<void> {
    await test.owner.query('UPDATE worker_credentials SET password_hash = $1', [await new Passwords().hash(PASSWORD)]);
  }

  describe('that the organisation asks for', () => {
    const KEY: SettingKey = 'sign-in.second-factor-roles';
    const ask = (roles: string[], day: string) =>
      test.owner.query(
        `INSERT INTO organisation_settings (organisation_id, key, value, in_force_from)
         SELECT id, $1, $2, ${day} FROM organisations WHERE name_en = 'North'`,
        [KEY, JSON.stringify(roles)],
      );
    afterEach(() => test.owner.query('DELETE FROM organisation_settings WHERE key = $1', [KEY]));

    it('leads to setting it up and nowhere else, and opens everything once it is', async () => {
      await ask(['key-worker'], `current_date - 1`);
      const worker = await test.signedInAs('key-worker');
      const view = await worker.get('/api/session').expect(200);
      expect(view.body).toMatchObject({ secondFactor: 'to-set-up', rights: [] });
      expect((await worker.get('/api/referrals').expect(403)).body.code).toBe('second-factor-needed');
      const secret = await secretFor(worker);
      await worker.post('/api/second-factor/confirm').send({ code: codeNow(secret) }).expect(200);
      await worker.get('/api/referrals').expect(200);
    });

    it('is asked from its day on, and of the roles that were named', async () => {
      await ask(['key-worker'], `current_date + 2`);
      await (await test.signedInAs('key-worker')).get('/api/referrals').expect(200);
      await ask(['key-worker'], `current_date - 2`);
      await ask(['team-lead'], `current_date - 1`);
      await (await test.signedInAs('key-worker')).get('/api/referrals').expect(200);
      await (await test.signedInAs('team-lead')).get('/api/referrals').expect(403);
      await (await test.signedInAs('team-lead', 'south')).get('/api/referrals').expect(200);
    });

    it('is held by the database too, with the check of the API switched off', async () => {
      const open = await startTestApp((builder) => builder.overrideProvider(RightsCheck).useValue({ has: () => true }));
      await open.owner.query(
        `INSERT INTO organisation_settings (organisation_id, key, value, in_force_from)
         SELECT id, $1, '["administrator", "duty-worker"]', current_date FROM organisations WHERE name_en = 'North'`,
        [KEY],
      );
      const administrator = await open.signedInAs('administrator');
      const { body } = await administrator.get('/api/workers');
      const link = await administrator.post(`/api/workers/${body[0].id}/password-reset`).send({ proof: 'in-person' });
      expect(link.status).toBeGreaterThanOrEqual(400);
      const { rows } = await open.owner.query('SELECT count(*)::int AS links FROM account_requests');
      expect(rows).toEqual([{ links: 0 }]);
      await open.close();
    });
  });
});
