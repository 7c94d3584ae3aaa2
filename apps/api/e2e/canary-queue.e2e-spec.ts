import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ImportView } from '@waymark/contracts';
import { Client } from 'pg';
import request from 'supertest';
import type TestAgent from 'supertest/lib/agent.js';
import { newToken, tokenHash } from '../src/platform/auth/tokens.js';
import { aReferralRequest } from './setup/a-referral-request.js';
import { csvOf, someone } from './setup/an-agency-file.js';
import { canariesIn, canaryAddress, filesWithCanaries, redisWithCanaries, tablesWithCanaries } from './setup/canaries.js';
import { freePort } from './setup/free-port.js';
import { times } from './setup/proof-length.js';
import { startReal, type RealProcess } from './setup/real-process.js';
import { testEnvironment } from './setup/test-app.js';
import { cloneDatabase, type TestDatabase } from './setup/test-database.js';
import { withOwnQueue } from './setup/test-jobs.js';

/** Half are recorded one by one and revealed, half come in a file that the jobs import. */
const CANARIES = times(40, 1_000);
/** Only so that a test that hangs ends. */
const MAY_TAKE = 1_800_000;
const IMPORT_TRIES = 6_000;
const BETWEEN_TRIES_MS = 100;

describe(`${CANARIES} addresses that stand nowhere else`, () => {
  let database: TestDatabase;
  let owner: Client;
  let web: RealProcess;
  let jobs: RealProcess;
  let duty: TestAgent;
  let redisUrl: string | null;
  let folders: { data: string; temporary: string };

  beforeAll(async () => {
    database = await cloneDatabase();
    const environment = withOwnQueue(testEnvironment(database));
    redisUrl = environment.redisUrl;
    folders = { data: environment.dataFolder, temporary: mkdtempSync(join(tmpdir(), 'waymark-canaries-')) };
    const given = {
      ...{ DATABASE_URL: database.applicationUrl, DATABASE_OWNER_URL: database.ownerUrl, REDIS_URL: redisUrl ?? '' },
      ...{ WAYMARK_DATA: folders.data, TMPDIR: folders.temporary, LOG_LEVEL: 'trace' },
    };
    const port = await freePort();
    web = await startReal('main', port, given);
    jobs = await startReal('jobs', await freePort(), given);
    owner = new Client({ connectionString: database.ownerUrl });
    await owner.connect();
    duty = await signedIn(port);
    await recordByHand();
    await recordByFile();
  }, MAY_TAKE);
  afterAll(async () => {
    for (const { child, ended } of [web, jobs]) {
      child.kill('SIGKILL');
      await ended;
    }
    await owner.end();
  });

  async function signedIn(port: number): Promise<TestAgent> {
    const token = newToken();
    await owner.query(
      `INSERT INTO sessions (token_hash, worker_id, ends_at) SELECT $1, id, now() + interval '2 hours' FROM workers WHERE email = 'duty-worker@north.example'`,
      [tokenHash(token)],
    );
    return request.agent(web.url).set('Cookie', `waymark-${port}=${token}`);
  }

  async function recordByHand(): Promise<void> {
    const plain = aReferralRequest({ receivedOn: '2026-01-05' });
    for (let number = 0; number < CANARIES / 2; number += 1) {
      const body = {
        ...plain,
        person: { ...plain.person, givenName: 'Tirion', familyName: nameOf(number), dateOfBirth: null },
        safeContact: { ...plain.safeContact, address: canaryAddress(number) },
      };
      const { body: referral } = await duty.post('/api/referrals').set('Idempotency-Key', randomUUID()).send(body).expect(201);
      const { body: page } = await duty.get(`/api/people/${referral.person.id}`).expect(200);
      const point = page.contactPoints.find(({ kind }: { kind: string }) => kind === 'address');
      const { text } = await duty.post(`/api/people/${referral.person.id}/contact-points/${point.id}/reveal`).expect(200);
      expect(canariesIn(text)).toHaveLength(1);
    }
  }

  async function recordByFile(): Promise<void> {
    const rows = Array.from({ length: CANARIES / 2 }, (_, at) =>
      someone(at, { Address: canaryAddress(CANARIES / 2 + at), Surname: nameOf(CANARIES + at), DOB: '', Ref: `Z${at}` }),
    );
    const send = (path: string, version?: number) => duty.post(path).set('If-Match', `"v${version}"`).set('Idempotency-Key', randomUUID());
    const { body: file }: { body: ImportView } = await send('/api/imports').query({ source: 'Ardal Police' }).type('text/csv').send(csvOf(rows)).expect(201);
    const { body: mapped } = await send(`/api/imports/${file.id}/map`, file.version).send({ columns: file.mapping }).expect(200);
    await send(`/api/imports/${file.id}/start`, mapped.version).expect(200);
    const { state } = await untilImported(file.id);
    expect(state).toBe('imported');
  }

  /** The jobs of another process run it, and only its rows tell when. */
  async function untilImported(id: string): Promise<ImportView> {
    for (let tries = 0; tries < IMPORT_TRIES; tries += 1) {
      const { body } = await duty.get(`/api/imports/${id}`).expect(200);
      if (body.state !== 'importing') return body;
      await new Promise((resolve) => setTimeout(resolve, BETWEEN_TRIES_MS));
    }
    throw new Error('The import did not end.');
  }

  it('are all there, as an address on record or in a row that somebody has still to look at', async () => {
    const { rows } = await owner.query(`
      SELECT (SELECT count(*)::int FROM contact_points WHERE kind = 'address') AS recorded, (SELECT count(*)::int FROM import_rows WHERE state = 'review') AS waiting`);
    expect(rows[0].recorded + rows[0].waiting).toBe(CANARIES);
    expect(rows[0].recorded).toBeGreaterThan(CANARIES / 2);
  });

  it('reach no line of a log, not of the web process and not of the jobs', () => {
    expect(web.output().length).toBeGreaterThan(CANARIES * 100);
    expect(jobs.output()).not.toBe('');
    expect(canariesIn(web.output())).toEqual([]);
    expect(canariesIn(jobs.output())).toEqual([]);
  });

  it('stand in no table in clear: not in the queue’s, not in what is still to be sent, not in an answer kept for repetition', async () => {
    expect(await tablesWithCanaries(owner)).toEqual([]);
  });

  it('are nowhere in a Redis where the queue rests there', async () => {
    if (redisUrl === null) return;
    const { keys, holding } = await redisWithCanaries(redisUrl);
    expect(keys).toBeGreaterThan(0);
    expect(holding).toEqual([]);
  });

  it('are in no file, neither while the processes run nor after they were killed', async () => {
    const folder = [folders.data, folders.temporary];
    expect(folder.flatMap(filesWithCanaries)).toEqual([]);
    for (const { child, ended } of [web, jobs]) {
      child.kill('SIGKILL');
      await ended;
    }
    expect(folder.flatMap(filesWithCanaries)).toEqual([]);
  });

  it('would be found: in clear, as hexadecimal and in base 64', () => {
    const address = canaryAddress(7);
    for (const text of [address, Buffer.from(address).toString('hex'), Buffer.from(address).toString('base64'), Buffer.from(`x${address}`).toString('base64'), Buffer.from(`xy${address}`).toString('base64')]) {
      expect([text, canariesIn(text).length > 0]).toEqual([text, true]);
    }
  });
});

/** Unlike every other, so that nobody is taken for somebody known. */
function nameOf(number: number): string {
  return `Q${number.toString(26).replace(/\d/g, (digit) => 'abcdefghij'[Number(digit)] ?? '')}${String.fromCharCode(97 + (number % 26))}nwy`;
}
