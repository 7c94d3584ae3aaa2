import type TestAgent from 'supertest/lib/agent.js';
import { Passwords } from '../src/platform/auth/passwords.js';
import { codeOf, stepAt } from '../src/platform/auth/totp.js';
import { fromBase32 } from './setup/from-base32.js';
import { linkInto } from './setup/reset-link.js';
import { startTestApp, TEST_NOW, type TestApp, type TestRole } from './setup/test-app.js';

const PASSWORD = 'a long and invented passphrase';
const WRONG = 'not that passphrase';
const DEVICE = /^waymark-device-3000=([\w-]{43});/;

describe('a device on which somebody has signed in before', () => {
  let test: TestApp;

  beforeAll(async () => {
    test = await startTestApp();
    await test.owner.query('UPDATE worker_credentials SET password_hash = $1', [await new Passwords().hash(PASSWORD)]);
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    test.clock.setTo(TEST_NOW);
    for (const table of ['sign_in_attempts', 'known_devices']) await test.owner.query(`DELETE FROM ${table}`);
  });

  const emailOf = (role: TestRole): string => `${role}@north.example`;
  const signIn = (device: TestAgent, role: TestRole, password = PASSWORD) =>
    device.post('/api/session').send({ email: emailOf(role), password });
  /** A browser that keeps its cookies, signed in on once and signed out again. */
  const deviceOf = async (role: TestRole): Promise<TestAgent> => {
    const device = test.nobody();
    await signIn(device, role).expect(200);
    await device.delete('/api/session').expect(204);
    return device;
  };
  const guesses = async (device: () => TestAgent, role: TestRole, many: number): Promise<number[]> => {
    const answers = [];
    for (let i = 0; i < many; i += 1) answers.push((await signIn(device(), role, WRONG)).status);
    return answers;
  };
  const tenJudged = [...Array.from({ length: 10 }, () => 401), 429];

  it('is remembered by a cookie that scripts cannot read, and by a digest', async () => {
    const { headers } = await signIn(test.nobody(), 'idva').expect(200);
    const cookie = headers['set-cookie']?.[1] ?? '';
    expect(cookie).toMatch(/^waymark-device-3000=[\w-]{43}; Max-Age=15552000; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Strict$/);
    const { rows } = await test.owner.query(`SELECT encode(token_hash, 'escape') AS kept FROM known_devices`);
    expect(rows).toHaveLength(1);
    expect(rows[0].kept).not.toContain(DEVICE.exec(cookie)![1]!);
  });

  it('lets its worker in while somebody elsewhere goes on guessing', async () => {
    const known = await deviceOf('idva');
    expect(await guesses(() => test.nobody(), 'idva', 11)).toEqual(tenJudged);
    await signIn(test.nobody(), 'idva').expect(429);
    await signIn(known, 'idva').expect(200);
    // That she got in forgives nothing of what was guessed elsewhere.
    await signIn(test.nobody(), 'idva').expect(429);
  });

  it('lets her in although the guesser is behind the same router and has used up the allowance of its address', async () => {
    const known = await deviceOf('idva');
    await test.owner.query(
      `INSERT INTO sign_in_attempts (account_key, address_key)
       SELECT decode(md5(n::text), 'hex'), a.address_key FROM generate_series(1, 100) n,
         (SELECT sha256(convert_to(ip, 'UTF8')) AS address_key FROM unnest(ARRAY['::ffff:127.0.0.1', '127.0.0.1', '::1']) ip) a`,
    );
    await signIn(test.nobody(), 'key-worker').expect(429);
    await signIn(known, 'idva').expect(200);
  });

  it('has ten guesses in five minutes and no eleventh, and leaves those from elsewhere alone', async () => {
    const known = await deviceOf('idva');
    expect(await guesses(() => known, 'idva', 11)).toEqual(tenJudged);
    await signIn(known, 'idva').expect(429);
    await signIn(test.nobody(), 'idva').expect(200);
  });

  it('is known for the workers who signed in on it, and for no other account', async () => {
    const shared = await deviceOf('idva');
    await signIn(shared, 'key-worker').expect(200);
    expect(await guesses(() => test.nobody(), 'team-lead', 10)).toEqual(tenJudged.slice(0, 10));
    await signIn(shared, 'team-lead').expect(429);
    await guesses(() => test.nobody(), 'key-worker', 10);
    await signIn(shared, 'key-worker').expect(200);
  });

  it('is not made up by a cookie that nobody gave', async () => {
    await guesses(() => test.nobody(), 'idva', 10);
    const forged = test.nobody().set('Cookie', `waymark-device-3000=${'x'.repeat(43)}`);
    await signIn(forged, 'idva').expect(429);
  });

  it('is forgotten half a year after its last sign-in', async () => {
    const known = await deviceOf('idva');
    await test.owner.query(`UPDATE known_devices SET seen_at = now() - interval '181 days'`);
    await guesses(() => test.nobody(), 'idva', 10);
    await signIn(known, 'idva').expect(429);
  });

  it('opens nothing by itself', async () => {
    const known = await deviceOf('idva');
    await known.get('/api/session').expect(401);
    await signIn(known, 'idva', WRONG).expect(401);
  });

  it('is made known by a link from the administrator, so that somebody new is not kept out either', async () => {
    const link = await linkInto(test, emailOf('team-lead'));
    await guesses(() => test.nobody(), 'team-lead', 10);
    const fresh = test.nobody();
    const password = 'another long passphrase';
    await fresh.post('/api/password-resets/use').send({ ...link, password }).expect(204);
    await signIn(fresh, 'team-lead', password).expect(200);
  });

  it('carries its own allowance through the code of a second factor', async () => {
    const known = await deviceOf('duty-worker');
    await signIn(known, 'duty-worker').expect(200);
    const { body } = await known.post('/api/second-factor/secret').send({ password: PASSWORD }).expect(200);
    const secret = fromBase32(body.key);
    await known.post('/api/second-factor/confirm').send({ code: codeOf(secret, stepAt(test.clock.now())) }).expect(200);
    await known.delete('/api/session').expect(204);
    await guesses(() => test.nobody(), 'duty-worker', 10);
    const asked = await signIn(known, 'duty-worker').expect(202);
    const code = codeOf(secret, stepAt(test.clock.now()) + 1);
    await known.post('/api/session/code').send({ token: asked.body.token, code }).expect(200);
  });
});
