import type { HeldFileView, ImportRowView, TodayView, WaitingListView } from '@waymark/contracts';
import type TestAgent from 'supertest/lib/agent.js';
import { someone } from './setup/an-agency-file.js';
import { ImportSteps } from './setup/import-steps.js';
import { startTestApp, type TestApp } from './setup/test-app.js';

const HIGH = { DOB: '31/02/1990', Checklist: 'DARA', Score: 'High' };
const ASIDE = 'Rang them: it is the row above, sent again.';
const UNREAD_HIGH = { Checklist: '', Score: 'High' };

describe('people in a file who may be at high risk', () => {
  let test: TestApp;
  let steps: ImportSteps;
  let lead: TestAgent;

  beforeEach(async () => {
    test = await startTestApp();
    steps = new ImportSteps(test, await test.signedInAs('duty-worker'));
    lead = await test.signedInAs('team-lead');
  });
  afterEach(() => test.close());

  const onToday = async (agent: TestAgent): Promise<HeldFileView[]> => ((await agent.get('/api/today').expect(200)).body as TodayView).files;
  const aboveTheList = async (agent: TestAgent): Promise<HeldFileView[]> =>
    ((await agent.get('/api/waiting-list').expect(200)).body as WaitingListView).files;
  const held = (files: readonly HeldFileView[]) => files.map(({ holder, highRows, unreadRows }) => [holder.name, highRows, unreadRows]);
  const take = (agent: TestAgent, view: { id: string; version: number }) =>
    agent.post(`/api/imports/${view.id}/take`).set('If-Match', `"v${view.version}"`);

  describe('are held by name', () => {
    it('from the upload on, while nobody has read what their rows say', async () => {
      const view = await steps.upload([someone(1, HIGH), someone(2)]);
      expect(view.holder.name).toBe('duty-worker of North');
      expect(held(await onToday(steps.worker))).toEqual([['duty-worker of North', 0, 2]]);
      expect(held(await aboveTheList(lead))).toEqual([['duty-worker of North', 0, 2]]);
      expect(await onToday(lead)).toEqual([]);
    });

    it('as long as a row to review states high risk, with the count on the file’s page and in the list of files', async () => {
      const done = await steps.imported([someone(1, HIGH), someone(2, UNREAD_HIGH), someone(3, { DOB: '31/02/1991' }), someone(4)]);
      expect(done.counts).toMatchObject({ referral: 1, review: 3, reviewHigh: 2 });
      expect((await steps.worker.get('/api/imports').expect(200)).body.items[0]).toMatchObject({ holder: done.holder, counts: { reviewHigh: 2 } });
      expect((await steps.rows(done)).map(({ position, statesHighRisk }) => [position, statesHighRisk])).toEqual([[1, true], [2, true], [3, false]]);
      expect(held(await onToday(steps.worker))).toEqual([['duty-worker of North', 2, 0]]);
      expect(held(await aboveTheList(lead))).toEqual([['duty-worker of North', 2, 0]]);
    });

    it('until the last of them is finished or set aside with a reason', async () => {
      const done = await steps.imported([someone(1, HIGH), someone(2, HIGH)]);
      const [first, second] = await steps.rows(done);
      const row = await steps.row(done, first!);
      await steps.finish(row, { corrections: [{ field: 'date-of-birth', text: '1990-02-28' }] }).expect(200);
      expect(held(await onToday(steps.worker))).toEqual([['duty-worker of North', 1, 0]]);
      const setAside = (note: string | null) =>
        steps.worker.post(`/api/imports/${done.id}/rows/${second!.id}/discard`).set('If-Match', '"v1"').send({ reason: 'sent-twice', note });
      expect((await setAside(null).expect(409)).body.code).toBe('note-needed');
      await setAside(ASIDE).expect(200);
      expect((await steps.row(done, second!)).discarded?.note).toBe(ASIDE);
      expect([await onToday(steps.worker), await aboveTheList(lead)]).toEqual([[], []]);
    });

    it('by whoever starts the import, and by whoever takes them over, at once', async () => {
      const uploaded = await steps.map(await steps.upload([someone(1, HIGH)]));
      const started = await new ImportSteps(test, lead).start(uploaded);
      expect(started.holder.name).toBe('team-lead of North');
      const { body } = await take(steps.worker, started).expect(200);
      expect(body.holder.name).toBe('duty-worker of North');
      expect(held(await onToday(lead))).toEqual([]);
      const { rows } = await test.owner.query(`SELECT count(*)::int AS taken FROM audit_entries WHERE action = 'import.taken'`);
      expect(rows).toEqual([{ taken: 1 }]);
    });

    it('and stand on the list of everybody who may import once their holder may no longer', async () => {
      await steps.imported([someone(1, HIGH)]);
      await test.owner.query(`UPDATE memberships SET role = 'key-worker' WHERE worker_id = (SELECT id FROM workers WHERE email = 'duty-worker@north.example')`);
      expect((await onToday(lead)).map(({ isHolderHere, highRows }) => [isHolderHere, highRows])).toEqual([[false, 1]]);
      expect(await onToday(await test.signedInAs('idva'))).toEqual([]);
    });

    it('by nobody of another organisation, nor by whoever may not import', async () => {
      const done = await steps.imported([someone(1, HIGH)]);
      await take(test.nobody(), done).expect(401);
      await take(await test.signedInAs('key-worker'), done).expect(403);
      await steps.worker.post(`/api/imports/${done.id}/take`).expect(428);
      const stranger = await test.signedInAs('duty-worker', 'south');
      await take(stranger, done).expect(404);
      expect(await onToday(stranger)).toEqual([]);
    });

    it('no more once the file was undone', async () => {
      const done = await steps.imported([someone(1, HIGH), someone(2)]);
      const undone = await steps.undone(done);
      expect([await onToday(steps.worker), await aboveTheList(lead)]).toEqual([[], []]);
      expect((await take(steps.worker, undone).expect(409)).body.code).toBe('import-state-forbids');
    });
  });

  it('and why one of them was set aside rests under lock', async () => {
    const done = await steps.imported([someone(1, HIGH)]);
    const [row] = await steps.rows(done);
    await steps.worker.post(`/api/imports/${done.id}/rows/${row!.id}/discard`).set('If-Match', '"v1"').send({ reason: 'sent-twice', note: ASIDE }).expect(200);
    const rest = async (): Promise<string> => String((await test.owner.query('SELECT discard_note AS note FROM import_rows')).rows[0].note);
    expect(await rest()).not.toContain('Rang');
    expect((await steps.row(done, row!)).discarded?.note).toBe(ASIDE);
  });

  describe('and who would end with it', () => {
    const POLICE_HIGH = { Checklist: 'DARA', Score: 'High' };
    const WORDS = 'All three were rung by the police team this morning.';
    const lacking = async (view: { id: string; version: number }, act: 'undo' | 'discard') =>
      (await steps.act(view, act, { safetyWords: null }).expect(409)).body.code;
    const kept = async () =>
      (await test.owner.query(`SELECT safety_words AS sealed, fields FROM import_batches b JOIN audit_entries a ON a.subject_id = b.id
                                WHERE a.action IN ('import.undo-started', 'import.discarded')`)).rows;

    it('are counted before an undo: rows that are nobody’s referral, and referrals that owe a safety contact', async () => {
      const done = await steps.imported([someone(1, HIGH), someone(2, POLICE_HIGH), someone(3, POLICE_HIGH), someone(4)]);
      expect([done.highLeft, done.safetySaid]).toEqual([{ rows: 1, referrals: 2 }, null]);
    });

    it('are left behind by an undo only with words on their safety, kept under lock and on record', async () => {
      const done = await steps.imported([someone(1, HIGH), someone(2, POLICE_HIGH), someone(4)]);
      expect(await lacking(done, 'undo')).toBe('safety-words-needed');
      expect((await steps.read(done)).state).toBe('imported');
      await steps.act(done, 'undo', { safetyWords: WORDS }).expect(200);
      const undoing = await steps.read(done);
      expect(undoing.safetySaid).toEqual({ words: WORDS, by: 'duty-worker of North', at: undoing.undoStartedAt });
      const [{ sealed, fields }] = await kept();
      expect(sealed.toString('latin1')).not.toContain('police team');
      expect(fields).toEqual(['safety-words']);
    });

    it('are no more among them once somebody has taken the safety contact over, since that referral stays', async () => {
      const done = await steps.imported([someone(2, POLICE_HIGH), someone(4)]);
      const [row] = (await steps.rows(done, 'referral')).filter(({ statesHighRisk }) => statesHighRisk);
      const { body: referral } = await lead.get(`/api/referrals/${row!.referralId}`).expect(200);
      const { worker } = (await lead.get('/api/session').expect(200)).body;
      const hold = lead.post(`/api/referrals/${referral.id}/safety-contact/hold`).set('If-Match', `"v${referral.version}"`);
      await hold.send({ holderId: worker.id }).expect(200);
      expect((await steps.read(done)).highLeft).toEqual({ rows: 0, referrals: 0 });
      await steps.act(done, 'undo', { safetyWords: null }).expect(200);
    });

    it('are counted in a file that nobody has imported yet, and putting it aside asks the same words', async () => {
      const view = await steps.upload([someone(1, HIGH), someone(2, UNREAD_HIGH), someone(3)]);
      expect(view.highLeft).toEqual({ rows: 2, referrals: 0 });
      expect(await lacking(view, 'discard')).toBe('safety-words-needed');
      const { body } = await steps.act(view, 'discard', { safetyWords: WORDS }).expect(200);
      expect(body).toMatchObject({ state: 'discarded', highLeft: { rows: 0, referrals: 0 }, safetySaid: { words: WORDS, by: 'duty-worker of North' } });
      expect((await kept())[0].fields).toEqual(['safety-words']);
    });

    it('need no words where nobody in it is said to be at high risk', async () => {
      const view = await steps.upload([someone(1), someone(2)]);
      await steps.act(view, 'discard', { safetyWords: null }).expect(200);
      expect((await steps.read(view)).safetySaid).toBeNull();
    });
  });

  describe('whose form cannot be read', () => {
    let row: ImportRowView;
    const LEFT_OPEN = { corrections: [{ field: 'score' as const, text: '' }] };

    beforeEach(async () => {
      row = await steps.rowWith(await steps.imported([someone(1, UNREAD_HIGH)]), 'score-without-instrument');
    });

    const owed = async (): Promise<unknown[]> => (await test.owner.query('SELECT holder_id FROM tasks')).rows;

    it('lose nothing of what it says by a cell that is left open', async () => {
      expect((await steps.finish(row, LEFT_OPEN).expect(409)).body.code).toBe('row-not-settled');
      await steps.finish(row, { ...LEFT_OPEN, statedHigh: 'keep' }).expect(200);
      expect(await owed()).toHaveLength(1);
    });

    it('are owed no safety contact only by a worker’s decision in words, which stays with the row under lock', async () => {
      expect((await steps.finish(row, { ...LEFT_OPEN, statedHigh: 'set-aside' }).expect(409)).body.code).toBe('note-needed');
      const decided = { ...LEFT_OPEN, statedHigh: 'set-aside' as const, statedHighNote: 'The officer says it was another case.' };
      const { body } = await steps.finish(row, decided).expect(200);
      expect(body.highSetAside).toMatchObject({ note: decided.statedHighNote, by: 'duty-worker of North' });
      expect(await owed()).toEqual([]);
      const { rows } = await test.owner.query(`SELECT high_set_aside AS sealed FROM import_rows WHERE id = $1`, [row.id]);
      expect(rows[0].sealed.toString('latin1')).not.toContain('officer');
    });
  });

  it('are looked at where a second column says high and no field of ours would hold it', async () => {
    const done = await steps.imported([someone(1, { 'Crime number': '1' }), someone(2)]);
    expect(done.counts).toMatchObject({ referral: 2, reviewHigh: 0 });
    const csv = 'Date received,Forename,Surname,Checklist,Score,Risk level\n11/08/2026,Maren,Quill,SafeLives Dash 24,11,High\n';
    const view = await steps.start(await steps.map((await steps.post(csv, 'Another').expect(201)).body));
    await steps.run(view);
    expect((await steps.rows(view)).map(({ reasons, statesHighRisk }) => [reasons, statesHighRisk])).toEqual([[['high-risk-unread'], true]]);
  });
});
