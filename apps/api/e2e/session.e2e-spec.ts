import { SignInCalls } from '../src/features/session/sign-in-calls.js';
import { tokenHash } from '../src/platform/auth/tokens.js';
import { linkInto, type LinkInTwoHalves } from './setup/reset-link.js';
import { startTestApp, type TestApp } from './setup/test-app.js';
import { Passwords } from '../src/platform/auth/passwords.js';

const PASSWORD = 'a long and invented passphrase';

describe('signing in', () => {
  let test: TestApp;

  beforeAll(async () => {
    test = await startTestApp();
  });
  afterAll(() => test.close());

  const withPassword = async (email: string): Promise<string> => {
    await test.owner.query(
      'UPDATE worker_credentials SET password_hash = $1 WHERE worker_id = (SELECT id FROM workers WHERE email = $2)',
      [await new Passwords().hash(PASSWORD), email],
    );
    await test.owner.query('DELETE FROM sign_in_attempts');
    return email;
  };
  const signIn = (email: string, password = PASSWORD) => test.nobody().post('/api/session').send({ email, password });

  describe('POST /api/session', () => {
    it('opens a session, says who one is and what one may do', async () => {
      const answer = await signIn(await withPassword('duty-worker@north.example')).expect(200);
      expect(answer.body.worker).toMatchObject({ displayName: 'duty-worker of North', roles: ['duty-worker'] });
      expect(answer.body.rights).toContain('referral:record');
      expect(answer.body.rights).not.toContain('worker:administer');
      expect(answer.headers['set-cookie']?.[0]).toMatch(/^waymark-3000=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
    });

    it('takes the address in any case', async () => {
      await withPassword('duty-worker@north.example');
      await signIn('Duty-Worker@North.EXAMPLE').expect(200);
    });

    it('answers an unknown address and a wrong password alike', async () => {
      const wrong = await signIn(await withPassword('idva@north.example'), 'not the password').expect(401);
      const unknown = await signIn('nobody@north.example').expect(401);
      expect({ ...wrong.body, reference: '' }).toEqual({ ...unknown.body, reference: '' });
      expect(wrong.body.code).toBe('sign-in-refused');
    });

    it('judges ten guesses in five minutes and no eleventh, right or wrong', async () => {
      const email = await withPassword('key-worker@south.example');
      const answers = [];
      for (let i = 0; i < 10; i += 1) answers.push((await signIn(email, `guess ${i}`)).status);
      expect(answers).toEqual(Array.from({ length: 10 }, () => 401));
      const eleventh = await signIn(email).expect(429);
      expect(eleventh.body.code).toBe('too-many-attempts');
      expect(eleventh.headers['retry-after']).toBe('300');
      await test.owner.query(`UPDATE sign_in_attempts SET tried_at = tried_at - interval '6 minutes'`);
      await signIn(email).expect(200);
    });

    it('counts guesses made at the same moment one by one', async () => {
      const email = await withPassword('idva@south.example');
      const answers = await Promise.all(Array.from({ length: 15 }, () => signIn(email, 'a guess')));
      expect(answers.filter((answer) => answer.status === 401)).toHaveLength(10);
      expect(answers.filter((answer) => answer.status === 429)).toHaveLength(5);
    });

    it('counts guesses at many accounts from one address one by one', async () => {
      const guesser = tokenHash('an address of its own');
      const judge = async (account: number) => {
        const sql = 'SELECT is_judged FROM waymark_judge_sign_in($1, $2, $3)';
        const values = [tokenHash(`account ${account}`), guesser, `nobody-${account}@north.example`];
        const [row] = await test.app.get(SignInCalls).call<{ is_judged: boolean }>({ text: sql, values });
        return row!.is_judged;
      };
      const answers = await Promise.all(Array.from({ length: 120 }, (_, account) => judge(account)));
      expect(answers.filter(Boolean)).toHaveLength(100);
    });

    it('lets nobody in who has left or whose membership has ended', async () => {
      const email = await withPassword('team-lead@south.example');
      await test.owner.query('UPDATE memberships SET to_on = $1 WHERE worker_id = (SELECT id FROM workers WHERE email = $2)', ['2020-02-01', email]);
      expect((await signIn(email).expect(401)).body.code).toBe('sign-in-refused');
      await test.owner.query('UPDATE workers SET left_at = now() WHERE email = $1', [email]);
      expect((await signIn(email).expect(401)).body.code).toBe('sign-in-refused');
    });

    it('names the faulty field and never reaches Passport with anything but text', async () => {
      const answer = await test.nobody().post('/api/session').send({ email: { $ne: 1 }, password: 'x' }).expect(400);
      expect(answer.body.fields).toContainEqual(expect.objectContaining({ field: 'email' }));
      const broken = await test.nobody().post('/api/session').set('Content-Type', 'application/json').send('{"email":').expect(400);
      expect(broken.body.code).toBe('malformed-request');
    });

    it('refuses a change that another site made the browser send', async () => {
      const answer = await signIn(await withPassword('duty-worker@north.example')).set('Sec-Fetch-Site', 'cross-site');
      expect(answer.status).toBe(403);
    });
  });

  describe('a session', () => {
    it('ends at the next request after signing out, and the answer clears what the browser kept', async () => {
      const duty = await test.signedInAs('duty-worker');
      await duty.get('/api/session').expect(200);
      const out = await duty.delete('/api/session').expect(204);
      expect(out.headers['clear-site-data']).toBe('"cache", "storage"');
      await duty.get('/api/session').expect(401);
    });

    it('ends when its worker leaves, after half an hour without a request, and after twelve hours', async () => {
      const idle = await test.signedInAs('key-worker');
      await test.owner.query(`UPDATE sessions SET seen_at = now() - interval '31 minutes'`);
      await idle.get('/api/session').expect(401);
      const old = await test.signedInAs('key-worker');
      await test.owner.query(`UPDATE sessions SET ends_at = now() WHERE ended_at IS NULL`);
      await old.get('/api/session').expect(401);
      const leaver = await test.signedInAs('key-worker-2');
      await leaver.get('/api/session').expect(200);
      await test.owner.query(`UPDATE workers SET left_at = now() WHERE email = 'key-worker-2@north.example'`);
      await leaver.get('/api/session').expect(401);
    });

    it('that a browser carried before ends when somebody signs in there anew, under a token of its own', async () => {
      const email = await withPassword('duty-worker@north.example');
      const before = String((await signIn(email).expect(200)).headers['set-cookie']).split(';')[0]!;
      const anew = await signIn(email).set('Cookie', before).expect(200);
      expect(String(anew.headers['set-cookie']).split(';')[0]).not.toBe(before);
      await test.nobody().get('/api/session').set('Cookie', before).expect(401);
    });

    it('remembers the language that was chosen', async () => {
      const duty = await test.signedInAs('duty-worker');
      await duty.put('/api/session/language').send({ language: 'cy' }).expect(204);
      expect((await duty.get('/api/session').expect(200)).body.worker.language).toBe('cy');
      expect((await duty.get('/api/session')).body.organisation.name).toBe('North (Cymraeg)');
      expect((await duty.put('/api/session/language').send({ language: 'fr' }).expect(400)).body.fields).toEqual([
        { field: 'language', code: 'not-a-choice', limit: null },
      ]);
    });

    it('shows a hidden screen again for the right password only', async () => {
      await withPassword('service-manager@north.example');
      const manager = await test.signedInAs('service-manager');
      await manager.post('/api/session/unlock').send({ password: 'wrong', code: null, passkey: null }).expect(401);
      await manager.post('/api/session/unlock').send({ password: PASSWORD, code: null, passkey: null }).expect(204);
    });

    it('keeps every answer out of every cache', async () => {
      const duty = await test.signedInAs('duty-worker');
      expect((await duty.get('/api/session')).headers['cache-control']).toBe('no-store');
      expect((await duty.get('/api/people/none')).headers['cache-control']).toBe('no-store');
    });
  });

  it('leaves a trace of each refusal, each unlocking and each end', async () => {
    const email = await withPassword('key-worker@north.example');
    await signIn(email, 'a wrong guess').expect(401);
    const key = await test.signedInAs('key-worker');
    await key.post('/api/session/unlock').send({ password: 'a wrong guess', code: null, passkey: null }).expect(401);
    await key.post('/api/session/unlock').send({ password: PASSWORD, code: null, passkey: null }).expect(204);
    await key.delete('/api/session').expect(204);
    const { rows } = await test.owner.query(
      `SELECT action FROM audit_entries WHERE worker_id = (SELECT id FROM workers WHERE email = $1) ORDER BY id DESC LIMIT 4`,
      [email],
    );
    expect(rows.map((row) => row.action)).toEqual(['session.ended', 'unlock.done', 'unlock.refused', 'sign-in.refused']);
  });

  it('does not make a worker wait for her own request that still runs', async () => {
    const duty = await test.signedInAs('duty-worker');
    await test.owner.query(`UPDATE sessions SET seen_at = now() - interval '2 minutes'`);
    await test.owner.query('BEGIN');
    await test.owner.query('SELECT FROM sessions FOR UPDATE');
    await duty.get('/api/session').expect(200);
    await test.owner.query('ROLLBACK');
  });

  describe('a password reset', () => {
    const linkFor = (email: string): Promise<LinkInTwoHalves> => linkInto(test, email);
    const use = (link: LinkInTwoHalves, password: string) => test.nobody().post('/api/password-resets/use').send({ ...link, password });
    const GUESSED = { token: 'x'.repeat(43), code: 'ABCD-EFGH' };

    it('gives a new password once, and puts out whoever was signed in', async () => {
      const lead = await test.signedInAs('team-lead');
      const token = await linkFor('team-lead@north.example');
      await use(token, 'another long passphrase').expect(204);
      await lead.get('/api/session').expect(401);
      await signIn('team-lead@north.example', 'another long passphrase').expect(200);
      expect((await use(token, 'yet another long passphrase').expect(409)).body.code).toBe('reset-link-invalid');
    });

    it('does not work after its time, and asks for a password of some length', async () => {
      const token = await linkFor('team-lead@north.example');
      expect((await use(token, 'short').expect(400)).body.fields).toEqual([{ field: 'password', code: 'too-short', limit: 15 }]);
      await test.owner.query('UPDATE password_resets SET expires_at = now()');
      expect((await use(token, 'another long passphrase').expect(409)).body.code).toBe('reset-link-invalid');
    });

    it.each([
      ['password-too-common', 'Password-2026-Dragon'],
      ['password-too-common', 'qwertyuiop12345'],
      ['password-names-you', 'up in the north country'],
      ['password-names-you', 'a team-lead is a lead'],
      ['password-names-you', 'Waymark opens at nine'],
    ])('refuses with %s what a guesser tries first, and the link still works: %s', async (code, password) => {
      const token = await linkFor('team-lead@north.example');
      const refused = await use(token, password).expect(409);
      expect(refused.body.code).toBe(code);
      await use(token, 'another long passphrase').expect(204);
      await test.owner.query('DELETE FROM sign_in_attempts');
    });

    it('judges no password for somebody without a link, so that nobody learns a name by trying', async () => {
      expect((await use(GUESSED, 'up in the north country').expect(409)).body.code).toBe('reset-link-invalid');
      await test.owner.query('DELETE FROM sign_in_attempts');
    });

    it('ends the older links with a newer one, and is guessed ten times at most', async () => {
      const older = await linkFor('team-lead@north.example');
      const newer = await linkFor('team-lead@north.example');
      expect((await use(older, 'another long passphrase').expect(409)).body.code).toBe('reset-link-invalid');
      await use(newer, 'another long passphrase').expect(204);
      await test.owner.query('DELETE FROM sign_in_attempts');
      const answers = [];
      for (let i = 0; i < 11; i += 1) answers.push((await use(GUESSED, 'another long passphrase')).status);
      expect(answers).toEqual([...Array.from({ length: 10 }, () => 409), 429]);
      await test.owner.query('DELETE FROM sign_in_attempts');
    });

    it('shows an administrator the roles in force on the service’s day', async () => {
      const administrator = await test.signedInAs('administrator');
      const day = '2026-11-24';
      await test.owner.query(
        `UPDATE memberships SET from_on = $1, to_on = $1 WHERE worker_id = (SELECT id FROM workers WHERE email = 'idva@north.example')`,
        [day],
      );
      const rolesOf = async () => {
        const { body } = await administrator.get('/api/workers').expect(200);
        return body.find(({ email }: { email: string }) => email === 'idva@north.example').roles;
      };
      expect(await rolesOf()).toEqual(['idva']);
      test.clock.setTo('2026-11-25T00:30:00.000Z');
      expect(await rolesOf()).toEqual([]);
    });

    it('is stored as a digest only, and no one but an administrator of the same organisation asks for one', async () => {
      const token = await linkFor('team-lead@north.example');
      const { rows } = await test.owner.query('SELECT row_to_json(r)::text AS row FROM password_resets r');
      expect(rows.some(({ row }) => row.includes(token.token))).toBe(false);
      const { rows: south } = await test.owner.query(`SELECT id FROM workers WHERE email = 'duty-worker@south.example'`);
      const administrator = await test.signedInAs('administrator');
      await administrator.post(`/api/workers/${south[0].id}/password-reset`).send({ proof: 'in-person' }).expect(404);
      const manager = await test.signedInAs('service-manager');
      await manager.post(`/api/workers/${south[0].id}/password-reset`).expect(403);
    });
  });
});
