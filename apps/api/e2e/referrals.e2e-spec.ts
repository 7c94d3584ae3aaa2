import { createHash, randomUUID } from 'node:crypto';
import type { Page, ReferralListItem, ReferralView } from '@waymark/contracts';
import type TestAgent from 'supertest/lib/agent.js';
import { Database } from '../src/platform/database/database.js';
import { ForgetAnswersSweep } from '../src/platform/idempotency/forget-answers-sweep.js';
import { aReferralRequest } from './setup/a-referral-request.js';
import { sweepNorth } from './setup/sweep-north.js';
import { startTestApp, type TestApp } from './setup/test-app.js';

describe('referrals', () => {
  let test: TestApp;
  let duty: TestAgent;

  beforeAll(async () => {
    test = await startTestApp();
    duty = await test.signedInAs('duty-worker');
  });
  afterAll(() => test.close());

  const record = (body: object = aReferralRequest(), key = randomUUID(), as = duty) =>
    as.post('/api/referrals').set('Idempotency-Key', key).send(body);

  const recorded = async (body: object = aReferralRequest()): Promise<ReferralView> => (await record(body).expect(201)).body;

  describe('POST /api/referrals', () => {
    it('saves the referral and starts its four clocks from the time it was received', async () => {
      const referral = await recorded();
      expect(referral.clocks.map(({ kind, startedAt }) => [kind, startedAt]).sort()).toEqual([
        ['assessment', '2026-11-24T09:30:00.000Z'],
        ['first-attempt', '2026-11-24T09:30:00.000Z'],
        ['first-contact', '2026-11-24T09:30:00.000Z'],
        ['support-start', '2026-11-24T09:30:00.000Z'],
      ]);
      expect(referral.clocks.find(({ kind }) => kind === 'first-attempt')?.dueAt).toBe('2026-11-25T09:30:00.000Z');
    });

    it('leaves risk not assessed, whatever the referrer said', async () => {
      expect((await recorded()).risk).toBe('not-assessed');
    });

    it('shows a missing time of day as not given and counts from the start of that day', async () => {
      const referral = await recorded(aReferralRequest({ receivedTime: null }));
      expect(referral.receivedTime).toBeNull();
      expect(referral.clocks.every((clock) => !clock.isStartTimeGiven)).toBe(true);
      expect(referral.clocks[0]?.startedAt).toBe('2026-11-24T00:00:00.000Z');
    });

    it('keeps the four consents apart', async () => {
      const { consents } = await recorded();
      expect(Object.fromEntries(consents.map(({ purpose, answer }) => [purpose, answer]))).toEqual({
        support: 'given',
        'data-protection': 'given',
        sharing: 'refused',
        research: 'not-asked',
      });
    });

    it('makes the person causing harm and each child a person of their own', async () => {
      const { person } = await recorded();
      const { body } = await duty.get(`/api/people/${person.id}`).expect(200);
      expect(body.relationships.map((one: { role: string; givenName: string }) => [one.role, one.givenName])).toEqual([
        ['causes-harm', 'Craig'],
        ['child', 'Nia'],
      ]);
    });

    it('stores number, address and code word only encrypted', async () => {
      const { person } = await recorded();
      const { rows } = await test.owner.query('SELECT row_to_json(c)::text AS row FROM contact_points c WHERE person_id = $1', [person.id]);
      expect(rows).toHaveLength(2);
      for (const { row } of rows) {
        expect(row).not.toContain('900123');
        expect(row).not.toContain('Maes');
        expect(row).not.toContain('dentist');
      }
    });

    it('leaves no digest from which a number could be tried out', async () => {
      const body = aReferralRequest();
      const key = randomUUID();
      await record(body, key).expect(201);
      const { rows } = await test.owner.query('SELECT body_hash FROM idempotency_keys WHERE key = $1', [key]);
      expect(rows[0].body_hash).toHaveLength(32);
      expect(rows[0].body_hash).not.toEqual(createHash('sha256').update(JSON.stringify(body)).digest());
    });

    it('writes who did it, in the same transaction, without a single value', async () => {
      const referral = await recorded();
      const { rows } = await test.owner.query(
        `SELECT action, worker_id, row_to_json(a)::text AS row FROM audit_entries a WHERE subject_id = $1`,
        [referral.id],
      );
      expect(rows.map((row) => row.action)).toEqual(['referral.recorded']);
      expect(rows[0].worker_id).not.toBeNull();
      expect(rows[0].row).not.toContain('Llywelyn');
    });

    it('gives a returning person a new episode, with contact safety to be verified again', async () => {
      const first = await recorded();
      const again = await recorded(aReferralRequest({ person: { ...aReferralRequest().person, personId: first.person.id } }));
      expect(again.person.id).toBe(first.person.id);
      expect(again.episode).toBe(2);
      expect(again.needsContactVerifying).toBe(true);
      expect(again.id).not.toBe(first.id);
    });

    it('answers a repeated key with the first answer and creates nothing', async () => {
      const key = randomUUID();
      const first = await record(aReferralRequest(), key).expect(201);
      const second = await record(aReferralRequest(), key).expect(201);
      expect(second.body).toEqual(first.body);
      const { rows } = await test.owner.query('SELECT count(*)::int AS count FROM referrals WHERE reference = $1', [first.body.reference]);
      expect(rows[0].count).toBe(1);
    });

    it('does not record it again when the answer has been forgotten, and forgets answers after a day', async () => {
      const key = randomUUID();
      const { body } = await record(aReferralRequest(), key).expect(201);
      await test.owner.query(`UPDATE idempotency_keys SET created_at = created_at - interval '25 hours' WHERE key = $1`, [key]);
      await sweepNorth(test, new ForgetAnswersSweep(test.app.get(Database)));
      expect((await record(aReferralRequest(), key).expect(409)).body.code).toBe('already-recorded');
      const { rows } = await test.owner.query('SELECT count(*)::int AS count FROM referrals WHERE person_id = $1', [body.person.id]);
      expect(rows[0].count).toBe(1);
    });

    it('creates one referral from ten clicks at once', async () => {
      const key = randomUUID();
      const body = aReferralRequest({ referrerName: `Ten Clicks ${key}` });
      const answers = await Promise.all(Array.from({ length: 10 }, () => record(body, key)));
      expect(answers.map((answer) => answer.status).filter((status) => status !== 201 && status !== 409)).toEqual([]);
      const { rows } = await test.owner.query('SELECT count(*)::int AS count FROM referrals WHERE referrer_name = $1', [body.referrerName]);
      expect(rows[0].count).toBe(1);
    });

    it('refuses the same key with another body, and a request without a key', async () => {
      const key = randomUUID();
      await record(aReferralRequest(), key).expect(201);
      const other = await record(aReferralRequest({ summary: 'something else' }), key).expect(422);
      expect(other.body.code).toBe('idempotency-key-reused');
      const without = await duty.post('/api/referrals').send(aReferralRequest()).expect(400);
      expect(without.body.code).toBe('idempotency-key-missing');
    });

    it.each([
      ['an unknown field', { surprise: 1 }, 'surprise', 'unknown-field'],
      ['a wrong type', { summary: 7 }, 'summary', 'wrong-type'],
      ['over-long text', { summary: 'x'.repeat(10_001) }, 'summary', 'too-long'],
      ['a null byte', { summary: 'a\u0000b' }, 'summary', 'forbidden-characters'],
      ['a mark that turns writing round', { summary: 'a\u202Eb' }, 'summary', 'forbidden-characters'],
      ['a date that does not exist', { receivedOn: '2026-02-30' }, 'receivedOn', 'not-a-date'],
      ['a date in the future', { receivedOn: '2026-11-25' }, 'receivedOn', 'date-in-future'],
      ['a missing field', { source: undefined }, 'source', 'required'],
      ['a choice that is none', { source: 'the moon' }, 'source', 'not-a-choice'],
      ['a name of spaces', { person: { ...aReferralRequest().person, givenName: '   ' } }, 'person.givenName', 'required'],
      ['something that is no object', { safeContact: 'yes' }, 'safeContact', 'wrong-type'],
    ])('names the field for %s and saves nothing', async (_, change, field, code) => {
      const before = await test.owner.query('SELECT count(*) FROM people');
      const answer = await record({ ...aReferralRequest(), ...change }).expect(400);
      expect(answer.type).toBe('application/problem+json');
      expect(answer.body.code).toBe('invalid-input');
      expect(answer.body.fields).toContainEqual(expect.objectContaining({ field, code }));
      expect((await test.owner.query('SELECT count(*) FROM people')).rows).toEqual(before.rows);
    });

    it('saves nothing at all when the last step is refused', async () => {
      const before = await test.owner.query('SELECT count(*) FROM people');
      const answer = await record(aReferralRequest({ serviceIds: [randomUUID()] })).expect(409);
      expect(answer.body.code).toBe('service-not-available');
      expect((await test.owner.query('SELECT count(*) FROM people')).rows).toEqual(before.rows);
    });

    it('refuses somebody who is not signed in, and a role without the right', async () => {
      expect((await record(aReferralRequest(), randomUUID(), test.nobody()).expect(401)).body.code).toBe('not-signed-in');
      const administrator = await test.signedInAs('administrator');
      expect((await record(aReferralRequest(), randomUUID(), administrator).expect(403)).body.code).toBe('not-allowed');
    });
  });

  describe('POST /api/referrals of somebody who may be known', () => {
    const called = (givenName: string, familyName: string, changes: object = {}) =>
      aReferralRequest({ person: { ...aReferralRequest().person, givenName, familyName, dateOfBirth: null }, isSomebodyElse: false, ...changes });
    const people = async (familyName: string) =>
      (await test.owner.query('SELECT id FROM people WHERE family_name = $1', [familyName])).rows.length;
    let known: ReferralView;

    beforeAll(async () => {
      known = await recorded(called('Angharad', 'Prŷs', { isSomebodyElse: true, children: [] }));
    });

    it('saves nothing until the worker has said who this is, however often she presses', async () => {
      for (const key of [randomUUID(), randomUUID()]) {
        expect((await record(called('Angarad', 'Prys'), key).expect(409)).body.code).toBe('person-to-choose');
      }
      expect(await people('Prys')).toBe(0);
    });

    it('asks by the sound of a name as the search lists it', async () => {
      const eluned = await recorded(called('Eluned', 'Parry', { isSomebodyElse: true }));
      const asked = { name: 'Ellunned Pari', dateOfBirth: null, phone: null };
      const { body } = await duty.post('/api/people/matches').send(asked).expect(200);
      expect(body).toContainEqual(expect.objectContaining({ reference: eluned.person.reference, strength: 'possible' }));
      expect((await record(called('Ellunned', 'Pari')).expect(409)).body.code).toBe('person-to-choose');
    });

    it('keeps on record who said that this is somebody else, and than whom', async () => {
      const other = await recorded(called('Angarad', 'Prys', { isSomebodyElse: true, children: [] }));
      expect(other.person.id).not.toBe(known.person.id);
      const { body } = await duty.get(`/api/people/${other.person.id}`).expect(200);
      const said = body.timeline.filter(({ action }: { action: string }) => action === 'person.told-apart');
      expect(said.map(({ by, about }: { by: string; about: object }) => [by, about])).toContainEqual([
        expect.stringMatching(/./),
        { of: 'person', reference: known.person.reference },
      ]);
    });

    it('asks nobody about the record that was chosen, nor about somebody who is like nobody', async () => {
      const { person } = called('Angharad', 'Prŷs');
      await record({ ...called('Angharad', 'Prŷs'), person: { ...person, personId: known.person.id } }).expect(201);
      await record(called('Zebedee', 'Quux', { safeContact: { ...aReferralRequest().safeContact, phone: null } })).expect(201);
    });
  });

  describe('POST /api/referrals/:id/withdraw', () => {
    const withdraw = (referral: ReferralView, version = referral.version) =>
      duty.post(`/api/referrals/${referral.id}/withdraw`).set('If-Match', `"v${version}"`).send({ reason: 'made-by-mistake', note: null });

    describe('of somebody who is known besides', () => {
      const again = ({ person }: ReferralView, phone: string) => {
        const request = aReferralRequest();
        return recorded({ ...request, person: { ...request.person, personId: person.id }, safeContact: { ...request.safeContact, phone, address: null } });
      };
      const recordOf = async ({ person }: ReferralView) => (await duty.get(`/api/people/${person.id}`).expect(200)).body;

      it('takes the number and the people that only it named off her record, keeps them on its own page, and says so', async () => {
        const first = await recorded();
        const before = await recordOf(first);
        const second = await again(first, '07700 900987');
        expect((await recordOf(first)).contactPoints).toHaveLength(before.contactPoints.length + 1);
        const { body } = await withdraw(second).expect(200);
        const after = await recordOf(first);
        expect(after.contactPoints.map(({ id }: { id: string }) => id)).toEqual(before.contactPoints.map(({ id }: { id: string }) => id));
        expect(after.relationships).toEqual(before.relationships);
        expect(body.others).toHaveLength(before.relationships.length * 2);
        expect(after.timeline[0]).toMatchObject({ action: 'referral.withdrawn', fields: ['itsContacts', 'itsPeople'] });
      });

      it('keeps a number that was said again since, whoever said it', async () => {
        const first = await recorded();
        const second = await again(first, '07700 900986');
        await again(first, '07700 900986');
        const before = await recordOf(first);
        await withdraw(second).expect(200);
        expect((await recordOf(first)).contactPoints.map(({ id }: { id: string }) => id).sort()).toEqual(before.contactPoints.map(({ id }: { id: string }) => id).sort());
      });
    });

    it('takes back a referral made by mistake and keeps who, when and why', async () => {
      const { body } = await withdraw(await recorded()).expect(200);
      expect(body.withdrawal).toMatchObject({ reason: 'made-by-mistake', by: 'duty-worker of North' });
      expect(body.offers.map((offer: { state: string }) => offer.state)).toEqual(['withdrawn']);
      expect(body.version).toBe(2);
    });

    it('refuses a second time, an old version and a missing version', async () => {
      const referral = await recorded();
      const { body } = await withdraw(referral).expect(200);
      expect((await withdraw(body).expect(409)).body.code).toBe('referral-state-forbids');
      expect((await withdraw(referral).expect(412)).body.code).toBe('stale-version');
      const without = await duty.post(`/api/referrals/${referral.id}/withdraw`).send({ reason: 'made-by-mistake', note: null });
      expect([without.status, without.body.code]).toEqual([428, 'precondition-missing']);
    });

    it('asks for words when the reason is "other"', async () => {
      const referral = await recorded();
      const answer = await duty
        .post(`/api/referrals/${referral.id}/withdraw`)
        .set('If-Match', '"v1"')
        .send({ reason: 'other', note: null });
      expect([answer.status, answer.body.code]).toEqual([409, 'note-needed']);
    });
  });

  describe('GET /api/referrals', () => {
    it('shows whoever decides the language, the interpreter and who else is in this', async () => {
      const { body }: { body: ReferralView } = await duty.get(`/api/referrals/${(await recorded()).id}`).expect(200);
      expect(body.person).toMatchObject({ language: 'welsh', interpreter: 'not-needed' });
      expect(body.others.map(({ role }) => role)).toEqual(['causes-harm', 'child']);
    });

    it('walks through every page without a gap or a repetition', async () => {
      for (let i = 0; i < 55; i += 1) await recorded();
      const seen: string[] = [];
      for (let cursor: string | null = ''; cursor !== null; ) {
        const { body }: { body: Page<ReferralListItem> } = await duty.get(`/api/referrals${cursor && `?cursor=${cursor}`}`).expect(200);
        seen.push(...body.items.map((item) => item.id));
        cursor = body.next;
      }
      const { rows } = await test.owner.query(
        `SELECT count(*)::int AS count FROM referrals r JOIN organisations o ON o.id = r.organisation_id WHERE o.name_en = 'North'`,
      );
      expect(new Set(seen).size).toBe(seen.length);
      expect(seen).toHaveLength(rows[0].count);
    });

    it('shows what waits for a decision oldest first, page by page, and everything newest first', async () => {
      const received = (items: ReferralListItem[]): string[] => items.map(({ id }) => id);
      const order = async (state: string): Promise<string[]> => {
        const { rows } = await test.owner.query(
          `SELECT r.id FROM referrals r JOIN organisations o ON o.id = r.organisation_id WHERE o.name_en = 'North' ORDER BY r.recorded_at ${state}, r.id ${state}`,
        );
        return rows.map(({ id }) => id);
      };
      const oldest: Page<ReferralListItem> = (await duty.get('/api/referrals?state=recorded').expect(200)).body;
      const second: Page<ReferralListItem> = (await duty.get(`/api/referrals?state=recorded&cursor=${oldest.next}`).expect(200)).body;
      const undecided = received([...oldest.items, ...second.items]);
      expect(undecided).toEqual((await order('ASC')).filter((id) => undecided.includes(id)));
      expect(undecided.length).toBeGreaterThan(50);
      const newest = received((await duty.get('/api/referrals').expect(200)).body.items);
      expect(newest).toEqual((await order('DESC')).filter((id) => newest.includes(id)));
    });

    describe('what came with a high finding of another agency', () => {
      const found = async (assessment: object | null, changes = ''): Promise<ReferralView> => {
        const referral = await recorded();
        await test.owner.query(`UPDATE referrals SET external_assessment = $2 ${changes} WHERE id = $1`, [referral.id, assessment]);
        return referral;
      };
      const first = async (): Promise<Page<ReferralListItem>> => (await duty.get('/api/referrals').expect(200)).body;
      const every = async (): Promise<ReferralListItem[]> => {
        const items: ReferralListItem[] = [];
        for (let page = await first(); ; page = (await duty.get(`/api/referrals?cursor=${page.next}`).expect(200)).body) {
          items.push(...page.items);
          if (page.next === null) return items;
        }
      };

      it.each([
        ['a high DARA', { instrument: 'dara', score: null, outOf: null, grade: 'high' }, ['dara-grade-signal']],
        ['a high grade of the police', { instrument: 'police-dash-27', score: 3, outOf: 27, grade: 'high' }, ['police-grade-signal']],
        ['fourteen on the police form', { instrument: 'police-dash-27', score: 14, outOf: 27, grade: null }, ['police-score-signal']],
      ])('stands above newer ones with its reason while nobody has decided on it: %s', async (_, assessment, reason) => {
        const signalled = await found(assessment);
        const newer = await recorded();
        const items = await every();
        const ids = items.map(({ id }) => id);
        expect(items.find(({ id }) => id === signalled.id)).toMatchObject({ risk: 'not-assessed', highSignals: reason });
        expect(ids.indexOf(signalled.id)).toBeLessThan(items.findIndex(({ highSignals }) => highSignals.length === 0));
        expect(items.find(({ id }) => id === newer.id)?.highSignals).toEqual([]);
      });

      it.each([
        ['a lower finding', { instrument: 'police-dash-27', score: 13, outOf: 27, grade: 'medium' }, ''],
        ['one that was made by mistake', { instrument: 'dara', score: null, outOf: null, grade: 'high' }, `, withdrawn_at = recorded_at, withdrawn_by = recorded_by, withdrawal_reason = 'other'`],
      ])('does not raise %s', async (_, assessment, changes) => {
        const referral = await found(assessment, changes);
        expect((await every()).find(({ id }) => id === referral.id)?.highSignals).toEqual([]);
      });

      it('returns to its place in time once it is decided', async () => {
        const referral = await found({ instrument: 'dara', score: null, outOf: null, grade: 'high' });
        const page = async (): Promise<ReferralView> => (await duty.get(`/api/referrals/${referral.id}`).expect(200)).body;
        expect((await page()).highSignals).toEqual(['dara-grade-signal']);
        await test.owner.query(`UPDATE referral_offers SET state = 'declined' WHERE referral_id = $1`, [referral.id]);
        expect((await page()).highSignals).toEqual([]);
        expect((await every()).find(({ id }) => id === referral.id)?.highSignals).toEqual([]);
      });

      it('is walked through page by page like the rest', async () => {
        for (let i = 0; i < 52; i += 1) await found({ instrument: 'dara', score: null, outOf: null, grade: 'high' });
        const one = await first();
        expect(one.items.every(({ highSignals }) => highSignals.length > 0)).toBe(true);
        const two: Page<ReferralListItem> = (await duty.get(`/api/referrals?cursor=${one.next}`).expect(200)).body;
        const signals = two.items.map(({ highSignals }) => highSignals.length > 0);
        expect(signals).toEqual([...signals].sort((a, b) => Number(b) - Number(a)));
        expect(signals).toContain(true);
        expect(signals).toContain(false);
        expect(two.items.filter(({ id }) => one.items.some((other) => other.id === id))).toEqual([]);
      });
    });

    it('refuses a cursor that is none of ours', async () => {
      const forged = (position: object): string => Buffer.from(JSON.stringify(position)).toString('base64url');
      for (const cursor of ['bm9uc2Vuc2U', forged({ recordedAt: 'x', id: randomUUID() }), forged({ recordedAt: '2026-13-01T00:00:00Z', id: 'x' }), forged([])]) {
        const { body } = await duty.get(`/api/referrals?cursor=${cursor}`).expect(400);
        expect(body.fields).toEqual([{ field: 'cursor', code: 'wrong-type', limit: null }]);
      }
    });
  });
});
