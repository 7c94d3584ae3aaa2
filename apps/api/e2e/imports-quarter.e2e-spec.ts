import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ImportCheckView, ImportView } from '@waymark/contracts';
import { RunImport, UndoImport } from '../src/features/imports/index.js';
import { csvOf, someone, UNTIDY_ROWS } from './setup/an-agency-file.js';
import { SAID } from './setup/import-steps.js';
import { startTestApp, type TestApp } from './setup/test-app.js';

/**
 * A quarter's file as agencies send it may lie beside the project, and lies in no repository. Where there is none, an
 * invented one of the same length with the same habits takes its place, so that the whole way is walked everywhere.
 */
const FILE = process.env['WAYMARK_AGENCY_FILE'] ?? join(process.cwd(), '..', 'shared', 'inputs', 'agency-referrals-2026-q3.csv');
const ROWS = 401;

function aQuarter(): string {
  if (existsSync(FILE)) return readFileSync(FILE, 'utf8');
  const others = Array.from({ length: ROWS - UNTIDY_ROWS.length }, (_, number) => someone(30 + number));
  return csvOf([...UNTIDY_ROWS, ...others]);
}

describe('a quarter’s file of agencies, 401 rows and untidy', () => {
  let test: TestApp;

  beforeAll(async () => {
    test = await startTestApp();
  });
  afterAll(() => test.close());

  it('is imported with every row accounted for, and undone', async () => {
    const duty = await test.signedInAs('duty-worker');
    const { body: uploaded }: { body: ImportView } = await duty
      .post('/api/imports?source=Quarterly')
      .set('Idempotency-Key', randomUUID())
      .type('text/csv')
      .send(aQuarter())
      .expect(201);
    expect(uploaded.counts).toMatchObject({ rows: 401, waiting: 401 });
    const mapped = await duty.post(`/api/imports/${uploaded.id}/map`).set('If-Match', '"v1"').send({ columns: uploaded.mapping }).expect(200);
    const dry = { rows: 0, ready: 0, review: 0, blank: 0 };
    for (let from: number | null = 0; from !== null; ) {
      const { body }: { body: ImportCheckView } = await duty.post(`/api/imports/${uploaded.id}/check?from=${from}`).expect(200);
      for (const kind of Object.keys(dry) as (keyof typeof dry)[]) dry[kind] += body.counts[kind];
      from = body.next;
    }
    expect([dry.rows, dry.ready + dry.review + dry.blank]).toEqual([401, 401]);
    await duty.post(`/api/imports/${uploaded.id}/start`).set('If-Match', mapped.headers['etag'] ?? '').expect(200);
    await test.app.get(RunImport).run(uploaded.id);
    const { body: done }: { body: ImportView } = await duty.get(`/api/imports/${uploaded.id}`).expect(200);
    expect(done.state).toBe('imported');
    const failed = await test.owner.query(`SELECT position FROM import_rows WHERE batch_id = $1 AND 'not-saved' = ANY (reason_codes)`, [uploaded.id]);
    expect(failed.rows).toEqual([]);
    expect(done.counts).toEqual({
      rows: 401,
      waiting: 0,
      referral: dry.ready,
      review: dry.review,
      reviewHigh: 38,
      blank: 1,
      discarded: 0,
      withdrawn: 0,
      kept: 0,
    });
    // Who imported holds every visible high risk by name; Today and the page of whoever leads show them all.
    const { body: list } = await duty.get('/api/waiting-list').expect(200);
    const { body: today } = await duty.get('/api/today').expect(200);
    expect(list.undecided.length).toBeGreaterThan(0);
    expect(new Set(list.undecided.map(({ holder }: { holder: { name: string } }) => holder.name))).toEqual(new Set(['duty-worker of North']));
    expect(today.rows.filter(({ stage }: { stage: string }) => stage === 'undecided')).toHaveLength(list.undecided.length);
    expect(done.highLeft).toEqual({ rows: 38, referrals: list.undecided.length });
    const unsaid = await duty.post(`/api/imports/${uploaded.id}/undo`).set('If-Match', `"v${done.version}"`).send({ safetyWords: null }).expect(409);
    expect(unsaid.body.code).toBe('safety-words-needed');
    await duty.post(`/api/imports/${uploaded.id}/undo`).set('If-Match', `"v${done.version}"`).send(SAID).expect(200);
    await test.app.get(UndoImport).run(uploaded.id);
    const { body: undone }: { body: ImportView } = await duty.get(`/api/imports/${uploaded.id}`).expect(200);
    expect(undone).toMatchObject({ state: 'undone', counts: { rows: 401, referral: 0, withdrawn: dry.ready, review: dry.review, blank: 1, kept: 0 } });
    const { rows } = await test.owner.query('SELECT DISTINCT outcome FROM tasks');
    expect(rows).toEqual([{ outcome: 'withdrawn' }]);
  }, 120_000);
});
