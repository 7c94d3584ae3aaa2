import { randomUUID } from 'node:crypto';
import type { ImportView, ReferralView } from '@waymark/contracts';
import type { QueryRunner } from 'typeorm';
import { RunImport, UndoImport } from '../src/features/imports/index.js';
import { UndoImportsInSteps1796400000000 } from '../src/platform/database/migrations/1796400000000-undo-imports-in-steps.js';
import { aReferralRequest } from './setup/a-referral-request.js';
import { someone, type AgencyRow } from './setup/an-agency-file.js';
import { assessing } from './setup/an-assessment.js';
import { ImportSteps, SAID } from './setup/import-steps.js';
import { startTestApp, type TestApp } from './setup/test-app.js';
import { WaitingSteps } from './setup/waiting.js';
import { whoWaits } from './setup/who-waits.js';

const THREE: readonly AgencyRow[] = [someone(1), someone(2), someone(3)];
const SETTLED = { corrections: [{ field: 'date-of-birth' as const, text: '1990-02-28' }] };

describe('the undo of an import', () => {
  let test: TestApp;
  let steps: ImportSteps;
  let waiting: WaitingSteps;

  beforeEach(async () => {
    test = await startTestApp();
    steps = new ImportSteps(test, await test.signedInAs('duty-worker'));
    waiting = await WaitingSteps.of(test);
  });
  afterEach(() => test.close());

  const count = async (table: string): Promise<number> =>
    (await test.owner.query(`SELECT count(*)::int AS count FROM ${table}`)).rows[0].count;
  const withdrawn = () => count(`referrals WHERE withdrawal_reason = 'import-undone'`);
  const run = (view: { id: string }): Promise<void> => test.app.get(UndoImport).run(view.id);
  const begun = async (view: ImportView): Promise<ImportView> => (await steps.act(view, 'undo').expect(200)).body;

  /** The referral that a row of the file has become. */
  async function referralOf(view: { id: string }, position: number, state = 'referral'): Promise<ReferralView> {
    const row = (await steps.rows(view, state)).find((one) => one.position === position);
    return (await steps.worker.get(`/api/referrals/${row?.referralId}`).expect(200)).body;
  }

  async function accept(referral: ReferralView) {
    const serviceId = referral.offers[0]?.service ? null : (waiting.services['outreach'] ?? null);
    return waiting.decide(referral, 'accept', await waiting.acceptance({ serviceId }));
  }

  describe('POST /api/imports/:id/undo', () => {
    it('begins it and says so; the rows follow in steps, and their counts add up at each', async () => {
      const done = await steps.imported();
      expect(done.undoAhead).toEqual({ withdraws: 15, keeps: {} });
      const undoing = await begun(done);
      expect(undoing).toMatchObject({ state: 'undoing', undoneBy: 'duty-worker of North', undoneAt: null, undoAhead: null });
      expect(undoing.counts).toMatchObject({ rows: 23, referral: 15, withdrawn: 0 });
      expect(await withdrawn()).toBe(0);
      await run(done);
      const undone = await steps.read(done);
      expect(undone).toMatchObject({ state: 'undone', undoneBy: 'duty-worker of North' });
      expect(undone.counts).toEqual({ rows: 23, waiting: 0, referral: 0, review: 7, reviewHigh: 2, blank: 1, discarded: 0, withdrawn: 15, kept: 0 });
      expect(await withdrawn()).toBe(15);
    });

    it('lets the same file be imported anew once it is finished, and creates the same', async () => {
      const done = await steps.imported();
      await steps.undone(done);
      const again = await steps.imported();
      expect(again.id).not.toBe(done.id);
      expect(again.counts).toEqual(done.counts);
    });

    it('leaves nobody in the search whom only the file knew, and imported anew each is there once', async () => {
      const done = await steps.imported(THREE);
      const { person } = await referralOf(done, 2);
      const found = async (): Promise<string[]> => {
        const asked = { name: `${person.givenName} ${person.familyName}`, dateOfBirth: null, phone: null };
        return (await steps.worker.post('/api/people/matches').send(asked).expect(200)).body.filter(({ strength }: { strength: string }) => strength !== 'none').map(({ id }: { id: string }) => id);
      };
      expect(await found()).toEqual([person.id]);
      await steps.undone(done);
      expect(await found()).toEqual([]);
      await steps.imported(THREE);
      const again = await found();
      expect([again.length, again.includes(person.id)]).toEqual([1, false]);
    });

    it('creates nothing of the same file while it is under way', async () => {
      const done = await steps.imported(THREE);
      await begun(done);
      const again = await steps.upload(THREE);
      expect([again.id, again.isRepeat, again.state]).toEqual([done.id, true, 'undoing']);
    });

    it('leaves on record who began it, each referral withdrawn in her name, and its end', async () => {
      const done = await steps.imported(THREE);
      await steps.undone(done);
      const { rows } = await test.owner.query(
        `SELECT a.action, a.system_job, w.email, count(*)::int AS entries FROM audit_entries a JOIN workers w ON w.id = a.worker_id
          WHERE a.action IN ('import.undo-started', 'referral.withdrawn', 'import.undone') GROUP BY 1, 2, 3 ORDER BY min(a.id)`,
      );
      const email = 'duty-worker@north.example';
      expect(rows).toEqual([
        { action: 'import.undo-started', system_job: null, email, entries: 1 },
        { action: 'referral.withdrawn', system_job: 'import', email, entries: 3 },
        { action: 'import.undone', system_job: 'import', email, entries: 1 },
      ]);
    });

    it('is still possible after somebody has looked', async () => {
      const done = await steps.imported([someone(1)]);
      const { person } = await referralOf(done, 1);
      await steps.worker.get(`/api/people/${person.id}`).expect(200);
      expect((await steps.undone(done)).counts).toMatchObject({ withdrawn: 1, kept: 0 });
    });

    it('leaves the referral of a row that was finished on screen, says so before and after, and takes back the rest', async () => {
      const done = await steps.imported();
      const row = await steps.rowWith(done, 'unreadable-date');
      await steps.finish(row, SETTLED).expect(200);
      const worked = await steps.read(done);
      expect(worked.undoAhead).toEqual({ withdraws: 15, keeps: { 'worked-on': 1 } });
      const { body: named } = await steps.worker.get(`/api/imports/${done.id}/undo-keeps`).expect(200);
      expect(named).toEqual([
        expect.objectContaining({ position: row.position, reference: expect.stringMatching(/^R-/), familyName: expect.stringMatching(/./), keptBecause: 'worked-on' }),
      ]);
      expect(await steps.undone(worked)).toMatchObject({ state: 'undone', counts: { referral: 0, withdrawn: 15, kept: 1, review: 6 } });
      expect((await steps.rows(done, 'kept')).map(({ id, keptBecause }) => [id, keptBecause])).toEqual([[row.id, 'worked-on']]);
      const { rows } = await test.owner.query(`SELECT count(*)::int AS standing FROM referrals WHERE withdrawn_at IS NULL`);
      expect(rows).toEqual([{ standing: 1 }]);
    });

    it('leaves somebody who was referred again, and is refused where nothing else is left to take back', async () => {
      const done = await steps.imported([someone(1)]);
      const { person } = await referralOf(done, 1);
      const again = aReferralRequest({ person: { ...aReferralRequest().person, personId: person.id } });
      await steps.worker.post('/api/referrals').set('Idempotency-Key', randomUUID()).send(again).expect(201);
      expect((await steps.read(done)).undoAhead).toBeNull();
      expect((await steps.act(done, 'undo').expect(409)).body.code).toBe('import-worked-on');
    });

    it('begins once from two clicks at the same moment, and withdraws each referral once', async () => {
      const done = await steps.imported(THREE);
      const clicks = await Promise.all([steps.act(done, 'undo'), steps.act(done, 'undo')]);
      expect(clicks.map(({ status }) => status).sort()).toEqual([200, 412]);
      expect((await steps.act(await steps.read(done), 'undo').expect(409)).body.code).toBe('import-state-forbids');
      await Promise.all([run(done), run(done)]);
      await run(done);
      expect([await count(`audit_entries WHERE action = 'import.undo-started'`), await count(`audit_entries WHERE action = 'referral.withdrawn'`)]).toEqual([1, 3]);
      expect((await steps.read(done)).state).toBe('undone');
    });
  });

  describe('in its steps', () => {
    it('goes on where it was when a step is killed, and nothing is half undone', async () => {
      const done = await begun(await steps.imported());
      const { id } = await referralOf(done, 5);
      await test.owner.query('BEGIN');
      await test.owner.query('SELECT FROM referrals WHERE id = $1 FOR UPDATE', [id]);
      const killed = run(done).catch((error: unknown) => error);
      await test.owner.query('SELECT pg_terminate_backend($1)', [await whoWaits(test)]);
      expect(await killed).toBeInstanceOf(Error);
      await test.owner.query('COMMIT');
      const { state, counts } = await steps.read(done);
      expect([state, counts.referral + counts.withdrawn]).toEqual(['undoing', 15]);
      expect([counts.referral > 0, await withdrawn()]).toEqual([true, counts.withdrawn]);
      await run(done);
      expect(await steps.read(done)).toMatchObject({ state: 'undone', counts: { referral: 0, withdrawn: 15, kept: 0 } });
    });

    it('finishes no row to review meanwhile or afterwards, and says why', async () => {
      const done = await steps.imported();
      const row = await steps.rowWith(done, 'unreadable-date');
      await begun(done);
      expect((await steps.row(done, row)).importState).toBe('undoing');
      expect((await steps.finish(row, SETTLED).expect(409)).body.code).toBe('import-state-forbids');
      await run(done);
      expect((await steps.finish(row, SETTLED).expect(409)).body.code).toBe('import-state-forbids');
      expect(await count('referrals WHERE withdrawn_at IS NULL')).toBe(0);
    });

    it('beside the finishing of a row comes wholly before or wholly after it', async () => {
      const done = await steps.imported();
      const row = await steps.rowWith(done, 'unreadable-date');
      const [undone, finished] = await Promise.all([steps.act(done, 'undo'), steps.finish(row, SETTLED)]);
      // A row that was finished first is work, and work is kept; one that came too late was refused, and so may the undo be.
      const [hasBegun, isFinished] = [undone.status === 200, finished.status === 200];
      expect(hasBegun || isFinished).toBe(true);
      await run(done);
      expect((await steps.read(done)).counts).toMatchObject({ kept: hasBegun && isFinished ? 1 : 0, withdrawn: hasBegun ? 15 : 0 });
      expect(await count('referrals WHERE withdrawn_at IS NULL')).toBe((hasBegun ? 0 : 15) + (isFinished ? 1 : 0));
    });

    it('stops when its originator may import no more, and is taken on by another whatever happened meanwhile', async () => {
      const done = await begun(await steps.imported(THREE));
      await accept(await referralOf(done, 2));
      await test.owner.query(`UPDATE memberships SET role = 'key-worker' WHERE worker_id = (SELECT id FROM workers WHERE email = 'duty-worker@north.example')`);
      await run(done);
      const lead = new ImportSteps(test, await test.signedInAs('team-lead'));
      const stopped = await lead.read(done);
      expect([stopped.state, stopped.counts.referral]).toEqual(['undo-stopped', 3]);
      expect(await lead.undone(stopped)).toMatchObject({ state: 'undone', undoneBy: 'team-lead of North', counts: { withdrawn: 2, kept: 1 } });
    });

    it('takes back what an import had made before it stopped, and the rows that waited are never imported', async () => {
      const started = await steps.start(await steps.map(await steps.upload(THREE)));
      await test.owner.query(`UPDATE import_batches SET state = 'stopped' WHERE id = $1`, [started.id]);
      const undone = await steps.undone(started);
      await test.app.get(RunImport).run(started.id);
      expect(undone).toMatchObject({ state: 'undone', counts: { rows: 3, waiting: 3, withdrawn: 0 } });
      expect(await count('referrals')).toBe(0);
    });

    it('keeps and names a referral at which it fails for good, and goes on with the next', async () => {
      const done = await steps.imported([someone(1), someone(2, { Referrer: 'moon' }), someone(3)]);
      await test.owner.query(`ALTER TABLE referrals ADD CONSTRAINT no_moon CHECK (referrer_name <> 'moon' OR withdrawn_at IS NULL)`);
      expect((await steps.undone(done)).counts).toMatchObject({ withdrawn: 2, kept: 1 });
      expect((await steps.rows(done, 'kept')).map(({ position, keptBecause }) => [position, keptBecause])).toEqual([[2, 'not-withdrawn']]);
    });

    it('tries a referral again at which trouble is passing, and forgets what failed while it was imported', async () => {
      const imported = await steps.imported([someone(1)]);
      await test.owner.query('UPDATE import_rows SET tries = 4');
      const done = await begun(imported);
      await test.owner.query(`
        CREATE FUNCTION full_moon() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
          IF (SELECT tries FROM import_rows WHERE referral_id = NEW.id) < 2 THEN RAISE EXCEPTION 'deadlock' USING ERRCODE = '40P01'; END IF;
          RETURN NEW; END $$;
        CREATE TRIGGER full_moon BEFORE UPDATE ON referrals FOR EACH ROW EXECUTE FUNCTION full_moon()`);
      const answers = [await run(done).catch((error: unknown) => error), await run(done).catch((error: unknown) => error)];
      expect(answers).toMatchObject([{ code: '40P01' }, { code: '40P01' }]);
      await run(done);
      expect((await steps.read(done)).counts).toMatchObject({ withdrawn: 1, kept: 0 });
    });
  });

  describe('and work at the same moment', () => {
    it('keeps a referral that somebody decided on before its step, names it with the reason, and undoes the rest', async () => {
      const done = await begun(await steps.imported(THREE));
      expect((await accept(await referralOf(done, 2))).status).toBe(200);
      await run(done);
      const undone = await steps.read(done);
      expect(undone).toMatchObject({ state: 'undone', counts: { rows: 3, referral: 0, withdrawn: 2, kept: 1 } });
      const [row] = await steps.rows(done, 'kept');
      expect(row).toMatchObject({ position: 2, keptBecause: 'decided', givenName: 'Maren' });
      const still = await referralOf(done, 2, 'kept');
      expect([still.withdrawal, still.offers[0]?.state]).toEqual([null, 'accepted']);
      expect(await waiting.auditOf(still.person.id)).toContain('import-row.kept');
    });

    it('keeps one whose risk somebody began to assess', async () => {
      const done = await begun(await steps.imported(THREE));
      const { id } = await referralOf(done, 1);
      await assessing(await test.signedInAs('idva')).start(id).expect(201);
      await run(done);
      expect((await steps.rows(done, 'kept')).map(({ position, keptBecause }) => [position, keptBecause])).toEqual([[1, 'worked-on']]);
    });

    it('takes back the safety contacts that the file was owed, and leaves the one that somebody has taken over', async () => {
      const high = { Checklist: 'DARA', Score: 'High' };
      const done = await begun(await steps.imported([someone(1, high), someone(2, high)]));
      const { id, version } = await referralOf(done, 2);
      const holderId = await waiting.workerId('team-lead');
      await waiting.lead.post(`/api/referrals/${id}/safety-contact/hold`).set('If-Match', `"v${version}"`).send({ holderId }).expect(200);
      await run(done);
      expect((await steps.rows(done, 'kept')).map(({ position, keptBecause }) => [position, keptBecause])).toEqual([[2, 'worked-on']]);
      const { rows } = await test.owner.query('SELECT referral_id = $1 AS taken, holder_id, outcome FROM tasks ORDER BY taken', [id]);
      expect(rows).toEqual([
        { taken: false, holder_id: await waiting.workerId('duty-worker'), outcome: 'withdrawn' },
        { taken: true, holder_id: holderId, outcome: null },
      ]);
    });

    it('leaves a referral with its own reason that somebody withdrew by itself', async () => {
      const done = await begun(await steps.imported(THREE));
      const { id, version } = await referralOf(done, 3);
      const body = { reason: 'wrong-person', note: null };
      await steps.worker.post(`/api/referrals/${id}/withdraw`).set('If-Match', `"v${version}"`).send(body).expect(200);
      await run(done);
      expect((await steps.rows(done, 'kept')).map(({ keptBecause }) => keptBecause)).toEqual(['withdrawn-already']);
      expect([await withdrawn(), await count(`referrals WHERE withdrawal_reason = 'wrong-person'`)]).toEqual([2, 1]);
    });

    it('tells a worker who decides after the step that the referral was withdrawn, and loses her nothing in silence', async () => {
      const done = await begun(await steps.imported(THREE));
      const referral = await referralOf(done, 2);
      await run(done);
      const late = await accept(referral);
      expect([late.status, late.body.code]).toEqual([412, 'stale-version']);
      await assessing(steps.worker).start(referral.id).expect(409);
      expect((await steps.read(done)).counts).toMatchObject({ withdrawn: 3, kept: 0 });
    });

    it('waits for whoever is at work on the referral in this very moment, and sees what she did', async () => {
      const done = await begun(await steps.imported(THREE));
      const { id } = await referralOf(done, 2);
      await test.owner.query('BEGIN');
      await test.owner.query('UPDATE referrals SET version = version + 1 WHERE id = $1', [id]);
      const running = run(done);
      await whoWaits(test).finally(() => test.owner.query('COMMIT'));
      await running;
      expect((await steps.read(done)).counts).toMatchObject({ withdrawn: 2, kept: 1 });
    });

    it('waits for whoever is at work on the person’s record in this very moment', async () => {
      const done = await begun(await steps.imported(THREE));
      const { person } = await referralOf(done, 2);
      await test.owner.query('BEGIN');
      await test.owner.query('SELECT FROM people WHERE id = $1 FOR KEY SHARE', [person.id]);
      const running = run(done);
      await whoWaits(test);
      await test.owner.query(
        `INSERT INTO audit_entries (organisation_id, worker_id, action, subject_type, person_id, request_id, at)
         SELECT organisation_id, $2, 'contact.verified', 'person', id, gen_random_uuid(), now() FROM people WHERE id = $1`,
        [person.id, await waiting.workerId('key-worker')],
      );
      await test.owner.query('COMMIT');
      await running;
      expect((await steps.rows(done, 'kept')).map(({ position, keptBecause }) => [position, keptBecause])).toEqual([[2, 'worked-on']]);
    });

    it('ends with the one or the other when both come at once, and never with both', async () => {
      const done = await begun(await steps.imported([someone(1)]));
      const referral = await referralOf(done, 1);
      const [accepted] = await Promise.all([accept(referral), run(done)]);
      const { counts } = await steps.read(done);
      // Whoever reads the referral before its withdrawal has a version that is gone, whoever reads it after one that is over.
      const isAccepted = accepted.status === 200;
      if (!isAccepted) expect([409, 412]).toContain(accepted.status);
      expect([counts.kept, counts.withdrawn]).toEqual(isAccepted ? [1, 0] : [0, 1]);
    });

    it('asks a person about a kept row when the same file comes again, and makes the others anew', async () => {
      const done = await begun(await steps.imported(THREE));
      await accept(await referralOf(done, 2));
      await run(done);
      const again = await steps.imported(THREE);
      expect(again.counts).toMatchObject({ referral: 2, review: 1 });
      expect((await steps.rowWith(again, 'already-sent')).position).toBe(2);
    });
  });

  it('takes along files that were undone before it went in steps', async () => {
    const undone = await steps.undone(await steps.imported(THREE));
    const [migration, runner] = [new UndoImportsInSteps1796400000000(), test.owner as unknown as QueryRunner];
    await migration.down(runner);
    expect(await count(`import_rows WHERE state = 'referral'`)).toBe(3);
    await migration.up(runner);
    expect(await steps.read(undone)).toMatchObject({ state: 'undone', undoneAt: undone.undoneAt, counts: { referral: 0, withdrawn: 3 } });
    expect(await count('pg_class WHERE relname LIKE \'import\\_%\' AND relkind = \'r\' AND NOT relforcerowsecurity')).toBe(0);
  });

  it('is nobody’s business who may not import', async () => {
    const done = await steps.imported([someone(1)]);
    const send = (agent: Awaited<ReturnType<TestApp['signedInAs']>>) => new ImportSteps(test, agent).act(done, 'undo');
    expect((await send(test.nobody())).status).toBe(401);
    expect((await send(await test.signedInAs('key-worker'))).status).toBe(403);
    await steps.worker.post(`/api/imports/${done.id}/undo`).send(SAID).expect(428);
  });
});
