import type TestAgent from 'supertest/lib/agent.js';
import { Passwords } from '../src/platform/auth/passwords.js';
import { codeOf, stepAt } from '../src/platform/auth/totp.js';
import { fromBase32 } from './setup/from-base32.js';
import { startTestApp, TEST_NOW, type TestApp } from './setup/test-app.js';
import { whoWaits } from './setup/who-waits.js';

const PASSWORD = 'a long and invented passphrase';
const HALF_A_MINUTE_LATER = '2026-11-24T10:00:30.000Z';

describe('a session that nobody uses', () => {
  let test: TestApp;

  beforeAll(async () => {
    test = await startTestApp();
    await test.owner.query('UPDATE worker_credentials SET password_hash = $1', [await new Passwords().hash(PASSWORD)]);
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    test.clock.setTo(TEST_NOW);
    await test.owner.query('UPDATE sessions SET ended_at = now() WHERE ended_at IS NULL');
    for (const table of ['sign_in_attempts', 'recovery_codes', 'second_factors']) await test.owner.query(`DELETE FROM ${table}`);
  });

  const unusedFor = (minutes: number) =>
    test.owner.query(`UPDATE sessions SET seen_at = now() - make_interval(mins => $1) WHERE ended_at IS NULL`, [minutes]);
  const unlock = (agent: TestAgent, proof: { password?: string; code?: string }) =>
    agent.post('/api/session/unlock').send({ password: proof.password ?? null, code: proof.code ?? null, passkey: null });
  const codeOfRefusal = async (agent: TestAgent, path = '/api/session'): Promise<string> => (await agent.get(path).expect(401)).body.code;

  async function withCode(): Promise<{ agent: TestAgent; code: () => string }> {
    const agent = await test.signedInAs('idva');
    const { body } = await agent.post('/api/second-factor/secret').send({ password: PASSWORD }).expect(200);
    const code = (): string => codeOf(fromBase32(body.key), stepAt(test.clock.now()));
    await agent.post('/api/second-factor/confirm').send({ code: code() }).expect(200);
    test.clock.setTo(HALF_A_MINUTE_LATER);
    return { agent, code };
  }

  it('says for how many minutes it stays open', async () => {
    const duty = await test.signedInAs('duty-worker');
    expect((await duty.get('/api/session').expect(200)).body).toMatchObject({ lockMinutes: 5, idleMinutes: 30 });
  });

  it('stays open for its five minutes, with the one that the screen may be ahead', async () => {
    const duty = await test.signedInAs('duty-worker');
    await unusedFor(5);
    await duty.get('/api/session').expect(200);
  });

  it('is locked after them, however often its cookie is tried, and reads nothing', async () => {
    const duty = await test.signedInAs('duty-worker');
    await unusedFor(7);
    for (const path of ['/api/session', '/api/today', '/api/people/search?text=a', '/api/session']) {
      expect(await codeOfRefusal(duty, path)).toBe('session-locked');
    }
    const { rows } = await test.owner.query(`SELECT seen_at < now() - interval '6 minutes' AS still FROM sessions WHERE ended_at IS NULL`);
    expect(rows).toEqual([{ still: true }]);
  });

  it('is locked by its worker’s screen at once, with a trace, and other sign-ins of hers are not', async () => {
    const duty = await test.signedInAs('duty-worker');
    const elsewhere = await test.signedInAs('duty-worker');
    await duty.post('/api/session/lock').expect(204);
    expect(await codeOfRefusal(duty)).toBe('session-locked');
    await elsewhere.get('/api/session').expect(200);
    const { rows } = await test.owner.query(`SELECT action FROM audit_entries ORDER BY id DESC LIMIT 1`);
    expect(rows).toEqual([{ action: 'session.locked' }]);
  });

  it.each([
    ['locked', 'locked_at', 'session-locked'],
    ['ended', 'ended_at', 'not-signed-in'],
  ])('that is %s while a request of hers still runs is told as such, not as a fault', async (_, column, code) => {
    const duty = await test.signedInAs('duty-worker');
    // The request has begun and waits at its own entry in the record of what was read.
    await test.owner.query('BEGIN');
    await test.owner.query('LOCK TABLE audit_entries');
    const answering = duty.get('/api/today').then((answer) => answer);
    await whoWaits(test).then(() => test.owner.query(`UPDATE sessions SET ${column} = now() WHERE ended_at IS NULL`)).finally(() => test.owner.query('COMMIT'));
    const { status, body } = await answering;
    expect({ status, code: body.code }).toEqual({ status: 401, code });
  });

  it('opens for the password, and goes on as the same session', async () => {
    const duty = await test.signedInAs('duty-worker');
    await duty.post('/api/session/lock').expect(204);
    expect((await unlock(duty, { password: 'something else' }).expect(401)).body.code).toBe('sign-in-refused');
    expect(await codeOfRefusal(duty)).toBe('session-locked');
    await unlock(duty, { password: PASSWORD }).expect(204);
    await duty.get('/api/session').expect(200);
  });

  it('opens again where the lock came by itself, and is heard as a sign of life', async () => {
    const duty = await test.signedInAs('duty-worker');
    await unusedFor(20);
    await unlock(duty, { password: PASSWORD }).expect(204);
    await duty.get('/api/session').expect(200);
  });

  it('opens for a code, once for each', async () => {
    const { agent, code } = await withCode();
    await agent.post('/api/session/lock').expect(204);
    expect((await unlock(agent, { code: '000000' }).expect(401)).body.code).toBe('code-refused');
    await unlock(agent, { code: code() }).expect(204);
    await agent.post('/api/session/lock').expect(204);
    expect((await unlock(agent, { code: code() }).expect(401)).body.code).toBe('code-refused');
  });

  it('takes no code of somebody without one, and asks for one or the other', async () => {
    const duty = await test.signedInAs('duty-worker');
    await duty.post('/api/session/lock').expect(204);
    expect((await unlock(duty, { code: '000000' }).expect(401)).body.code).toBe('code-refused');
    expect((await unlock(duty, {}).expect(400)).body.fields).toEqual([{ field: 'password', code: 'required', limit: null }]);
  });

  it('counts as proved by what is as much as its worker can give, and by no less', async () => {
    const proved = async (): Promise<boolean> =>
      (await test.owner.query(`SELECT proved_at > now() - interval '1 minute' AS yes FROM sessions WHERE ended_at IS NULL`)).rows[0].yes;
    const { agent, code } = await withCode();
    await test.owner.query(`UPDATE sessions SET proved_at = now() - interval '1 hour'`);
    await unlock(agent, { password: PASSWORD }).expect(204);
    expect(await proved()).toBe(false);
    await unlock(agent, { code: code() }).expect(204);
    expect(await proved()).toBe(true);
  });

  it('is judged ten guesses in five minutes and no eleventh', async () => {
    const duty = await test.signedInAs('duty-worker');
    await duty.post('/api/session/lock').expect(204);
    const answers = [];
    for (let i = 0; i < 11; i += 1) answers.push((await unlock(duty, { password: `guess ${i}` })).status);
    expect(answers).toEqual([...Array.from({ length: 10 }, () => 401), 429]);
  });

  it('takes no other proof while it is locked: no step-up, no change of the second factor', async () => {
    const { agent, code } = await withCode();
    await agent.post('/api/session/lock').expect(204);
    const both = { password: PASSWORD, code: code() };
    for (const path of ['second-factor/recovery-codes', 'second-factor/remove']) {
      expect((await agent.post(`/api/${path}`).send(both).expect(401)).body.code).toBe('session-locked');
    }
    expect((await agent.post('/api/session/step-up').send({ ...both, passkey: null }).expect(401)).body.code).toBe('session-locked');
    expect((await agent.post('/api/second-factor/secret').send({ password: PASSWORD }).expect(401)).body.code).toBe('session-locked');
  });

  it('can be signed out while it is locked', async () => {
    const duty = await test.signedInAs('duty-worker');
    await duty.post('/api/session/lock').expect(204);
    await duty.delete('/api/session').expect(204);
    expect((await unlock(duty, { password: PASSWORD }).expect(401)).body.code).toBe('not-signed-in');
  });

  it('has ended after half an hour, locked or not, and is not unlocked any more', async () => {
    const duty = await test.signedInAs('duty-worker');
    await unusedFor(31);
    expect((await unlock(duty, { password: PASSWORD }).expect(401)).body.code).toBe('not-signed-in');
    expect(await codeOfRefusal(duty)).toBe('not-signed-in');
  });

  it('stays open for as long as the organisation says, from the day on which it says so', async () => {
    const duty = await test.signedInAs('duty-worker');
    const { rows } = await test.owner.query(`SELECT id, organisation_id FROM workers WHERE email = 'administrator@north.example'`);
    const decide = (minutes: number, day: string) =>
      test.owner.query(
        `INSERT INTO organisation_settings (organisation_id, key, value, in_force_from, set_by)
         VALUES ($1, 'sign-in.idle-lock-minutes', $2, ${day}, $3)`,
        [rows[0].organisation_id, String(minutes), rows[0].id],
      );
    await decide(12, 'current_date');
    await decide(2, `current_date + 2`);
    await unusedFor(10);
    await duty.get('/api/session').expect(200);
    await unusedFor(14);
    expect(await codeOfRefusal(duty)).toBe('session-locked');
  });
});
