import { randomUUID } from 'node:crypto';
import type { OwnSignInView } from '@waymark/contracts';
import type TestAgent from 'supertest/lib/agent.js';
import { Passwords } from '../src/platform/auth/passwords.js';
import { startTestApp, type TestApp } from './setup/test-app.js';

const FIREFOX = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:150.0) Gecko/20100101 Firefox/150.0';

describe('my sign-ins', () => {
  let test: TestApp;

  beforeAll(async () => {
    test = await startTestApp();
  });
  afterAll(() => test.close());
  beforeEach(() => test.owner.query('UPDATE sessions SET ended_at = now() WHERE ended_at IS NULL'));

  const mine = async (agent: TestAgent): Promise<OwnSignInView[]> => (await agent.get('/api/sign-ins').expect(200)).body;

  describe('GET /api/sign-ins', () => {
    it('lists where one is signed in, this one first, and says since when', async () => {
      await test.signedInAs('idva');
      const here = await test.signedInAs('idva');
      const list = await mine(here);
      expect(list.map((one) => one.isThisOne)).toEqual([true, false]);
      expect(list.every((one) => one.startedAt <= one.lastSeenAt)).toBe(true);
    });

    it('names the browser in codes, and keeps nothing else of what it says of itself', async () => {
      const password = 'a long and invented passphrase';
      await test.owner.query('UPDATE worker_credentials SET password_hash = $1', [await new Passwords().hash(password)]);
      const agent = test.nobody().set('User-Agent', FIREFOX);
      await agent.post('/api/session').send({ email: 'idva@north.example', password }).expect(200);
      expect(await mine(agent)).toMatchObject([{ browser: 'firefox', system: 'windows', isThisOne: true }]);
      const { rows } = await test.owner.query('SELECT row_to_json(s)::text AS row FROM sessions s');
      expect(rows.some(({ row }) => row.includes('Mozilla'))).toBe(false);
    });

    it('shows none that has ended, run out or is somebody else’s', async () => {
      for (const change of [`ended_at = now()`, `ends_at = now()`, `seen_at = now() - interval '31 minutes'`]) {
        await test.signedInAs('idva');
        await test.owner.query(`UPDATE sessions SET ${change} WHERE ended_at IS NULL AND ends_at > now()`);
      }
      await test.signedInAs('key-worker');
      expect(await mine(await test.signedInAs('idva'))).toHaveLength(1);
    });

    it('is for whoever is signed in', async () => {
      await test.nobody().get('/api/sign-ins').expect(401);
    });
  });

  describe('POST /api/sign-ins/:id/end', () => {
    it('ends the other at its next request, and says so in the audit', async () => {
      const other = await test.signedInAs('idva');
      const here = await test.signedInAs('idva');
      const { id } = (await mine(here)).find((one) => !one.isThisOne)!;
      expect((await here.post(`/api/sign-ins/${id}/end`).expect(200)).body).toHaveLength(1);
      await other.get('/api/session').expect(401);
      await here.get('/api/session').expect(200);
      const { rows } = await test.owner.query(`SELECT action FROM audit_entries WHERE subject_id = $1 ORDER BY id`, [id]);
      expect(rows).toContainEqual({ action: 'session.ended-from-afar' });
    });

    it('answers for somebody else’s, for its own and for one that is none exactly alike', async () => {
      const other = await test.signedInAs('key-worker');
      const here = await test.signedInAs('idva');
      const foreign = (await mine(other))[0]!.id;
      const own = (await mine(here))[0]!.id;
      const answers = [];
      for (const id of [foreign, own, randomUUID()]) answers.push(await here.post(`/api/sign-ins/${id}/end`).expect(404));
      expect(new Set(answers.map(({ body }) => JSON.stringify({ ...body, reference: '' }))).size).toBe(1);
      await other.get('/api/session').expect(200);
    });
  });

  describe('POST /api/sign-ins/end-others', () => {
    it('ends all but this one, and nobody else’s', async () => {
      const others = [await test.signedInAs('idva'), await test.signedInAs('idva')];
      const colleague = await test.signedInAs('key-worker');
      const here = await test.signedInAs('idva');
      const { body } = await here.post('/api/sign-ins/end-others').expect(200);
      expect(body).toMatchObject([{ isThisOne: true }]);
      for (const other of others) await other.get('/api/session').expect(401);
      await colleague.get('/api/session').expect(200);
      await here.post('/api/sign-ins/end-others').expect(200);
    });
  });
});
