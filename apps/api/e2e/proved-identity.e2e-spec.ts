import { randomBytes, randomUUID } from 'node:crypto';
import { Client, type QueryConfig } from 'pg';
import { Passwords } from '../src/platform/auth/passwords.js';
import { identityStatement } from '../src/platform/auth/sessions.js';
import { newToken, tokenHash } from '../src/platform/auth/tokens.js';
import { aReferralRequest } from './setup/a-referral-request.js';
import { startTestApp, type TestApp } from './setup/test-app.js';

/** What somebody may do who has found a way to write SQL as the application, and has neither its memory nor the key file. */
describe('SQL as the application', () => {
  let test: TestApp;
  let application: Client;
  let ids: Record<'north' | 'south', string>;

  beforeAll(async () => {
    test = await startTestApp();
    application = new Client({ connectionString: test.database.applicationUrl });
    await application.connect();
    const { rows } = await test.owner.query(`
      SELECT split_part(split_part(email, '@', 2), '.', 1) AS place, organisation_id AS id FROM workers WHERE email LIKE 'duty-worker@%'`);
    ids = Object.fromEntries(rows.map(({ place, id }) => [place, id])) as typeof ids;
    await test.owner.query('UPDATE worker_credentials SET password_hash = $1', [await new Passwords().hash('a long and plain password')]);
    for (const place of ['north', 'south'] as const) {
      const duty = await test.signedInAs('duty-worker', place);
      await duty.post('/api/referrals').set('Idempotency-Key', randomUUID()).send(aReferralRequest()).expect(201);
    }
  });
  afterAll(async () => {
    await application.end();
    await test.close();
  });

  const workerId = async (email: string): Promise<string> =>
    (await test.owner.query('SELECT id FROM workers WHERE email = $1', [email])).rows[0].id as string;

  /** In one transaction that is given up; with a live session of this worker, and then the settings that are written over it. */
  async function asked(email: string | null, settings: Record<string, string>, statement: QueryConfig | string) {
    await application.query('BEGIN');
    try {
      if (email !== null) {
        const hash = tokenHash(newToken());
        await test.owner.query(`INSERT INTO sessions (token_hash, worker_id, ends_at) VALUES ($1, $2, now() + interval '1 hour')`, [hash, await workerId(email)]);
        expect((await application.query(identityStatement(hash))).rowCount).toBe(1);
      }
      for (const [name, value] of Object.entries(settings)) await application.query(`SELECT set_config($1, $2, true)`, [name, value]);
      return (await application.query(typeof statement === 'string' ? { text: statement } : statement)).rows;
    } finally {
      await application.query('ROLLBACK');
    }
  }

  /** Whatever rests on who is proved to ask; the settings beside it are forged. */
  async function seesNothing(email: string, forged: Record<string, string>): Promise<void> {
    const { rows: tables } = await test.owner.query<{ name: string }>(`
      SELECT p.tablename AS name FROM pg_policies p WHERE p.permissive = 'RESTRICTIVE' AND p.cmd = ANY (ARRAY['ALL', 'SELECT'])
         AND (p.qual LIKE '%waymark_blocked%' OR p.qual LIKE '%waymark_proved_worker%') GROUP BY 1 ORDER BY 1`);
    expect(tables.length).toBeGreaterThan(25);
    for (const { name } of tables) {
      const [{ count }] = await asked(email, forged, `SELECT count(*)::int AS count FROM ${name}`);
      expect([name, count]).toEqual([name, 0]);
    }
  }

  it('opens no session for anybody', async () => {
    const worker = await workerId('key-worker@north.example');
    const values = [worker, randomBytes(32), randomBytes(32)];
    for (const email of [null, 'administrator@north.example']) {
      const opening = asked(email, { 'waymark.worker_id': worker }, { text: 'SELECT waymark_start_session($1, $2, $3)', values });
      await expect(opening).rejects.toThrow('row-level security');
    }
  });

  it('is handed no password’s hash, whoever it says it is', async () => {
    const judging = asked(null, {}, {
      text: 'SELECT password_hash FROM waymark_judge_sign_in($1, $2, $3)',
      values: [randomBytes(32), randomBytes(32), 'key-worker@north.example'],
    });
    await expect(judging).rejects.toThrow('row-level security');
    const judgedBySomebody = await asked('duty-worker@north.example', {}, {
      text: 'SELECT password_hash FROM waymark_judge_sign_in($1, $2, $3)',
      values: [randomBytes(32), randomBytes(32), 'key-worker@north.example'],
    });
    expect(judgedBySomebody).toEqual([{ password_hash: null }]);
  });

  it('sets no password by a link that it wrote down itself, and puts no factor on another’s account', async () => {
    const worker = await workerId('key-worker@north.example');
    const using = await asked('administrator@north.example', {}, {
      text: 'SELECT * FROM waymark_use_password_reset($1, $2, $3)',
      values: [randomBytes(32), 'x', randomUUID()],
    });
    expect(using).toEqual([]);
    const keeping = asked('duty-worker@north.example', { 'waymark.worker_id': worker }, {
      text: 'SELECT waymark_keep_second_factor($1)',
      values: [randomBytes(20)],
    });
    await expect(keeping).rejects.toThrow('row-level security');
  });

  it('reads nothing of another organisation by naming it', async () => {
    await seesNothing('service-manager@north.example', { 'waymark.organisation_id': ids.south });
    const own = await asked('service-manager@north.example', {}, 'SELECT DISTINCT organisation_id AS id FROM referrals');
    expect(own).toEqual([{ id: ids.north }]);
  });

  it('reads nobody’s record by saying that its worker works with people', async () => {
    await seesNothing('administrator@north.example', { 'waymark.works_with_people': 'on' });
  });

  it('decides no setting by saying that its worker administers, nor in an administrator’s name', async () => {
    const decide = (by: string) => ({
      text: `INSERT INTO organisation_settings (organisation_id, key, value, in_force_from, set_by)
             VALUES (waymark_organisation(), 'sign-in.idle-minutes', '5', current_date, $1)`,
      values: [by],
    });
    const [duty, administrator] = [await workerId('duty-worker@north.example'), await workerId('administrator@north.example')];
    const forged = { 'waymark.administers': 'on' };
    await expect(asked('duty-worker@north.example', forged, decide(duty))).rejects.toThrow('row-level security');
    const inHerName = { ...forged, 'waymark.worker_id': administrator };
    await expect(asked('duty-worker@north.example', inHerName, decide(administrator))).rejects.toThrow('row-level security');
    expect(await asked('administrator@north.example', {}, decide(administrator))).toEqual([]);
  });

  it('puts nothing on record in another’s name', async () => {
    const other = await workerId('key-worker@north.example');
    const noted = `INSERT INTO audit_entries (organisation_id, worker_id, action, subject_type, request_id)
      VALUES (waymark_organisation(), waymark_worker(), 'person.read', 'person', gen_random_uuid())`;
    for (const worker of [other, '']) {
      const noting = asked('duty-worker@north.example', { 'waymark.worker_id': worker }, noted);
      await expect(noting).rejects.toThrow('row-level security');
    }
    await expect(asked(null, { 'waymark.organisation_id': ids.north, 'waymark.worker_id': other }, noted)).rejects.toThrow('row-level security');
    expect(await asked('duty-worker@north.example', {}, noted)).toEqual([]);
  });

  it('is not answered what another worker was answered', async () => {
    const worker = await workerId('duty-worker@north.example');
    const forged = { 'waymark.worker_id': worker };
    expect(await asked('key-worker@north.example', forged, 'SELECT * FROM idempotency_keys')).toEqual([]);
    expect((await asked('duty-worker@north.example', {}, 'SELECT * FROM idempotency_keys')).length).toBeGreaterThan(0);
  });
});
