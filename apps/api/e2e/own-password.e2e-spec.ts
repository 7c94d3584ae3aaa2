import type TestAgent from 'supertest/lib/agent.js';
import { Passwords } from '../src/platform/auth/passwords.js';
import { linkInto } from './setup/reset-link.js';
import { startTestApp, type TestApp } from './setup/test-app.js';

const CURRENT = 'pebbles on a quiet beach';
const NEXT = 'four lanterns by the weir';
const EMAIL = 'idva@north.example';

describe('one’s own password', () => {
  let test: TestApp;
  let own: TestAgent;

  beforeAll(async () => {
    test = await startTestApp();
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    await test.owner.query('DELETE FROM sign_in_attempts');
    await test.owner.query(
      `INSERT INTO worker_credentials (worker_id, password_hash) SELECT id, $1 FROM workers WHERE email = $2
       ON CONFLICT (worker_id) DO UPDATE SET password_hash = excluded.password_hash`,
      [await new Passwords().hash(CURRENT), EMAIL],
    );
    own = await test.signedInAs('idva');
  });

  const change = (current: string, password: string, as = own) => as.post('/api/session/password').send({ current, password });
  const signIn = (password: string) => test.nobody().post('/api/session').send({ email: EMAIL, password });

  it('is changed with the one it replaces, and every other sign-in ends', async () => {
    const elsewhere = await test.signedInAs('idva');
    await change(CURRENT, NEXT).expect(204);
    await own.get('/api/session').expect(200);
    await elsewhere.get('/api/session').expect(401);
    await signIn(CURRENT).expect(401);
    await signIn(NEXT).expect(200);
    const { rows } = await test.owner.query(`SELECT count(*)::int AS entries FROM audit_entries WHERE action = 'password.changed'`);
    expect(rows).toEqual([{ entries: 1 }]);
  });

  it('is not changed without the one it replaces, and that is guessed ten times at most', async () => {
    const answers = [];
    for (let i = 0; i < 11; i += 1) answers.push((await change('not the right passphrase', NEXT)).status);
    expect(answers).toEqual([...Array.from({ length: 10 }, () => 401), 429]);
    await test.owner.query('DELETE FROM sign_in_attempts');
    await signIn(CURRENT).expect(200);
    await change(CURRENT, NEXT, test.nobody()).expect(401);
  });

  it.each([
    ['password-too-common', 'Password-2026-Dragon'],
    ['password-names-you', 'up in the north country'],
    ['password-names-you', 'idva and other long words'],
  ])('is refused with %s when it is one that a guesser tries first: %s', async (code, password) => {
    expect((await change(CURRENT, password).expect(409)).body.code).toBe(code);
    await signIn(CURRENT).expect(200);
  });

  it('is refused when it is short', async () => {
    expect((await change(CURRENT, 'short').expect(400)).body.fields).toEqual([{ field: 'password', code: 'too-short', limit: 15 }]);
  });

  it('once changed makes an unused link worthless', async () => {
    const link = await linkInto(test, EMAIL);
    await change(CURRENT, NEXT).expect(204);
    expect((await test.nobody().post('/api/password-resets/use').send({ ...link, password: CURRENT })).status).toBe(409);
  });
});
