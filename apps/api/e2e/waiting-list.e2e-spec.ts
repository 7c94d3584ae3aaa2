import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import type { WaitingEntryView } from '@waymark/contracts';
import { Client } from 'pg';
import { AuditTrail } from '../src/platform/audit/audit-trail.js';
import { aReferralRequest } from './setup/a-referral-request.js';
import { startTestApp, TEST_NOW, type TestApp } from './setup/test-app.js';
import { WaitingSteps } from './setup/waiting.js';

describe('the waiting list', () => {
  let test: TestApp;
  let given: WaitingSteps;

  beforeAll(async () => {
    test = await startTestApp();
    given = await WaitingSteps.of(test);
  });
  beforeEach(() => test.clock.setTo(TEST_NOW));
  afterAll(() => test.close());

  const risk = (entry: { referralId: string }, level: string) =>
    test.owner.query('UPDATE referrals SET risk = $2 WHERE id = $1', [entry.referralId, level]);
  const clock = (entry: WaitingEntryView, kind: string) => entry.clocks.find((one) => one.kind === kind)!;

  describe('GET /api/waiting-list', () => {
    it('shows safety contacts above the list, then Not assessed, then the rest, each with what puts it there', async () => {
      const service = [given.services['idva']!];
      const ask = { serviceIds: service, childrenInHousehold: 'no' as const };
      const standard = await given.waiting({}, ask);
      const medium = await given.waiting({ triggers: ['stalking'], vulnerable: true }, ask);
      const unassessed = await given.waiting({}, ask);
      const high = await given.waiting({ judgedHigh: true }, ask);
      await risk(standard, 'standard');
      await risk(medium, 'medium');
      const { rows, numbers } = await given.list('idva');
      expect(rows.map(({ id, rank, band, reasons }) => [id, rank, band, reasons])).toEqual([
        [high.id, 1, 'safety-contact', ['safety-contact', 'not-assessed', 'waited']],
        [unassessed.id, 2, 'not-assessed', ['not-assessed', 'waited']],
        [medium.id, 3, 'assessed', ['medium-risk', 'stalking', 'vulnerable', 'waited']],
        [standard.id, 4, 'assessed', ['standard-risk', 'waited']],
      ]);
      expect(numbers).toMatchObject({ waiting: 3, safetyContacts: 1, notAssessed: 1, joined: 4, left: 0, waitingBefore: 0 });
    });

    it('shows above itself what somebody has found high and nobody has decided on, so that a file of an agency hides nobody', async () => {
      const before = (await given.list()).undecided.length;
      const referral = await given.referred();
      const dara = { instrument: 'dara', score: null, outOf: null, grade: 'high' };
      await test.owner.query('UPDATE referrals SET external_assessment = $2 WHERE id = $1', [referral.id, dara]);
      expect((await given.list()).undecided.length).toBe(before + 1);
      await test.owner.query(`UPDATE referral_offers SET state = 'accepted' WHERE referral_id = $1`, [referral.id]);
      expect((await given.list()).undecided.length).toBe(before);
    });

    it('shows each clock with what has passed, its target and what is left', async () => {
      const entry = await given.waiting();
      test.clock.setTo('2026-11-25T09:00:00.000Z');
      const row = (await given.list()).rows.find(({ id }) => id === entry.id)!;
      expect(row.clocks.map(({ kind, state, elapsed, target, left, unit }) => [kind, state, elapsed, target, left, unit])).toEqual([
        ['first-attempt', 'running', 23.5, 24, 0.5, 'hours'],
        ['first-contact', 'running', 1, 5, 4, 'working-days'],
        ['assessment', 'running', 1, 10, 9, 'working-days'],
        ['support-start', 'running', 1, 20, 19, 'working-days'],
      ]);
      expect(row.nextClock).toBe('first-attempt');
    });

    it('follows the Welsh calendar of the service over Christmas', async () => {
      test.clock.setTo('2026-12-24T17:30:00.000Z');
      const entry = await given.waiting({}, { receivedOn: '2026-12-24', receivedTime: '17:30' });
      test.clock.setTo('2026-12-29T09:00:00.000Z');
      const row = (await given.list()).rows.find(({ id }) => id === entry.id)!;
      // Boxing Day falls on a Saturday, so Monday 28 December is a holiday as well.
      expect(row.clocks.find(({ kind }) => kind === 'first-contact')).toMatchObject({ elapsed: 1, left: 4 });
      expect(row.clocks.find(({ kind }) => kind === 'first-attempt')).toMatchObject({ state: 'overdue' });
    });

    it('raises an alarm for whoever nobody has assessed, or for a high risk, after a working day', async () => {
      const [unassessed, high] = [await given.waiting(), await given.waiting({ judgedHigh: true })];
      const alarms = async () => new Map((await given.list()).rows.map(({ id, alarm }) => [id, alarm]));
      expect([(await alarms()).get(unassessed.id), (await alarms()).get(high.id)]).toEqual([null, null]);
      test.clock.setTo('2026-11-26T09:00:00.000Z');
      expect((await alarms()).get(unassessed.id)).toBe('not-assessed-too-long');
      expect((await alarms()).get(high.id)).toBe('high-risk-waiting');
      const { numbers } = await given.list();
      expect(numbers.highRiskTooLong).toBeGreaterThan(0);
      expect(numbers.safetyContactsOverdue).toBe(1);
    });

    it('adds up: there before, plus joined, less left by reason, is who waits', async () => {
      const entry = await given.waiting({}, { serviceIds: [given.services['idva']!] });
      const leaving = { reason: 'moved-away', note: null, riskChecked: false, referrerTold: false, takenOverByServiceId: null, takenOverByAgency: null };
      await given.act(entry, 'leave', leaving).expect(200);
      const { numbers } = await given.list('idva');
      expect(numbers.leftBy['moved-away']).toBe(1);
      expect(numbers.waitingBefore + numbers.joined - numbers.left).toBe(numbers.waiting + numbers.safetyContacts);
    });

    it('says when somebody last joined where nobody waits, and holds the books of the week on Monday', async () => {
      const south = await test.signedInAs('team-lead', 'south');
      const { body } = await south.get('/api/waiting-list').expect(200);
      expect(body.rows).toEqual([]);
      expect(body.numbers).toMatchObject({ waiting: 0, longestWorkingDays: null, medianWorkingDays: null, weekFrom: '2026-11-23', lastJoinedAt: null });
    });

    it('asks the database as often for a long list as for a short one, and records the reading once', async () => {
      const asked = await countingQueries(() => given.list());
      for (let i = 0; i < 10; i += 1) await given.waiting();
      const read = async () => (await test.owner.query(`SELECT count(*)::int AS n FROM audit_entries WHERE action = 'waiting-list.read'`)).rows[0].n;
      const before = await read();
      expect(await countingQueries(() => given.list())).toBe(asked);
      expect(await read()).toBe(before + 1);
    });

    it('refuses a service that is no id, and shows nothing of one that is not there', async () => {
      const { body } = await given.lead.get('/api/waiting-list?service=moon').expect(400);
      expect(body.fields).toContainEqual(expect.objectContaining({ field: 'service', code: 'not-an-id' }));
      expect((await given.lead.get(`/api/waiting-list?service=${randomUUID()}`).expect(200)).body.rows).toEqual([]);
    });
  });

  describe('POST /api/waiting-list/:id/attempts', () => {
    it('lets a failed attempt stop the first clock and not the second, and keeps when to try again', async () => {
      const entry = await given.waiting();
      const { body } = await given.log(entry, { nextTryOn: '2026-11-25', nextTryTime: '11:00', note: 'Rang twice.' }).expect(201);
      expect(clock(body, 'first-attempt')).toMatchObject({ state: 'met', stoppedAt: TEST_NOW });
      expect(clock(body, 'first-contact')).toMatchObject({ state: 'running', stoppedAt: null });
      expect(body.nextTry).toEqual({ on: '2026-11-25', time: '11:00' });
      expect(body.attempts[0]).toMatchObject({ outcome: 'no-answer', note: 'Rang twice.', by: 'duty-worker of North' });
    });

    it('stops both clocks when the person was spoken to, does the safety contact and moves the next check-in', async () => {
      const entry = await given.waiting({ judgedHigh: true });
      test.clock.setTo('2026-11-25T11:00:00.000Z');
      const { body } = await given.log(await given.entry(entry.id), { outcome: 'spoke' }).expect(201);
      expect(clock(body, 'first-attempt')).toMatchObject({ state: 'met-late' });
      expect(clock(body, 'first-contact')).toMatchObject({ state: 'met' });
      expect(body.safetyContact.doneAt).toBe('2026-11-25T11:00:00.000Z');
      expect(body.nextCheckInOn).toBe('2026-11-26');
      // Somebody who was reached once still waits for support, and still shows above the list.
      expect(body.band).toBe('safety-contact');
    });

    it('writes down that a clock was stopped too late', async () => {
      const entry = await given.waiting();
      test.clock.setTo('2026-11-25T11:00:00.000Z');
      await given.log(await given.entry(entry.id)).expect(201);
      const { rows } = await test.owner.query(
        `SELECT v.kind FROM clock_events v JOIN clocks c ON c.id = v.clock_id WHERE c.referral_id = $1`,
        [entry.referralId],
      );
      expect(rows).toEqual([{ kind: 'overdue' }]);
    });

    it.each([
      ['voicemail was marked unsafe', { method: 'voicemail' as const, outcome: 'message-left' as const }, 'marked-unsafe'],
      ['no number was named', { contactPointId: null }, 'not-said-to-be-safe'],
    ])('refuses where %s', async (_, changes, code) => {
      const answer = await given.log(await given.waiting(), changes).expect(409);
      expect(answer.body.code).toBe(code);
    });

    it('refuses a way of contact that nobody has asked about for too long', async () => {
      const entry = await given.waiting();
      test.clock.setTo('2026-12-23T10:00:00.000Z');
      expect((await given.log(entry).expect(409)).body.code).toBe('safety-out-of-date');
    });

    it('refuses for a returning person until the way is verified again', async () => {
      const first = await given.referred();
      test.clock.setTo('2026-11-24T12:00:00.000Z');
      const person = { ...aReferralRequest().person, personId: first.person.id };
      const safeContact = { ...aReferralRequest().safeContact, phone: '07700 900456' };
      const entry = await given.waiting({}, { person, safeContact });
      const old = entry.contactRoutes.find((route) => route.masked.endsWith('123'))!;
      expect((await given.log(entry, { contactPointId: old.id }).expect(409)).body.code).toBe('safety-out-of-date');
    });

    it('takes the call of a person who rang us herself, and what she then said of her number', async () => {
      const entry = await given.waiting();
      const saidAgain = { call: 'yes' as const, text: 'yes' as const, voicemail: 'no' as const, safeTimes: 'Mornings' };
      test.clock.setTo('2026-12-23T10:00:00.000Z');
      const { body } = await given.log(entry, { outcome: 'person-got-in-touch', saidAgain }).expect(201);
      const phone = body.contactRoutes.find((route: { kind: string }) => route.kind === 'phone');
      expect(phone).toMatchObject({ text: 'yes', safeTimes: 'Mornings', verifiedAt: '2026-12-23T10:00:00.000Z' });
      expect(clock(body, 'first-contact').stoppedAt).not.toBeNull();
    });

    it('lets nobody mark a number safe without having spoken to the person', async () => {
      const saidAgain = { call: 'yes' as const, text: 'yes' as const, voicemail: 'yes' as const, safeTimes: null };
      expect((await given.log(await given.waiting(), { saidAgain }).expect(409)).body.code).toBe('only-in-conversation');
    });

    it('takes nothing said about a number for safe after somebody else has answered it', async () => {
      const entry = await given.waiting();
      const { body } = await given.log(entry, { outcome: 'answered-by-other' }).expect(201);
      const phone = body.contactRoutes.find((route: { kind: string }) => route.kind === 'phone');
      expect([phone.call, phone.text, phone.voicemail]).toEqual(['unknown', 'unknown', 'unknown']);
      expect((await given.log(body).expect(409)).body.code).toBe('not-said-to-be-safe');
      const { rows } = await test.owner.query(`SELECT action, fields, person_id IS NOT NULL AS told FROM audit_entries WHERE subject_id = $1`, [phone.id]);
      expect(rows).toContainEqual({ action: 'contact.doubted', fields: ['call', 'text', 'voicemail'], told: true });
    });

    it.each([
      ['the worker says that it has happened', { hasHappened: true }],
      ['it is given a day on which it was made', { madeOn: '2026-11-24', madeTime: '09:45' }],
    ])('writes an unsafe attempt down as what it was where %s', async (_, happened) => {
      const entry = await given.waiting();
      const { body } = await given.log(entry, { method: 'voicemail', outcome: 'message-left', ...happened }).expect(201);
      expect(body.attempts).toEqual([expect.objectContaining({ method: 'voicemail', outcome: 'message-left', methodWasSafe: false })]);
      expect(clock(body, 'first-attempt').stoppedAt).toBeNull();
      expect(body.attemptTally.counted).toBe(0);
    });

    it('relies on nothing said about a number after it was used unsafely, and shows that on her timeline', async () => {
      const entry = await given.waiting();
      const { body } = await given.log(entry, { method: 'voicemail', outcome: 'message-left', hasHappened: true }).expect(201);
      const phone = body.contactRoutes.find((route: { kind: string }) => route.kind === 'phone');
      expect([phone.call, phone.text, phone.voicemail]).toEqual(['unknown', 'no', 'no']);
      expect((await given.log(body).expect(409)).body.code).toBe('not-said-to-be-safe');
      const page = await given.duty.get(`/api/people/${entry.person.id}`).expect(200);
      const actions = page.body.timeline.map(({ action }: { action: string }) => action);
      expect(actions).toEqual(expect.arrayContaining(['contact.not-safe', 'contact.doubted']));
    });

    it('counts a safe attempt as safe although its day is given', async () => {
      const { body } = await given.log(await given.waiting(), { madeOn: '2026-11-24', madeTime: '09:45' }).expect(201);
      expect(body.attempts[0].methodWasSafe).toBe(true);
      expect(clock(body, 'first-attempt').stoppedAt).toBe('2026-11-24T09:45:00.000Z');
    });

    it('keeps the note only encrypted', async () => {
      const entry = await given.waiting();
      await given.log(entry, { note: 'Now at 4 Stryd Newydd' }).expect(201);
      const { rows } = await test.owner.query(`SELECT row_to_json(c)::text AS row FROM contact_attempts c WHERE referral_id = $1`, [entry.referralId]);
      expect(rows[0].row).not.toContain('Stryd');
    });

    it('logs ten clicks at once as one attempt', async () => {
      const entry = await given.waiting();
      const key = randomUUID();
      const body = { method: 'in-person', outcome: 'no-answer', contactPointId: null, madeOn: null, madeTime: null, hasHappened: false, note: null, nextTryOn: null, nextTryTime: null, saidAgain: null };
      const click = () => given.duty.post(`/api/waiting-list/${entry.id}/attempts`).set('Idempotency-Key', key).send(body);
      const answers = await Promise.all(Array.from({ length: 10 }, click));
      expect(answers.map(({ status }) => status).filter((status) => status !== 201 && status !== 409)).toEqual([]);
      expect((await given.entry(entry.id)).attempts).toHaveLength(1);
    });

    it.each([
      ['a day that does not exist', { madeOn: '2026-02-30' }, 'madeOn', 'not-a-date'],
      ['a moment still to come', { madeOn: '2026-11-25' }, 'madeOn', 'date-in-future'],
      ['a next try in the past', { nextTryOn: '2026-11-23' }, 'nextTryOn', 'out-of-range'],
      ['an unknown outcome', { outcome: 'the moon' as never }, 'outcome', 'not-a-choice'],
    ])('names the field for %s', async (_, changes, field, code) => {
      const answer = await given.log(await given.waiting(), changes).expect(400);
      expect(answer.body.fields).toContainEqual(expect.objectContaining({ field, code }));
    });

    it('refuses the number of another person', async () => {
      const [entry, other] = [await given.waiting(), await given.waiting()];
      await given.log(entry, { contactPointId: other.contactRoutes[0]!.id }).expect(404);
    });
  });

  describe('pause and resume', () => {
    it('stands still in sight with its reason, shows the whole wait beside it, and moves the targets when it ends', async () => {
      const entry = await given.waiting();
      const due = clock(entry, 'first-attempt').dueAt;
      const { body: paused } = await given.act(entry, 'pause', { reason: 'person-asked-later', note: 'After the holiday' }).expect(200);
      expect(paused.pause).toMatchObject({ reason: 'person-asked-later' });
      test.clock.setTo('2026-11-24T20:00:00.000Z');
      const standing = clock(await given.entry(entry.id), 'first-attempt');
      expect(standing).toMatchObject({ state: 'paused', elapsed: 0.5, elapsedWithPauses: 10.5 });
      const { body: resumed } = await given.act(paused, 'resume').expect(200);
      expect(new Date(clock(resumed, 'first-attempt').dueAt).getTime() - new Date(due).getTime()).toBe(10 * 3_600_000);
      expect(resumed.pauses).toEqual([expect.objectContaining({ note: 'After the holiday', to: '2026-11-24T20:00:00.000Z' })]);
    });

    it('refuses a second pause, a resume without one, and an old version', async () => {
      const entry = await given.waiting();
      const body = { reason: 'unsafe-to-contact', note: null };
      expect((await given.act(entry, 'resume').expect(409)).body.code).toBe('not-paused');
      const { body: paused } = await given.act(entry, 'pause', body).expect(200);
      expect((await given.act(paused, 'pause', body).expect(409)).body.code).toBe('already-paused');
      expect((await given.act(entry, 'pause', body).expect(412)).body.code).toBe('stale-version');
    });

    it('stops no clock of a safety contact for want of an answer from the referrer', async () => {
      const entry = await given.waiting({ judgedHigh: true });
      const answer = await given.act(entry, 'pause', { reason: 'awaiting-information', note: null }).expect(409);
      expect(answer.body.code).toBe('high-risk-not-paused');
    });
  });

  describe('allocate', () => {
    const to = async (role: 'key-worker' | 'key-worker-2' | 'idva', reasonOverCeiling: string | null = null) => ({
      workerId: await given.workerId(role),
      reasonOverCeiling,
    });

    it('shows the load of each worker before and after, and counts the person with the worker from then on', async () => {
      const entry = await given.waiting();
      const worker = await given.workerId('idva');
      const offered = entry.suggestions.find((one) => one.worker.id === worker)!;
      expect(offered.after.active).toBe(offered.before.active + 1);
      const { body } = await given.act(entry, 'allocate', await to('idva')).expect(200);
      expect(body.allocation).toEqual({ worker: { id: worker, name: 'idva of North' }, at: TEST_NOW, by: 'team-lead of North' });
      const { body: loads } = await given.lead.get('/api/workers/loads').expect(200);
      expect(loads.find((one: { worker: { id: string } }) => one.worker.id === worker).active).toBe(offered.after.active);
    });

    it('leaves the person on the list, with the holder of the risk unchanged, until support is agreed', async () => {
      const entry = await given.waiting();
      await given.act(entry, 'allocate', await to('key-worker')).expect(200);
      const row = (await given.list()).rows.find(({ id }) => id === entry.id)!;
      expect(row.holder).toEqual(entry.holder);
    });

    it('tells the slower of two leads who was quicker', async () => {
      const entry = await given.waiting();
      const second = await test.signedInAs('service-manager');
      const [first, other] = [await to('key-worker'), await to('key-worker-2')];
      const answers = await Promise.all([given.act(entry, 'allocate', first), given.act(entry, 'allocate', other, second)]);
      const slower = answers.find(({ status }) => status === 412)!;
      const quicker = answers.find(({ status }) => status === 200)!;
      expect(slower.body.code).toBe('stale-version');
      expect(slower.body.current.allocation).toEqual(quicker.body.allocation);
      expect(slower.body.current.version).toBe(2);
    });

    it('goes above a ceiling only with a reason in words', async () => {
      const worker = await given.workerId('key-worker-2');
      await test.owner.query(
        `INSERT INTO worker_capacities (worker_id, organisation_id, full_time_share) SELECT id, organisation_id, 0.02 FROM workers WHERE id = $1`,
        [worker],
      );
      const entry = await given.waiting();
      const full = entry.suggestions.find((one) => one.worker.id === worker)!;
      expect(full.overCeiling).toBe(true);
      expect((await given.act(entry, 'allocate', await to('key-worker-2')).expect(409)).body.code).toBe('over-ceiling-reason-needed');
      await given.act(entry, 'allocate', await to('key-worker-2', 'Two cases close on Friday.')).expect(200);
      await test.owner.query('DELETE FROM worker_capacities');
    });

    it('suggests whoever speaks the person’s language first and nobody who is on leave', async () => {
      const [welsh, away] = [await given.workerId('key-worker-2'), await given.workerId('idva')];
      await test.owner.query(
        `INSERT INTO worker_capacities (worker_id, organisation_id, languages, on_leave_from)
         SELECT id, organisation_id, '{welsh}', CASE WHEN id = $2 THEN '2026-11-20'::date END FROM workers WHERE id IN ($1, $2)`,
        [welsh, away],
      );
      const { suggestions } = await given.waiting();
      expect(suggestions[0]).toMatchObject({ worker: { id: welsh }, languages: ['welsh'], reasons: ['speaks-language', 'has-room'] });
      expect(suggestions.map((one) => one.worker.id)).not.toContain(away);
      await test.owner.query('DELETE FROM worker_capacities');
    });

    it('refuses a worker who is not given people, and one of another organisation', async () => {
      const entry = await given.waiting();
      for (const workerId of [await given.workerId('team-lead'), await given.workerId('idva', 'south')]) {
        const answer = await given.act(entry, 'allocate', { workerId, reasonOverCeiling: null }).expect(409);
        expect(answer.body.code).toBe('worker-not-available');
      }
    });

    it('is for leads and managers', async () => {
      await given.act(await given.waiting(), 'allocate', await to('idva'), given.duty).expect(403);
    });
  });

  it('lets only the taker take a risk over, with the safety contact that goes with it', async () => {
    const entry = await given.waiting({ judgedHigh: true });
    const idva = await test.signedInAs('idva');
    const { body } = await given.act(entry, 'hold', {}, idva).expect(200);
    expect(body.holder.name).toBe('idva of North');
    const { rows } = await test.owner.query('SELECT holder_id FROM tasks WHERE entry_id = $1', [entry.id]);
    expect(rows).toEqual([{ holder_id: body.holder.id }]);
  });

  describe('agree-support', () => {
    const agreed = { agreedOn: '2026-11-24', workerId: null };

    it('opens the case, stops the last clock, and ends the wait with a trace', async () => {
      const entry = await given.waiting();
      const workerId = await given.workerId('key-worker');
      const { body: allocated } = await given.act(entry, 'allocate', { workerId, reasonOverCeiling: null }).expect(200);
      const { body } = await given.act(allocated, 'agree-support', agreed).expect(200);
      expect(clock(body, 'support-start')).toMatchObject({ state: 'met', stoppedAt: TEST_NOW });
      expect(body.departure).toMatchObject({ reason: 'allocated', by: 'team-lead of North' });
      const { rows } = await test.owner.query('SELECT worker_id, service_id FROM cases WHERE id = $1', [body.caseId]);
      expect(rows).toEqual([{ worker_id: workerId, service_id: given.services['outreach'] }]);
      expect((await given.list()).rows.map(({ id }) => id)).not.toContain(entry.id);
      expect(await given.auditOf(entry.person.id)).toEqual(expect.arrayContaining(['case.opened', 'waiting-list.left']));
    });

    it('can belong to no other referral than the one whose offer was accepted', async () => {
      const [entry, other] = [await given.waiting(), await given.waiting()];
      const moved = test.owner.query('UPDATE waiting_list_entries SET referral_id = $2 WHERE id = $1', [entry.id, other.referralId]);
      await expect(moved).rejects.toMatchObject({ constraint: 'waiting_list_entries_offer_fk' });
    });

    it('lets a worker take a case for herself, and only a lead give it to a colleague', async () => {
      const entry = await given.waiting();
      const [worker, own, other] = [await test.signedInAs('key-worker'), await given.workerId('key-worker'), await given.workerId('idva')];
      const refused = await given.act(entry, 'agree-support', { ...agreed, workerId: other }, worker).expect(409);
      expect(refused.body.code).toBe('only-for-yourself');
      await given.act(entry, 'agree-support', { ...agreed, workerId: own }, worker).expect(200);
      await given.act(await given.waiting(), 'agree-support', { ...agreed, workerId: other }).expect(200);
    });

    it('lets any worker write down the support that was agreed with whom a lead has allocated', async () => {
      const entry = await given.waiting();
      const workerId = await given.workerId('idva');
      const { body: allocated } = await given.act(entry, 'allocate', { workerId, reasonOverCeiling: null }).expect(200);
      await given.act(allocated, 'agree-support', agreed, given.duty).expect(200);
    });

    it('leaves the assessment clock running: support may begin before the assessment is done', async () => {
      const entry = await given.waiting();
      const { body } = await given.act(entry, 'agree-support', { ...agreed, workerId: await given.workerId('idva') }).expect(200);
      expect(clock(body, 'assessment').state).toBe('running');
    });

    it('needs a worker, a day that has come and is not before the referral, and somebody who still waits', async () => {
      const entry = await given.waiting();
      const workerId = await given.workerId('idva');
      expect((await given.act(entry, 'agree-support', agreed).expect(409)).body.code).toBe('case-worker-missing');
      const late = await given.act(entry, 'agree-support', { agreedOn: '2026-11-25', workerId }).expect(409);
      expect(late.body.code).toBe('agreement-in-future');
      const early = await given.act(entry, 'agree-support', { agreedOn: '2026-11-23', workerId }).expect(400);
      expect(early.body.fields).toEqual([{ field: 'agreedOn', code: 'out-of-range', limit: null }]);
      const { body } = await given.act(entry, 'agree-support', { ...agreed, workerId }).expect(200);
      expect((await given.act(body, 'agree-support', { ...agreed, workerId }).expect(409)).body.code).toBe('left-the-list');
      // In support she is still rung, and it is still logged.
      await given.log(body).expect(201);
    });

    it('opens no second case of the same person with the same service', async () => {
      const workerId = await given.workerId('idva');
      const { body: first } = await given.act(await given.waiting(), 'agree-support', { ...agreed, workerId }).expect(200);
      const again = await given.waiting({}, { person: { ...aReferralRequest().person, personId: first.person.id } });
      expect((await given.act(again, 'agree-support', { ...agreed, workerId }).expect(409)).body.code).toBe('case-already-open');
    });

    it('forbids withdrawing the referral afterwards', async () => {
      const workerId = await given.workerId('idva');
      const entry = await given.waiting();
      await given.act(entry, 'agree-support', { ...agreed, workerId }).expect(200);
      const answer = await given.lead
        .post(`/api/referrals/${entry.referralId}/withdraw`)
        .set('If-Match', '"v2"')
        .send({ reason: 'made-by-mistake', note: null });
      expect([answer.status, answer.body.code]).toEqual([409, 'case-already-open']);
    });
  });

  describe('leave', () => {
    const leaving = (changes: object) => ({
      ...{ reason: 'needs-changed', note: null, riskChecked: false, referrerTold: false },
      ...{ takenOverByServiceId: null, takenOverByAgency: null },
      ...changes,
    });

    it('keeps reason, actor and time, tells the referrer, ends the clocks and deletes nothing', async () => {
      const entry = await given.waiting();
      const { body } = await given.act(entry, 'leave', leaving({ note: 'Has moved in with her sister.' }), given.duty).expect(200);
      expect(body.departure).toEqual({ reason: 'needs-changed', note: 'Has moved in with her sister.', at: TEST_NOW, by: 'duty-worker of North' });
      expect(body.clocks.every(({ state }: { state: string }) => state === 'ended')).toBe(true);
      const referral = (await given.duty.get(`/api/referrals/${entry.referralId}`).expect(200)).body;
      expect(referral.notices.map(({ outcome }: { outcome: string }) => outcome)).toEqual(['accepted', 'left-list']);
    });

    it.each([
      ['who takes over', { reason: 'passed-to-other-service' }, 'taker-needed'],
      ['words for another reason', { reason: 'other', note: null }, 'note-needed'],
      ['the attempts that are owed', { reason: 'unable-to-contact' }, 'too-few-attempts'],
      ['a risk check where contact is unsafe', { reason: 'unsafe-to-contact' }, 'risk-check-needed'],
      ['word to the referrer', { reason: 'unsafe-to-contact', riskChecked: true }, 'referrer-not-told'],
      ['a manager where nobody knows the risk', { reason: 'unsafe-to-contact', riskChecked: true, referrerTold: true }, 'manager-decision-needed'],
      ['a service that is there', { reason: 'passed-to-other-service', takenOverByServiceId: randomUUID() }, 'service-not-available'],
    ])('asks for %s', async (_, changes, code) => {
      const answer = await given.act(await given.waiting(), 'leave', leaving(changes), given.duty).expect(409);
      expect(answer.body.code).toBe(code);
    });

    const policeHigh = { instrument: 'police-dash-27', score: null, grade: 'high', assessedOn: '2026-11-20' } as const;
    it.each([
      ['judged high at triage', () => given.waiting({ judgedHigh: true })],
      ['graded high by the police and not assessed', () => given.waiting({}, { externalAssessment: policeHigh })],
    ])('gives up on somebody %s only by a manager’s decision, with words on what was done for her safety', async (_, someone) => {
      const entry = await someone();
      const note = 'The refuge of the next county has her tonight.';
      expect(entry).toMatchObject({ risk: 'not-assessed', band: 'safety-contact', safetyContact: { doneAt: null } });
      expect((await given.act(entry, 'leave', leaving({ note }), given.duty).expect(409)).body.code).toBe('manager-decision-needed');
      expect((await given.act(entry, 'leave', leaving({})).expect(409)).body.code).toBe('safety-words-needed');
      const { body } = await given.act(entry, 'leave', leaving({ note })).expect(200);
      expect(body.departure).toMatchObject({ note });
      const { rows } = await test.owner.query('SELECT outcome FROM tasks WHERE entry_id = $1', [entry.id]);
      expect(rows).toEqual([{ outcome: 'left-list' }]);
    });

    it('holds to that where only a contact that is still owed tells of the danger', async () => {
      const entry = await given.waiting({ judgedHigh: true });
      await test.owner.query('UPDATE waiting_list_entries SET needs_safety_contact = false WHERE id = $1', [entry.id]);
      await test.owner.query('UPDATE referrals SET judged_high = false WHERE id = $1', [entry.referralId]);
      expect((await given.act(entry, 'leave', leaving({}), given.duty).expect(409)).body.code).toBe('manager-decision-needed');
      expect((await given.act(entry, 'leave', leaving({})).expect(409)).body.code).toBe('safety-words-needed');
    });

    it('holds to that where only what is known of the referral tells of the danger', async () => {
      const entry = await given.waiting();
      await test.owner.query('UPDATE referrals SET external_assessment = $2 WHERE id = $1', [entry.referralId, policeHigh]);
      expect((await given.act(entry, 'leave', leaving({}), given.duty).expect(409)).body.code).toBe('manager-decision-needed');
      expect((await given.act(entry, 'leave', leaving({})).expect(409)).body.code).toBe('safety-words-needed');
    });

    it('closes for want of contact after attempts on different days and at different times', async () => {
      const entry = await given.waiting();
      for (const [day, hour] of [['24', '10'], ['25', '15'], ['26', '10'], ['27', '15'], ['30', '10']]) {
        test.clock.setTo(`2026-11-${day}T${hour}:00:00.000Z`);
        await given.log(entry).expect(201);
      }
      const { attemptTally, version } = await given.entry(entry.id);
      expect(attemptTally).toMatchObject({ counted: 5, needed: 5, partsOfDay: 2, partsOfDayNeeded: 2, suffices: true });
      expect(attemptTally.counting).toHaveLength(5);
      expect(attemptTally.counting[0]).toEqual({ at: expect.any(String), method: 'call', partOfDay: expect.any(String) });
      await given.act({ id: entry.id, version }, 'leave', leaving({ reason: 'unable-to-contact', riskChecked: true, referrerTold: true })).expect(200);
    });

    it('takes a withdrawn referral off the list', async () => {
      const entry = await given.waiting();
      await given.lead
        .post(`/api/referrals/${entry.referralId}/withdraw`)
        .set('If-Match', '"v2"')
        .send({ reason: 'made-by-mistake', note: null })
        .expect(200);
      const { departure, clocks } = await given.entry(entry.id);
      expect(departure).toMatchObject({ reason: 'referral-withdrawn', by: 'team-lead of North' });
      expect(clocks.every(({ state }) => state === 'ended')).toBe(true);
    });

    it('is never chosen as "allocated": that is what an opened case leaves behind', async () => {
      const answer = await given.act(await given.waiting(), 'leave', leaving({ reason: 'allocated' })).expect(400);
      expect(answer.body.fields).toContainEqual(expect.objectContaining({ field: 'reason', code: 'not-a-choice' }));
    });
  });

  describe('every act', () => {
    const ACTS: [string, object][] = [
      ['pause', { reason: 'unsafe-to-contact', note: null }],
      ['resume', {}],
      ['hold', {}],
      ['allocate', { workerId: randomUUID(), reasonOverCeiling: null }],
      ['agree-support', { agreedOn: '2026-11-24', workerId: null }],
      ['leave', { reason: 'died', note: null, riskChecked: false, referrerTold: false, takenOverByServiceId: null, takenOverByAgency: null }],
    ];

    it.each(ACTS)('%s needs the version that was seen', async (act, body) => {
      const entry = await given.waiting();
      const answer = await given.lead.post(`/api/waiting-list/${entry.id}/${act}`).send(body).expect(428);
      expect(answer.body.code).toBe('precondition-missing');
    });

    it.each(ACTS)('%s finds nothing in another organisation', async (act, body) => {
      const south = await test.signedInAs('service-manager', 'south');
      await given.act(await given.waiting(), act, body, south).expect(404);
    });

    it.each(ACTS.filter(([, body]) => Object.keys(body).length > 0))('%s refuses an unknown field', async (act, body) => {
      const answer = await given.act(await given.waiting(), act, { ...body, surprise: 1 }).expect(400);
      expect(answer.body.fields).toContainEqual(expect.objectContaining({ field: 'surprise', code: 'unknown-field' }));
    });

    it('shows whoever was slower how the entry stands, and records that she read it', async () => {
      const entry = await given.waiting();
      const paused = { reason: 'unsafe-to-contact', note: null };
      await given.act(entry, 'pause', paused).expect(200);
      const idva = await test.signedInAs('idva');
      const answer = await given.act(entry, 'pause', paused, idva).expect(412);
      expect(answer.body.current).toMatchObject({ id: entry.id, version: 2 });
      const { rows } = await test.owner.query(
        `SELECT a.subject_id, a.person_id FROM audit_entries a JOIN workers w ON w.id = a.worker_id
          WHERE a.action = 'waiting-entry.read' AND w.email = 'idva@north.example' AND a.request_id = $1`,
        [answer.body.reference],
      );
      expect(rows).toEqual([{ subject_id: entry.id, person_id: entry.person.id }]);
    });

    it('shows nothing of the entry when the reading cannot be recorded', async () => {
      const entry = await given.waiting();
      await given.act(entry, 'hold').expect(200);
      const noteRefusal = jest.spyOn(test.app.get(AuditTrail), 'noteRefusal').mockRejectedValueOnce(new Error('The audit is away.'));
      const answer = await given.act(entry, 'hold').expect(412);
      noteRefusal.mockRestore();
      expect(answer.body).toMatchObject({ code: 'stale-version' });
      expect(answer.body).not.toHaveProperty('current');
    });

    it('hides one person’s place from another organisation and records each reading', async () => {
      const entry = await given.waiting();
      const south = await test.signedInAs('team-lead', 'south');
      await south.get(`/api/waiting-list/${entry.id}`).expect(404);
      expect(await given.auditOf(entry.person.id)).toContain('waiting-entry.read');
    });
  });
});

/** How many statements reach PostgreSQL while something is read. */
async function countingQueries(read: () => Promise<unknown>): Promise<number> {
  const query = jest.spyOn(Client.prototype, 'query');
  await read();
  const count = query.mock.calls.length;
  query.mockRestore();
  return count;
}
