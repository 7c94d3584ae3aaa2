import { randomUUID } from 'node:crypto';
import type { LogAttempt, Page, ReferralContactView, ReferralListItem, ReferralView, TodayView, UndecidedHighView } from '@waymark/contracts';
import type TestAgent from 'supertest/lib/agent.js';
import { aHandoverRequest } from './setup/a-case.js';
import { aReferralRequest } from './setup/a-referral-request.js';
import { aFinish, assessing } from './setup/an-assessment.js';
import { ImportSteps } from './setup/import-steps.js';
import { startTestApp, TEST_NOW, type TestApp } from './setup/test-app.js';
import { WaitingSteps } from './setup/waiting.js';

describe('a safety contact before triage', () => {
  let test: TestApp;
  let given: WaitingSteps;
  let idva: TestAgent;

  beforeAll(async () => {
    test = await startTestApp();
    given = await WaitingSteps.of(test);
    idva = await test.signedInAs('idva');
  });
  beforeEach(() => test.clock.setTo(TEST_NOW));
  afterAll(() => test.close());

  const high = (changes: object = {}): Promise<ReferralView> => given.referred({ judgedHigh: true, ...changes });
  const requestOf = () => aReferralRequest({ serviceIds: [given.services['outreach']!] });
  const tasksOf = async (referralId: string) =>
    (await test.owner.query('SELECT entry_id, holder_id, due_at, outcome FROM tasks WHERE referral_id = $1 ORDER BY created_at', [referralId])).rows;
  const aboveTheList = async ({ id }: ReferralView): Promise<UndecidedHighView | undefined> =>
    (await given.list()).undecided.find(({ referralId }) => referralId === id);
  const onToday = async (agent: TestAgent, { id }: ReferralView) =>
    ((await agent.get('/api/today').expect(200)).body as TodayView).rows.find(({ referralId }) => referralId === id);
  const hold = (referral: ReferralView, holderId: string, as = idva, version = referral.version) =>
    as.post(`/api/referrals/${referral.id}/safety-contact/hold`).set('If-Match', `"v${version}"`).send({ holderId });
  const contact = async ({ id }: ReferralView): Promise<ReferralContactView> => (await idva.get(`/api/referrals/${id}/contact`).expect(200)).body;
  const log = async (referral: ReferralView, changes: Partial<LogAttempt> = {}, as = idva) => {
    const phone = (await contact(referral)).contactRoutes.find(({ kind }) => kind === 'phone');
    const body: LogAttempt = {
      ...{ method: 'call', outcome: 'spoke', contactPointId: phone?.id ?? null, madeOn: null, madeTime: null, hasHappened: false },
      ...{ note: null, nextTryOn: null, nextTryTime: null, saidAgain: null },
      ...changes,
    };
    return as.post(`/api/referrals/${referral.id}/attempts`).set('Idempotency-Key', randomUUID()).send(body);
  };
  const decline = (referral: ReferralView, body: object, as = given.lead) =>
    given.decide(referral, 'decline', { reason: 'out-of-scope', note: null, duplicateOf: null, ...body }, as);

  describe('when the referral is saved', () => {
    it('is owed at once, held by whoever logged it, and stands on her Today above all else', async () => {
      const referral = await high();
      expect(referral.highSignals).toEqual(['professional-judgement']);
      expect(referral.safetyContact).toEqual({
        holder: { id: await given.workerId('duty-worker'), name: 'duty-worker of North' },
        ...{ entryId: null, dueAt: new Date(TEST_NOW).toISOString(), doneAt: null, end: null },
      });
      const row = await onToday(given.duty, referral);
      expect(row).toMatchObject({ stage: 'undecided', entryId: null });
      expect(row?.items[0]).toMatchObject({ kind: 'safety-contact', does: { act: 'log-contact', entryId: null } });
      expect(await onToday(idva, referral)).toBeUndefined();
    });

    it('stands above the waiting list with its holder, its ground and the clock that runs, in the targets of a high risk', async () => {
      const referral = await high({ source: 'police', agencyName: 'Heddlu Example' });
      const row = await aboveTheList(referral);
      expect(row).toMatchObject({ holder: { name: 'duty-worker of North' }, nextClock: 'first-attempt', safetyContact: { grounds: ['professional-judgement'], doneAt: null } });
      expect(row?.clocks.find(({ kind }) => kind === 'first-contact')).toMatchObject({ target: 2, unit: 'working-days' });
      expect((await given.list()).rows.some(({ referralId }) => referralId === referral.id)).toBe(false);
    });

    it('is said once, on her record and to whoever listens', async () => {
      const referral = await high();
      expect((await given.auditOf(referral.person.id)).filter((action) => action === 'safety-contact.needed')).toHaveLength(1);
      const { rows } = await test.owner.query(
        `SELECT FROM outbox_messages WHERE topic = 'safety-contact.needed' AND subject_id IN (SELECT id FROM tasks WHERE referral_id = $1)`,
        [referral.id],
      );
      expect(rows).toHaveLength(1);
    });

    it.each([
      [{ instrument: 'police-dash-27', score: null, grade: 'high' }, 'police-grade-signal'],
      [{ instrument: 'police-dash-27', score: 14, grade: null }, 'police-score-signal'],
      [{ instrument: 'dara', score: null, grade: 'high' }, 'dara-grade-signal'],
      [{ instrument: 'safelives-dash-24', score: 14, grade: null }, 'visible-high-risk'],
    ])('is owed by the same rule for another agency’s result that is told in the call: %j', async (finding, ground) => {
      const externalAssessment = { ...finding, assessedOn: '2026-11-20' };
      const { body } = await given.duty.post('/api/referrals').set('Idempotency-Key', randomUUID()).send({ ...requestOf(), externalAssessment }).expect(201);
      expect(body).toMatchObject({ highSignals: [ground], risk: 'not-assessed', externalAssessment: finding, externallyAssessedOn: '2026-11-20' });
      expect(await tasksOf(body.id)).toMatchObject([{ holder_id: await given.workerId('duty-worker'), outcome: null }]);
    });

    it.each([
      [{ instrument: 'police-dash-27', score: null, grade: null }, 'externalAssessment.score', 'required'],
      [{ instrument: 'police-dash-27', score: 28, grade: null }, 'externalAssessment.score', 'out-of-range'],
      [{ instrument: 'dara', score: null, grade: null }, 'externalAssessment.grade', 'required'],
      [{ instrument: 'dara', score: 3, grade: 'high' }, 'externalAssessment.score', 'not-a-choice'],
      [{ instrument: 'safelives-dash-24', score: 12, grade: 'high' }, 'externalAssessment.grade', 'not-a-choice'],
      [{ instrument: 'dara', score: null, grade: 'high', assessedOn: '2027-01-01' }, 'externalAssessment.assessedOn', 'date-in-future'],
      [{ instrument: 'tea-leaves', score: null, grade: 'high' }, 'externalAssessment.instrument', 'not-a-choice'],
    ])('is owed for no result that its form cannot have: %j', async (finding, field, code) => {
      const body = { ...requestOf(), externalAssessment: { assessedOn: null, ...finding } };
      const refused = await given.duty.post('/api/referrals').set('Idempotency-Key', randomUUID()).send(body).expect(400);
      expect(refused.body.fields).toMatchObject([{ field, code }]);
    });

    it('is owed to nobody whose risk nothing calls high, and no holder is named for nothing', async () => {
      const referral = await given.referred();
      expect([referral.safetyContact, await tasksOf(referral.id), await aboveTheList(referral)]).toEqual([null, [], undefined]);
      const riskHolderId = await given.workerId('duty-worker');
      const body = { ...requestOf(), judgedHigh: false, riskHolderId };
      const refused = await given.duty.post('/api/referrals').set('Idempotency-Key', randomUUID()).send(body).expect(409);
      expect(refused.body.code).toBe('no-safety-contact-owed');
    });

    it('is given to a colleague by a lead alone, and to nobody who is not there', async () => {
      const riskHolderId = await given.workerId('idva');
      const record = (as: TestAgent, holder: string) =>
        as.post('/api/referrals').set('Idempotency-Key', randomUUID()).send({ ...requestOf(), judgedHigh: true, riskHolderId: holder });
      expect((await record(given.duty, riskHolderId)).body.code).toBe('only-for-yourself');
      for (const stranger of [randomUUID(), await given.workerId('idva', 'south'), await given.workerId('administrator')]) {
        expect((await record(given.lead, stranger)).body.code).toBe('worker-not-available');
      }
      const { status, body } = await record(given.lead, riskHolderId);
      expect([status, body.safetyContact.holder.name]).toEqual([201, 'idva of North']);
    });

    it('is owed as well when an assessment finds the danger before triage, and then held by who found it', async () => {
      const referral = await given.referred();
      await assessing(idva).finished(referral.id, aFinish({ judgement: { level: 'high', reason: 'He has found out where she is.' } }));
      expect(await tasksOf(referral.id)).toEqual([expect.objectContaining({ entry_id: null, holder_id: await given.workerId('idva'), outcome: null })]);
      expect((await aboveTheList(referral))?.safetyContact.grounds).toEqual(['recorded-high']);
    });

    it('shows nothing of it to another organisation', async () => {
      const referral = await high();
      const south = await test.signedInAs('team-lead', 'south');
      await south.get(`/api/referrals/${referral.id}/contact`).expect(404);
      expect((await hold(referral, await given.workerId('team-lead', 'south'), south)).status).toBe(404);
      expect((await south.get('/api/waiting-list').expect(200)).body.undecided).toEqual([]);
    });
  });

  describe('who holds it', () => {
    it('is whoever takes it, and until then who held it before', async () => {
      const referral = await high();
      expect((await hold(referral, await given.workerId('key-worker')).expect(409)).body.code).toBe('only-for-yourself');
      const { body } = await hold(referral, await given.workerId('idva')).expect(200);
      expect(body.safetyContact.holder.name).toBe('idva of North');
      expect(await onToday(given.duty, referral)).toBeUndefined();
      expect((await onToday(idva, referral))?.items[0]).toMatchObject({ kind: 'safety-contact' });
      expect(await given.auditOf(referral.person.id)).toContain('safety-contact.taken');
    });

    it('is given by a lead, and the slower of two is told', async () => {
      const referral = await high();
      const holderId = await given.workerId('key-worker');
      await hold(referral, holderId, given.lead).expect(200);
      expect((await hold(referral, await given.workerId('idva')).expect(412)).body.code).toBe('stale-version');
      expect((await tasksOf(referral.id)).map(({ holder_id }) => holder_id)).toEqual([holderId]);
    });

    it('is asked for by nobody where nothing is owed, and on the list once a service has accepted her', async () => {
      const ordinary = await given.referred();
      expect((await hold(ordinary, await given.workerId('idva')).expect(409)).body.code).toBe('no-safety-contact-owed');
      const referral = await high();
      await given.decide(referral, 'accept', await given.acceptance()).expect(200);
      expect((await hold(referral, await given.workerId('idva'), idva, 2).expect(409)).body.code).toBe('referral-state-forbids');
    });

    it('may be named for a risk that a changed rule calls high, which nobody held', async () => {
      const referral = await given.referred();
      const dara = { instrument: 'dara', score: null, outOf: null, grade: 'high' };
      await test.owner.query('UPDATE referrals SET external_assessment = $2 WHERE id = $1', [referral.id, dara]);
      expect(await aboveTheList(referral)).toMatchObject({ holder: null, safetyContact: { dueAt: null } });
      await hold(referral, await given.workerId('idva')).expect(200);
      expect(await aboveTheList(referral)).toMatchObject({ holder: { name: 'idva of North' } });
    });
  });

  describe('what becomes of it', () => {
    it('goes on with acceptance: the same one, on the list, with the holder named there', async () => {
      const referral = await high();
      const before = await tasksOf(referral.id);
      const riskHolderId = await given.workerId('idva');
      await given.decide(referral, 'accept', await given.acceptance({ riskHolderId }), given.lead).expect(200);
      const after = await tasksOf(referral.id);
      expect(after).toEqual([{ ...before[0], entry_id: expect.any(String), holder_id: riskHolderId }]);
      const [row] = (await given.list()).rows.filter(({ referralId }) => referralId === referral.id);
      expect(row).toMatchObject({ band: 'safety-contact', holder: { name: 'idva of North' }, safetyContact: { doneAt: null } });
      expect(await aboveTheList(referral)).toBeUndefined();
    });

    it('stays in sight on the referral, the person and the case, with its holder, until she has been spoken to', async () => {
      const referral = await high();
      const riskHolderId = await given.workerId('idva');
      const { body: accepted } = await given.decide(referral, 'accept', await given.acceptance({ riskHolderId }), given.lead).expect(200);
      const entryId = (await tasksOf(referral.id))[0].entry_id;
      const owed = { entryId, holder: { name: 'idva of North' } };
      expect(accepted).toMatchObject({ highSignals: ['professional-judgement'], safetyContact: { ...owed, doneAt: null } });
      const ofPerson = async () => (await given.lead.get(`/api/people/${referral.person.id}`).expect(200)).body.safetyContact;
      expect(await ofPerson()).toMatchObject({ ...owed, referralId: referral.id });
      const workerId = await given.workerId('key-worker');
      const { body: agreed } = await given.act(await given.entry(entryId), 'agree-support', { agreedOn: '2026-11-24', workerId }).expect(200);
      // Agreed through the referrer perhaps: whoever holds the case now holds what is owed, and it leads her day.
      const ofCase = async () => (await given.lead.get(`/api/cases/${agreed.caseId}`).expect(200)).body.safetyContact;
      for (const read of [ofPerson, ofCase]) expect(await read()).toMatchObject({ entryId, holder: { name: 'key-worker of North' } });
      const key = await test.signedInAs('key-worker');
      expect((await onToday(key, referral))?.items[0]).toMatchObject({ kind: 'safety-contact', does: { act: 'log-contact', entryId } });
      await given.log(await given.entry(entryId), { outcome: 'spoke' }, key).expect(201);
      expect([await ofPerson(), await ofCase()]).toEqual([null, null]);
      expect((await given.lead.get(`/api/referrals/${referral.id}`).expect(200)).body).toMatchObject({ highSignals: [], safetyContact: { end: 'contacted' } });
    });

    it('goes with the case into other hands, by a handover and where a manager takes it over', async () => {
      const referral = await high();
      await given.decide(referral, 'accept', await given.acceptance(), given.lead).expect(200);
      const entryId = (await tasksOf(referral.id))[0].entry_id;
      const workerId = await given.workerId('key-worker');
      const { body: agreed } = await given.act(await given.entry(entryId), 'agree-support', { agreedOn: '2026-11-24', workerId }).expect(200);
      const [giver, receiver] = [await test.signedInAs('key-worker'), await test.signedInAs('key-worker-2')];
      const request = aHandoverRequest({ to: 'worker', id: await given.workerId('key-worker-2') });
      const { body: drafted } = await giver.post(`/api/cases/${agreed.caseId}/handovers`).set('Idempotency-Key', randomUUID()).send(request).expect(201);
      const act = (as: TestAgent, name: string, version: number) => as.post(`/api/handovers/${drafted.id}/${name}`).set('If-Match', `"v${version}"`);
      await act(giver, 'offer', 1).expect(200);
      await act(receiver, 'accept', 2).send({ hasConflict: false }).expect(200);
      const first = async (agent: TestAgent) => (await onToday(agent, referral))?.items[0];
      expect(await first(receiver)).toMatchObject({ kind: 'safety-contact', does: { act: 'log-contact', entryId } });
      const reason = 'Off sick since this morning.';
      await given.lead.post(`/api/cases/${agreed.caseId}/take-over`).set('If-Match', '"v2"').send({ reason }).expect(200);
      expect(await first(given.lead)).toMatchObject({ kind: 'safety-contact', does: { act: 'log-contact', entryId } });
      expect(await tasksOf(referral.id)).toEqual([expect.objectContaining({ holder_id: await given.workerId('team-lead'), outcome: null })]);
    });

    it('stands beside the result of the assessment that was made in a call, and ends when that call is logged', async () => {
      const referral = await high();
      await given.decide(referral, 'accept', await given.acceptance(), given.lead).expect(200);
      const entryId = (await tasksOf(referral.id))[0].entry_id;
      const result = await assessing(idva).finished(referral.id, aFinish({ judgement: { level: 'high', reason: 'He waits for her at work.' } }));
      expect(result.safetyContact).toMatchObject({ referralId: referral.id, entryId, holder: { name: 'duty-worker of North' } });
      expect((await tasksOf(referral.id)).map(({ outcome }) => outcome)).toEqual([null]);
      await given.log(await given.entry(entryId), { outcome: 'spoke' }, idva).expect(201);
      expect((await idva.get(`/api/risk-assessments/${result.id}`).expect(200)).body.safetyContact).toBeNull();
    });

    it('ends with the case, which a manager closes, and is then owed by nobody', async () => {
      const referral = await high();
      await given.decide(referral, 'accept', await given.acceptance(), given.lead).expect(200);
      const entryId = (await tasksOf(referral.id))[0].entry_id;
      const workerId = await given.workerId('key-worker');
      const { body: agreed } = await given.act(await given.entry(entryId), 'agree-support', { agreedOn: '2026-11-24', workerId }).expect(200);
      const riskCheck = { checkedOn: '2026-11-24', level: 'high', words: 'She asked for no more calls; her sister has her.' };
      const closing = { reason: 'declined-further-support', words: null, riskCheck, referrerTold: false, personAware: 'yes', wayBack: null };
      await given.lead.post(`/api/cases/${agreed.caseId}/close`).set('If-Match', '"v1"').send(closing).expect(200);
      expect((await tasksOf(referral.id)).map(({ outcome }) => outcome)).toEqual(['case-closed']);
    });

    it('stays on its holder’s day where a case closes and another service is still to decide', async () => {
      const referral = await high({ serviceIds: [given.services['idva']!, given.services['outreach']!] });
      await given.decide(referral, 'accept', await given.acceptance(), given.lead).expect(200);
      const entryId = (await tasksOf(referral.id))[0].entry_id;
      const { rows } = await test.owner.query('SELECT s.kind FROM waiting_list_entries e JOIN services s ON s.id = e.service_id WHERE e.id = $1', [entryId]);
      const role = rows[0].kind === 'idva' ? 'idva' : 'key-worker';
      const workerId = await given.workerId(role);
      const { body: agreed } = await given.act(await given.entry(entryId), 'agree-support', { agreedOn: '2026-11-24', workerId }).expect(200);
      const riskCheck = { checkedOn: '2026-11-24', level: 'high', words: 'She would rather have outreach, her sister says.' };
      const closing = { reason: 'declined-further-support', words: null, riskCheck, referrerTold: false, personAware: 'yes', wayBack: null };
      await given.lead.post(`/api/cases/${agreed.caseId}/close`).set('If-Match', '"v1"').send(closing).expect(200);
      expect(await tasksOf(referral.id)).toEqual([expect.objectContaining({ entry_id: null, holder_id: workerId, outcome: null })]);
      const row = await onToday(await test.signedInAs(role), referral);
      expect(row?.items[0]).toMatchObject({ kind: 'safety-contact', does: { act: 'log-contact', entryId: null } });
    });

    it('goes to whoever holds her in the other service where a case closes, never staying with the worker who has let her go', async () => {
      const referral = await high({ serviceIds: [given.services['idva']!, given.services['outreach']!] });
      const { body: once } = await given.decide(referral, 'accept', await given.acceptance(), given.lead).expect(200);
      const entryId = (await tasksOf(referral.id))[0].entry_id;
      const second = once.offers.find(({ state }: { state: string }) => state === 'recorded');
      const path = `/api/referrals/${referral.id}/offers/${second.id}/accept`;
      await given.lead.post(path).set('If-Match', `"v${once.version}"`).send(await given.acceptance({ riskHolderId: await given.workerId('duty-worker') })).expect(200);
      const { rows } = await test.owner.query('SELECT s.kind FROM waiting_list_entries e JOIN services s ON s.id = e.service_id WHERE e.id = $1', [entryId]);
      const workerId = await given.workerId(rows[0].kind === 'idva' ? 'idva' : 'key-worker');
      const { body: agreed } = await given.act(await given.entry(entryId), 'agree-support', { agreedOn: '2026-11-24', workerId }).expect(200);
      expect((await tasksOf(referral.id)).map(({ holder_id: holder }) => holder)).toContain(workerId);
      const riskCheck = { checkedOn: '2026-11-24', level: 'high', words: 'The other service goes on with her.' };
      const closing = { reason: 'declined-further-support', words: null, riskCheck, referrerTold: false, personAware: 'yes', wayBack: null };
      await given.lead.post(`/api/cases/${agreed.caseId}/close`).set('If-Match', '"v1"').send(closing).expect(200);
      const owed = (await tasksOf(referral.id)).filter(({ outcome }) => outcome === null);
      expect(owed.length).toBeGreaterThan(0);
      expect(new Set(owed.map(({ holder_id: holder }) => holder))).toEqual(new Set([await given.workerId('duty-worker')]));
      expect((await onToday(given.duty, referral))?.items[0]).toMatchObject({ kind: 'safety-contact' });
    });

    it('ends when she has been spoken to, and is not asked for again by acceptance', async () => {
      const referral = await high();
      const { status, body } = await log(referral);
      expect([status, body.attempts[0].outcome]).toEqual([201, 'spoke']);
      expect(await tasksOf(referral.id)).toEqual([expect.objectContaining({ outcome: 'contacted' })]);
      expect(await onToday(given.duty, referral)).toBeUndefined();
      expect((await aboveTheList(referral))?.safetyContact.doneAt).not.toBeNull();
      await given.decide(referral, 'accept', await given.acceptance()).expect(200);
      expect(await tasksOf(referral.id)).toEqual([expect.objectContaining({ entry_id: expect.any(String), outcome: 'contacted' })]);
    });

    it('is owed anew, by whoever acceptance names, where a manager had lowered the level and the service sees danger again', async () => {
      const { id } = await high();
      const read = async (): Promise<ReferralView> => (await idva.get(`/api/referrals/${id}`).expect(200)).body;
      test.clock.setTo('2026-11-24T11:00:00.000Z');
      await log(await read());
      await assessing(idva).finished(id);
      test.clock.setTo('2026-11-24T12:00:00.000Z');
      const lowering = { level: 'standard', reason: 'He is in custody for two years.' };
      await given.lead.post(`/api/referrals/${id}/risk-level`).set('If-Match', `"v${(await read()).version}"`).send(lowering).expect(200);
      expect((await tasksOf(id)).map(({ outcome }) => outcome)).toEqual(['contacted']);
      test.clock.setTo('2026-11-24T13:00:00.000Z');
      const [riskHolderId, dueAt] = [await given.workerId('key-worker'), test.clock.now()];
      await given.decide(await read(), 'accept', await given.acceptance({ riskHolderId, judgedHigh: true }), given.lead).expect(200);
      expect(await tasksOf(id)).toEqual([
        expect.objectContaining({ entry_id: expect.any(String), outcome: 'contacted' }),
        { entry_id: expect.any(String), holder_id: riskHolderId, due_at: dueAt, outcome: null },
      ]);
      expect((await onToday(await test.signedInAs('key-worker'), await read()))?.items[0]).toMatchObject({ kind: 'safety-contact' });
    });

    it('goes on after an attempt that reached nobody, with the first clock met and the second running', async () => {
      const referral = await high();
      await log(referral, { outcome: 'no-answer' });
      const row = await aboveTheList(referral);
      expect(row).toMatchObject({ lastAttempt: { outcome: 'no-answer' }, nextClock: 'first-contact', safetyContact: { doneAt: null } });
      expect((await tasksOf(referral.id)).map(({ outcome }) => outcome)).toEqual([null]);
    });

    it('ends with the last service that declines, which says what was done for her safety', async () => {
      const referral = await high({ serviceIds: [given.services['idva']!, given.services['outreach']!] });
      expect((await decline(referral, {}).expect(409)).body.code).toBe('safety-words-needed');
      const note = 'The refuge of the next county has her tonight.';
      const { body: once } = await decline(referral, { note }).expect(200);
      expect((await tasksOf(referral.id)).map(({ outcome }) => outcome)).toEqual([null]);
      const offer = once.offers.find(({ state }: { state: string }) => state === 'recorded');
      await given.lead
        .post(`/api/referrals/${referral.id}/offers/${offer.id}/decline`)
        .set('If-Match', `"v${once.version}"`)
        .send({ reason: 'out-of-scope', note, duplicateOf: null })
        .expect(200);
      expect((await tasksOf(referral.id)).map(({ outcome }) => outcome)).toEqual(['declined']);
    });

    it('ends with a duplicate, whose other referral is named and owes one of its own', async () => {
      const other = await given.referred({ judgedHigh: true });
      const referral = await given.referredAgain(other, { judgedHigh: true });
      const { body } = await decline(referral, { reason: 'duplicate', duplicateOf: other.reference }, given.lead).expect(200);
      expect(body.safetyContact.end).toBe('declined');
      expect(body.offers[0].reason).toBe('duplicate');
    });

    it('ends with the withdrawal, before triage and after it', async () => {
      for (const decide of [false, true]) {
        let referral = await high();
        if (decide) referral = (await given.decide(referral, 'accept', await given.acceptance()).expect(200)).body;
        const { body } = await given.lead
          .post(`/api/referrals/${referral.id}/withdraw`)
          .set('If-Match', `"v${referral.version}"`)
          .send({ reason: 'made-by-mistake', note: 'The officer meant her sister, who is with the refuge.' })
          .expect(200);
        expect(body.safetyContact.end).toBe('withdrawn');
        expect(await onToday(given.duty, referral)).toBeUndefined();
      }
    });

    it('goes back to the referral when she leaves one list while another service has still to decide', async () => {
      const referral = await high({ serviceIds: [given.services['idva']!, given.services['outreach']!] });
      await given.decide(referral, 'accept', await given.acceptance(), given.lead).expect(200);
      const { rows } = await test.owner.query('SELECT id, version FROM waiting_list_entries WHERE referral_id = $1', [referral.id]);
      const leaving = { reason: 'moved-away', note: 'Her sister has her tonight.', riskChecked: true, referrerTold: true, takenOverByServiceId: null, takenOverByAgency: null };
      await given.act(rows[0], 'leave', leaving).expect(200);
      expect(await tasksOf(referral.id)).toEqual([expect.objectContaining({ entry_id: null, outcome: null })]);
      expect(await aboveTheList(referral)).toMatchObject({ holder: { name: 'duty-worker of North' } });
    });
  });

  describe('beside a whole file of an agency', () => {
    it('hides nothing told by telephone, names the file wherever its people stand, and counts them all once', async () => {
      await new ImportSteps(test, given.duty).imported();
      const told = await high();
      const { undecided, numbers, rows } = await given.list();
      const ofFile = undecided.filter(({ file }) => file !== null);
      expect(ofFile.length).toBeGreaterThan(0);
      expect(ofFile[0]?.file).toEqual({ id: expect.any(String), source: 'Ardal Police', on: '2026-11-24' });
      const places = undecided.filter(({ safetyContact }) => safetyContact.doneAt === null).map(({ file }) => file !== null);
      expect(places).toEqual([...places].sort((a, b) => Number(a) - Number(b)));
      const accepted = rows.filter(({ band, safetyContact }) => band === 'safety-contact' && (safetyContact?.doneAt ?? null) === null);
      expect(numbers.safetyContactsOwed).toBe(places.length + accepted.length);
      expect(numbers.safetyContactsCameLate).toBeGreaterThan(0);
      // A file of last summer has waited too long whether anybody has decided on it or not.
      // It had when it came, and stands beside the number: that one tells what has gone too long here.
      const standings = [...undecided.map(({ standing }) => standing), ...rows.map(({ alarm }) => alarm)];
      expect(numbers.highRiskTooLong).toBe(standings.filter((one) => one === 'too-long' || one === 'high-risk-waiting').length);
      expect(numbers.highRiskCameLate).toBe(ofFile.filter(({ waitedWorkingDays }) => waitedWorkingDays > 1).length);
      expect(ofFile.flatMap(({ clocks }) => clocks.filter(({ state }) => state === 'overdue').map(({ cameLate }) => cameLate))).not.toContain(false);
      const listed: ReferralListItem[] = [];
      for (let cursor: string | null = ''; cursor !== null; ) {
        const query = cursor === '' ? {} : { cursor };
        const page: Page<ReferralListItem> = (await given.duty.get('/api/referrals').query(query).expect(200)).body;
        listed.push(...page.items);
        cursor = page.next;
      }
      const signalled = listed.filter(({ highSignals }) => highSignals.length > 0).map(({ id }) => id);
      const isOfFile = (id: string) => ofFile.some(({ referralId }) => referralId === id);
      expect(signalled.map(isOfFile)).toEqual(signalled.map(isOfFile).sort((a, b) => Number(a) - Number(b)));
      expect([signalled.length, new Set(signalled).size]).toEqual([undecided.length, undecided.length]);
      const { rows: day } = (await given.duty.get('/api/today').expect(200)).body as TodayView;
      const contacts = day.filter(({ stage }) => stage === 'undecided');
      expect(contacts.some(({ file }) => file?.source === 'Ardal Police')).toBe(true);
      expect(contacts.findIndex(({ referralId }) => referralId === told.id)).toBeLessThan(contacts.findIndex(({ file }) => file !== null));
    });
  });

  describe('logging a contact before triage', () => {
    it('shows how she may be reached and nothing of where she is, with the reading on record', async () => {
      const referral = await high();
      const view = await contact(referral);
      expect(view).toMatchObject({ referralId: referral.id, attempts: [], person: { reference: referral.person.reference } });
      expect(JSON.stringify(view)).not.toContain('900123');
      expect(await given.auditOf(referral.person.id)).toContain('referral.read');
    });

    it('takes a day that has passed and none to come or before the referral', async () => {
      const referral = await high({ receivedOn: '2026-11-20', receivedTime: '09:30' });
      expect((await log(referral, { madeOn: '2026-11-23', madeTime: '16:00', outcome: 'no-answer' })).status).toBe(201);
      for (const [madeOn, code] of [['2026-11-25', 'date-in-future'], ['2026-11-19', 'out-of-range']] as const) {
        const { status, body } = await log(referral, { madeOn });
        expect([status, body.fields]).toEqual([400, [{ field: 'madeOn', code, limit: null }]]);
      }
    });

    it('is over once a service has decided', async () => {
      const referral = await high();
      const view = await contact(referral);
      await given.decide(referral, 'accept', await given.acceptance()).expect(200);
      const late = await log({ ...referral, id: view.referralId });
      expect([late.status, late.body.code]).toEqual([409, 'referral-state-forbids']);
    });

    it('is for whoever works with people', async () => {
      const referral = await high();
      const administrator = await test.signedInAs('administrator');
      await administrator.get(`/api/referrals/${referral.id}/contact`).expect(403);
      expect((await hold(referral, await given.workerId('administrator'), administrator)).status).toBe(403);
    });
  });
});
