import { randomUUID } from 'node:crypto';
import type { ReferralView, TodayItemView, TodayView } from '@waymark/contracts';
import { DECLINE_REASONS } from '@waymark/domain';
import { startTestApp, type TestApp } from './setup/test-app.js';
import { WaitingSteps } from './setup/waiting.js';
import { whoWaits } from './setup/who-waits.js';

describe('triage', () => {
  let test: TestApp;
  let given: WaitingSteps;

  beforeAll(async () => {
    test = await startTestApp();
    given = await WaitingSteps.of(test);
  });
  afterAll(() => test.close());

  const offerOf = (referral: ReferralView) => referral.offers[0]!;
  const police27 = (score: number) => ({ instrument: 'police-dash-27', score, outOf: 27, grade: null });

  /** As an agency's file brings it. */
  const withExternal = async (assessment: object): Promise<ReferralView> => {
    const referral = await given.referred({ source: 'police', agencyName: 'Invented Police' });
    await test.owner.query('UPDATE referrals SET external_assessment = $2 WHERE id = $1', [referral.id, assessment]);
    return referral;
  };

  describe('accept', () => {
    it('puts the person on the list of the service with a named holder of the risk, and opens no case', async () => {
      const entry = await given.waiting();
      expect(entry).toMatchObject({ band: 'not-assessed', holder: { name: 'duty-worker of North' }, safetyContact: null, caseId: null });
      const { rows } = await test.owner.query('SELECT FROM cases WHERE referral_id = $1', [entry.referralId]);
      expect(rows).toEqual([]);
    });

    it('tells the referrer’s record that it was accepted, and nothing of the person', async () => {
      const referral = await given.accepted();
      expect(referral.notices).toEqual([{ offerId: offerOf(referral).id, outcome: 'accepted', at: test.clock.now().toISOString() }]);
      const { rows } = await test.owner.query(
        `SELECT row_to_json(n)::text AS row FROM referrer_notices n WHERE referral_id = $1`,
        [referral.id],
      );
      expect(rows[0].row).not.toContain(referral.person.familyName);
      const sent = await test.owner.query(
        `SELECT o.topic FROM outbox_messages o JOIN referrer_notices n ON n.id = o.subject_id WHERE n.referral_id = $1`,
        [referral.id],
      );
      expect(sent.rows).toEqual([{ topic: 'referrer.told' }]);
    });

    it.each([
      ['a referral judged high at triage', async () => ({ referral: await given.referred(), judgedHigh: true, ground: 'professional-judgement' })],
      ['14 of 27 on the police form', async () => ({ referral: await withExternal(police27(14)), judgedHigh: false, ground: 'police-score-signal' })],
      [
        'a high grade of DARA',
        async () => ({
          referral: await withExternal({ instrument: 'dara', score: null, outOf: null, grade: 'high' }),
          judgedHigh: false,
          ground: 'dara-grade-signal',
        }),
      ],
    ])('never queues %s: a safety contact is due at once, by name, and shows above the list', async (_, arrange) => {
      const { referral, judgedHigh, ground } = await arrange();
      await given.decide(referral, 'accept', await given.acceptance({ judgedHigh })).expect(200);
      const { rows, readAt } = await given.list();
      const row = rows.find((one) => one.referralId === referral.id)!;
      expect(row.band).toBe('safety-contact');
      expect(row.safetyContact).toEqual({ grounds: [ground], dueAt: readAt, doneAt: null });
      expect(row.risk).toBe('not-assessed');
      const tasks = await test.owner.query('SELECT kind, holder_id, due_at FROM tasks WHERE referral_id = $1', [referral.id]);
      expect(tasks.rows).toEqual([{ kind: 'safety-contact', holder_id: row.holder.id, due_at: new Date(readAt) }]);
    });

    it('owes a high risk the shorter targets from then on', async () => {
      const referral = await given.referred();
      const before = referral.clocks.find(({ kind }) => kind === 'first-contact')!;
      const { body } = await given.decide(referral, 'accept', await given.acceptance({ judgedHigh: true })).expect(200);
      const after = body.clocks.find(({ kind }: { kind: string }) => kind === 'first-contact')!;
      expect(before.target).toEqual({ amount: 5, unit: 'working-days' });
      expect(after.target).toEqual({ amount: 2, unit: 'working-days' });
      expect(after.dueAt < before.dueAt!).toBe(true);
    });

    it('is refused without a named holder, and with one who does not work here', async () => {
      const referral = await given.referred();
      const nobody = await given.decide(referral, 'accept', await given.acceptance({ riskHolderId: null })).expect(409);
      expect(nobody.body.code).toBe('risk-holder-needed');
      for (const riskHolderId of [randomUUID(), await given.workerId('idva', 'south'), await given.workerId('administrator')]) {
        const stranger = await given.decide(referral, 'accept', await given.acceptance({ riskHolderId })).expect(409);
        expect(stranger.body.code).toBe('worker-not-available');
      }
    });

    it('names a colleague as holder of the risk, who reads so on Today until she says that she has it', async () => {
      const idva = await test.signedInAs('idva');
      const entry = await given.waiting({ riskHolderId: await given.workerId('idva') });
      const today = async (): Promise<TodayItemView[]> => {
        const { body }: { body: TodayView } = await idva.get('/api/today').expect(200);
        return body.rows.filter(({ entryId }) => entryId === entry.id).flatMap(({ items }) => items.filter(({ kind }) => kind === 'risk-given'));
      };
      const does = { act: 'hold-risk', entryId: entry.id, version: entry.version };
      expect(await today()).toMatchObject([{ by: 'duty-worker of North', does }]);
      await given.act(entry, 'hold', {}, idva).expect(200);
      expect(await today()).toEqual([]);
    });

    it('tells nobody of a risk that she took herself, and names no colleague who is away', async () => {
      const entry = await given.waiting();
      const { body }: { body: TodayView } = await given.duty.get('/api/today').expect(200);
      expect(body.rows.filter(({ entryId }) => entryId === entry.id).flatMap(({ items }) => items.map(({ kind }) => kind))).not.toContain('risk-given');
      const riskHolderId = await given.workerId('idva');
      const away = ['2026-11-20', '2026-11-30'];
      await test.owner.query(
        `INSERT INTO worker_capacities (worker_id, organisation_id, on_leave_from, on_leave_to)
         SELECT id, organisation_id, $2, $3 FROM workers WHERE id = $1
         ON CONFLICT (worker_id) DO UPDATE SET on_leave_from = excluded.on_leave_from, on_leave_to = excluded.on_leave_to`,
        [riskHolderId, ...away],
      );
      const answer = await given.decide(await given.referred(), 'accept', await given.acceptance({ riskHolderId })).expect(409);
      await test.owner.query('UPDATE worker_capacities SET on_leave_from = NULL, on_leave_to = NULL WHERE worker_id = $1', [riskHolderId]);
      expect(answer.body.code).toBe('worker-not-available');
    });

    it('names whoever made the earlier safety contact only while she is there, and tells her', async () => {
      const idva = await test.signedInAs('idva');
      const riskHolderId = await given.workerId('idva');
      const referral = await given.referred({ judgedHigh: true });
      await test.owner.query(`UPDATE tasks SET holder_id = $2, done_at = created_at, done_by = $2, outcome = 'contacted' WHERE referral_id = $1`, [referral.id, riskHolderId]);
      const leave = (from: string | null, to: string | null) =>
        test.owner.query(
          `INSERT INTO worker_capacities (worker_id, organisation_id, on_leave_from, on_leave_to) SELECT id, organisation_id, $2, $3 FROM workers WHERE id = $1
           ON CONFLICT (worker_id) DO UPDATE SET on_leave_from = excluded.on_leave_from, on_leave_to = excluded.on_leave_to`,
          [riskHolderId, from, to],
        );
      await leave('2026-11-20', '2026-11-30');
      const accept = async () => given.decide(referral, 'accept', await given.acceptance({ riskHolderId }));
      expect((await accept()).body.code).toBe('worker-not-available');
      await leave(null, null);
      expect((await accept()).status).toBe(200);
      const { body }: { body: TodayView } = await idva.get('/api/today').expect(200);
      const items = body.rows.filter(({ referralId }) => referralId === referral.id).flatMap((row) => row.items);
      expect(items).toContainEqual(expect.objectContaining({ kind: 'risk-given', by: 'duty-worker of North' }));
    });

    it('asks for a service where the referrer asked for any, and takes none twice', async () => {
      const referral = await given.referred({ serviceIds: [] });
      const none = await given.decide(referral, 'accept', await given.acceptance()).expect(409);
      expect(none.body.code).toBe('service-needed');
      const unknown = await given.decide(referral, 'accept', await given.acceptance({ serviceId: randomUUID() })).expect(409);
      expect(unknown.body.code).toBe('service-not-available');
      const { body } = await given.decide(referral, 'accept', await given.acceptance({ serviceId: given.services['idva']! })).expect(200);
      expect(body.offers[0]).toMatchObject({ state: 'accepted', service: { name: { en: 'IDVA service' } } });
    });

    it('refuses a second time, an old version, and whoever is too late of two at once', async () => {
      const referral = await given.referred();
      const body = await given.acceptance();
      const answers = await Promise.all([given.decide(referral, 'accept', body), given.decide(referral, 'accept', body, given.lead)]);
      // The one who is too late reads the version or the state of before or after: either way she is told, and nothing twice.
      const [first, second] = answers.map(({ status }) => status).sort();
      expect([first, [409, 412].includes(second!)]).toEqual([200, true]);
      expect((await given.decide(referral, 'accept', body).expect(412)).body.code).toBe('stale-version');
      const again = await given.decide(referral, 'accept', body, given.duty, 2).expect(409);
      expect(again.body.code).toBe('referral-state-forbids');
    });
  });

  describe('decline', () => {
    const decline = (referral: ReferralView, body: object, as = given.duty) =>
      given.decide(referral, 'decline', { reason: 'no-capacity', note: null, duplicateOf: null, ...body }, as);

    it.each(DECLINE_REASONS.filter((reason) => reason !== 'unable-to-contact' && reason !== 'duplicate'))(
      'for %s keeps that reason, ends the clocks and tells the referrer',
      async (reason) => {
        const { body } = await decline(await given.referred(), { reason, note: 'as said on the telephone' }).expect(200);
        expect(body.offers[0]).toMatchObject({ state: 'declined', reason, decidedBy: 'duty-worker of North' });
        expect(body.notices.map(({ outcome }: { outcome: string }) => outcome)).toEqual(['declined']);
        expect(body.clocks.every((clock: { endedAt: string | null; stoppedAt: string | null }) => clock.endedAt && !clock.stoppedAt)).toBe(true);
      },
    );

    it('of somebody nobody has assessed is for another to decide where strangulation was spoken of, and not where it was not', async () => {
      const [referral, other] = [await given.referred(), await given.referred()];
      await test.owner.query(`UPDATE referrals SET abuse_types = '{physical,strangulation}' WHERE id = $1`, [referral.id]);
      expect((await decline(referral, { note: 'We have no room this month.' }).expect(409)).body.code).toBe('manager-decision-needed');
      await decline(referral, { note: 'We have no room this month.' }, given.lead).expect(200);
      await decline(other, {}).expect(200);
    });

    it('as the person’s own answer is refused until it is said how and when she gave it', async () => {
      const referral = await given.referred();
      for (const note of [null, 'no']) {
        expect((await decline(referral, { reason: 'declined-by-person', note }).expect(409)).body.code).toBe('person-words-needed');
      }
      const { body } = await decline(referral, { reason: 'declined-by-person', note: 'She rang this morning and said so herself.' }).expect(200);
      expect(body.offers[0]).toMatchObject({ state: 'declined', reason: 'declined-by-person' });
    });

    it('as a duplicate names the referral that it repeats, which cannot be itself', async () => {
      const first = await given.referred();
      const second = await given.referredAgain(first);
      for (const duplicateOf of [null, 'R-000000', second.reference]) {
        expect((await decline(second, { reason: 'duplicate', duplicateOf }).expect(409)).body.code).toBe('duplicate-not-named');
      }
      await decline(second, { reason: 'duplicate', duplicateOf: first.reference.toLowerCase() }).expect(200);
    });

    it('as a duplicate names no other person’s referral', async () => {
      const [other, referral] = [await given.referred(), await given.referred()];
      await test.owner.query(`UPDATE people SET given_name = 'Angharad', family_name = 'Tudor', known_as = NULL, date_of_birth = '1959-08-30' WHERE id = $1`, [other.person.id]);
      const answer = await decline(referral, { reason: 'duplicate', duplicateOf: other.reference }).expect(409);
      expect(answer.body.code).toBe('duplicate-of-another-person');
    });

    it('as a duplicate names no referral that has ended, where nobody has her any more', async () => {
      const first = await given.referred();
      const second = await given.referredAgain(first);
      await given.decide(first, 'decline', { reason: 'ineligible', note: null, duplicateOf: null }).expect(200);
      const answer = await decline(second, { reason: 'duplicate', duplicateOf: first.reference }).expect(409);
      expect(answer.body.code).toBe('duplicate-of-ended');
      const third = await given.referredAgain(first);
      await given.duty.post(`/api/referrals/${second.id}/withdraw`).set('If-Match', '"v1"').send({ reason: 'made-by-mistake', note: null }).expect(200);
      expect((await decline(third, { reason: 'duplicate', duplicateOf: second.reference }).expect(409)).body.code).toBe('duplicate-of-ended');
    });

    it('as a duplicate names one of a second record of the same person, with words on how that is known', async () => {
      const [other, referral] = [await given.referred(), await given.referred()];
      await test.owner.query(`UPDATE people SET given_name = 'Ffion', family_name = 'Prydderch', date_of_birth = '1991-04-02' WHERE id = ANY ($1)`, [[other.person.id, referral.person.id]]);
      const twice = { reason: 'duplicate', duplicateOf: other.reference };
      expect((await decline(referral, twice).expect(409)).body.code).toBe('duplicate-words-needed');
      await decline(referral, { ...twice, note: 'The same number and the same children; she gave her married name here.' }).expect(200);
      const { rows } = await test.owner.query('SELECT duplicate_of_id FROM referral_offers WHERE referral_id = $1', [referral.id]);
      expect(rows).toEqual([{ duplicate_of_id: other.id }]);
    });

    it('as a duplicate names one of a second record without a birth date, where names that are alike are all there is', async () => {
      const [other, referral] = [await given.referred(), await given.referred()];
      const named = (id: string, name: string) =>
        test.owner.query(`UPDATE people SET given_name = $2, family_name = 'Prydderch', known_as = NULL, date_of_birth = NULL WHERE id = $1`, [id, name]);
      await Promise.all([named(other.person.id, 'Angharad'), named(referral.person.id, 'Angarad')]);
      await decline(referral, { reason: 'duplicate', duplicateOf: other.reference, note: 'The same number and the same children.' }).expect(200);
    });

    it('as duplicates of one another leaves one of two open, also when both are declined at once', async () => {
      const first = await given.referred();
      const second = await given.referredAgain(first);
      await test.owner.query('BEGIN');
      await test.owner.query('SELECT FROM referrals WHERE id = ANY ($1) FOR UPDATE', [[first.id, second.id]]);
      const answers = await Promise.all([
        decline(first, { reason: 'duplicate', duplicateOf: second.reference }),
        decline(second, { reason: 'duplicate', duplicateOf: first.reference }, given.lead),
        whoWaits(test, 2).finally(() => test.owner.query('COMMIT')),
      ]);
      const codes = answers.slice(0, 2).map((answer) => answer as { status: number; body: { code?: string } });
      expect(codes.map(({ status }) => status).sort()).toEqual([200, 409]);
      expect(codes.find(({ status }) => status === 409)?.body.code).toBe('duplicate-of-ended');
    });

    it('as a duplicate at high risk names one that says so as well, so that the danger goes on standing on a list', async () => {
      const first = await given.referred();
      const second = await given.referredAgain(first, { judgedHigh: true, riskHolderId: await given.workerId('duty-worker') });
      const twice = { reason: 'duplicate', duplicateOf: first.reference };
      expect((await decline(second, twice, given.lead).expect(409)).body.code).toBe('duplicate-of-lower-risk');
      const raised = { level: 'high', reason: 'As said in the second call.' };
      await given.duty.post(`/api/referrals/${first.id}/risk-level`).set('If-Match', '"v1"').send(raised).expect(200);
      await decline(second, twice, given.lead).expect(200);
      const { rows } = await test.owner.query('SELECT referral_id FROM tasks WHERE person_id = $1 AND done_at IS NULL', [first.person.id]);
      expect(rows).toEqual([{ referral_id: first.id }]);
    });

    it('for want of contact takes the attempts that are owed', async () => {
      const answer = await decline(await given.referred(), { reason: 'unable-to-contact' }).expect(409);
      expect(answer.body).toMatchObject({ code: 'too-few-attempts', tally: { counted: 0, needed: 5, partsOfDay: 0 } });
    });

    it('of a high risk is for a manager, with a reason in words where it is another', async () => {
      const referral = await withExternal(police27(20));
      expect((await decline(referral, {}).expect(409)).body.code).toBe('manager-decision-needed');
      expect((await decline(referral, { reason: 'other' }, given.lead).expect(409)).body.code).toBe('note-needed');
      expect((await decline(referral, {}, given.lead).expect(409)).body.code).toBe('safety-words-needed');
      await decline(referral, { note: 'The refuge of the next county has her.' }, given.lead).expect(200);
    });
  });

  describe('return for information', () => {
    const sendBack = (referral: ReferralView) => given.decide(referral, 'return', { reason: 'safe-contact-missing', note: 'Which number?' });

    it('tells the referrer, pauses the clocks in sight, and goes on when the information has come', async () => {
      const returned: ReferralView = (await sendBack(await given.referred()).expect(200)).body;
      expect(offerOf(returned)).toMatchObject({ state: 'returned', reason: 'safe-contact-missing' });
      expect(returned.notices.map(({ outcome }) => outcome)).toEqual(['returned']);
      expect(returned.clocks.every(({ pausedFor }) => pausedFor === 'awaiting-information')).toBe(true);
      const received: ReferralView = (await given.decide(returned, 'receive-information', { note: null }).expect(200)).body;
      expect(offerOf(received).state).toBe('recorded');
      expect(received.clocks.every(({ pausedFor }) => pausedFor === null)).toBe(true);
      expect(received.notices).toHaveLength(1);
    });

    it('moves the targets by the time that stood still', async () => {
      const referral = await given.referred();
      const returned: ReferralView = (await sendBack(referral).expect(200)).body;
      const before = returned.clocks.find(({ kind }) => kind === 'first-attempt')!;
      test.clock.setTo('2026-11-24T16:00:00.000Z');
      const received: ReferralView = (await given.decide(returned, 'receive-information', { note: null }).expect(200)).body;
      const after = received.clocks.find(({ kind }) => kind === 'first-attempt')!;
      expect(new Date(after.dueAt!).getTime() - new Date(before.dueAt!).getTime()).toBe(6 * 3_600_000);
      test.clock.setTo('2026-11-24T10:00:00.000Z');
    });

    it('leaves the clocks running as long as another service has the person on its desk', async () => {
      const referral = await given.referred({ serviceIds: [given.services['idva']!, given.services['outreach']!] });
      const { body } = await sendBack(referral).expect(200);
      expect(body.clocks.every(({ pausedFor }: { pausedFor: string | null }) => pausedFor === null)).toBe(true);
    });

    it('never parks a high risk', async () => {
      expect((await sendBack(await withExternal(police27(14))).expect(409)).body.code).toBe('high-risk-not-returned');
    });

    it('is taken up once: what is recorded or decided receives nothing', async () => {
      const referral = await given.referred();
      expect((await given.decide(referral, 'receive-information', { note: null }).expect(409)).body.code).toBe('referral-state-forbids');
    });
  });

  it('takes somebody out of the queue at once when her level is raised to high, and puts her back when it is lowered', async () => {
    const entry = await given.waiting();
    const body = { level: 'high', reason: 'He has found out where she lives.' };
    await given.lead.post(`/api/referrals/${entry.referralId}/risk-level`).set('If-Match', '"v2"').send(body).expect(200);
    const raised = await given.entry(entry.id);
    expect(raised).toMatchObject({ band: 'safety-contact', safetyContact: { grounds: ['recorded-high'], doneAt: null } });
    expect(raised.clocks.find(({ kind }) => kind === 'first-contact')?.target).toBe(2);
    // Lowering takes a fresh assessment, which has tests of its own.
    await test.owner.query(`UPDATE referrals SET risk = 'medium' WHERE id = $1`, [entry.referralId]);
    expect((await given.entry(entry.id)).band).toBe('assessed');
  });

  it('shows each decision on the person’s timeline, with who and when', async () => {
    const referral = await given.accepted({ judgedHigh: true });
    const { body } = await given.duty.get(`/api/people/${referral.person.id}`).expect(200);
    const actions = body.timeline.map(({ action }: { action: string }) => action);
    for (const action of ['referral.recorded', 'referral.accepted', 'referrer.told', 'safety-contact.accepted', 'safety-contact.needed']) {
      expect(actions).toContain(action);
    }
    expect(actions).not.toContain('waiting-list.joined');
    expect(body.heldBy).toMatchObject([{ caseId: null, isQueued: false }]);
    expect(actions.filter((action: string) => action.endsWith('.read'))).toEqual([]);
  });

  it.each([
    ['accept', { judgedHigh: 'yes' }, 'judgedHigh', 'wrong-type'],
    ['accept', { triggers: ['the moon'] }, 'triggers', 'not-a-choice'],
    ['accept', { surprise: 1 }, 'surprise', 'unknown-field'],
    ['accept', { note: 'a\u0000b' }, 'note', 'forbidden-characters'],
    ['decline', { reason: 'the moon' }, 'reason', 'not-a-choice'],
    ['decline', { note: 'x'.repeat(1_001) }, 'note', 'too-long'],
    ['return', { note: 'a\u202Eb' }, 'note', 'forbidden-characters'],
    ['receive-information', { note: 7 }, 'note', 'wrong-type'],
  ])('%s with %j names the field and decides nothing', async (act, body, field, code) => {
    const referral = await given.referred();
    const answer = await given.decide(referral, act, body).expect(400);
    expect(answer.body.fields).toContainEqual(expect.objectContaining({ field, code }));
    expect((await given.duty.get(`/api/referrals/${referral.id}`).expect(200)).body.offers).toEqual(referral.offers);
  });

  it('is hidden from another organisation, and from whoever mixes an offer with another referral', async () => {
    const [one, other] = [await given.referred(), await given.referred()];
    const south = await test.signedInAs('team-lead', 'south');
    await given.decide(one, 'return', { reason: 'wrong-form', note: null }, south).expect(404);
    await given.decide({ ...one, offers: other.offers }, 'return', { reason: 'wrong-form', note: null }).expect(404);
  });
});
