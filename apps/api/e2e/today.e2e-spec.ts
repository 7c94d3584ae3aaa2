import { randomUUID } from 'node:crypto';
import type { RiskAssessmentView, TodayRowView, TodayView, OpenAssessmentView } from '@waymark/contracts';
import type TestAgent from 'supertest/lib/agent.js';
import { Database } from '../src/platform/database/database.js';
import { aCase, aHandoverRequest, setNextStep, teamId, workerId, type TestCase } from './setup/a-case.js';
import { aReferralRequest } from './setup/a-referral-request.js';
import { anAnswer, assessing } from './setup/an-assessment.js';
import { startTestApp, TEST_NOW, type TestApp } from './setup/test-app.js';
import { WaitingSteps } from './setup/waiting.js';

describe('GET /api/today', () => {
  let test: TestApp;
  let holder: TestAgent;

  beforeAll(async () => {
    test = await startTestApp();
    holder = await test.signedInAs('key-worker');
  });
  beforeEach(async () => {
    test.clock.setTo(TEST_NOW);
    await test.owner.query(`UPDATE cases SET closed_at = now(), closure_reason = 'other' WHERE closed_at IS NULL`);
    await test.owner.query(`UPDATE handovers SET state = 'recalled' WHERE state = 'offered'`);
  });
  afterAll(() => test.close());

  const today = async (as = holder): Promise<TodayView> => (await as.get('/api/today').expect(200)).body;
  const rowOf = (view: TodayView, { id }: TestCase): TodayRowView => {
    const row = view.rows.find((one) => one.caseId === id);
    if (!row) throw new Error('The case is not on the list.');
    return row;
  };
  const nextStep = (ofCase: TestCase, dueOn: string | null) =>
    setNextStep(test, ofCase.id, 'Ring about the order', dueOn);
  const review = async ({ id, personId, referralId }: TestCase, dueOn: string, subject = 'risk-assessment'): Promise<string> => {
    const { rows } = await test.owner.query(
      `INSERT INTO reviews (organisation_id, person_id, referral_id, case_id, subject, due_on, state, planned_at)
       SELECT organisation_id, $2, $3, id, $5, $4, 'planned', $6 FROM cases WHERE id = $1 RETURNING id`,
      [id, personId, referralId, dueOn, subject, test.clock.now()],
    );
    return rows[0].id;
  };
  const offer = async (ofCase: TestCase, receiver: { to: 'worker' | 'team'; id: string }): Promise<string> => {
    const path = `/api/cases/${ofCase.id}/handovers`;
    const { body } = await holder.post(path).set('Idempotency-Key', randomUUID()).send(aHandoverRequest(receiver)).expect(201);
    await holder.post(`/api/handovers/${body.id}/offer`).set('If-Match', '"v1"').expect(200);
    return body.id;
  };

  it('is empty for a worker whom nobody has been given, and says who allocates', async () => {
    const view = await today(await test.signedInAs('idva'));
    expect(view.rows).toEqual([]);
    expect(view.counts).toEqual({ 'overdue-contacts': 0, 'due-by-today': 0, 'handovers-to-me': 0, 'handovers-back': 0, 'reviews-soon': 0 });
    expect(view.allocators).toEqual(['service-manager of North', 'team-lead of North']);
  });

  it('shows every open case of hers, also one without a next step, and none of a colleague', async () => {
    const own = await aCase(test);
    const other = await aCase(test, { worker: 'idva' });
    const view = await today();
    expect(rowOf(view, own).items).toEqual([
      expect.objectContaining({ kind: 'task', words: null, reasons: ['no-date'], does: { act: 'set-next-step', caseId: own.id, version: 1 } }),
    ]);
    expect(view.rows.some(({ caseId }) => caseId === other.id)).toBe(false);
  });

  it('puts what is overdue first by risk, a person not assessed beside high, and never a year before a day', async () => {
    const risks = ['standard', 'medium', 'not-assessed', 'high'];
    const cases = await Promise.all(risks.map((risk) => aCase(test, { risk })));
    for (const [index, ofCase] of cases.entries()) await nextStep(ofCase, index === 0 ? '2025-11-24' : '2026-11-23');
    const later = await aCase(test, { risk: 'high' });
    await nextStep(later, '2026-11-30');
    const view = await today();
    expect(view.rows.map(({ risk }) => risk)).toEqual(['high', 'not-assessed', 'medium', 'standard', 'high']);
    expect(rowOf(view, cases[3]!).items[0]?.reasons).toEqual(['overdue', 'high-risk']);
    expect(view.counts['due-by-today']).toBe(4);
  });

  it('has a review from a week before its day, with the act to complete it', async () => {
    const soon = await aCase(test);
    const id = await review(soon, '2026-12-01');
    const far = await aCase(test);
    await review(far, '2026-12-02', 'safety-plan');
    const view = await today();
    expect(rowOf(view, soon).items[0]).toMatchObject({ kind: 'risk-review', dueOn: '2026-12-01', does: { act: 'complete-review', reviewId: id, version: 1 } });
    expect(rowOf(view, far).items.map(({ kind }) => kind)).toEqual(['task']);
    expect(view.counts['reviews-soon']).toBe(1);
  });

  it('is not changed by the sweep having been away: a review that is due shows without its reminder', async () => {
    const ofCase = await aCase(test);
    await review(ofCase, '2026-11-20');
    expect((await test.owner.query('SELECT count(*)::int AS n FROM reminders')).rows).toEqual([{ n: 0 }]);
    expect(rowOf(await today(), ofCase).items[0]?.reasons).toEqual(['overdue']);
  });

  it('stands with everybody on it where one text cannot be opened, and says so at that line', async () => {
    const [damaged, other] = [await aCase(test), await aCase(test)];
    await test.owner.query(`UPDATE cases SET next_step = '\\x01ff'::bytea WHERE id = $1`, [damaged.id]);
    const view = await today();
    const stepOf = (one: typeof other) => rowOf(view, one).items.find(({ kind }) => kind === 'task');
    expect(stepOf(damaged)).toMatchObject({ words: null, isUnreadable: true });
    expect(stepOf(other)).toMatchObject({ words: null, isUnreadable: false });
    await test.owner.query('UPDATE cases SET next_step = NULL WHERE id = $1', [damaged.id]);
  });

  it('says in the line of an offer that a safety contact is owed, before it is opened', async () => {
    const [owed, quiet] = [await aCase(test), await aCase(test)];
    await test.owner.query(
      `INSERT INTO tasks (organisation_id, person_id, referral_id, kind, holder_id, due_at, created_at)
       SELECT organisation_id, person_id, referral_id, 'safety-contact', worker_id, now(), now() FROM cases WHERE id = $1`,
      [owed.id],
    );
    const to = { to: 'worker', id: await workerId(test, 'key-worker-2') } as const;
    const [first, second] = [await offer(owed, to), await offer(quiet, to)];
    const { rows } = await today(await test.signedInAs('key-worker-2'));
    const lineOf = (id: string) => rows.find(({ handoverId }) => handoverId === id)?.items.map(({ kind, owesContact }) => ({ kind, owesContact }));
    expect(lineOf(first)).toEqual([{ kind: 'handover-offered', owesContact: true }]);
    expect(lineOf(second)).toEqual([{ kind: 'handover-offered', owesContact: false }]);
    await test.owner.query(`UPDATE handovers SET state = 'recalled' WHERE id = ANY ($1)`, [[first, second]]);
    await test.owner.query(`UPDATE tasks SET done_at = now(), done_by = holder_id, outcome = 'contacted' WHERE referral_id = $1`, [owed.referralId]);
  });

  it('shows a handover to the worker asked, and to everybody of the team asked, with the act to answer it', async () => {
    const named = await offer(await aCase(test), { to: 'worker', id: await workerId(test, 'key-worker-2') });
    const team = await offer(await aCase(test), { to: 'team', id: await teamId(test) });
    const second = await today(await test.signedInAs('key-worker-2'));
    expect(second.rows.map(({ handoverId }) => handoverId).sort()).toEqual([named, team].sort());
    expect(second.rows[0]?.items[0]).toMatchObject({ kind: 'handover-offered', by: 'key-worker of North', does: { act: 'answer-handover', version: 2 } });
    expect(second.counts['handovers-to-me']).toBe(2);
    expect((await today(await test.signedInAs('idva'))).rows.map(({ handoverId }) => handoverId)).toEqual([team]);
    expect((await today()).counts['handovers-to-me']).toBe(0);
  });

  it('shows a declined handover of somebody at high risk to its giver above all but safety contacts, until she has seen it', async () => {
    const ofCase = await aCase(test, { risk: 'high' });
    const urgent = await aCase(test, { risk: 'high' });
    await nextStep(urgent, '2026-11-01');
    const id = await offer(ofCase, { to: 'worker', id: await workerId(test, 'key-worker-2') });
    const receiver = await test.signedInAs('key-worker-2');
    await receiver.post(`/api/handovers/${id}/decline`).set('If-Match', '"v2"').send({ reason: 'no-capacity', words: 'Full until Monday' }).expect(204);
    const view = await today();
    expect(view.rows.map(({ caseId }) => caseId)).toEqual([ofCase.id, urgent.id]);
    expect(view.rows[0]?.items[0]).toMatchObject({ kind: 'handover-returned', by: null, reasons: ['nobody-else-holds-the-risk', 'no-date', 'high-risk'] });
    expect(view.rows[0]?.items[0]?.returned).toEqual({ how: 'declined', by: 'second key-worker of North', reason: 'no-capacity', words: 'Full until Monday', isUnreadable: false });
    expect((await today(receiver)).rows).toEqual([]);
    await holder.post(`/api/handovers/${id}/acknowledge`).set('If-Match', '"v3"').expect(204);
    expect(rowOf(await today(), ofCase).items.map(({ kind }) => kind)).toEqual(['task']);
  });

  it('tells the giver to whom an offer was made that nobody answered, and never her own name', async () => {
    const ofCase = await aCase(test);
    const id = await offer(ofCase, { to: 'team', id: await teamId(test) });
    await test.owner.query(`UPDATE handovers SET state = 'lapsed', answered_at = now() WHERE id = $1`, [id]);
    const [item] = rowOf(await today(), ofCase).items;
    const { rows } = await test.owner.query(`SELECT name_en AS en, name_cy AS cy FROM teams WHERE id = $1`, [await teamId(test)]);
    expect(item).toMatchObject({ kind: 'handover-returned', by: null, returned: { how: 'lapsed', to: rows[0] } });
  });

  it('has the assessment to be done for everybody not assessed, above what is planned for later, until it is begun', async () => {
    const standard = await aCase(test, { risk: 'standard' });
    await nextStep(standard, '2026-11-25');
    const unknown = await aCase(test, { risk: 'not-assessed' });
    await nextStep(unknown, '2026-11-30');
    const view = await today();
    expect(view.rows.map(({ caseId }) => caseId)).toEqual([unknown.id, standard.id]);
    expect(rowOf(view, unknown).items[0]).toMatchObject({ kind: 'assessment', does: { act: 'assess-risk' } });
    expect(rowOf(view, standard).items.map(({ kind }) => kind)).toEqual(['task']);
    const { rows } = await test.owner.query(
      `INSERT INTO risk_assessments (organisation_id, person_id, referral_id, instrument_code, instrument_version, state, started_at, started_by)
       SELECT organisation_id, person_id, referral_id, 'x', '1', 'parked', $2, worker_id FROM cases WHERE id = $1 RETURNING id`,
      [unknown.id, test.clock.now()],
    );
    expect(rowOf(await today(), unknown).items.map(({ kind }) => kind)).toEqual(['parked-assessment', 'task']);
    await test.owner.query('DELETE FROM risk_assessments WHERE id = $1', [rows[0].id]);
  });

  it('moves the person from the giver’s list to the receiver’s with the yes, and asks for the joint meeting', async () => {
    const ofCase = await aCase(test);
    const id = await offer(ofCase, { to: 'worker', id: await workerId(test, 'key-worker-2') });
    const receiver = await test.signedInAs('key-worker-2');
    await receiver.post(`/api/handovers/${id}/accept`).set('If-Match', '"v2"').send({ hasConflict: false }).expect(200);
    expect((await today()).rows.some(({ caseId }) => caseId === ofCase.id)).toBe(false);
    expect(rowOf(await today(receiver), ofCase).items.map(({ does }) => does.act)).toEqual(['finish-handover', 'set-next-step']);
  });

  it('says of a case that it is offered, to whom and until when, while the giver goes on holding it', async () => {
    const ofCase = await aCase(test);
    expect(rowOf(await today(), ofCase).handedOut).toBeNull();
    const id = await offer(ofCase, { to: 'worker', id: await workerId(test, 'key-worker-2') });
    const row = rowOf(await today(), ofCase);
    expect(row.handedOut).toEqual({ handoverId: id, to: 'second key-worker of North', lapsesAt: expect.stringMatching(/^2026-11-2\d/) });
    expect(row.items.map(({ kind }) => kind)).toEqual(['task']);
    const team = await aCase(test);
    await offer(team, { to: 'team', id: await teamId(test) });
    const { rows } = await test.owner.query(`SELECT name_en AS en, name_cy AS cy FROM teams WHERE id = $1`, [await teamId(test)]);
    expect(rowOf(await today(), team).handedOut?.to).toEqual(rows[0]);
    const [asked] = (await today(await test.signedInAs('idva'))).rows;
    expect(asked?.items[0]).toMatchObject({ kind: 'handover-offered', team: rows[0] });
  });

  it('tells the giver that her case was accepted and by whom, with no work left in it for her, until she has seen it', async () => {
    const ofCase = await aCase(test);
    await review(ofCase, '2026-11-20');
    const id = await offer(ofCase, { to: 'team', id: await teamId(test) });
    const receiver = await test.signedInAs('key-worker-2');
    await receiver.post(`/api/handovers/${id}/accept`).set('If-Match', '"v2"').send({ hasConflict: false }).expect(200);
    const [row] = (await today()).rows.filter(({ referralId }) => referralId === ofCase.referralId);
    expect(row).toMatchObject({ stage: 'handed-over', caseId: null, handedOut: null });
    expect(row?.items).toEqual([
      expect.objectContaining({ kind: 'handover-accepted', by: 'second key-worker of North', does: { act: 'note-acceptance', handoverId: id, version: 3 } }),
    ]);
    await receiver.post(`/api/handovers/${id}/acknowledge`).set('If-Match', '"v3"').expect(409);
    await holder.post(`/api/handovers/${id}/acknowledge`).set('If-Match', '"v3"').expect(204);
    expect((await today()).rows.some(({ referralId }) => referralId === ofCase.referralId)).toBe(false);
    await holder.post(`/api/handovers/${id}/acknowledge`).set('If-Match', '"v4"').expect(409);
  });

  it('shows somebody given to her who still waits, overdue once the first attempt is', async () => {
    const duty = await test.signedInAs('duty-worker');
    const { body: referral } = await duty.post('/api/referrals').set('Idempotency-Key', randomUUID()).send(aReferralRequest()).expect(201);
    const { rows } = await test.owner.query(
      `INSERT INTO waiting_list_entries (organisation_id, person_id, referral_id, offer_id, service_id, joined_at, joined_by, needs_safety_contact,
         safety_grounds, triggers, vulnerable, holder_id, allocated_to, allocated_at, allocated_by, last_looked_on)
       SELECT w.organisation_id, $1, $2, $3, s.id, $4, w.id, true, '{}', '{strangulation}', false, w.id, w.id, $4, w.id, '2026-11-24'
         FROM workers w JOIN services s ON s.organisation_id = w.organisation_id AND s.kind = 'outreach'
        WHERE w.email = 'key-worker@north.example' RETURNING id, organisation_id, holder_id`,
      [referral.person.id, referral.id, referral.offers[0].id, test.clock.now()],
    );
    const [entry] = rows;
    expect((await today()).rows[0]).toMatchObject({ stage: 'waiting', entryId: entry.id, contact: 'limited', items: [
      { kind: 'assessment', does: { act: 'assess-risk' } },
      { kind: 'contact', does: { act: 'log-contact', entryId: entry.id } },
    ] });
    test.clock.setTo('2026-11-25T10:00:00.000Z');
    expect((await today()).counts['overdue-contacts']).toBe(1);
    await test.owner.query(
      `INSERT INTO tasks (organisation_id, person_id, referral_id, entry_id, kind, holder_id, due_at, created_at) VALUES ($1, $2, $3, $4, 'safety-contact', $5, $6, $6)`,
      [entry.organisation_id, referral.person.id, referral.id, entry.id, entry.holder_id, TEST_NOW],
    );
    const urgent = await aCase(test, { risk: 'high' });
    await nextStep(urgent, '2026-11-01');
    const [first] = (await today()).rows;
    expect([first?.entryId, first?.items[0]?.kind, first?.items.length]).toEqual([entry.id, 'safety-contact', 2]);
    expect(first?.items[0]?.reasons).toEqual(expect.arrayContaining(['safety-contact', 'overdue', 'not-assessed']));
    await test.owner.query('UPDATE waiting_list_entries SET left_at = now(), left_by = holder_id, leave_reason = $2 WHERE id = $1', [entry.id, 'allocated']);
  });

  it('says to whom somebody in visible danger is allocated that a safety contact is owed, and who holds it', async () => {
    const given = await WaitingSteps.of(test);
    const referral = await given.referred({ judgedHigh: true });
    const riskHolderId = await workerId(test, 'duty-worker');
    await given.decide(referral, 'accept', await given.acceptance({ riskHolderId, judgedHigh: true }), given.lead).expect(200);
    const { rows } = await test.owner.query('SELECT id FROM waiting_list_entries WHERE referral_id = $1', [referral.id]);
    const entry = await given.entry(rows[0].id);
    await given.act(entry, 'allocate', { workerId: await workerId(test, 'key-worker'), reasonOverCeiling: null }).expect(200);
    const line = (await today()).rows.find(({ entryId }) => entryId === entry.id);
    expect(line?.items[0]).toMatchObject({ kind: 'safety-contact', by: 'duty-worker of North' });
    const held = (await today(given.duty)).rows.find(({ entryId }) => entryId === entry.id);
    expect(held?.items[0]).toMatchObject({ kind: 'safety-contact', by: null });
  });

  it('says of somebody whose clocks stand still why and since when, until they run again', async () => {
    const given = await WaitingSteps.of(test);
    const entry = await given.waiting();
    const { body: allocated } = await given.act(entry, 'allocate', { workerId: await workerId(test, 'key-worker'), reasonOverCeiling: null }).expect(200);
    const ofEntry = async () => (await today()).rows.find(({ entryId }) => entryId === entry.id);
    expect((await ofEntry())?.pause).toBeNull();
    const { body: paused } = await given.act(allocated, 'pause', { reason: 'person-asked-later', note: null }).expect(200);
    expect((await ofEntry())?.pause).toEqual({ reason: 'person-asked-later', since: new Date(TEST_NOW).toISOString() });
    expect((await ofEntry())?.items.map(({ kind }) => kind)).not.toContain('contact');
    await given.act(paused, 'resume').expect(200);
    expect((await ofEntry())?.pause).toBeNull();
  });

  it('shows the lines of one person together at the place of the most harmful, and says the same of her on each', async () => {
    const [first, second, between] = [await aCase(test, { risk: 'high' }), await aCase(test, { risk: 'standard' }), await aCase(test, { risk: 'medium' })];
    for (const ofCase of [first, second, between]) await nextStep(ofCase, '2026-11-20');
    await test.owner.query('UPDATE cases SET person_id = $2 WHERE id = $1', [second.id, first.personId]);
    await test.owner.query('UPDATE referrals SET person_id = $2 WHERE id = $1', [second.referralId, first.personId]);
    const view = await today();
    const lines = view.rows.filter(({ person }) => person.id === first.personId);
    expect(lines.map(({ caseId }) => caseId)).toEqual([first.id, second.id]);
    const places = [first, second, between].map((ofCase) => view.rows.indexOf(rowOf(view, ofCase)));
    expect(places[1]).toBe((places[0] ?? 0) + 1);
    expect(places[2]).toBeGreaterThan(places[1] ?? 0);
    expect(new Set(lines.map(({ contact, lastContactAt }) => `${contact} ${lastContactAt}`)).size).toBe(1);
  });

  it('brings somebody who waits back to the holder of her risk when she must hear from us again', async () => {
    const given = await WaitingSteps.of(test);
    const entry = await given.waiting({ judgedHigh: true });
    const ofEntry = async () => (await today(given.duty)).rows.find(({ entryId }) => entryId === entry.id)?.items;
    expect(await ofEntry()).toEqual([expect.objectContaining({ kind: 'safety-contact' }), expect.objectContaining({ kind: 'assessment' })]);
    await given.log(entry, { outcome: 'spoke' }).expect(201);
    expect(await ofEntry()).toBeUndefined();
    test.clock.setTo('2026-11-25T10:00:00.000Z');
    expect(await ofEntry()).toEqual([
      expect.objectContaining({ kind: 'check-in', dueOn: '2026-11-25', does: { act: 'log-contact', entryId: entry.id }, filters: ['due-by-today'] }),
      expect.objectContaining({ kind: 'assessment' }),
    ]);
  });

  it('brings an assessment that was left half done back to whoever began it', async () => {
    const ofCase = await aCase(test, { worker: 'key-worker-2' });
    const { rows } = await test.owner.query(
      `INSERT INTO risk_assessments (organisation_id, person_id, referral_id, instrument_code, instrument_version, state, started_at, started_by)
       SELECT c.organisation_id, c.person_id, c.referral_id, 'x', '1', 'parked', $2, w.id FROM cases c, workers w
        WHERE c.id = $1 AND w.email = 'idva@north.example' RETURNING id`,
      [ofCase.id, test.clock.now()],
    );
    const [row] = (await today(await test.signedInAs('idva'))).rows;
    expect(row).toMatchObject({ stage: 'assessing', items: [{ kind: 'parked-assessment', does: { act: 'resume-assessment', assessmentId: rows[0].id } }] });
    await test.owner.query('DELETE FROM risk_assessments WHERE id = $1', [rows[0].id]);
  });

  describe('an assessment that was left half done', () => {
    const begin = async (as: TestAgent, referralId: string): Promise<RiskAssessmentView> => {
      const view = await assessing(as).started(referralId);
      await assessing(as).save(view.id, 1, anAnswer('yes')).expect(200);
      return (await assessing(as).act(`/api/risk-assessments/${view.id}/park`, view.version).send({ item: 2 }).expect(200)).body;
    };
    const halfDone = async (as: TestAgent) =>
      (await today(as)).rows.flatMap(({ stage, items }) => items.filter(({ kind }) => kind === 'parked-assessment').map(({ by, does }) => ({ stage, by, does })));
    const accept = async (as: TestAgent, id: string) => as.post(`/api/handovers/${id}/accept`).set('If-Match', '"v2"').send({ hasConflict: false }).expect(200);

    it('goes with its case at a handover, names who began it, and is finished by whoever holds the case now', async () => {
      const ofCase = await aCase(test);
      const receiver = await test.signedInAs('key-worker-2');
      const begun = await begin(holder, ofCase.referralId);
      const does = { act: 'resume-assessment', assessmentId: begun.id };
      expect(await halfDone(holder)).toEqual([{ stage: 'in-support', by: null, does }]);
      await accept(receiver, await offer(ofCase, { to: 'worker', id: await workerId(test, 'key-worker-2') }));
      expect(await halfDone(holder)).toEqual([]);
      expect((await holder.get('/api/risk-assessments/open').expect(200)).body).toEqual([]);
      expect(await halfDone(receiver)).toEqual([{ stage: 'in-support', by: 'key-worker of North', does }]);
      const resumed = await assessing(receiver).act(`/api/risk-assessments/${begun.id}/resume`, begun.version).expect(200);
      await assessing(receiver).answerAll(begun.id, 0);
      await assessing(receiver).finish(resumed.body).expect(200);
      expect(await halfDone(receiver)).toEqual([]);
    });

    it('stays in sight of the giver of one case who holds another of the same referral', async () => {
      const ofCase = await aCase(test);
      await test.owner.query(
        `WITH offered AS (
           INSERT INTO referral_offers (organisation_id, referral_id, service_id, state)
           SELECT c.organisation_id, c.referral_id, s.id, 'accepted' FROM cases c JOIN services s ON s.organisation_id = c.organisation_id AND s.kind = 'idva'
            WHERE c.id = $1 RETURNING id, organisation_id, referral_id, service_id)
         INSERT INTO cases (organisation_id, person_id, referral_id, offer_id, service_id, worker_id, opened_at, opened_by)
         SELECT o.organisation_id, c.person_id, o.referral_id, o.id, o.service_id, c.worker_id, c.opened_at, c.opened_by FROM offered o, cases c WHERE c.id = $1`,
        [ofCase.id],
      );
      const begun = await begin(holder, ofCase.referralId);
      await accept(await test.signedInAs('key-worker-2'), await offer(ofCase, { to: 'worker', id: await workerId(test, 'key-worker-2') }));
      const { body: open }: { body: OpenAssessmentView[] } = await holder.get('/api/risk-assessments/open').expect(200);
      expect(open.map(({ id }) => id)).toEqual([begun.id]);
      const resumed = await assessing(holder).act(`/api/risk-assessments/${begun.id}/resume`, begun.version).expect(200);
      await assessing(holder).answerAll(begun.id, 0);
      await assessing(holder).finish(resumed.body).expect(200);
    });

    it('goes with its case where a manager takes it over', async () => {
      const ofCase = await aCase(test);
      const lead = await test.signedInAs('team-lead');
      const begun = await begin(holder, ofCase.referralId);
      await lead.post(`/api/cases/${ofCase.id}/take-over`).set('If-Match', '"v1"').send({ reason: 'Away without warning.' }).expect(200);
      expect(await halfDone(holder)).toEqual([]);
      expect(await halfDone(lead)).toEqual([expect.objectContaining({ stage: 'in-support', by: 'key-worker of North' })]);
      await test.owner.query('DELETE FROM assessment_answers WHERE assessment_id = $1', [begun.id]);
      await test.owner.query('DELETE FROM risk_assessments WHERE id = $1', [begun.id]);
    });

    it('stands with whoever holds the risk while the person waits, though nothing else is due', async () => {
      const idva = await test.signedInAs('idva');
      const { referralId } = await (await WaitingSteps.of(test)).waiting();
      const begun = await begin(idva, referralId);
      const ofReferral = async (as: TestAgent) => (await halfDone(as)).filter(({ does }) => does.act === 'resume-assessment' && does.assessmentId === begun.id);
      expect(await ofReferral(await test.signedInAs('duty-worker'))).toEqual([expect.objectContaining({ stage: 'waiting', by: 'idva of North' })]);
      expect(await ofReferral(idva)).toEqual([expect.objectContaining({ stage: 'assessing', by: null })]);
    });

    it('stands with the leads and managers where whoever began it has left and nobody answers for the person by name', async () => {
      const { id: referralId } = await (await WaitingSteps.of(test)).referred();
      const idva = await test.signedInAs('idva');
      const begun = await begin(idva, referralId);
      const ofReferral = async (as: TestAgent) => (await halfDone(as)).filter(({ does }) => does.act === 'resume-assessment' && does.assessmentId === begun.id);
      const lead = await test.signedInAs('team-lead');
      expect(await ofReferral(lead)).toEqual([]);
      await test.owner.query(`UPDATE memberships SET to_on = '2020-01-01' WHERE worker_id = $1`, [await workerId(test, 'idva')]);
      expect(await ofReferral(lead)).toEqual([expect.objectContaining({ stage: 'assessing', by: 'idva of North' })]);
      expect(await ofReferral(await test.signedInAs('key-worker-2'))).toEqual([]);
      await test.owner.query('UPDATE memberships SET to_on = NULL WHERE worker_id = $1', [await workerId(test, 'idva')]);
    });
  });

  it('asks the same number of questions however long the list', async () => {
    const database = test.app.get(Database);
    const asked: string[] = [];
    const rows = database.rows.bind(database);
    database.rows = (config) => {
      asked.push(config.name ?? '');
      return rows(config);
    };
    const questions = async (): Promise<string[]> => {
      asked.length = 0;
      await today();
      return [...asked].sort();
    };
    const short = await questions();
    for (let i = 0; i < 6; i += 1) await review(await aCase(test), '2026-11-25');
    expect(await questions()).toEqual(short);
    database.rows = rows;
  });

  it('records once that she read it', async () => {
    const readings = async (): Promise<number> =>
      (await test.owner.query(`SELECT count(*)::int AS n FROM audit_entries WHERE action = 'today.read'`)).rows[0].n;
    const before = await readings();
    await today();
    expect(await readings()).toBe(before + 1);
  });

  it('is closed to whoever is not signed in and to an administrator, and sees nothing of another organisation', async () => {
    await aCase(test);
    await test.nobody().get('/api/today').expect(401);
    await (await test.signedInAs('administrator')).get('/api/today').expect(403);
    expect((await today(await test.signedInAs('key-worker', 'south'))).rows).toEqual([]);
  });
});
