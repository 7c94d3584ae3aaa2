import { randomUUID } from 'node:crypto';
import type { PersonMatchView, PersonView, ReferralView } from '@waymark/contracts';
import type TestAgent from 'supertest/lib/agent.js';
import { aCase } from './setup/a-case.js';
import { aReferralRequest } from './setup/a-referral-request.js';
import { startTestApp, type TestApp } from './setup/test-app.js';
import { WaitingSteps } from './setup/waiting.js';

describe('people', () => {
  let test: TestApp;
  let duty: TestAgent;
  let referral: ReferralView;

  beforeAll(async () => {
    test = await startTestApp();
    duty = await test.signedInAs('duty-worker');
    referral = await record(aReferralRequest());
  });
  afterAll(() => test.close());

  const record = async (body: object): Promise<ReferralView> =>
    (await duty.post('/api/referrals').set('Idempotency-Key', randomUUID()).send(body).expect(201)).body;
  const named = (givenName: string, familyName: string, dateOfBirth: string | null) =>
    record(aReferralRequest({ person: { ...aReferralRequest().person, givenName, familyName, dateOfBirth } }));
  const find = async (asked: object): Promise<PersonMatchView[]> =>
    (await duty.post('/api/people/matches').send({ name: null, dateOfBirth: null, phone: null, ...asked }).expect(200)).body;
  const page = async (id = referral.person.id): Promise<PersonView> => (await duty.get(`/api/people/${id}`).expect(200)).body;

  describe('POST /api/people/matches', () => {
    it.each([
      ['without accents', 'Sian Llywelyn'],
      ['misspelt', 'Shan Llewelin'],
      ['in small letters', 'siân llywelyn'],
      ['the wrong way round', 'Llywelyn Siân'],
      ['with a comma', 'Llywelyn, Sian'],
      ['by the family name alone', 'Llewellyn'],
    ])('finds Siân Llywelyn %s', async (_, name) => {
      expect((await find({ name })).map((match) => match.id)).toContain(referral.person.id);
    });

    it('finds O’Brien, ap Rhys and Brown-Taylor however they are written', async () => {
      const [brien, rhys, brown] = [
        await named('Grace', 'O’Brien', null),
        await named('Dafydd', 'ap Rhys', null),
        await named('Chloe', 'Brown-Taylor', null),
      ];
      expect((await find({ name: 'Grace OBrien' }))[0]?.id).toBe(brien.person.id);
      expect((await find({ name: 'David Rhys' })).map((match) => match.id)).toContain(rhys.person.id);
      expect((await find({ name: 'chloe brown taylor' }))[0]?.id).toBe(brown.person.id);
    });

    it('finds by an exact number in any way of writing it, and puts a match on everything first', async () => {
      expect((await find({ phone: '+44 (0)7700 900 123' })).map((match) => match.id)).toContain(referral.person.id);
      const [first] = await find({ name: 'Sian Llywelyn', dateOfBirth: '1990-02-03', phone: '07700900123' });
      expect(first).toMatchObject({ id: referral.person.id, strength: 'certain-looking' });
      expect(first?.reasons).toEqual(expect.arrayContaining(['same-birth-date', 'same-phone']));
    });

    it('finds by the reference of a person or a referral, with or without its dash, in any case', async () => {
      const { reference } = referral.person;
      for (const name of [reference, reference.replace('-', ''), reference.toLowerCase(), referral.reference]) {
        const [first] = await find({ name });
        expect(first).toMatchObject({ id: referral.person.id, reasons: ['same-reference'] });
      }
      const south = await test.signedInAs('duty-worker', 'south');
      expect((await south.post('/api/people/matches').send({ name: reference, dateOfBirth: null, phone: null }).expect(200)).body).toEqual([]);
    });

    describe('among two hundred people of common names', () => {
      /** As an earlier system would have left them: many of one forename, of one surname, and of both. */
      const crowd = (givenName: string, familyName: string, from: string, count: number) =>
        test.owner.query(
          `INSERT INTO people (organisation_id, reference, given_name, family_name, name_key, date_of_birth, gender, language, interpreter)
           SELECT p.organisation_id, 'P-' || $3 || n, $1, $2, lower($1 || ' ' || $2), $3::date + n, 'not-asked', 'not-asked', 'not-asked'
             FROM people p CROSS JOIN generate_series(1, $4) n WHERE p.id = $5`,
          [givenName, familyName, from, count, referral.person.id],
        );
      let born: ReferralView;
      let whole: ReferralView;
      let swapped: ReferralView;

      beforeAll(async () => {
        await crowd('Megan', 'Jones', '1960-01-01', 50);
        born = await named('Megan', 'Jones', '1984-07-09');
        whole = await named('Megan', 'Jones-Treharne', '1985-01-01');
        swapped = await named('Megan', 'Jones', '1991-05-04');
        await crowd('Megan', 'Jones', '1970-01-01', 50);
        await crowd('Megan', 'Treharne', '1950-01-01', 50);
        await crowd('Jones', 'Megan', '1940-01-01', 50);
      });

      const firstThree = async (asked: object) => (await find(asked)).slice(0, 3).map(({ id }) => id);

      it('finds the one who was born on that day', async () => {
        expect((await firstThree({ name: 'Megan Jones', dateOfBirth: '1984-07-09' }))[0]).toBe(born.person.id);
        expect(await firstThree({ name: 'Meg Jones', dateOfBirth: '1984-07-09' })).toContain(born.person.id);
        expect(await firstThree({ name: null, dateOfBirth: '1984-07-09' })).toContain(born.person.id);
      });

      it('finds the one whose whole name fits', async () => {
        expect(await firstThree({ name: 'Megan Jones Treharne' })).toContain(whole.person.id);
        expect(await firstThree({ name: 'Jones-Treharne, Megan' })).toContain(whole.person.id);
      });

      it('finds the one whose day and month were told the other way round', async () => {
        expect(await firstThree({ name: 'Megan Jones', dateOfBirth: '1991-04-05' })).toContain(swapped.person.id);
      });
    });

    it('gives list fields only: nothing that says where somebody is', async () => {
      const [match] = await find({ name: 'Siân Llywelyn' });
      expect(Object.keys(match ?? {}).sort()).toEqual(
        ['dateOfBirth', 'familyName', 'givenName', 'hasOpenReferral', 'id', 'knownAs', 'lastReferredOn', 'reasons', 'reference', 'strength'],
      );
    });

    it('answers nobody for a name that nobody has, and for a search without anything', async () => {
      expect(await find({ name: 'Zebedee Quux' })).toEqual([]);
      expect(await find({})).toEqual([]);
    });

    it('records that somebody searched, and nothing of what was asked', async () => {
      await find({ name: 'Llywelyn' });
      const { rows } = await test.owner.query('SELECT row_to_json(a)::text AS row, action FROM audit_entries a ORDER BY id DESC LIMIT 1');
      expect(rows[0].action).toBe('people.searched');
      expect(rows[0].row).not.toContain('lywelyn');
    });

    it('refuses bad input, nobody, and a role without the right', async () => {
      const bad = await duty.post('/api/people/matches').send({ name: 'x\u0000', dateOfBirth: '1990-13-01', phone: null }).expect(400);
      expect(bad.body.fields.map((field: { field: string }) => field.field)).toEqual(['name', 'dateOfBirth']);
      await test.nobody().post('/api/people/matches').send({}).expect(401);
      await (await test.signedInAs('administrator')).post('/api/people/matches').send({}).expect(403);
    });
  });

  describe('GET /api/people/:id', () => {
    it('masks number and address, and shows how she may be reached', async () => {
      const { contactPoints } = await page();
      const phone = contactPoints.find((point) => point.kind === 'phone');
      expect(phone).toMatchObject({ masked: '••••• •••123', call: 'yes', text: 'no', voicemail: 'no', hasCodeWord: true });
      expect(JSON.stringify(contactPoints)).not.toContain('900123');
      expect(JSON.stringify(contactPoints)).not.toContain('Maes');
      expect(contactPoints.find((point) => point.kind === 'address')?.masked).toBe('•••••');
    });

    it('shows risk as not assessed and the age of the day', async () => {
      expect(await page()).toMatchObject({ risk: 'not-assessed', age: 36, givenName: 'Siân' });
    });

    it('has what was done on the timeline, with who and when, newest first', async () => {
      const { timeline } = await page();
      expect(timeline.map((entry) => entry.action)).toEqual([
        'referral.recorded',
        'contact.recorded',
        'contact.recorded',
        'relationship.recorded',
        'relationship.recorded',
        'person.recorded',
      ]);
      expect(timeline[0]).toMatchObject({ by: 'duty-worker of North', at: '2026-11-24T10:00:00.000Z' });
      // Which detail it was, by its name alone.
      expect(timeline.filter(({ action }) => action === 'contact.recorded').map(({ fields }) => fields).sort()).toEqual([['address'], ['phone', 'codeWord']]);
    });

    it('says on the timeline which relationship, which clock and which level it was, and on what the level was decided', async () => {
      const { timeline } = await page();
      const related = timeline.filter(({ action }) => action === 'relationship.recorded').map(({ about }) => about);
      expect(related).toEqual(expect.arrayContaining([expect.objectContaining({ of: 'relationship', relationship: 'ex-partner', name: expect.any(String) })]));
      expect(timeline.filter(({ about }) => about !== null)).toHaveLength(2);
      const ofCase = await aCase(test, { risk: 'medium' });
      const { version } = (await (await test.signedInAs('team-lead')).get(`/api/people/${ofCase.personId}/risk`).expect(200)).body;
      await (await test.signedInAs('team-lead'))
        .post(`/api/referrals/${ofCase.referralId}/risk-level`)
        .set('If-Match', `"v${version}"`)
        .send({ level: 'high', reason: 'He was seen at the school.' })
        .expect(200);
      const found = (await page(ofCase.personId)).timeline;
      expect(found.find(({ action }) => action === 'risk-level.raised')?.about).toEqual({ of: 'level', from: 'medium', to: 'high', by: 'judgement' });
    });

    it('says which service, which worker, by which way, and for which day, and never a number or the words of a step', async () => {
      const steps = await WaitingSteps.of(test);
      const entry = await steps.waiting({}, { serviceIds: [steps.services['outreach']!] });
      await steps.log(entry, { outcome: 'spoke' }).expect(201);
      const workerId = await steps.workerId('key-worker');
      await steps.act(await steps.entry(entry.id), 'allocate', { workerId, reasonOverCeiling: null }).expect(200);
      const { body: agreed } = await steps.act(await steps.entry(entry.id), 'agree-support', { agreedOn: '2026-11-24', workerId }).expect(200);
      const key = await test.signedInAs('key-worker');
      const step = (version: number, dueOn: string) =>
        key.post(`/api/cases/${agreed.caseId}/next-step`).set('If-Match', `"v${version}"`).send({ nextStep: 'Ring the housing office', dueOn });
      await step(1, '2026-11-27').expect(200);
      await step(2, '2026-11-30').expect(200);
      const { timeline } = await page(entry.person.id);
      const about = (action: string) => timeline.filter((one) => one.action === action).map((one) => one.about);
      const service = { en: expect.any(String), cy: expect.any(String) };
      expect(about('referral.accepted')).toEqual([{ of: 'service', service, reason: null }]);
      expect(about('waiting-list.joined')).toEqual([{ of: 'service', service, reason: null }]);
      expect(about('waiting-list.left')).toEqual([{ of: 'service', service, reason: 'allocated' }]);
      expect(about('waiting-list.allocated')).toEqual([{ of: 'worker', name: 'key-worker of North' }]);
      expect(about('contact.made')).toEqual([{ of: 'attempt', method: 'call', outcome: 'spoke', point: { kind: 'phone', owner: 'own' } }]);
      // The case keeps the newest step alone: of an earlier one nothing is claimed.
      expect(about('case.next-step')).toEqual([{ of: 'next-step', isSet: true, dueOn: '2026-11-30' }, null]);
      expect(JSON.stringify(timeline)).not.toMatch(/07700|housing office/);
    });

    it('names who holds the risk and the open case that leads to her, and nobody once it is closed', async () => {
      const ofCase = await aCase(test);
      const [held] = (await page(ofCase.personId)).heldBy;
      expect(held).toMatchObject({ caseId: ofCase.id, name: 'key-worker of North', service: { en: expect.any(String), cy: expect.any(String) } });
      await test.owner.query(`UPDATE cases SET closed_at = $2, closed_by = worker_id, closure_reason = 'goals-met' WHERE id = $1`, [ofCase.id, test.clock.now()]);
      const closed = await page(ofCase.personId);
      expect(closed.heldBy).toEqual([]);
      expect(closed.episodes[0]?.closures).toMatchObject([{ caseId: ofCase.id, by: 'key-worker of North', reason: 'goals-met' }]);
    });

    it('names the holder of the risk of somebody who waits, who has no case yet, and nobody before a decision', async () => {
      const { person } = await (await WaitingSteps.of(test)).accepted();
      expect((await page(person.id)).heldBy).toMatchObject([{ caseId: null, isQueued: true, name: 'duty-worker of North' }]);
      expect((await page((await record(aReferralRequest())).person.id)).heldBy).toEqual([]);
    });

    it('records that it was read', async () => {
      await page();
      const { rows } = await test.owner.query(`SELECT action, person_id FROM audit_entries ORDER BY id DESC LIMIT 1`);
      expect(rows).toEqual([{ action: 'person.read', person_id: referral.person.id }]);
    });

    it('marks every way of contact of a returning person as to be verified again until somebody asks', async () => {
      const first = await named('Mei', 'Example', '1981-01-01');
      expect((await page(first.person.id)).contactPoints.every((point) => !point.needsVerifying)).toBe(true);
      test.clock.setTo('2026-11-25T10:00:00.000Z');
      const person = { ...aReferralRequest().person, givenName: 'Mei', familyName: 'Example', dateOfBirth: '1981-01-01', personId: first.person.id };
      const silent = { ...aReferralRequest().safeContact, phone: null, address: null, codeWord: null };
      await record(aReferralRequest({ person, safeContact: silent }));
      expect((await page(first.person.id)).contactPoints.map((point) => point.needsVerifying)).toEqual([true, true]);
      test.clock.setTo('2026-11-26T10:00:00.000Z');
      await record(aReferralRequest({ person }));
      const asked = (await page(first.person.id)).contactPoints;
      expect(asked.map((point) => point.needsVerifying)).toEqual([false, false]);
    });

    describe('of a person who returns', () => {
      const { safeContact, person } = aReferralRequest();
      const SILENT = { ...safeContact, phoneOwner: 'not-known', call: 'unknown', text: 'unknown', voicemail: 'unknown', safeTimes: null, codeWord: null, post: 'unknown', addressKnownToPersonCausingHarm: 'unknown' } as const;
      const returning = async (again: Partial<typeof safeContact>, details: Partial<typeof person> = {}): Promise<PersonView> => {
        const full = { ...person, dateOfBirth: null, pronouns: 'she/they', interpreter: 'needed', language: 'other', languageNamed: 'Polish' } as const;
        const { person: known } = await record(aReferralRequest({ person: full }));
        const named = { ...full, pronouns: null, gender: 'not-asked', interpreter: 'not-asked', language: 'not-asked', languageNamed: null } as const;
        await record(aReferralRequest({ person: { ...named, ...details, personId: known.id }, safeContact: { ...SILENT, ...again } }));
        return page(known.id);
      };
      const phoneOf = (view: PersonView) => view.contactPoints.find(({ kind }) => kind === 'phone');
      const auditOf = async (view: PersonView) =>
        (await test.owner.query(`SELECT action, fields FROM audit_entries WHERE person_id = $1 AND subject_type = ANY ('{person,contact-point}') ORDER BY id`, [view.id])).rows;

      it('keeps what she said before about a number where nobody asks again, and asks for it', async () => {
        test.clock.tickBy(1);
        const view = await returning({});
        test.clock.tickBy(0);
        expect(phoneOf(view)).toMatchObject({ owner: 'own', call: 'yes', text: 'no', voicemail: 'no', safeTimes: safeContact.safeTimes, hasCodeWord: true, needsVerifying: true });
        expect(phoneOf(view)?.ways).toContainEqual({ method: 'call', safety: 'out-of-date' });
        expect(view.contactPoints.find(({ kind }) => kind === 'address')).toMatchObject({ post: 'no', knownToPersonCausingHarm: 'no' });
      });

      it('counts what is said in this very call as asked about, however the clock runs meanwhile', async () => {
        test.clock.tickBy(7);
        const view = await returning({ call: 'yes' });
        test.clock.tickBy(0);
        expect(phoneOf(view)).toMatchObject({ call: 'yes', needsVerifying: false, saidBy: 'person' });
      });

      it('takes a new answer about a number, and records which ones changed and no value', async () => {
        const view = await returning({ call: 'no', safeTimes: 'After six' });
        expect(phoneOf(view)).toMatchObject({ call: 'no', text: 'no', safeTimes: 'After six' });
        expect(await auditOf(view)).toContainEqual({ action: 'contact.changed', fields: ['call', 'safeTimes'] });
      });

      it('keeps interpreter, pronouns, gender and language where the form left them open', async () => {
        const view = await returning({});
        expect(view).toMatchObject({ interpreter: 'needed', pronouns: 'she/they', gender: 'woman', language: 'other', languageNamed: 'Polish' });
        expect((await auditOf(view)).map(({ action }) => action)).not.toContain('person.changed');
      });

      it('takes a new language with its name, and a new name with the key that finds her', async () => {
        const view = await returning({}, { language: 'welsh', familyName: 'Quenby' });
        expect(view).toMatchObject({ language: 'welsh', languageNamed: null, familyName: 'Quenby' });
        expect(await auditOf(view)).toContainEqual({ action: 'person.changed', fields: expect.arrayContaining(['familyName', 'language', 'languageNamed']) });
        expect((await find({ name: 'Quenby' })).map(({ id }) => id)).toContain(view.id);
      });
    });

    it('answers 404 for an id that is none and for one that is nobody’s', async () => {
      expect((await duty.get('/api/people/none').expect(404)).body.code).toBe('not-found');
      expect((await duty.get(`/api/people/${randomUUID()}`).expect(404)).body.code).toBe('not-found');
      await test.nobody().get(`/api/people/${referral.person.id}`).expect(401);
      await (await test.signedInAs('administrator')).get(`/api/people/${referral.person.id}`).expect(403);
    });
  });

  describe('POST /api/referrals/:id/referrer-contact/reveal', () => {
    const reveal = (id: string, as: TestAgent = duty) => as.post(`/api/referrals/${id}/referrer-contact/reveal`);
    const recorded = async (referrerContact: string | null, changes: object = {}): Promise<ReferralView> => {
      const body = aReferralRequest({ source: 'police', agencyName: 'Dyfed-Powys Police', referrerName: 'PC Carys Hughes', referrerContact, ...changes });
      return (await duty.post('/api/referrals').set('Idempotency-Key', randomUUID()).send(body).expect(201)).body;
    };

    it('shows how the referrer is reached, so that she can be asked back, and records it on the person', async () => {
      const { id, person, hasReferrerContact } = await recorded('01632 960118');
      expect(hasReferrerContact).toBe(true);
      expect((await reveal(id).expect(200)).body).toEqual({ value: '01632 960118' });
      const { rows } = await test.owner.query(`SELECT action, subject_id, person_id FROM audit_entries ORDER BY id DESC LIMIT 1`);
      expect(rows).toEqual([{ action: 'referral.referrer-contact-revealed', subject_id: id, person_id: person.id }]);
    });

    it('shows nobody the number of somebody who referred herself: on her record it stands with whether it is safe', async () => {
      const herself = await recorded('07700 900118', { source: 'self', agencyName: null });
      expect(herself.hasReferrerContact).toBe(false);
      await reveal(herself.id).expect(404);
    });

    it('answers 404 where nothing was written down and for another organisation, and 403 to who reveals nothing', async () => {
      const none = await recorded(null);
      expect(none.hasReferrerContact).toBe(false);
      await reveal(none.id).expect(404);
      const { id } = await recorded('01632 960118');
      await reveal(id, await test.signedInAs('duty-worker', 'south')).expect(404);
      await reveal(id, await test.signedInAs('administrator')).expect(403);
    });
  });

  describe('POST /api/people/:id/contact-points/:contactPointId/reveal', () => {
    const phoneId = async (): Promise<string> => (await page()).contactPoints.find((point) => point.kind === 'phone')?.id ?? '';
    const reveal = (contactPointId: string, as: TestAgent = duty) => as.post(`/api/people/${referral.person.id}/contact-points/${contactPointId}/reveal`);

    it('shows the number and the code word, and records it', async () => {
      const id = await phoneId();
      expect((await reveal(id).expect(200)).body).toEqual({ id, value: '07700 900123', codeWord: 'the dentist' });
      const { rows } = await test.owner.query(`SELECT action, subject_id, fields FROM audit_entries ORDER BY id DESC LIMIT 1`);
      expect(rows).toEqual([{ action: 'contact.revealed', subject_id: id, fields: ['value', 'codeWord'] }]);
    });

    it('shows nothing when the reveal cannot be recorded', async () => {
      const id = await phoneId();
      await test.owner.query('REVOKE INSERT ON audit_entries FROM waymark_api');
      const answer = await reveal(id);
      await test.owner.query('GRANT INSERT ON audit_entries TO waymark_api');
      expect(answer.status).toBe(500);
      expect(JSON.stringify(answer.body)).not.toContain('900123');
    });

    it('answers 404 for another person’s number and for another organisation', async () => {
      await reveal(randomUUID()).expect(404);
      await reveal(await phoneId(), await test.signedInAs('service-manager', 'south')).expect(404);
    });
  });
});
