import { randomUUID } from 'node:crypto';
import { randomOf } from '@waymark/testing';
import { Client } from 'pg';
import { AuditKeys, type SignedAuditHead } from '../src/platform/audit/audit-keys.js';
import { headsOf, verifyAudit, type Ask, type AuditReport } from '../src/platform/audit/audit-archive.js';
import { readKeyFile } from '../src/platform/secrets/key-file.js';
import { aReferralRequest } from './setup/a-referral-request.js';
import { tamper, TAMPERINGS } from './setup/tamperings.js';
import { startTestApp, type TestApp } from './setup/test-app.js';
import { startTestJobs, withOwnQueue, type TestJobs } from './setup/test-jobs.js';

const TRIALS = 1_000;
/** Only so that a test that hangs ends. */
const TRIALS_MAY_TAKE = 300_000;

describe('the chain of the audit', () => {
  let test: TestApp;
  let jobs: TestJobs;
  let keys: AuditKeys;
  let north: string;
  let ask: Ask;

  beforeAll(async () => {
    test = await startTestApp();
    jobs = await startTestJobs(withOwnQueue(test.environment), test.clock);
    keys = new AuditKeys(readKeyFile(test.environment.keysFile));
    north = (await test.owner.query(`SELECT id FROM organisations WHERE name_en = 'North'`)).rows[0].id;
    ask = async <Row>(text: string, values: unknown[]) => (await test.owner.query(text, values)).rows as Row[];
  });
  afterAll(async () => {
    await jobs.close();
    await test.close();
  });

  /** Looks as `audit:verify` does, inside whatever the owner has done to the rows meanwhile. */
  const verify = async (outside: readonly SignedAuditHead[] = []): Promise<AuditReport> => {
    await test.owner.query(`SELECT set_config('waymark.organisation_id', $1, true)`, [north]);
    return verifyAudit(ask, north, keys, outside);
  };
  /** As superuser, past the triggers, and taken back afterwards. */
  const after = async <T>(harm: () => Promise<void>, look: () => Promise<T>): Promise<T> => {
    await test.owner.query('BEGIN; SET LOCAL session_replication_role = replica');
    try {
      await harm();
      return await look();
    } finally {
      await test.owner.query('ROLLBACK');
    }
  };
  /** A few referrals, each recorded and read, leave the usual entries. */
  const work = async (referrals: number): Promise<void> => {
    const duty = await test.signedInAs('duty-worker');
    for (let i = 0; i < referrals; i += 1) {
      const { body } = await duty.post('/api/referrals').set('Idempotency-Key', randomUUID()).send(aReferralRequest()).expect(201);
      await duty.get(`/api/people/${body.person.id}`).expect(200);
    }
  };
  const seals = async (): Promise<unknown[]> => (await test.owner.query('SELECT * FROM audit_seals ORDER BY organisation_id, position')).rows;

  it('seals every entry once, however often and on however many processes the sweep runs', async () => {
    await work(3);
    const other = await startTestJobs(withOwnQueue(test.environment), test.clock);
    await Promise.all([jobs.sweep('audit-sealed'), other.sweep('audit-sealed')]);
    await jobs.sweep('audit-sealed');
    const before = await seals();
    await other.sweep('audit-sealed');
    await other.close();
    expect(await seals()).toEqual(before);
    const { rows } = await test.owner.query('SELECT (SELECT count(*) FROM audit_entries) AS entries, (SELECT count(*) FROM audit_seals) AS seals');
    expect(rows[0].seals).toBe(rows[0].entries);
    expect(await after(async () => undefined, verify)).toMatchObject({ findings: [] });
  });

  it('is signed at its end, once for each end', async () => {
    // The process signs at its start too, so an earlier end may have its own.
    await jobs.sweep('audit-head-signed');
    const heads = await headsOf(ask, north);
    await jobs.sweep('audit-head-signed');
    expect(await headsOf(ask, north)).toEqual(heads);
    const { rows } = await test.owner.query('SELECT max(position)::int AS last FROM audit_seals WHERE organisation_id = $1', [north]);
    expect(heads.at(-1)?.position).toBe(rows[0].last);
    expect(new Set(heads.map(({ position }) => position)).size).toBe(heads.length);
    expect(heads.every((head) => keys.hasSigned(head))).toBe(true);
  });

  it('takes in what is committed late, after entries with a higher number', async () => {
    await work(1);
    const slow = new Client({ connectionString: test.database.ownerUrl });
    await slow.connect();
    await slow.query('BEGIN');
    await slow.query(`INSERT INTO audit_entries (organisation_id, action, subject_type, request_id) VALUES ($1, 'person.read', 'person', gen_random_uuid())`, [north]);
    await work(1);
    await jobs.sweep('audit-sealed');
    await slow.query('COMMIT');
    await slow.end();
    await jobs.sweep('audit-sealed');
    expect(await after(async () => undefined, verify)).toMatchObject({ findings: [] });
  });

  it(`locates each of ${TRIALS} random alterations by a superuser`, async () => {
    await work(3);
    await jobs.sweep('audit-sealed');
    const kept = await headsOf(ask, north);
    const random = randomOf(8);
    const missed: string[] = [];
    const tried = new Set<string>();
    for (let trial = 0; trial < TRIALS; trial += 1) {
      await after(async () => undefined, async () => {
        const { name, touched } = await tamper(test.owner, north, random);
        tried.add(name);
        const { findings } = await verify(kept);
        const isLocated = findings.some(({ position, entryId }) => position === touched.position || entryId === touched.entryId);
        if (!isLocated) missed.push(`${trial} ${name}: ${JSON.stringify({ touched, findings })}`);
      });
    }
    expect(missed).toEqual([]);
    expect(tried.size).toBe(TAMPERINGS.length);
  }, TRIALS_MAY_TAKE);

  it('knows by a head kept outside that everything after it was taken away, heads and all', async () => {
    const kept = await headsOf(ask, north);
    const taken = async (): Promise<void> => {
      await test.owner.query('DELETE FROM audit_heads; DELETE FROM audit_seals; DELETE FROM audit_entries');
    };
    expect((await after(taken, () => verify(kept))).findings).toEqual([{ kind: 'cut-off', position: 1, entryId: null }]);
  });

  it('is written by no worker and altered by nobody', async () => {
    const lead = await test.signedInAs('service-manager');
    await lead.get('/api/session').expect(200);
    const { rows } = await test.owner.query(`
      SELECT bool_or(has_table_privilege('waymark_api', t, 'UPDATE') OR has_table_privilege('waymark_api', t, 'DELETE')) AS alters
        FROM unnest(ARRAY['audit_entries', 'audit_seals', 'audit_heads']) AS t`);
    expect(rows).toEqual([{ alters: false }]);
    await expect(test.owner.query('DELETE FROM audit_seals')).rejects.toThrow('append-only');
    await expect(test.owner.query('TRUNCATE audit_heads')).rejects.toThrow('append-only');
  });
});
