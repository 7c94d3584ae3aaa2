import { randomUUID } from 'node:crypto';
import type TestAgent from 'supertest/lib/agent.js';
import { aFinish, anAnswer, assessing, DASH, WRITER } from './setup/an-assessment.js';
import { startTestApp, type TestApp } from './setup/test-app.js';

const OTHER_PAGE = '22222222-2222-4222-8222-222222222222';

describe('risk assessments', () => {
  let test: TestApp;
  let idva: TestAgent;
  let south: TestAgent;
  let does: ReturnType<typeof assessing>;

  beforeAll(async () => {
    test = await startTestApp();
    idva = await test.signedInAs('idva');
    south = await test.signedInAs('idva', 'south');
    does = assessing(idva, await test.signedInAs('duty-worker'));
  });
  afterAll(() => test.close());

  const draft = async (changes = {}) => does.started((await does.referral(changes)).id);
  const read = async (id: string) => (await idva.get(`/api/risk-assessments/${id}`).expect(200)).body;
  const riskOf = async (personId: string) => (await idva.get(`/api/people/${personId}/risk`).expect(200)).body;

  describe('POST /api/risk-assessments', () => {
    it('opens a draft for the episode with nothing answered and nothing filled in', async () => {
      const view = await draft();
      expect(view).toMatchObject({ state: 'draft', version: 1, caseId: null, answers: [], result: null, previous: null, currentLevel: 'not-assessed' });
      expect(view.instrument).toEqual({ code: DASH, version: 'topics-1' });
      expect(view.person.age).toBe(36);
    });

    it('refuses a second draft of the same episode, so that answers are in one place', async () => {
      const view = await draft();
      expect((await does.start(view.referralId).expect(409)).body.code).toBe('assessment-in-progress');
    });

    it('opens one draft from five clicks at once on two machines', async () => {
      const referral = await does.referral();
      const answers = await Promise.all(Array.from({ length: 5 }, () => does.start(referral.id)));
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409]);
    });

    it('refuses an instrument that is not ours, an unknown referral and one that was withdrawn', async () => {
      const referral = await does.referral();
      const other = await does.post('/api/risk-assessments').send({ referralId: referral.id, instrumentCode: 'police-dash-27' });
      expect([other.status, other.body.code]).toEqual([409, 'instrument-unknown']);
      expect((await does.start(randomUUID())).status).toBe(404);
      const duty = await test.signedInAs('duty-worker');
      await duty.post(`/api/referrals/${referral.id}/withdraw`).set('If-Match', '"v1"').send({ reason: 'made-by-mistake', note: null }).expect(200);
      expect((await assessing(duty).start(referral.id).expect(409)).body.code).toBe('referral-state-forbids');
    });

    it('names the field for bad input, and wants somebody signed in with the right', async () => {
      const bad = await does.post('/api/risk-assessments').send({ referralId: 'x', instrumentCode: DASH, extra: 1 }).expect(400);
      expect(bad.body.fields).toEqual(expect.arrayContaining([{ field: 'referralId', code: 'not-an-id', limit: null }, { field: 'extra', code: 'unknown-field', limit: null }]));
      const body = { referralId: randomUUID(), instrumentCode: DASH };
      await test.nobody().post('/api/risk-assessments').send(body).expect(401);
      await (await test.signedInAs('administrator')).post('/api/risk-assessments').send(body).expect(403);
    });
  });

  describe('PUT /api/risk-assessments/:id/answers/:item', () => {
    it('keeps answer, details, comment and source, the comment only encrypted', async () => {
      const { id } = await draft();
      const said = { details: ['children'], comment: 'said so at 4 Heol Fawr', source: 'police' as const };
      const { body } = await does.save(id, 14, anAnswer('yes', said)).expect(200);
      expect(body).toEqual({ sequence: 1, writer: WRITER, storedAt: '2026-11-24T10:00:00.000Z' });
      expect((await read(id)).answers).toMatchObject([{ item: 14, answer: 'yes', ...said, answeredBy: 'idva of North' }]);
      const { rows } = await test.owner.query('SELECT row_to_json(a)::text AS row FROM assessment_answers a WHERE assessment_id = $1', [id]);
      expect(rows).toHaveLength(1);
      expect(rows[0].row).not.toContain('Heol');
    });

    it('changes nothing when the same answer arrives twice, and writes no second trace', async () => {
      const { id } = await draft();
      for (let i = 0; i < 3; i += 1) await does.save(id, 1, anAnswer('yes')).expect(200);
      const { rows } = await test.owner.query(`SELECT fields FROM audit_entries WHERE subject_id = $1 AND action = 'risk-assessment.answered'`, [id]);
      expect(rows).toEqual([{ fields: ['item-1'] }]);
    });

    it('never lets a late retry overwrite a newer answer', async () => {
      const { id } = await draft();
      await does.save(id, 1, anAnswer('yes', { sequence: 2 })).expect(200);
      const late = await does.save(id, 1, anAnswer('no', { sequence: 1 })).expect(200);
      expect(late.body.sequence).toBe(2);
      expect((await read(id)).answers[0].answer).toBe('yes');
    });

    it('says so aloud when another page changed the item meanwhile', async () => {
      const { id } = await draft();
      await does.save(id, 1, anAnswer('yes', { sequence: 1 })).expect(200);
      const other = await does.save(id, 1, anAnswer('no', { sequence: 1, writer: OTHER_PAGE })).expect(409);
      expect(other.body.code).toBe('answer-changed-elsewhere');
      // Two changes without the line are no better: that page still knew nothing of the stored one.
      const offline = await does.save(id, 1, anAnswer('no', { sequence: 2, writer: OTHER_PAGE })).expect(409);
      expect(offline.body.code).toBe('answer-changed-elsewhere');
      expect((await read(id)).answers[0].answer).toBe('yes');
      await does.save(id, 1, anAnswer('no', { sequence: 2, writer: OTHER_PAGE, basedOn: 1 })).expect(200);
      expect((await read(id)).answers[0].answer).toBe('no');
    });

    it('ends with the newest answer when twenty arrive at once in any order', async () => {
      const { id } = await draft();
      const order = [7, 20, 3, 11, 1, 19, 5, 13, 2, 17, 9, 15, 4, 18, 6, 12, 8, 16, 10, 14];
      await Promise.all(order.map((sequence) => does.save(id, 5, anAnswer(sequence === 20 ? 'dont-know' : 'no', { sequence })).expect(200)));
      expect((await read(id)).answers).toMatchObject([{ item: 5, answer: 'dont-know', sequence: 20 }]);
    });

    it('takes an answer that was on its way when she parked, and none after the result', async () => {
      const view = await draft();
      await does.act(`/api/risk-assessments/${view.id}/park`, 1).send({ item: 3 }).expect(200);
      await does.answerAll(view.id, 0);
      const { body } = await does.finish({ ...view, version: 2 }).expect(200);
      expect(body.state).toBe('finished');
      expect((await does.save(view.id, 1, anAnswer('yes', { sequence: 2 })).expect(409)).body.code).toBe('assessment-finished');
    });

    it.each([
      ['an item the form does not have', 25, {}, 409, 'item-unknown'],
      ['a detail the item does not have', 1, { details: ['uncle'] }, 409, 'detail-unknown'],
      ['an item that is no number', 'one', {}, 404, 'not-found'],
      ['an answer that is none', 1, { answer: 'maybe' }, 400, 'invalid-input'],
      ['a null byte in a comment', 1, { comment: 'a\u0000b' }, 400, 'invalid-input'],
      ['an over-long comment', 1, { comment: 'x'.repeat(2_001) }, 400, 'invalid-input'],
      ['a sequence of nought', 1, { sequence: 0 }, 400, 'invalid-input'],
    ])('refuses %s', async (_, item, change, status, code) => {
      const { id } = await draft();
      const answer = await does.save(id, item as number, { ...anAnswer('yes'), ...change });
      expect([answer.status, answer.body.code]).toEqual([status, code]);
      expect((await read(id)).answers).toEqual([]);
    });
  });

  describe('PUT /api/risk-assessments/:id/texts/:field', () => {
    const save = (id: string, field: string, body: object) => idva.put(`/api/risk-assessments/${id}/texts/${field}`).send(body);

    it('keeps running notes, takes back what was emptied, and stores them only encrypted', async () => {
      const { id } = await draft();
      await save(id, 'notes', { text: 'sister in Aberaeron', sequence: 1, writer: WRITER, basedOn: 0 }).expect(200);
      const { rows } = await test.owner.query('SELECT row_to_json(t)::text AS row FROM assessment_texts t WHERE assessment_id = $1', [id]);
      expect(rows[0].row).not.toContain('Aberaeron');
      expect((await read(id)).texts).toMatchObject([{ field: 'notes', text: 'sister in Aberaeron' }]);
      await save(id, 'notes', { text: '', sequence: 2, writer: WRITER, basedOn: 1 }).expect(200);
      expect((await read(id)).texts[0].text).toBe('');
    });

    it('knows no other field', async () => {
      const { id } = await draft();
      await save(id, 'level', { text: 'x', sequence: 1, writer: WRITER, basedOn: 0 }).expect(404);
    });
  });

  describe('POST /api/risk-assessments/:id/park and /resume', () => {
    it('marks where to go on and takes it up again', async () => {
      const view = await draft();
      const parked = await does.act(`/api/risk-assessments/${view.id}/park`, 1).send({ item: 17 }).expect(200);
      expect(parked.body).toMatchObject({ state: 'parked', parkedItem: 17, version: 2 });
      const resumed = await does.act(`/api/risk-assessments/${view.id}/resume`, 2).expect(200);
      expect(resumed.body).toMatchObject({ state: 'draft', parkedItem: 17, parkedAt: null, version: 3 });
    });

    it('refuses an old version, a missing one and an item that is not there', async () => {
      const view = await draft();
      expect((await does.act(`/api/risk-assessments/${view.id}/park`, 7).send({ item: null })).status).toBe(412);
      expect((await idva.post(`/api/risk-assessments/${view.id}/park`).send({ item: null })).status).toBe(428);
      expect((await does.act(`/api/risk-assessments/${view.id}/park`, 1).send({ item: 99 })).body.code).toBe('item-unknown');
    });
  });

  describe('POST /api/risk-assessments/:id/finish', () => {
    it('records the level, stops the assessment clock and plans the next review', async () => {
      const referral = await does.referral();
      const { result, id } = await does.finished(referral.id);
      expect(result).toMatchObject({ isComplete: true, suggested: 'standard', level: 'standard', grounds: [], finishedBy: 'idva of North' });
      expect(result?.counts).toEqual({ yes: 0, no: 24, dontKnow: 0, notAsked: 0, outOf: 24 });
      const { body } = await idva.get(`/api/referrals/${referral.id}`).expect(200);
      expect(body.risk).toBe('standard');
      expect(body.clocks.filter((clock: { stoppedAt: string | null }) => clock.stoppedAt).map((clock: { kind: string }) => clock.kind)).toEqual(['assessment']);
      const reviews = await idva.get(`/api/people/${referral.person.id}/reviews`).expect(200);
      expect(reviews.body.reviews).toMatchObject([{ subject: 'risk-assessment', subjectId: id, dueOn: '2027-02-16', state: 'planned' }]);
      const { rows } = await test.owner.query('SELECT topic FROM outbox_messages WHERE subject_id = $1', [id]);
      expect(rows).toEqual([{ topic: 'risk-assessment.finished' }]);
    });

    it('keeps every ground that holds, since a conference asks which', async () => {
      const view = await draft();
      await does.answerAll(view.id, 14);
      const judgement = { level: 'high' as const, reason: 'He has her address.' };
      const { body } = await does.finish(view, aFinish({ judgement, policeCallOuts12Months: 3, maracRepeat: 'yes' })).expect(200);
      expect(body.result.grounds).toEqual(['visible-high-risk', 'potential-escalation', 'professional-judgement', 'repeat']);
      expect((await riskOf(view.person.id)).level).toBe('high');
    });

    it('shows don’t know beside yes and never counts it in', async () => {
      const view = await draft();
      for (let item = 1; item <= 24; item += 1) await does.save(view.id, item, anAnswer(item >= 18 ? 'dont-know' : 'no'));
      const { body } = await does.finish(view).expect(200);
      expect(body.result.counts).toEqual({ yes: 0, no: 17, dontKnow: 7, notAsked: 0, outOf: 24 });
    });

    it('refuses while items are not asked, unless it was unsafe to go on, and then keeps the clock running', async () => {
      const view = await draft();
      await does.save(view.id, 1, anAnswer('no'));
      expect((await does.finish(view).expect(409)).body.code).toBe('items-not-asked');
      const { body } = await does.finish(view, aFinish({ unsafeToContinue: 'He came home.' })).expect(200);
      expect(body.result).toMatchObject({ isComplete: false, unsafeToContinue: 'He came home.', counts: { no: 1, notAsked: 23 } });
      const { rows } = await test.owner.query(`SELECT stopped_at FROM clocks WHERE referral_id = $1 AND kind = 'assessment'`, [view.referralId]);
      expect(rows).toEqual([{ stopped_at: null }]);
      const reviews = await idva.get(`/api/people/${view.person.id}/reviews`).expect(200);
      expect(reviews.body.reviews).toMatchObject([{ dueOn: '2026-11-25' }]);
    });

    it('demands professional judgement in words, whatever the count', async () => {
      const view = await draft();
      await does.answerAll(view.id, 20);
      const answer = await does.finish(view, aFinish({ judgement: { level: 'high', reason: '   ' } })).expect(400);
      expect(answer.body.fields).toEqual([{ field: 'judgement.reason', code: 'required', limit: null }]);
    });

    it('demands a recorded decision for strangulation below the threshold', async () => {
      const view = await draft();
      await does.answerAll(view.id, 0);
      await does.save(view.id, 15, anAnswer('yes', { sequence: 2 }));
      expect((await does.finish(view).expect(409)).body.code).toBe('prompt-undecided');
      const decisions = [{ prompt: 'strangulation' as const, reason: 'Ten years ago, by another man.' }];
      const { body } = await does.finish(view, aFinish({ decisions })).expect(200);
      expect(body.result).toMatchObject({ level: 'standard', prompts: ['strangulation'], decisions });
    });

    it('never lowers a level by itself: a low count after high stays high', async () => {
      const referral = await does.referral();
      await does.finished(referral.id, aFinish({ judgement: { level: 'high', reason: 'Threats.' } }));
      const second = await does.finished(referral.id);
      expect(second.result).toMatchObject({ suggested: 'standard', level: 'high', judgement: { level: 'standard' } });
      expect((await riskOf(referral.person.id)).level).toBe('high');
    });

    it('says what changed since the last assessment and never fills the old answers in', async () => {
      const referral = await does.referral();
      const first = await does.finished(referral.id);
      test.clock.setTo('2026-11-25T10:00:00.000Z');
      const draftView = await does.started(referral.id);
      expect(draftView.answers).toEqual([]);
      expect(draftView.previous).toMatchObject({ id: first.id, finishedOn: '2026-11-24' });
      await does.answerAll(draftView.id, 1);
      const { body } = await does.finish(draftView).expect(200);
      expect(body.result.changes).toEqual([{ item: 1, from: 'no', to: 'yes' }]);
      test.clock.setTo('2026-11-24T10:00:00.000Z');
    });

    it('completes the review that was due and plans one successor', async () => {
      const referral = await does.referral();
      await does.finished(referral.id);
      const second = await does.finished(referral.id);
      const { body } = await idva.get(`/api/people/${referral.person.id}/reviews`).expect(200);
      expect(body.reviews.map(({ state }: { state: string }) => state).sort()).toEqual(['done', 'planned']);
      const { rows } = await test.owner.query(`SELECT done_with FROM reviews WHERE referral_id = $1 AND state = 'done'`, [referral.id]);
      expect(rows).toEqual([{ done_with: second.id }]);
    });

    it('gives one result when two people press finish at once', async () => {
      const view = await draft();
      await does.answerAll(view.id, 0);
      const answers = await Promise.all([does.finish(view), does.finish(view)]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
    });

    it('keeps judgement and decisions only encrypted, and shows the thresholds of its day for ever', async () => {
      const view = await draft();
      await does.answerAll(view.id, 0);
      await does.finish(view, aFinish({ judgement: { level: 'standard', reason: 'Lives with aunt in Tregaron.' } })).expect(200);
      const { rows } = await test.owner.query('SELECT row_to_json(a)::text AS a, thresholds FROM risk_assessments a WHERE id = $1', [view.id]);
      expect(rows[0].a).not.toContain('Tregaron');
      const decisions = await test.owner.query('SELECT row_to_json(d)::text AS d FROM risk_decisions d WHERE assessment_id = $1', [view.id]);
      expect(decisions.rows[0].d).not.toContain('Tregaron');
      await test.owner.query(
        `INSERT INTO organisation_settings (organisation_id, key, value, in_force_from)
         SELECT id, 'risk.bands', '{"standardFrom":0,"mediumFrom":5,"highFrom":9}', '2026-11-24' FROM organisations WHERE name_en = 'North'`,
      );
      const later = await read(view.id);
      await test.owner.query('DELETE FROM organisation_settings');
      expect(later.thresholds).toEqual({ visibleHighRiskFrom: 14, mediumFrom: 10, escalationFrom: 3 });
      expect(later.result.judgement.reason).toContain('Tregaron');
    });
  });

  describe('POST /api/referrals/:id/risk-level', () => {
    const decide = (agent: TestAgent, id: string, version: number, body: object) =>
      agent.post(`/api/referrals/${id}/risk-level`).set('If-Match', `"v${version}"`).send(body);
    const lower = { level: 'standard', reason: 'MARAC actions done, he is in prison until 2029.' };

    it('lets a worker raise with a reason and brings reviews forward', async () => {
      const referral = await does.referral();
      await does.finished(referral.id);
      const { version } = await riskOf(referral.person.id);
      test.clock.setTo('2026-11-24T10:05:00.000Z');
      const { body } = await decide(idva, referral.id, version, { level: 'high', reason: 'Released early.' }).expect(200);
      test.clock.setTo('2026-11-24T10:00:00.000Z');
      expect(body).toMatchObject({ level: 'high', decisions: [{ direction: 'raised', from: 'standard', reason: 'Released early.', decidedBy: 'idva of North' }, {}] });
      const reviews = await idva.get(`/api/people/${referral.person.id}/reviews`).expect(200);
      expect(reviews.body.reviews[0].dueOn).toBe('2026-12-22');
    });

    it('lets nobody but a manager lower, and a manager only after a fresh whole checklist', async () => {
      const referral = await does.referral();
      await does.finished(referral.id, aFinish({ judgement: { level: 'high', reason: 'Threats.' } }));
      const { version } = await riskOf(referral.person.id);
      const lead = await test.signedInAs('team-lead');
      expect((await decide(idva, referral.id, version, lower).expect(409)).body.code).toBe('lowering-needs-manager');
      expect((await decide(lead, referral.id, version, lower).expect(409)).body.code).toBe('lowering-needs-assessment');
      test.clock.setTo('2026-11-24T11:00:00.000Z');
      await does.finished(referral.id);
      test.clock.setTo('2026-11-24T12:00:00.000Z');
      const { body } = await decide(lead, referral.id, (await riskOf(referral.person.id)).version, lower).expect(200);
      expect(body).toMatchObject({ level: 'standard', decisions: [{ direction: 'lowered', from: 'high', decidedBy: 'team-lead of North' }, {}, {}] });
      test.clock.setTo('2026-11-24T10:00:00.000Z');
    });

    it('refuses words of spaces, an old version, a missing one and another organisation', async () => {
      const referral = await does.referral();
      expect((await decide(idva, referral.id, 1, { level: 'high', reason: ' ' })).status).toBe(400);
      expect((await decide(idva, referral.id, 9, { level: 'high', reason: 'x' })).status).toBe(412);
      expect((await idva.post(`/api/referrals/${referral.id}/risk-level`).send({ level: 'high', reason: 'x' })).status).toBe(428);
      expect((await decide(south, referral.id, 1, { level: 'high', reason: 'x' })).status).toBe(404);
    });
  });

  describe('reading', () => {
    it('lists drafts and results newest first, with progress and what makes an old result out of date', async () => {
      const referral = await does.referral();
      await does.finished(referral.id);
      test.clock.setTo('2027-03-01T10:00:00.000Z');
      const second = await does.started(referral.id);
      await does.save(second.id, 1, anAnswer('yes'));
      const { body } = await idva.get(`/api/people/${referral.person.id}/risk-assessments`).expect(200);
      test.clock.setTo('2026-11-24T10:00:00.000Z');
      expect(body).toMatchObject([
        { id: second.id, state: 'draft', answered: 1, outOf: 24, level: null, outOfDate: [] },
        { state: 'finished', yes: 0, dontKnow: 0, level: 'standard', outOfDate: ['cadence-passed'] },
      ]);
    });

    it('leads a worker back to what she began and has not finished, and to nobody else’s', async () => {
      const view = await draft();
      await does.save(view.id, 1, anAnswer('yes'));
      await does.act(`/api/risk-assessments/${view.id}/park`, 1).send({ item: 2 }).expect(200);
      const { body } = await idva.get('/api/risk-assessments/open').expect(200);
      expect(body).toContainEqual(expect.objectContaining({ id: view.id, isParked: true, answered: 1, outOf: 24 }));
      const lead = await test.signedInAs('team-lead');
      expect((await lead.get('/api/risk-assessments/open').expect(200)).body).toEqual([]);
    });

    it('is recorded each time', async () => {
      const view = await draft();
      await read(view.id);
      const { rows } = await test.owner.query(`SELECT action, person_id FROM audit_entries WHERE subject_id = $1 AND action LIKE '%.read'`, [view.id]);
      expect(rows).toEqual([{ action: 'risk-assessment.read', person_id: view.person.id }]);
    });

    it('keeps single answers out of the person’s timeline and tells the acts', async () => {
      const referral = await does.referral();
      await does.finished(referral.id);
      const { body } = await idva.get(`/api/people/${referral.person.id}`).expect(200);
      const actions = body.timeline.map(({ action }: { action: string }) => action);
      expect(actions.slice(0, 3)).toEqual(['risk-assessment.finished', 'risk-level.raised', 'risk-assessment.started']);
      expect(actions.filter((action: string) => action.startsWith('risk-'))).toHaveLength(3);
      expect([body.risk, body.riskDecidedAt]).toEqual(['standard', '2026-11-24T10:00:00.000Z']);
    });

    it('shows another organisation nothing, to the byte', async () => {
      const view = await draft();
      const bytes = async (path: string) => {
        const { status, body } = await south.get(path);
        return [status, { ...body, reference: '' }];
      };
      expect(await bytes(`/api/risk-assessments/${view.id}`)).toEqual(await bytes(`/api/risk-assessments/${randomUUID()}`));
      expect(await bytes(`/api/people/${view.person.id}/risk-assessments`)).toEqual(await bytes(`/api/people/${randomUUID()}/risk-assessments`));
      expect(await bytes(`/api/people/${view.person.id}/risk`)).toEqual(await bytes(`/api/people/${randomUUID()}/risk`));
      const save = (id: string) => south.put(`/api/risk-assessments/${id}/answers/1`).send(anAnswer('no'));
      expect([(await save(view.id)).status, (await save(randomUUID())).status]).toEqual([404, 404]);
    });
  });

  describe('instruments', () => {
    const pack = (changes = {}) => ({
      instrumentVersion: 'topics-1',
      language: 'en',
      acknowledgement: 'By kind permission, for this test only',
      items: Array.from({ length: 24 }, (_, index) => ({ number: index + 1, question: `Invented question ${index + 1}` })),
      ...changes,
    });

    it('show our topic labels, and the organisation’s own wording once it is loaded', async () => {
      const administrator = await test.signedInAs('administrator');
      const before = await idva.get(`/api/instruments/${DASH}`).expect(200);
      expect(before.body.items).toHaveLength(24);
      expect(before.body.wording).toEqual([]);
      const load = (body: object) => administrator.post(`/api/instruments/${DASH}/wording-packs`).set('Idempotency-Key', randomUUID()).send(body);
      await load(pack()).expect(201);
      const after = await idva.get(`/api/instruments/${DASH}`).expect(200);
      expect(after.body.wording).toMatchObject([{ language: 'en', questions: [{ number: 1, question: 'Invented question 1' }, ...Array(23).fill({})] }]);
      expect((await south.get(`/api/instruments/${DASH}`).expect(200)).body.wording).toEqual([]);
      expect((await load(pack({ items: [{ number: 1, question: 'only one' }] })).expect(409)).body.code).toBe('wording-incomplete');
      expect((await load(pack({ instrumentVersion: 'topics-0' })).expect(409)).body.code).toBe('instrument-unknown');
    });

    it('are loaded by an administrator only, and an unknown one is not there', async () => {
      await idva.post(`/api/instruments/${DASH}/wording-packs`).set('Idempotency-Key', randomUUID()).send(pack()).expect(403);
      await idva.get('/api/instruments/unheard-of').expect(404);
    });
  });

  describe('GET /api/session/device-key', () => {
    it('gives the same worker the same key after signing in again, and another worker another', async () => {
      const key = async (agent: TestAgent) => (await agent.get('/api/session/device-key').expect(200)).body.key;
      const first = await key(idva);
      expect(Buffer.from(first, 'base64')).toHaveLength(32);
      expect(await key(await test.signedInAs('idva'))).toBe(first);
      expect(await key(await test.signedInAs('key-worker'))).not.toBe(first);
      await test.nobody().get('/api/session/device-key').expect(401);
    });
  });
});
