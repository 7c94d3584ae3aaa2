import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import request from 'supertest';
import type TestAgent from 'supertest/lib/agent.js';
import { newToken, tokenHash } from '../src/platform/auth/tokens.js';
import { aReferralRequest } from './setup/a-referral-request.js';
import { freePort } from './setup/free-port.js';
import { startReal, type RealProcess } from './setup/real-process.js';
import { testEnvironment } from './setup/test-app.js';
import { cloneDatabase } from './setup/test-database.js';

/** Words that stand nowhere else: wherever one turns up, something of a person got there. */
const CANARIES = {
  givenName: 'Canarigiven',
  familyName: 'Canarifamily',
  address: 'Canaristreet 7',
  codeWord: 'canaricode',
  summary: 'canarisummary',
  referrer: 'Canarireferrer',
  phone: '07700 900987',
};
const NEEDLES = [...Object.values(CANARIES), '7700900987', '900987'];

describe('names, addresses and notes', () => {
  let owner: Client;
  let web: RealProcess;
  let duty: TestAgent;

  beforeAll(async () => {
    const database = await cloneDatabase();
    const port = await freePort();
    const { dataFolder } = testEnvironment(database);
    web = await startReal('main', port, { DATABASE_URL: database.applicationUrl, WAYMARK_DATA: dataFolder, LOG_LEVEL: 'trace' });
    owner = new Client({ connectionString: database.ownerUrl });
    await owner.connect();
    const token = newToken();
    await owner.query(
      `INSERT INTO sessions (token_hash, worker_id, ends_at)
       SELECT $1, id, now() + interval '1 hour' FROM workers WHERE email = 'duty-worker@north.example'`,
      [tokenHash(token)],
    );
    duty = request.agent(web.url).set('Cookie', `waymark-${port}=${token}`);
  });
  afterAll(async () => {
    web.child.kill('SIGTERM');
    await web.ended;
    await owner.end();
  });

  const record = (changes: object = {}) =>
    duty
      .post('/api/referrals')
      .set('Idempotency-Key', randomUUID())
      .send({
        ...aReferralRequest({
          receivedOn: '2026-01-05',
          referrerName: CANARIES.referrer,
          summary: CANARIES.summary,
          person: { ...aReferralRequest().person, givenName: CANARIES.givenName, familyName: CANARIES.familyName },
          safeContact: { ...aReferralRequest().safeContact, phone: CANARIES.phone, address: CANARIES.address, codeWord: CANARIES.codeWord },
        }),
        ...changes,
      });

  it('reach no log line, whether the request goes well, is refused, or breaks', async () => {
    const { body } = await record().expect(201);
    await record({ summary: `${CANARIES.summary}\u0000` }).expect(400);
    await record({ serviceIds: [randomUUID()] }).expect(409);
    await duty.post('/api/people/matches').send({ name: `${CANARIES.givenName} ${CANARIES.familyName}`, dateOfBirth: null, phone: CANARIES.phone }).expect(200);
    await duty.get(`/api/people/${CANARIES.givenName}?name=${CANARIES.familyName}`).expect(404);
    await duty.get(`/${CANARIES.givenName}`);
    await duty.post('/api/referrals').set('Content-Type', 'application/json').send(`{"summary":"${CANARIES.summary}`).expect(400);
    // A database that breaks in the middle quotes the offending row in its message.
    await owner.query(`ALTER TABLE referrals ADD CONSTRAINT broken CHECK (referrer_name <> '${CANARIES.referrer}') NOT VALID`);
    await record().expect(500);
    await owner.query('ALTER TABLE referrals DROP CONSTRAINT broken');
    expect(body.person.givenName).toBe(CANARIES.givenName);
    expect(web.output()).toContain('Unexpected error');
    expect(found(web.output())).toEqual([]);
  });

  it('stand in the tables of people and referrals and in no other', async () => {
    await record().expect(201);
    const { rows: tables } = await owner.query(
      `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname = ANY (ARRAY['public', 'bullmq'])`,
    );
    const holding: string[] = [];
    for (const { name } of tables) {
      const { rows } = await owner.query(`SELECT coalesce(string_agg(t::text, ' '), '') AS text FROM ${name} t`);
      if (found(rows[0].text).length > 0) holding.push(name);
    }
    expect(holding.sort()).toEqual(['public.people', 'public.referrals']);
  });

  it('of contact, and what was written about her, stand nowhere at all in clear', async () => {
    const { rows } = await owner.query(`SELECT string_agg(t::text, ' ') AS text FROM referrals t`);
    expect(found(rows[0].text)).toEqual([CANARIES.referrer]);
  });
});

function found(text: string): string[] {
  return NEEDLES.filter((needle) => text.toLowerCase().includes(needle.toLowerCase()));
}
