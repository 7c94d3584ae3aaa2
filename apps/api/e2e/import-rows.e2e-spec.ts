import { randomUUID } from 'node:crypto';
import type { ImportRowView, ImportView, PersonView, ReferralView } from '@waymark/contracts';
import { aReferralRequest } from './setup/a-referral-request.js';
import { someone } from './setup/an-agency-file.js';
import { ImportSteps } from './setup/import-steps.js';
import { startTestApp, type TestApp } from './setup/test-app.js';

describe('rows to review', () => {
  let test: TestApp;
  let steps: ImportSteps;
  let done: ImportView;

  beforeEach(async () => {
    test = await startTestApp();
    steps = new ImportSteps(test, await test.signedInAs('duty-worker'));
    done = await steps.imported();
  });
  afterEach(() => test.close());

  const referralOf = async ({ referralId }: { referralId: string | null }): Promise<ReferralView> =>
    (await steps.worker.get(`/api/referrals/${referralId}`).expect(200)).body;
  const personOf = async (row: ImportRowView): Promise<PersonView> =>
    (await steps.worker.get(`/api/people/${(await referralOf(row)).person.id}`).expect(200)).body;

  it('come with a stated high risk first, and then as in the file', async () => {
    const urgent = someone(40, { DOB: '31/02/1990', Checklist: 'DARA', Score: 'High' });
    const view = await steps.imported([someone(41, { DOB: '31/02/1991' }), urgent], 'Another');
    expect((await steps.rows(view)).map((row) => [row.position, row.statesHighRisk])).toEqual([
      [2, true],
      [1, false],
    ]);
  });

  it('show what was sent beside what was read, and the reading is recorded', async () => {
    const row = await steps.rowWith(done, 'unreadable-date');
    expect(row.cells.find((cell) => cell.column === 'DOB')).toEqual({ column: 'DOB', field: 'date-of-birth', text: '31/02/1990', isWithheld: false, masked: null });
    expect(row.reviewReasons).toEqual([{ code: 'unreadable-date', field: 'date-of-birth', column: 'DOB', raw: '31/02/1990', offer: null }]);
    const { rows } = await test.owner.query(`SELECT action FROM audit_entries WHERE subject_id = $1`, [row.id]);
    expect(rows).toEqual([{ action: 'import-row.read' }]);
  });

  it('become a referral by the correction, and the next row is named', async () => {
    const row = await steps.rowWith(done, 'unreadable-date');
    const { body } = await steps.finish(row, { corrections: [{ field: 'date-of-birth', text: '1990-02-28' }] }).expect(200);
    expect(body).toMatchObject({ state: 'referral', corrections: [{ field: 'date-of-birth', text: '1990-02-28' }] });
    expect(body.cells.find((cell: { column: string }) => cell.column === 'DOB').text).toBe('31/02/1990');
    expect((await personOf(body)).dateOfBirth).toBe('1990-02-28');
    expect((await steps.rows(done)).map((one) => one.id)).toContain(body.nextRowId);
    expect((await steps.read(done)).counts).toMatchObject({ referral: 16, review: 6 });
  });

  const reveal = (row: ImportRowView, agent = steps.worker) => agent.post(`/api/imports/${row.importId}/rows/${row.id}/reveal`);
  const SECRETS = /900989|Stryd y Bont|zz11zz/;

  it('cover where she is and how she is reached, and say what must be decided all the same', async () => {
    const row = await steps.rowWith(done, 'phone-belongs-to-other');
    expect(JSON.stringify(row)).not.toMatch(SECRETS);
    expect(row.cells.find(({ column }) => column === 'Safe phone')).toMatchObject({ text: null, isWithheld: true, masked: "••••• •••989 (mum's)" });
    expect(row.cells.find(({ column }) => column === 'Address')).toMatchObject({ text: null, isWithheld: true, masked: '•••••' });
    expect(row.withheldReasons).toEqual([{ code: 'phone-belongs-to-other', field: 'safe-phone', column: 'Safe phone', raw: "••••• •••989 (mum's)", offer: null }]);
  });

  it('show it on request, recorded before it is shown, to nobody else and only while there is something to settle', async () => {
    const row = await steps.rowWith(done, 'phone-belongs-to-other');
    const { body } = await reveal(row).expect(200);
    expect(JSON.stringify(body)).toMatch(/07700 900989.*Stryd y Bont|Stryd y Bont.*07700 900989/);
    expect(body.withheldReasons).toEqual([]);
    const revealed = `SELECT count(*)::int AS count FROM audit_entries WHERE subject_id = $1 AND action = 'import-row.revealed'`;
    expect((await test.owner.query(revealed, [row.id])).rows).toEqual([{ count: 1 }]);
    await reveal(row, test.nobody()).expect(401);
    for (const role of ['administrator', 'key-worker'] as const) await reveal(row, await test.signedInAs(role)).expect(403);
    await reveal(row, await test.signedInAs('duty-worker', 'south')).expect(404);
    await steps.finish(row, { thirdPersonPhone: 'keep' }).expect(200);
    expect((await reveal(row).expect(409)).body.code).toBe('import-state-forbids');
  });

  it('show nothing when it cannot be recorded', async () => {
    const row = await steps.rowWith(done, 'phone-belongs-to-other');
    await test.owner.query(`ALTER TABLE audit_entries ADD CONSTRAINT no_reveal CHECK (action <> 'import-row.revealed') NOT VALID`);
    const answer = await reveal(row);
    expect([answer.status, SECRETS.test(answer.text)]).toEqual([500, false]);
  });

  it('are covered in the first rows of a file that is not imported yet, until somebody asks', async () => {
    const view = await steps.upload([someone(60, { 'Safe phone': '07700 900989' })], 'Another');
    expect([JSON.stringify(view.preview).match(SECRETS), view.isPreviewWithheld]).toEqual([null, true]);
    expect(view.preview[0]).toContain('F');
    const { body } = await steps.worker.post(`/api/imports/${view.id}/reveal`).expect(200);
    expect(JSON.stringify(body.preview)).toMatch(SECRETS);
    expect(body.isPreviewWithheld).toBe(false);
    const { rows } = await test.owner.query(`SELECT count(*)::int AS count FROM audit_entries WHERE action = 'import.revealed'`);
    expect(rows).toEqual([{ count: 1 }]);
    await (await test.signedInAs('key-worker')).post(`/api/imports/${view.id}/reveal`).expect(403);
  });

  it('cover where she is for good once they are settled: only her own record shows it', async () => {
    const row = await steps.rowWith(done, 'phone-belongs-to-other');
    await steps.finish(row, { thirdPersonPhone: 'keep' }).expect(200);
    const settled = await steps.row(done, row);
    expect(JSON.stringify(settled)).not.toMatch(SECRETS);
    expect(settled.cells.find(({ column }) => column === 'Address')).toMatchObject({ text: null, isWithheld: true });
    expect(settled.cells.find(({ column }) => column === 'Forename')).toMatchObject({ isWithheld: false });
    const { rows } = await test.owner.query(`SELECT person_id FROM audit_entries WHERE subject_id = $1 AND action = 'import-row.read' ORDER BY id`, [row.id]);
    expect(rows.map(({ person_id: personId }) => personId)).toEqual([null, (await referralOf(settled)).person.id]);
  });

  it('keep a corrected number to themselves once they are settled', async () => {
    const row = await steps.rowWith(done, 'missing-name');
    const corrections = [
      { field: 'surname' as const, text: 'Pryce' },
      { field: 'safe-phone' as const, text: '07700 900555' },
    ];
    const { body } = await steps.finish(row, { corrections, person: 'new' }).expect(200);
    expect(body.corrections).toEqual([{ field: 'surname', text: 'Pryce' }]);
  });

  it('are refused while a reason stands, and nothing is saved', async () => {
    const row = await steps.rowWith(done, 'missing-name');
    expect((await steps.finish(row).expect(409)).body.code).toBe('row-not-settled');
    expect((await steps.finish(row, { corrections: [{ field: 'gender', text: 'woman' }] }).expect(409)).body.code).toBe('row-not-settled');
    expect((await steps.row(done, row)).state).toBe('review');
  });

  it('keep a number of somebody else as that of a safe third person, or leave it out', async () => {
    const row = await steps.rowWith(done, 'phone-belongs-to-other');
    const { body } = await steps.finish(row, { thirdPersonPhone: 'keep' }).expect(200);
    expect((await personOf(body)).contactPoints.filter(({ kind }) => kind === 'phone')).toMatchObject([{ owner: 'safe-third-person' }]);
    const other = await steps.imported([someone(50, { 'Safe phone': "07700 900991 (mum's)" })], 'Another');
    const left = await steps.finish(await steps.rowWith(other, 'phone-belongs-to-other'), { thirdPersonPhone: 'leave-out' }).expect(200);
    expect((await personOf(left.body)).contactPoints.filter(({ kind }) => kind === 'phone')).toEqual([]);
  });

  it('ask who it is: the row repeated above, and a person chosen or made anew', async () => {
    const row = await steps.rowWith(done, 'likely-duplicate');
    expect(row.repeats).toMatchObject({ position: 1, state: 'referral' });
    expect((await steps.finish(row).expect(409)).body.code).toBe('row-not-settled');
    const [match] = row.matches;
    const { body } = await steps.finish(row, { person: 'existing', personId: match?.id ?? null }).expect(200);
    const referral = await referralOf(body);
    expect([referral.person.id, referral.episode]).toEqual([match?.id, 2]);
  });

  it('ask who it is also when only the correction tells', async () => {
    await steps.worker.post('/api/referrals').set('Idempotency-Key', randomUUID()).send(aReferralRequest()).expect(201);
    const row = await steps.rowWith(done, 'missing-name');
    const corrections = [
      { field: 'forename' as const, text: 'Siân' },
      { field: 'surname' as const, text: 'Llywelyn' },
      { field: 'date-of-birth' as const, text: '1990-02-03' },
    ];
    expect((await steps.finish(row, { corrections }).expect(409)).body.code).toBe('person-to-choose');
    await steps.finish(row, { corrections, person: 'new' }).expect(200);
  });

  it('change nothing in the record of a person who is known beyond what nobody knew', async () => {
    const { body: before } = await steps.worker
      .post('/api/referrals')
      .set('Idempotency-Key', randomUUID())
      .send(aReferralRequest({ person: { ...aReferralRequest().person, knownAs: 'Shân', dateOfBirth: null } }))
      .expect(201);
    const view = await steps.imported([someone(51, { Forename: 'Sian', Surname: 'Llywelyn', DOB: '3/2/1990' })], 'Another');
    const row = await steps.rowWith(view, 'known-person');
    const { body } = await steps.finish(row, { person: 'existing', personId: before.person.id }).expect(200);
    expect(await personOf(body)).toMatchObject({ givenName: 'Siân', knownAs: 'Shân', language: 'welsh', dateOfBirth: '1990-02-03' });
  });

  it('bring a number that nobody has asked her about: it reads as the agency’s word until she says so herself', async () => {
    const row = await steps.rowWith(done, 'unreadable-date');
    const { body } = await steps.finish(row, { corrections: [{ field: 'date-of-birth', text: '1990-02-28' }] }).expect(200);
    const points = (await personOf(body)).contactPoints;
    expect(points.map(({ saidBy, needsVerifying }) => [saidBy, needsVerifying])).toEqual([['agency', true], ['agency', true]]);
    expect(points.find(({ kind }) => kind === 'phone')?.call).toBe('yes');
  });

  it('change nothing of what she said herself about a number', async () => {
    const request = aReferralRequest();
    const { body: before } = await steps.worker.post('/api/referrals').set('Idempotency-Key', randomUUID()).send(request).expect(201);
    const sent = { 'Safe phone': '07700 900123', 'OK to call': 'N', 'OK to leave message': 'Y', Address: '12 Maes yr Haf, Llanfair', Postcode: '' };
    const view = await steps.imported([someone(52, { Forename: 'Sian', Surname: 'Llywelyn', DOB: '3/2/1990', ...sent })], 'Another');
    const row = await steps.rowWith(view, 'known-person');
    const stored = async () => (await test.owner.query('SELECT * FROM contact_points WHERE person_id = $1 ORDER BY id', [before.person.id])).rows;
    const untouched = await stored();
    test.clock.setTo('2026-11-25T10:00:00.000Z');
    await steps.finish(row, { person: 'existing', personId: before.person.id }).expect(200);
    // But that it is known from more than the first referral now, and stays where that one is withdrawn.
    expect(await stored()).toEqual(untouched.map((point) => ({ ...point, came_with: null })));
  });

  it.each([
    ['an unknown field', { surprise: 1 }, 'surprise', 'unknown-field'],
    ['a field that is none', { corrections: [{ field: 'moon', text: '' }] }, 'corrections.0.field', 'not-a-choice'],
    ['over-long text', { corrections: [{ field: 'summary', text: 'x'.repeat(10_001) }] }, 'corrections.0.text', 'too-long'],
    ['an existing person without a record', { person: 'existing' }, 'personId', 'required'],
    ['a record beside a new person', { person: 'new', personId: randomUUID() }, 'personId', 'not-a-choice'],
    ['a record id that is none', { person: 'existing', personId: 'x' }, 'personId', 'not-an-id'],
  ])('name the field for %s', async (_, change, field, code) => {
    const row = await steps.rowWith(done, 'missing-name');
    const { body } = await steps.finish(row, change as never).expect(400);
    expect(body.fields).toContainEqual(expect.objectContaining({ field, code }));
  });

  it('cannot be hung on a person of another organisation', async () => {
    const south = await test.signedInAs('duty-worker', 'south');
    const { body } = await south.post('/api/referrals').set('Idempotency-Key', randomUUID()).send(aReferralRequest()).expect(201);
    const row = await steps.rowWith(done, 'likely-duplicate');
    await steps.finish(row, { person: 'existing', personId: body.person.id }).expect(404);
  });

  it('refuse a second finish, an old version and a missing one', async () => {
    const row = await steps.rowWith(done, 'missing-received-date');
    const decisions = { corrections: [{ field: 'received-on' as const, text: '2026-09-01' }] };
    const { body } = await steps.finish(row, decisions).expect(200);
    expect((await steps.finish(row, decisions).expect(412)).body.code).toBe('stale-version');
    expect((await steps.finish(body, decisions).expect(409)).body.code).toBe('import-state-forbids');
    await steps.worker.post(`/api/imports/${done.id}/rows/${row.id}/finish`).send({}).expect(428);
  });

  it('are set aside with a reason, who and when, and stay readable', async () => {
    const row = await steps.rowWith(done, 'missing-name');
    const discard = (version: number, body: object) =>
      steps.worker.post(`/api/imports/${done.id}/rows/${row.id}/discard`).set('If-Match', `"v${version}"`).send(body);
    expect((await discard(1, { reason: 'other', note: null }).expect(409)).body.code).toBe('note-needed');
    expect((await discard(1, { reason: 'bored', note: null }).expect(400)).body.fields[0].field).toBe('reason');
    const { body } = await discard(1, { reason: 'not-a-referral', note: 'A test row of the agency' }).expect(200);
    expect(body.discarded).toMatchObject({ reason: 'not-a-referral', by: 'duty-worker of North' });
    expect(body.cells.find((cell: { column: string }) => cell.column === 'Ref').text).toBe('X1024');
    expect((await steps.read(done)).counts).toMatchObject({ review: 6, discarded: 1 });
  });

  describe('GET /api/referrals/:id/as-sent', () => {
    it('shows what the agency wrote and how it was read, and withholds where she is and how she is reached', async () => {
      const [row] = await steps.rows(done, 'referral');
      const { body } = await steps.worker.get(`/api/referrals/${row?.referralId}/as-sent`).expect(200);
      expect(body).toMatchObject({ source: 'Ardal Police', position: 11 });
      expect(JSON.stringify(body)).not.toMatch(/Aberwylan|900110|zz11zz|ZZ1 1ZZ/);
      expect(body.cells.find((cell: { column: string }) => cell.column === 'Address')).toMatchObject({ text: null, isWithheld: true });
      expect(body.interpretations).toContainEqual({ field: 'checklist', column: 'Checklist', raw: 'DASH 2009 (27)', read: 'police-dash-27' });
    });

    it('says what was asked for, and what of that the organisation does not offer', async () => {
      const view = await steps.imported([someone(42, { 'Service requested': 'IDVA + refuge' })], 'Another');
      const [row] = await steps.rows(view, 'referral');
      const { body } = await steps.worker.get(`/api/referrals/${row?.referralId}/as-sent`).expect(200);
      expect(body.requested).toEqual([
        { service: 'idva', isOffered: true },
        { service: 'refuge', isOffered: false },
      ]);
      expect((await referralOf(row!)).cameInFile).toBe(true);
    });

    it('reveals it on request, and the reveal is recorded with her record', async () => {
      const [row] = await steps.rows(done, 'referral');
      const { body } = await steps.worker.post(`/api/referrals/${row?.referralId}/as-sent/reveal`).expect(200);
      expect(body.cells.find((cell: { column: string }) => cell.column === 'Address')).toMatchObject({ text: '4 Stryd y Bont, Aberwylan' });
      const { rows } = await test.owner.query(`SELECT person_id FROM audit_entries WHERE action = 'referral.as-sent-revealed'`);
      expect(rows[0].person_id).not.toBeNull();
    });

    it('is not there for a referral that came by telephone, nor for another organisation', async () => {
      const { body } = await steps.worker.post('/api/referrals').set('Idempotency-Key', randomUUID()).send(aReferralRequest()).expect(201);
      expect(body.cameInFile).toBe(false);
      await steps.worker.get(`/api/referrals/${body.id}/as-sent`).expect(404);
      const [row] = await steps.rows(done, 'referral');
      const south = await test.signedInAs('duty-worker', 'south');
      await south.get(`/api/referrals/${row?.referralId}/as-sent`).expect(404);
      await south.post(`/api/referrals/${row?.referralId}/as-sent/reveal`).expect(404);
    });
  });
});
