import { randomUUID } from 'node:crypto';
import type { CaseView, DraftHandover, HandoverView, TodayRowView } from '@waymark/contracts';
import type TestAgent from 'supertest/lib/agent.js';
import { aCase, aHandoverRequest, setNextStep, teamId, workerId, type TestCase } from './setup/a-case.js';
import { startTestApp, type TestApp } from './setup/test-app.js';

const NEXT_MORNING = '2026-11-25T10:00:00.000Z';
const AFTER_LAPSE = '2026-11-27T00:00:01.000Z';

describe('handovers', () => {
  let test: TestApp;
  let giver: TestAgent;
  let receiver: TestAgent;
  let receiverId: string;
  let lead: TestAgent;

  beforeAll(async () => {
    test = await startTestApp();
    giver = await test.signedInAs('key-worker');
    receiver = await test.signedInAs('key-worker-2');
    lead = await test.signedInAs('team-lead');
    receiverId = await workerId(test, 'key-worker-2');
  });
  beforeEach(() => test.clock.setTo('2026-11-24T10:00:00.000Z'));
  afterAll(() => test.close());

  const toWorker = (): DraftHandover['receiver'] => ({ to: 'worker', id: receiverId });
  const draft = (ofCase: TestCase, body: object = aHandoverRequest(toWorker()), as = giver) =>
    as.post(`/api/cases/${ofCase.id}/handovers`).set('Idempotency-Key', randomUUID()).send(body);
  const drafted = async (ofCase: TestCase, body: object = aHandoverRequest(toWorker())): Promise<HandoverView> =>
    (await draft(ofCase, body).expect(201)).body;
  const act = (as: TestAgent, handover: HandoverView, name: string, body: object = {}) =>
    as.post(`/api/handovers/${handover.id}/${name}`).set('If-Match', `"v${handover.version}"`).send(body);
  const offered = async (ofCase: TestCase, body: object = aHandoverRequest(toWorker())): Promise<HandoverView> =>
    (await act(giver, await drafted(ofCase, body), 'offer').expect(200)).body;
  const accept = (as: TestAgent, handover: HandoverView) => act(as, handover, 'accept', { hasConflict: false });
  const holderOf = async ({ id }: TestCase): Promise<string> => (await test.owner.query('SELECT worker_id FROM cases WHERE id = $1', [id])).rows[0].worker_id;
  /** A finished assessment at medium and a plan that answers it. */
  const assessed = async ({ id }: TestCase, finishedAt: string): Promise<void> => {
    await test.owner.query(
      `WITH a AS (
         INSERT INTO risk_assessments (organisation_id, person_id, referral_id, case_id, instrument_code, instrument_version, state,
           started_at, started_by, finished_at, finished_by, is_complete, level)
         SELECT organisation_id, person_id, referral_id, id, 'x', '1', 'finished', $2, worker_id, $2, worker_id, true, 'medium' FROM cases WHERE id = $1
         RETURNING *)
       INSERT INTO safety_plans (organisation_id, person_id, referral_id, case_id, assessment_id, plan_version, outcome, copy_form,
         copy_safe_there, agreed_in_words, due_on, recorded_at, recorded_by)
       SELECT organisation_id, person_id, referral_id, case_id, id, 1, 'made', 'none', true, true, '2026-12-20', $2, started_by FROM a`,
      [id, finishedAt],
    );
  };
  const auditOf = async (id: string): Promise<string[]> =>
    (await test.owner.query('SELECT action FROM audit_entries WHERE subject_id = $1 ORDER BY id', [id])).rows.map((row) => row.action);

  describe('POST /api/cases/:id/handovers', () => {
    it('keeps a draft that only the giver can see, with its words encrypted', async () => {
      const ofCase = await aCase(test);
      const handover = await drafted(ofCase);
      expect(handover).toMatchObject({ state: 'drafted', isPreview: false, acts: ['change', 'offer', 'discard'] });
      await receiver.get(`/api/handovers/${handover.id}`).expect(404);
      const { rows } = await test.owner.query('SELECT row_to_json(s)::text AS row FROM handover_sections s WHERE handover_id = $1', [handover.id]);
      expect(rows).toHaveLength(5);
      expect(rows.map(({ row }) => row).join()).not.toContain('dentist');
    });

    it('refuses a second handover while one stands', async () => {
      const ofCase = await aCase(test);
      await drafted(ofCase);
      const answer = await draft(ofCase).expect(409);
      expect(answer.body.code).toBe('handover-already-open');
    });

    it('refuses to hand over a case that somebody else holds, and knows none that is not hers to read', async () => {
      const ofCase = await aCase(test, { worker: 'idva' });
      await draft(ofCase).expect(404);
      expect((await draft(ofCase, undefined, await test.signedInAs('duty-worker')).expect(409)).body.code).toBe('case-held-by-another');
    });

    it('refuses the giver herself, an administrator and a worker of another organisation as receiver', async () => {
      const ofCase = await aCase(test);
      const to = async (id: string) => (await draft(ofCase, aHandoverRequest({ to: 'worker', id })).expect(409)).body.code;
      expect(await to(ofCase.workerId)).toBe('handover-to-self');
      expect(await to(await workerId(test, 'administrator'))).toBe('handover-receiver-not-available');
      expect(await to(await workerId(test, 'key-worker', 'south'))).toBe('handover-receiver-not-available');
      const team = await draft(ofCase, aHandoverRequest({ to: 'team', id: await teamId(test, 'South') })).expect(409);
      expect(team.body.code).toBe('handover-receiver-not-available');
    });

    it('is not offered to a team that has ended since it was drafted: nobody would answer', async () => {
      const id = await teamId(test);
      const handover = await drafted(await aCase(test), aHandoverRequest({ to: 'team', id }));
      const ended = (at: string) => test.owner.query(`UPDATE teams SET ended_at = ${at} WHERE id = $1`, [id]);
      await ended('now()');
      expect((await act(giver, handover, 'offer').expect(409)).body.code).toBe('handover-receiver-not-available');
      await ended('NULL');
      await act(giver, handover, 'offer').expect(200);
    });

    it('is kept without a receiver, changed and cleared like any other, and offered to nobody', async () => {
      const ofCase = await aCase(test);
      const handover = await drafted(ofCase, { ...aHandoverRequest(toWorker()), receiver: null });
      expect(handover).toMatchObject({ state: 'drafted', receiver: null });
      expect((await giver.get(`/api/cases/${ofCase.id}`).expect(200)).body.handovers).toMatchObject([{ receiver: null }]);
      expect((await act(giver, handover, 'offer').expect(409)).body.code).toBe('handover-receiver-missing');
      const change = (body: object, version: number) => giver.put(`/api/handovers/${handover.id}`).set('If-Match', `"v${version}"`).send(body);
      const named = await change(aHandoverRequest(toWorker()), 1).expect(200);
      expect(named.body.receiver).toMatchObject({ to: 'worker' });
      const older = await change({ ...aHandoverRequest(toWorker()), receiver: null, reason: 'Typed in another window.' }, 1).expect(412);
      expect(older.body.code).toBe('stale-version');
      await act(giver, named.body, 'discard').expect(200);
    });

    it.each([
      ['an unknown field', { surprise: 1 }, 'surprise', 'unknown-field'],
      ['a kind that is none', { kind: 'emergency-cover' }, 'kind', 'not-a-choice'],
      ['a missing receiver', { receiver: undefined }, 'receiver', 'required'],
      ['a null byte', { reason: 'a\u0000b' }, 'reason', 'forbidden-characters'],
      ['over-long words', { reason: 'x'.repeat(1_001) }, 'reason', 'too-long'],
      ['a part written twice', { sections: ['wishes', 'wishes'].map((section) => ({ section, text: 'x', beforeAcceptance: true })) }, 'sections', 'repeated'],
      ['an impossible count', { stepDown: { openMaracActions: -1, criticalEventPending: false, capacityConfirmed: true } }, 'stepDown.openMaracActions', 'out-of-range'],
    ])('names the field for %s', async (_, change, field, code) => {
      const answer = await draft(await aCase(test), { ...aHandoverRequest(toWorker()), ...change }).expect(400);
      expect(answer.body.fields).toContainEqual(expect.objectContaining({ field, code }));
    });

    it('is closed to whoever is not signed in, to an administrator and to another organisation', async () => {
      const ofCase = await aCase(test);
      await draft(ofCase, aHandoverRequest(toWorker()), test.nobody()).expect(401);
      await draft(ofCase, aHandoverRequest(toWorker()), await test.signedInAs('administrator')).expect(403);
      await draft(ofCase, aHandoverRequest(toWorker()), await test.signedInAs('key-worker', 'south')).expect(404);
    });
  });

  describe('PUT /api/handovers/:id', () => {
    it('changes a draft, empties what was taken out, and not after it was offered', async () => {
      const handover = await drafted(await aCase(test));
      const body = aHandoverRequest(toWorker(), { reason: 'Long leave.', sections: [{ section: 'wishes', text: 'Wants Welsh.', beforeAcceptance: true }] });
      const change = (one: HandoverView, as = giver) => as.put(`/api/handovers/${one.id}`).set('If-Match', `"v${one.version}"`).send(body);
      const { body: changed } = await change(handover).expect(200);
      expect(changed.reason).toBe('Long leave.');
      expect(changed.sections.map(({ section }: { section: string }) => section)).toEqual(['wishes']);
      expect((await change(handover).expect(412)).body.code).toBe('stale-version');
      expect((await change(changed, lead).expect(409)).body.code).toBe('handover-not-the-giver');
    });
  });

  describe('POST /api/handovers/:id/offer', () => {
    it('gives the receiver the working days of the setting, over a weekend and to the end of the day', async () => {
      test.clock.setTo('2026-11-27T15:00:00.000Z');
      const handover = await offered(await aCase(test));
      expect(handover.lapsesAt).toBe('2026-12-01T23:59:59.999Z');
    });

    it('leaves the risk with the giver', async () => {
      const ofCase = await aCase(test);
      const handover = await offered(ofCase);
      expect(handover.riskHolder.id).toBe(ofCase.workerId);
      expect(await holderOf(ofCase)).toBe(ofCase.workerId);
    });

    it.each([
      ['a reason', { reason: null }, 'handover-reason-missing'],
      ['what the receiver needs to decide', { sections: [] }, 'handover-preview-incomplete'],
      ['telling the person', { consent: { basis: 'not-settled', reason: null } }, 'handover-consent-missing'],
      ['her agreement where it leaves the service', { kind: 'to-other-service' }, 'handover-consent-missing'],
      ['what must be settled before a step down', { kind: 'step-down' }, 'handover-step-down-not-ready'],
    ])('is refused without %s', async (_, change, code) => {
      const handover = await drafted(await aCase(test), { ...aHandoverRequest(toWorker()), ...change });
      expect((await act(giver, handover, 'offer').expect(409)).body.code).toBe(code);
    });

    it('lets a case step down on a fresh assessment below high, a plan that answers it, and the giver’s own answers', async () => {
      const ofCase = await aCase(test, { risk: 'medium' });
      const stepDown = { openMaracActions: 0, criticalEventPending: false, capacityConfirmed: true };
      const request = aHandoverRequest(toWorker(), { kind: 'step-down', stepDown });
      const first = await drafted(ofCase, request);
      expect((await act(giver, first, 'offer').expect(409)).body.code).toBe('handover-step-down-not-ready');
      await assessed(ofCase, '2026-11-20T10:00:00.000Z');
      expect((await act(giver, first, 'offer').expect(200)).body.state).toBe('offered');
      const old = await aCase(test, { risk: 'medium' });
      await assessed(old, '2026-01-20T10:00:00.000Z');
      expect((await act(giver, await drafted(old, request), 'offer').expect(409)).body.code).toBe('handover-step-down-not-ready');
    });

    it('shows the receiver the agreed parts only, before she has accepted', async () => {
      const handover = await offered(await aCase(test));
      const { body } = await receiver.get(`/api/handovers/${handover.id}`).expect(200);
      expect(body.isPreview).toBe(true);
      expect(body.sections.map(({ section }: { section: string }) => section)).toEqual(['live-dangers', 'safe-contact', 'who-must-not-know', 'next-contact']);
      expect(body.withheld).toEqual(['children']);
      expect(JSON.stringify(body)).not.toContain('met at school');
      expect(body.acts).toEqual(['accept', 'decline']);
      expect(await auditOf(handover.id)).toEqual(['handover.drafted', 'handover.offered', 'handover.read']);
    });

    it('adds what the record itself says at the moment of reading, left out by the giver or not, and no number in clear', async () => {
      const ofCase = await aCase(test, { risk: 'high' });
      const handover = await offered(ofCase);
      const facts = async (as: TestAgent) => ((await as.get(`/api/handovers/${handover.id}`).expect(200)).body as HandoverView).record?.facts ?? [];
      expect((await facts(receiver)).map(({ fact }) => fact)).toEqual(['level', 'next-step', 'plan', 'safe-contact']);
      await test.owner.query(
        `INSERT INTO risk_assessments (organisation_id, person_id, referral_id, case_id, instrument_code, instrument_version, state, started_at, started_by)
         SELECT organisation_id, person_id, referral_id, id, 'x', '1', 'draft', $2, worker_id FROM cases WHERE id = $1`,
        [ofCase.id, '2026-11-23T10:00:00.000Z'],
      );
      await test.owner.query(
        `INSERT INTO reviews (organisation_id, person_id, referral_id, subject, due_on, state, planned_at)
         SELECT organisation_id, person_id, referral_id, 'risk-assessment', '2026-11-20', 'planned', $2 FROM cases WHERE id = $1`,
        [ofCase.id, '2026-11-01T10:00:00.000Z'],
      );
      await setNextStep(test, ofCase.id, 'Court with her', '2026-11-26');
      const seen = await facts(receiver);
      expect(seen).toContainEqual(expect.objectContaining({ fact: 'level', level: 'high' }));
      expect(seen).toContainEqual(expect.objectContaining({ fact: 'unfinished-assessment', begunOn: '2026-11-23' }));
      expect(seen).toContainEqual({ fact: 'late-review', subject: 'risk-assessment', dueOn: '2026-11-20' });
      expect(seen).toContainEqual({ fact: 'next-step', words: 'Court with her', dueOn: '2026-11-26', isLate: false });
      expect(await facts(giver)).toEqual(seen);
      const numbers = seen.flatMap((one) => (one.fact === 'safe-contact' ? one.numbers : []));
      expect(numbers).toHaveLength(1);
      expect(numbers[0]?.masked).toMatch(/^••••• •••\d{3}$/);
      await act(receiver, handover, 'decline', { reason: 'no-capacity', words: null }).expect(204);
      expect((await giver.get(`/api/handovers/${handover.id}`).expect(200)).body.record).toBeNull();
    });

    it('opens the record with the yes, and not with the offer', async () => {
      const ofCase = await aCase(test);
      const handover = await offered(ofCase);
      const record = [`/api/people/${ofCase.personId}`, `/api/cases/${ofCase.id}`, `/api/referrals/${ofCase.referralId}`, `/api/people/${ofCase.personId}/notes`];
      for (const path of record) await receiver.get(path).expect(404);
      await accept(receiver, handover).expect(200);
      for (const path of record) await receiver.get(path).expect(200);
    });

    it('opens no record to a lead that she could not read before, and closes none', async () => {
      const ofCase = await aCase(test);
      const handover = await offered(ofCase, aHandoverRequest({ to: 'worker', id: await workerId(test, 'team-lead') }));
      expect((await lead.get(`/api/handovers/${handover.id}`).expect(200)).body.record.facts).not.toEqual([]);
      await lead.get(`/api/people/${ofCase.personId}`).expect(200);
      expect((await accept(lead, handover).expect(200)).body.state).toBe('accepted');
    });

    it('is not there for a colleague who was not asked', async () => {
      const handover = await offered(await aCase(test));
      await (await test.signedInAs('idva')).get(`/api/handovers/${handover.id}`).expect(404);
      await (await test.signedInAs('key-worker-2', 'south')).get(`/api/handovers/${handover.id}`).expect(404);
    });
  });

  describe('POST /api/handovers/:id/accept', () => {
    it('moves the risk to the receiver in the same breath and shows her all', async () => {
      const ofCase = await aCase(test);
      const handover = await offered(ofCase);
      const { body } = await accept(receiver, handover).expect(200);
      expect(body).toMatchObject({ state: 'accepted', isPreview: false, withheld: [], acts: ['hold-joint-contact', 'complete'] });
      expect(body.riskHolder.id).toBe(receiverId);
      expect(await holderOf(ofCase)).toBe(receiverId);
      expect(await auditOf(handover.id)).toContain('handover.accepted');
    });

    it('brings the look at the risk forward', async () => {
      const ofCase = await aCase(test);
      await test.owner.query(
        `INSERT INTO reviews (organisation_id, person_id, referral_id, case_id, subject, due_on, state, planned_at)
         SELECT organisation_id, person_id, referral_id, id, 'risk-assessment', '2027-01-20', 'planned', now() FROM cases WHERE id = $1`,
        [ofCase.id],
      );
      await accept(receiver, await offered(ofCase)).expect(200);
      const { rows } = await test.owner.query('SELECT due_on::text FROM reviews WHERE case_id = $1', [ofCase.id]);
      expect(rows).toEqual([{ due_on: '2026-12-01' }]);
    });

    it('lets any member of the team asked accept, once', async () => {
      const ofCase = await aCase(test);
      const handover = await offered(ofCase, aHandoverRequest({ to: 'team', id: await teamId(test) }));
      const idva = await test.signedInAs('idva');
      const answers = await Promise.all([accept(receiver, handover), accept(idva, handover)]);
      // Once a colleague has accepted, the person is hers, and the one who came later finds nobody there.
      const [first, second] = answers.map(({ status }) => status).sort();
      expect([first, [404, 412].includes(second!)]).toEqual([200, true]);
      const { rows } = await test.owner.query('SELECT accepted_by FROM handovers WHERE id = $1', [handover.id]);
      expect(await holderOf(ofCase)).toBe(rows[0].accepted_by);
    });

    it('is for the receiver alone, not for the giver, her lead or a colleague', async () => {
      const handover = await offered(await aCase(test), aHandoverRequest({ to: 'team', id: await teamId(test) }));
      expect((await accept(giver, handover).expect(409)).body.code).toBe('handover-not-the-receiver');
      const named = await offered(await aCase(test));
      expect((await accept(lead, named).expect(409)).body.code).toBe('handover-not-the-receiver');
      await accept(await test.signedInAs('idva'), named).expect(404);
    });

    it('is refused where she knows somebody involved, and after the time was up', async () => {
      const handover = await offered(await aCase(test));
      expect((await act(receiver, handover, 'accept', { hasConflict: true }).expect(409)).body.code).toBe('handover-conflict-of-interest');
      test.clock.setTo(AFTER_LAPSE);
      expect((await accept(receiver, handover).expect(409)).body.code).toBe('handover-lapsed');
    });

    it('asks for the version that was seen and for a whole body', async () => {
      const handover = await offered(await aCase(test));
      expect((await receiver.post(`/api/handovers/${handover.id}/accept`).send({ hasConflict: false }).expect(428)).body.code).toBe('precondition-missing');
      expect((await act(receiver, handover, 'accept').expect(400)).body.fields).toContainEqual(expect.objectContaining({ field: 'hasConflict' }));
    });
  });

  describe('POST /api/handovers/:id/decline', () => {
    it('sends the case back to the giver with the reason, and leaves the receiver nothing to read', async () => {
      const ofCase = await aCase(test);
      const handover = await offered(ofCase);
      await receiver.get(`/api/people/${ofCase.personId}`).expect(404);
      await act(receiver, handover, 'decline', { reason: 'no-capacity', words: null }).expect(204);
      for (const path of [`/api/handovers/${handover.id}`, `/api/people/${ofCase.personId}`, `/api/cases/${ofCase.id}`]) await receiver.get(path).expect(404);
      expect(await holderOf(ofCase)).toBe(ofCase.workerId);
      const { body: seen } = await giver.get(`/api/handovers/${handover.id}`).expect(200);
      expect(seen).toMatchObject({ state: 'declined', declineReason: 'no-capacity', acts: ['acknowledge'] });
    });

    it('asks for words with "other", and is final', async () => {
      const handover = await offered(await aCase(test));
      expect((await act(receiver, handover, 'decline', { reason: 'other', words: null }).expect(409)).body.code).toBe('handover-reason-missing');
      await act(receiver, handover, 'decline', { reason: 'other', words: 'On a course.' }).expect(204);
      await accept(receiver, handover).expect(404);
      expect((await act(giver, { ...handover, version: handover.version + 1 }, 'recall', { reason: 'Too late.' }).expect(409)).body.code).toBe('handover-state-forbids');
    });
  });

  describe('POST /api/handovers/:id/recall, discard and acknowledge', () => {
    it('takes an offer back with a reason, and the next one can be drafted', async () => {
      const ofCase = await aCase(test);
      const handover = await offered(ofCase);
      expect((await act(receiver, handover, 'recall', { reason: 'no' }).expect(409)).body.code).toBe('handover-not-the-giver');
      const { body } = await act(giver, handover, 'recall', { reason: 'She asked to stay.' }).expect(200);
      expect(body).toMatchObject({ state: 'recalled', answerWords: 'She asked to stay.' });
      await receiver.get(`/api/handovers/${handover.id}`).expect(404);
      await drafted(ofCase);
    });

    it('discards a draft and not an offer', async () => {
      const handover = await drafted(await aCase(test));
      expect((await act(giver, handover, 'discard').expect(200)).body.state).toBe('discarded');
      const second = await offered(await aCase(test));
      expect((await act(giver, second, 'discard').expect(409)).body.code).toBe('handover-state-forbids');
    });

    it('lets the giver say once that she knows the case is hers again', async () => {
      const handover = await offered(await aCase(test));
      await act(receiver, handover, 'decline', { reason: 'no-capacity', words: null }).expect(204);
      const { body } = await giver.get(`/api/handovers/${handover.id}`).expect(200);
      await act(receiver, body, 'acknowledge').expect(404);
      expect((await act(lead, body, 'acknowledge').expect(409)).body.code).toBe('handover-not-the-giver');
      await act(giver, body, 'acknowledge').expect(204);
      const { body: known } = await giver.get(`/api/handovers/${handover.id}`).expect(200);
      expect(known.acts).toEqual([]);
      expect((await act(giver, known, 'acknowledge').expect(409)).body.code).toBe('handover-state-forbids');
    });
  });

  describe('POST /api/handovers/:id/hold-joint-contact and complete', () => {
    const accepted = async (): Promise<HandoverView> => (await accept(receiver, await offered(await aCase(test))).expect(200)).body;

    it('completes after the joint meeting', async () => {
      test.clock.setTo(NEXT_MORNING);
      const handover = await accepted();
      expect((await act(receiver, handover, 'hold-joint-contact', { on: '2026-11-26' }).expect(400)).body.fields[0].code).toBe('date-in-future');
      const { body: met } = await act(receiver, handover, 'hold-joint-contact', { on: '2026-11-25' }).expect(200);
      const { body } = await act(receiver, met, 'complete', { whyNoJointContact: null }).expect(200);
      expect(body).toMatchObject({ state: 'completed', jointContactOn: '2026-11-25', acts: [] });
    });

    it('stays on the giver’s Today until she has seen it, also where it was completed while she was away, and opens her nothing more', async () => {
      const ofCase = await aCase(test);
      const taken: HandoverView = (await accept(receiver, await offered(ofCase)).expect(200)).body;
      await act(receiver, taken, 'complete', { whyNoJointContact: 'The giver is on leave.' }).expect(200);
      await test.owner.query(`UPDATE handovers SET completed_at = '2020-01-01T12:00:00Z' WHERE id = $1`, [taken.id]);
      const line = async () => (await giver.get('/api/today').expect(200)).body.rows.find(({ person }: TodayRowView) => person.id === ofCase.personId);
      expect(await line()).toMatchObject({
        ...{ stage: 'handed-over', mayOpen: false, contact: null, items: [{ kind: 'handover-accepted', by: 'second key-worker of North' }] },
      });
      for (const path of [`/api/people/${ofCase.personId}`, `/api/cases/${ofCase.id}`]) await giver.get(path).expect(404);
      const { body: seen } = await giver.get(`/api/handovers/${taken.id}`).expect(200);
      expect(seen).toMatchObject({ state: 'completed', sections: [], record: null, acts: ['acknowledge'], riskHolder: { id: receiverId } });
      await act(giver, seen, 'acknowledge').expect(204);
      expect(await line()).toBeUndefined();
      await giver.get(`/api/handovers/${taken.id}`).expect(404);
    });

    it('tells the giver who took it, and afterwards nothing of how the person fares, nor whose the case has become since', async () => {
      const ofCase = await aCase(test, { risk: 'medium' });
      const taken: HandoverView = (await accept(receiver, await offered(ofCase)).expect(200)).body;
      await act(receiver, taken, 'complete', { whyNoJointContact: 'She has moved to her sister.' }).expect(200);
      const page = async (): Promise<HandoverView> => (await giver.get(`/api/handovers/${taken.id}`).expect(200)).body;
      const rows = async (): Promise<TodayRowView[]> => (await giver.get('/api/today').expect(200)).body.rows;
      expect(await page()).toMatchObject({ risk: 'medium', whyNoJointContact: 'She has moved to her sister.' });
      await test.owner.query(`UPDATE handovers SET completed_at = '2020-01-01T12:00:00Z' WHERE id = $1`, [taken.id]);
      const before = { page: await page(), rows: await rows() };
      await test.owner.query(`UPDATE referrals SET risk = 'high' WHERE id = $1`, [ofCase.referralId]);
      await test.owner.query(`UPDATE people SET date_of_birth = '1990-01-01', language = 'welsh', interpreter = 'needed' WHERE id = $1`, [ofCase.personId]);
      await test.owner.query('UPDATE cases SET worker_id = $2 WHERE id = $1', [ofCase.id, await workerId(test, 'idva')]);
      expect({ page: await page(), rows: await rows() }).toEqual(before);
      const person = { id: ofCase.personId, language: null, interpreter: null };
      expect(before.page).toMatchObject({ risk: null, person: { ...person, age: null }, whyNoJointContact: null, riskHolder: { id: receiverId } });
      expect(before.rows.find(({ id }) => id === taken.id)).toMatchObject({ risk: null, person, items: [{ reasons: ['no-date'] }] });
    });

    it('asks why where there was none, and only the new worker completes', async () => {
      const handover = await accepted();
      expect((await act(receiver, handover, 'complete', { whyNoJointContact: null }).expect(409)).body.code).toBe('joint-contact-missing');
      expect((await act(giver, handover, 'complete', { whyNoJointContact: 'x' }).expect(409)).body.code).toBe('handover-not-the-receiver');
      expect((await act(receiver, handover, 'complete', { whyNoJointContact: 'The giver is on sick leave.' }).expect(200)).body.state).toBe('completed');
    });
  });

  describe('POST /api/cases/:id/take-over', () => {
    const takeOver = async (as: TestAgent, { id }: TestCase, version = 1) =>
      as.post(`/api/cases/${id}/take-over`).set('If-Match', `"v${version}"`).send({ reason: 'Off sick since this morning.' });

    it('gives the case of somebody who fell away to a manager at once, and takes back what she had offered', async () => {
      const ofCase = await aCase(test);
      const standing = await offered(ofCase);
      const answer = await takeOver(lead, ofCase);
      expect([answer.status, answer.body.kind, answer.body.state]).toEqual([200, 'emergency-cover', 'accepted']);
      expect(await holderOf(ofCase)).toBe(await workerId(test, 'team-lead'));
      expect((await lead.get(`/api/handovers/${standing.id}`).expect(200)).body.state).toBe('recalled');
    });

    it('is a manager’s, never a colleague’s, and goes by what she saw', async () => {
      const ofCase = await aCase(test);
      expect((await takeOver(receiver, ofCase)).status).toBe(403);
      expect((await takeOver(lead, ofCase, 7)).status).toBe(412);
      expect((await takeOver(await test.signedInAs('team-lead', 'south'), ofCase)).status).toBe(404);
    });
  });

  describe('GET /api/handovers/receivers', () => {
    it('names colleagues who work with people, and the teams, of the own organisation', async () => {
      const { body } = await giver.get('/api/handovers/receivers').expect(200);
      const names = body.workers.map(({ name }: { name: string }) => name);
      expect(names).toContain('second key-worker of North');
      expect(names).not.toContain('key-worker of North');
      expect(names).not.toContain('administrator of North');
      expect(names.filter((name: string) => name.includes('South'))).toEqual([]);
      expect(body.teams).toHaveLength(2);
    });
  });

  it('shows every step on the case', async () => {
    const ofCase = await aCase(test);
    await accept(receiver, await offered(ofCase)).expect(200);
    const { body }: { body: CaseView } = await giver.get(`/api/cases/${ofCase.id}`).expect(200);
    expect(body.handovers).toEqual([expect.objectContaining({ state: 'accepted', giver: 'key-worker of North', acceptedBy: 'second key-worker of North' })]);
    const { body: person } = await giver.get(`/api/people/${ofCase.personId}`).expect(200);
    const actions = person.timeline.map(({ action }: { action: string }) => action);
    expect(actions).toEqual(expect.arrayContaining(['handover.drafted', 'handover.offered', 'handover.accepted']));
  });
});
