import { randomUUID } from 'node:crypto';
import type { ElsewhereView, HandoverView, OwnOpeningView, TodayView } from '@waymark/contracts';
import type { CalendarDay } from '@waymark/domain';
import { Client } from 'pg';
import type TestAgent from 'supertest/lib/agent.js';
import { OpenedRecords } from '../src/platform/auth/opened-records.js';
import { RightsCheck } from '../src/platform/auth/rights-check.js';
import { identityStatement } from '../src/platform/auth/sessions.js';
import { newToken, tokenHash } from '../src/platform/auth/tokens.js';
import { describeApi } from '../src/platform/openapi/describe-api.js';
import { aCase, aHandoverRequest, workerId, type TestCase } from './setup/a-case.js';
import { everyEndpoint, tryEveryId, type TriedRecord } from './setup/every-endpoint.js';
import { aFile, aWholeRecord, block, opening } from './setup/hidden-record.js';
import { startTestApp, TEST_NOW, type TestApp, type TestRole } from './setup/test-app.js';

const WORDS = 'She rings from a call box and Bethan is on leave.';
const BY_BIRTHDAY = { reference: null, name: 'Siân Llywelyn', dateOfBirth: '1990-02-03', phone: null };

describe('opening a record in an emergency', () => {
  let test: TestApp;
  let worker: TestAgent;
  let theirs: TestCase;

  beforeAll(async () => {
    test = await startTestApp();
  });
  beforeEach(async () => {
    // The database judges by its own day whether a review is overdue, so the product's must not lie behind it.
    test.clock.setTo(new Date(Math.max(Date.parse(TEST_NOW), Date.now())).toISOString());
    await test.owner.query('DELETE FROM emergency_opening_notices; DELETE FROM emergency_openings; DELETE FROM elsewhere_searches; DELETE FROM organisation_settings');
    await test.owner.query(`UPDATE person_blocks SET ended_at = now(), ended_by = set_by, end_reason = 'conflict-over' WHERE ended_at IS NULL`);
    worker = await test.signedInAs('key-worker');
    theirs = await aCase(test, { worker: 'key-worker-2' });
  });
  afterAll(() => test.close());

  const open = (as: TestAgent, personId = theirs.personId, changes: object = {}) =>
    as.post(`/api/people/${personId}/emergency-openings`).set('Idempotency-Key', randomUUID()).send({ reason: 'caller-on-line', words: WORDS, ...changes });
  const elsewhere = (as: TestAgent, asked: object = BY_BIRTHDAY) => as.post('/api/people/elsewhere').send(asked);
  const note = (as: TestAgent, personId = theirs.personId) =>
    as.post(`/api/people/${personId}/notes`).set('Idempotency-Key', randomUUID()).send({ kind: 'note', text: 'Rang from a call box.', happenedOn: null, happenedTime: null, minutes: null, correctsId: null });
  const todayOf = async (role: TestRole): Promise<TodayView> => (await (await test.signedInAs(role)).get('/api/today').expect(200)).body;
  const letFactorAge = (seconds: number) =>
    test.owner.query(`UPDATE sessions SET proved_at = now() - make_interval(secs => $1)`, [seconds]);
  const acts = async (action: string): Promise<number> =>
    (await test.owner.query('SELECT count(*)::int AS count FROM audit_entries WHERE action = $1', [action])).rows[0].count;

  describe('POST /api/people/:id/emergency-openings', () => {
    it('shows the whole record for an hour, on record with its reason under lock', async () => {
      await worker.get(`/api/people/${theirs.personId}`).expect(404);
      const { body }: { body: OwnOpeningView } = await open(worker).expect(201);
      expect(Date.parse(body.endsAt) - Date.parse(body.openedAt)).toBe(60 * 60_000);
      await worker.get(`/api/people/${theirs.personId}`).expect(200);
      await worker.get(`/api/cases/${theirs.id}`).expect(200);
      await worker.get(`/api/referrals/${theirs.referralId}`).expect(200);
      const { rows } = await test.owner.query('SELECT row_to_json(o)::text AS row FROM emergency_openings o');
      expect(rows).toHaveLength(1);
      expect(rows[0].row).not.toContain(Buffer.from('call box').toString('hex'));
      expect(await acts('emergency.opened')).toBeGreaterThan(0);
    });

    it('shows nobody the more in any list or search, since one record is opened and no more', async () => {
      await open(worker).expect(201);
      const { body: found } = await worker.post('/api/people/matches').send({ name: 'Siân Llywelyn', dateOfBirth: null, phone: null }).expect(200);
      expect(JSON.stringify(found)).not.toContain(theirs.personId);
      for (const path of ['/api/today', '/api/referrals', '/api/waiting-list']) {
        expect(JSON.stringify((await worker.get(path).expect(200)).body)).not.toContain(theirs.personId);
      }
    });

    it('opens no second person, and of whoever is supported beside her the name alone', async () => {
      const other = await aCase(test, { worker: 'key-worker-2' });
      await test.owner.query(
        `INSERT INTO relationships (organisation_id, person_id, other_person_id, role, relationship, lives_with, recorded_at)
         SELECT organisation_id, $1, $2, role, 'other-family', 'yes', now() FROM relationships WHERE person_id = $1 AND role = 'child' LIMIT 1`,
        [theirs.personId, other.personId],
      );
      await open(worker).expect(201);
      const third = await aCase(test, { worker: 'key-worker-2' });
      await worker.get(`/api/people/${third.personId}`).expect(404);
      const { body: named } = await worker.get(`/api/people/${other.personId}`).expect(200);
      expect(named).toMatchObject({ contactPoints: [], episodes: [], heldBy: [], timeline: [] });
      await worker.get(`/api/cases/${other.id}`).expect(404);
    });

    it('asks for a second factor of the last two minutes, and not of the last three', async () => {
      await letFactorAge(180);
      expect((await open(worker)).body.code).toBe('step-up-needed');
      await letFactorAge(121);
      expect((await open(worker)).body.code).toBe('step-up-needed');
      await letFactorAge(60);
      await open(worker).expect(201);
    });

    it('takes a sentence for a reason, and one of the reasons there are', async () => {
      expect((await open(worker, theirs.personId, { words: 'She rings.          ' })).body).toMatchObject({ code: 'invalid-input', fields: [{ field: 'words', code: 'too-short', limit: 20 }] });
      expect((await open(worker, theirs.personId, { reason: 'curious' })).status).toBe(400);
      expect((await open(worker, theirs.personId, { until: '2030-01-01' })).status).toBe(400);
    });

    it('never wins over a block, whether it was set before or while the record was open', async () => {
      await block(test, 'key-worker', theirs.personId);
      const hidden = await open(worker);
      expect({ ...hidden.body, reference: '' }).toEqual({ ...(await open(worker, randomUUID())).body, reference: '' });
      expect(hidden.status).toBe(404);
      const later = await aCase(test, { worker: 'key-worker-2' });
      const { body } = await open(worker, later.personId).expect(201);
      await block(test, 'key-worker', later.personId);
      await worker.get(`/api/people/${later.personId}`).expect(404);
      expect((await note(worker, later.personId)).status).toBe(404);
      expect((await worker.post(`/api/emergency-openings/${body.id}/end`)).status).toBe(404);
      expect((await worker.get('/api/emergency-openings/mine').expect(200)).body).toEqual([]);
    });

    it('is nobody’s who reads every record anyway, and never an administrator’s', async () => {
      for (const role of ['duty-worker', 'team-lead', 'service-manager', 'administrator'] as const) {
        expect([role, (await open(await test.signedInAs(role))).status]).toEqual([role, 403]);
      }
      expect((await open(await test.signedInAs('key-worker', 'south'))).status).toBe(404);
    });

    it('is not needed for one’s own, nor twice', async () => {
      expect((await open(await test.signedInAs('key-worker-2'))).body.code).toBe('opening-not-needed');
      await open(worker).expect(201);
      expect((await open(worker)).body.code).toBe('opening-live-already');
    });

    it('opens nothing anew with the key of an opening that has ended', async () => {
      const key = randomUUID();
      const again = () => worker.post(`/api/people/${theirs.personId}/emergency-openings`).set('Idempotency-Key', key).send({ reason: 'caller-on-line', words: WORDS });
      const { body } = await again().expect(201);
      expect((await again().expect(201)).body).toEqual(body);
      await worker.post(`/api/emergency-openings/${body.id}/end`).expect(200);
      expect((await again().expect(409)).body.code).toBe('already-recorded');
      expect((await test.owner.query('SELECT count(*)::int AS count FROM emergency_openings')).rows[0].count).toBe(1);
      await worker.get(`/api/people/${theirs.personId}`).expect(404);
    });

    it('opens once when two windows ask at once', async () => {
      const answers = await Promise.all([open(worker), open(worker), open(await test.signedInAs('key-worker'))]);
      expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
      expect((await test.owner.query('SELECT count(*)::int AS count FROM emergency_openings')).rows[0].count).toBe(1);
    });
  });

  describe('the database by itself', () => {
    /** As SQL that came in another way would ask, with the session of this worker and whatever settings it likes. */
    const ask = async (role: TestRole, sql: string, values: unknown[] = [], settings: Record<string, string> = {}, proved = 0) => {
      const hash = tokenHash(newToken());
      await test.owner.query(
        `INSERT INTO sessions (token_hash, worker_id, ends_at, proved_at) VALUES ($1, $2, now() + interval '1 hour', now() - make_interval(secs => $3))`,
        [hash, await workerId(test, role), proved],
      );
      const application = new Client({ connectionString: test.database.applicationUrl });
      await application.connect();
      try {
        await application.query('BEGIN');
        await application.query(identityStatement(hash));
        for (const [name, value] of Object.entries(settings)) await application.query('SELECT set_config($1, $2, true)', [name, value]);
        return (await application.query(sql, values)).rows;
      } finally {
        await application.end();
      }
    };
    const OPEN = `SELECT extract(epoch FROM waymark_open_in_emergency(gen_random_uuid(), $1, 'other', 'x', current_date + 2) - now())::int AS seconds`;

    it('opens for an hour at most and with a proof of five minutes at most, whatever an organisation has decided', async () => {
      for (const [key, value] of [['opening.minutes', '600'], ['opening.factor-minutes', '60']]) {
        await test.owner.query(
          `INSERT INTO organisation_settings (organisation_id, key, value, in_force_from) SELECT id, $1, $2::jsonb, current_date - 1 FROM organisations WHERE name_en = 'North'`,
          [key, value],
        );
      }
      expect(await ask('key-worker', OPEN, [theirs.personId], {}, 301)).toEqual([{ seconds: null }]);
      expect(await ask('key-worker', OPEN, [theirs.personId], {}, 240)).toEqual([{ seconds: 3600 }]);
    });

    it('believes no setting: neither whose session it is, nor of which organisation, nor that somebody is opened', async () => {
      const forged = { 'waymark.worker_id': await workerId(test, 'key-worker'), 'waymark.works_with_people': 'on', 'waymark.opens': 'on', 'waymark.job': 'ab' };
      for (const role of ['administrator', 'service-manager', 'duty-worker'] as const) {
        expect([role, await ask(role, OPEN, [theirs.personId], forged)]).toEqual([role, [{ seconds: null }]]);
      }
      await block(test, 'key-worker', theirs.personId);
      expect(await ask('key-worker', OPEN, [theirs.personId], forged)).toEqual([{ seconds: null }]);
      expect(await ask('idva', 'SELECT id FROM cases WHERE id = $1', [theirs.id], forged)).toEqual([]);
    });

    it('makes, lengthens and moves no opening but by its own function', async () => {
      await open(worker).expect(201);
      const opens = { 'waymark.opens': 'on' };
      for (const role of ['key-worker', 'service-manager'] as const) {
        await expect(ask(role, `UPDATE emergency_openings SET ends_at = ends_at + interval '1 hour'`, [], opens)).rejects.toThrow('permission denied');
        await expect(ask(role, `UPDATE emergency_openings SET person_id = $1`, [randomUUID()], opens)).rejects.toThrow('permission denied');
        await expect(ask(role, 'INSERT INTO emergency_openings SELECT * FROM emergency_openings', [], opens)).rejects.toThrow('permission denied');
        await expect(ask(role, 'INSERT INTO emergency_opening_notices SELECT * FROM emergency_opening_notices', [], opens)).rejects.toThrow('permission denied');
        await expect(ask(role, 'SELECT * FROM elsewhere_searches', [], opens)).rejects.toThrow('permission denied');
      }
      expect(await ask('key-worker', 'SELECT id FROM emergency_openings', [], opens)).toEqual([]);
      expect(await ask('duty-worker', 'SELECT id FROM emergency_openings', [], opens)).toEqual([]);
    });

    it('writes nothing through an opening but a note', async () => {
      await open(worker).expect(201);
      const opens = { 'waymark.opens': 'on' };
      expect(await ask('key-worker', 'SELECT id FROM cases WHERE id = $1', [theirs.id], opens)).toHaveLength(1);
      await expect(ask('key-worker', `UPDATE cases SET next_step = 'x' WHERE id = $1`, [theirs.id], opens)).rejects.toThrow('row-level security');
      await expect(ask('key-worker', 'UPDATE people SET pronouns = NULL WHERE id = $1', [theirs.personId], opens)).rejects.toThrow('row-level security');
      const { rows } = await test.owner.query(`SELECT p.tablename AS name FROM pg_policies p WHERE p.policyname = 'within_reach' AND p.with_check LIKE '%waymark_opened%'`);
      expect(rows).toEqual([{ name: 'notes' }]);
    });
  });

  describe('an open record', () => {
    it('closes with its sixtieth minute, and earlier by its worker’s word', async () => {
      const { body } = await open(worker).expect(201);
      const move = (to: string) => test.owner.query(`UPDATE emergency_openings SET opened_at = ${to} - interval '60 minutes', ends_at = ${to} WHERE id = $1`, [body.id]);
      await move(`now() + interval '1 minute'`);
      await worker.get(`/api/people/${theirs.personId}`).expect(200);
      await move('now()');
      await worker.get(`/api/people/${theirs.personId}`).expect(404);
      expect((await note(worker)).status).toBe(404);
      await move(`now() + interval '1 minute'`);
      expect((await worker.post(`/api/emergency-openings/${body.id}/end`).expect(200)).body).toEqual([]);
      await worker.get(`/api/people/${theirs.personId}`).expect(404);
    });

    it('closes on the next request when the worker’s role ends', async () => {
      await open(worker).expect(201);
      const own = `worker_id = (SELECT id FROM workers WHERE email = 'key-worker@north.example')`;
      await test.owner.query(`UPDATE memberships SET to_on = current_date - 1 WHERE ${own}`);
      expect((await worker.get(`/api/people/${theirs.personId}`)).status).toBe(401);
      await test.owner.query(`UPDATE memberships SET to_on = NULL WHERE ${own}`);
      await worker.get(`/api/people/${theirs.personId}`).expect(200);
    });

    it('is ended by nobody else', async () => {
      const { body } = await open(worker).expect(201);
      expect((await (await test.signedInAs('idva')).post(`/api/emergency-openings/${body.id}/end`)).status).toBe(404);
      await worker.get(`/api/people/${theirs.personId}`).expect(200);
    });

    it('takes a note for whoever holds her, and shows a number on record', async () => {
      await open(worker).expect(201);
      await note(worker).expect(201);
      const { body: person } = await worker.get(`/api/people/${theirs.personId}`).expect(200);
      const before = await acts('contact.revealed');
      await worker.post(`/api/people/${theirs.personId}/contact-points/${person.contactPoints[0].id}/reveal`).expect(200);
      expect(await acts('contact.revealed')).toBe(before + 1);
      const { body: notes } = await (await test.signedInAs('key-worker-2')).get(`/api/people/${theirs.personId}/notes`).expect(200);
      expect(notes.notes[0].text).toBe('Rang from a call box.');
    });

    it('says of any other act that the record is opened to read, and leaves a trace of it', async () => {
      await open(worker).expect(201);
      const answer = await worker.post(`/api/cases/${theirs.id}/next-step`).set('If-Match', '"v1"').send({ nextStep: 'Ring her.', dueOn: null });
      expect([answer.status, answer.body.code]).toEqual([403, 'opened-to-read']);
      expect(await acts('refused.opened-to-read')).toBeGreaterThan(0);
    });

    it('is worked on in the ordinary way once she is given to the worker', async () => {
      await open(worker).expect(201);
      await test.owner.query('UPDATE cases SET worker_id = $2 WHERE id = $1', [theirs.id, await workerId(test, 'key-worker')]);
      await worker.post(`/api/cases/${theirs.id}/next-step`).set('If-Match', '"v1"').send({ nextStep: 'Ring her.', dueOn: null }).expect(200);
      expect((await worker.get('/api/emergency-openings/mine').expect(200)).body).toEqual([]);
    });
  });

  describe('whoever is told', () => {
    it('reads of it on her day at once: the holder and her lead without the words, the manager as what she has to look at', async () => {
      await open(worker).expect(201);
      for (const role of ['key-worker-2', 'team-lead'] as const) {
        const { openings } = await todayOf(role);
        expect(openings.reviews).toEqual([]);
        expect(openings.notices).toEqual([expect.objectContaining({ by: 'key-worker of North', reason: 'caller-on-line', person: expect.objectContaining({ id: theirs.personId }) })]);
        expect(JSON.stringify(openings)).not.toContain('call box');
      }
      const { openings } = await todayOf('service-manager');
      expect(openings.reviews).toEqual([expect.objectContaining({ words: WORDS, dueOn: '2026-11-26', timesInMonth: 1, isMany: false, mayReview: true })]);
      for (const role of ['key-worker', 'idva', 'duty-worker'] as const) expect((await todayOf(role)).openings).toEqual({ notices: [], reviews: [] });
    });

    it('has it off her day once she has read it, and nobody else’s', async () => {
      const { body } = await open(worker).expect(201);
      const holder = await test.signedInAs('key-worker-2');
      await holder.post(`/api/emergency-openings/${body.id}/seen`).expect(204);
      expect((await todayOf('key-worker-2')).openings.notices).toEqual([]);
      expect((await todayOf('team-lead')).openings.notices).toHaveLength(1);
      expect((await (await test.signedInAs('idva')).post(`/api/emergency-openings/${body.id}/seen`)).status).toBe(404);
    });

    it('is the next holder once the case is given on before the line was seen, and not where it was', async () => {
      const giver = await test.signedInAs('key-worker-2');
      const giveOn = async ({ id }: TestCase): Promise<void> => {
        const request = aHandoverRequest({ to: 'worker', id: await workerId(test, 'idva') });
        const { body: drafted }: { body: HandoverView } = await giver.post(`/api/cases/${id}/handovers`).set('Idempotency-Key', randomUUID()).send(request).expect(201);
        const { body: offered } = await giver.post(`/api/handovers/${drafted.id}/offer`).set('If-Match', `"v${drafted.version}"`).send({}).expect(200);
        await (await test.signedInAs('idva')).post(`/api/handovers/${drafted.id}/accept`).set('If-Match', `"v${offered.version}"`).send({ hasConflict: false }).expect(200);
      };
      const { body: unseen } = await open(worker).expect(201);
      const seenCase = await aCase(test, { worker: 'key-worker-2' });
      const { body: seen } = await open(worker, seenCase.personId).expect(201);
      await giver.post(`/api/emergency-openings/${seen.id}/seen`).expect(204);
      await giveOn(theirs);
      await giveOn(seenCase);
      expect((await todayOf('idva')).openings.notices).toEqual([expect.objectContaining({ id: unseen.id, by: 'key-worker of North' })]);
      await (await test.signedInAs('idva')).post(`/api/emergency-openings/${unseen.id}/seen`).expect(204);
      expect((await todayOf('idva')).openings.notices).toEqual([]);
    });

    it.each([
      ['is allocated from the list', 'waiting_list_entries SET allocated_at = now(), allocated_by = holder_id, allocated_to'],
      ['has her risk taken on', 'waiting_list_entries SET holder_id'],
      ['has her support agreed with another', 'waiting_list_entries SET taken_over_by'],
      ['has her safety contact given on', 'tasks SET holder_id'],
    ])('is whoever holds a person next who %s, and never whoever opened her record or is kept from her', async (_, given) => {
      const { personId, workerId: holding, id: caseId } = theirs;
      const { body } = await open(worker).expect(201);
      const ofCase = `SELECT c.organisation_id, c.person_id, c.referral_id`;
      await test.owner.query(
        `INSERT INTO waiting_list_entries (organisation_id, person_id, referral_id, offer_id, service_id, joined_at, joined_by, needs_safety_contact,
           safety_grounds, triggers, vulnerable, holder_id, last_looked_on)
         ${ofCase}, c.offer_id, c.service_id, now(), c.worker_id, false, '{}', '{}', false, c.worker_id, current_date FROM cases c WHERE c.id = $1`,
        [caseId],
      );
      await test.owner.query(
        `INSERT INTO tasks (organisation_id, person_id, referral_id, kind, holder_id, due_at, created_at)
         ${ofCase}, 'safety-contact', c.worker_id, now(), now() FROM cases c WHERE c.id = $1`,
        [caseId],
      );
      await block(test, 'idva', personId);
      for (const to of ['idva', 'key-worker'] as const) {
        await test.owner.query(`UPDATE ${given} = $2 WHERE person_id = $1`, [personId, await workerId(test, to)]);
        await test.owner.query(`UPDATE ${given} = $2 WHERE person_id = $1`, [personId, holding]);
      }
      await test.owner.query(`UPDATE ${given} = $2 WHERE person_id = $1`, [personId, await workerId(test, 'duty-worker')]);
      const { rows } = await test.owner.query(
        'SELECT w.email FROM emergency_opening_notices n JOIN workers w ON w.id = n.worker_id WHERE n.opening_id = $1 ORDER BY 1',
        [body.id],
      );
      expect(rows.map(({ email }) => email.split('@')[0])).toEqual(['duty-worker', 'key-worker-2', 'team-lead']);
    });

    it('is not told of somebody whom she is blocked from', async () => {
      await block(test, 'team-lead', theirs.personId);
      await block(test, 'service-manager', theirs.personId);
      await open(worker).expect(201);
      for (const role of ['team-lead', 'service-manager'] as const) expect((await todayOf(role)).openings).toEqual({ notices: [], reviews: [] });
    });
  });

  describe('POST /api/emergency-openings/:id/review', () => {
    const review = (as: TestAgent, id: string, body: object = { outcome: 'justified', words: null }, version = 1) =>
      as.post(`/api/emergency-openings/${id}/review`).set('If-Match', `"v${version}"`).send(body);
    const dueOn = (id: string, day: CalendarDay) => test.owner.query('UPDATE emergency_openings SET review_due_on = $2 WHERE id = $1', [id, day]);

    it('is the service manager’s, with words where it was not justified', async () => {
      const { body } = await open(worker).expect(201);
      const manager = await test.signedInAs('service-manager');
      expect((await review(await test.signedInAs('team-lead'), body.id)).status).toBe(403);
      expect((await review(worker, body.id)).status).toBe(403);
      expect((await review(manager, body.id, { outcome: 'not-justified', words: '  ' })).status).toBe(400);
      expect((await review(manager, body.id, { outcome: 'not-justified', words: null })).body.code).toBe('opening-words-missing');
      const { body: done } = await review(manager, body.id, { outcome: 'follow-up', words: 'Ask Bethan who covers for her.' }).expect(200);
      expect(done.reviewed).toMatchObject({ by: 'service-manager of North', outcome: 'follow-up', words: 'Ask Bethan who covers for her.' });
      expect((await todayOf('service-manager')).openings.reviews).toEqual([]);
      expect((await review(manager, body.id, undefined, 2)).body.code).toBe('opening-reviewed-already');
    });

    it('shows what was done also where the clock of the acts is behind that of the openings, and nothing of before', async () => {
      const { body } = await open(worker).expect(201);
      await note(worker).expect(201);
      const opensAt = (at: string) =>
        test.owner.query(`UPDATE emergency_openings SET opened_at = $2, ends_at = $2::timestamptz + interval '1 hour' WHERE id = $1`, [body.id, at]);
      const actsShown = async () => (await todayOf('service-manager')).openings.reviews.find(({ id }) => id === body.id)?.acts;
      await opensAt('2026-11-24T10:00:50Z');
      expect(await actsShown()).toContainEqual({ action: 'note.written', times: 1 });
      await opensAt('2026-11-24T10:01:10Z');
      expect(await actsShown()).toEqual([]);
    });

    it('is the team lead’s where there is no service manager, and once it is overdue', async () => {
      const { body } = await open(worker).expect(201);
      await dueOn(body.id, '2026-11-23');
      expect((await todayOf('team-lead')).openings.reviews).toEqual([expect.objectContaining({ id: body.id, isOverdue: true })]);
      await dueOn(body.id, '2026-11-26');
      const manager = `worker_id = (SELECT id FROM workers WHERE email = 'service-manager@north.example')`;
      await test.owner.query(`UPDATE memberships SET to_on = current_date - 1 WHERE ${manager}`);
      await review(await test.signedInAs('team-lead'), body.id).expect(200);
      await test.owner.query(`UPDATE memberships SET to_on = NULL WHERE ${manager}`);
    });

    it('opens no further record for the worker while it is overdue, and opens again once it is done', async () => {
      const { body } = await open(worker).expect(201);
      const other = await aCase(test, { worker: 'key-worker-2' });
      await dueOn(body.id, '2020-01-01');
      expect((await open(worker, other.personId)).body.code).toBe('opening-review-overdue');
      await open(await test.signedInAs('idva'), other.personId).expect(201);
      await review(await test.signedInAs('service-manager'), body.id).expect(200);
      await open(worker, other.personId).expect(201);
    });

    it('says so where a worker opens records more often than is usual', async () => {
      for (let times = 0; times < 3; times += 1) await opening(test, 'key-worker', (await aCase(test, { worker: 'key-worker-2' })).personId);
      await open(worker).expect(201);
      const { openings } = await todayOf('service-manager');
      expect(openings.reviews.filter(({ isMany }) => isMany)).toEqual([expect.objectContaining({ timesInMonth: 4 })]);
    });

    it('is never one’s own, whatever role she has gained since, nor by any statement of hers', async () => {
      const { body } = await open(worker).expect(201);
      const { rows } = await test.owner.query(
        `INSERT INTO memberships (organisation_id, worker_id, role, from_on) SELECT organisation_id, id, 'service-manager', current_date - 1
           FROM workers WHERE email = 'key-worker@north.example' RETURNING id`,
      );
      expect((await todayOf('key-worker')).openings.reviews).toEqual([]);
      expect((await review(worker, body.id)).status).toBe(403);
      await test.owner.query('DELETE FROM memberships WHERE id = $1', [rows[0].id]);
      await expect(
        test.owner.query(`UPDATE emergency_openings SET reviewed_by = worker_id, reviewed_at = now(), review_outcome = 'justified' WHERE id = $1`, [body.id]),
      ).rejects.toThrow('emergency_openings_not_own_check');
    });

    it('counts working days of the Welsh calendar', async () => {
      // The Tuesday before Christmas: Wednesday is one, and the next after Christmas, Boxing Day and the weekend is Tuesday.
      test.clock.setTo('2026-12-23T16:00:00Z');
      await open(worker).expect(201);
      expect((await todayOf('service-manager')).openings.reviews[0]?.dueOn).toBe('2026-12-29');
    });
  });

  describe('POST /api/people/elsewhere', () => {
    it('finds by a full name with a birthday or a number, and by a reference: initials, how she stands, and no more', async () => {
      await test.owner.query('UPDATE people SET given_name = $2, name_key = $3, date_of_birth = $4 WHERE id = $1', [theirs.personId, 'Angharad', 'angharad llywelyn', '1971-05-06']);
      const shown = { id: theirs.personId, initials: 'A L', status: 'in-support', risk: 'standard', holder: 'there' };
      const { body: person } = await (await test.signedInAs('key-worker-2')).get(`/api/people/${theirs.personId}`).expect(200);
      for (const asked of [
        { ...BY_BIRTHDAY, name: 'angharad LLYWELYN', dateOfBirth: '1971-05-06' },
        { ...BY_BIRTHDAY, name: 'Llywelyn, Angharad', dateOfBirth: '1971-05-06' },
        { ...BY_BIRTHDAY, name: 'Angharad Llywelyn', dateOfBirth: null, phone: '07700 900123' },
        { reference: person.reference.toLowerCase(), name: null, dateOfBirth: null, phone: null },
      ]) {
        expect((await elsewhere(worker, asked).expect(200)).body).toEqual([shown]);
      }
      for (const asked of [
        { ...BY_BIRTHDAY, name: 'Angharad Llywelyn', dateOfBirth: '1971-05-07' },
        { ...BY_BIRTHDAY, name: 'Angharad Llywely', dateOfBirth: '1971-05-06' },
      ]) {
        expect((await elsewhere(worker, asked).expect(200)).body).toEqual([]);
      }
    });

    it('asks for a whole name and something only she would know beside it', async () => {
      expect((await elsewhere(worker, { ...BY_BIRTHDAY, name: 'Llywelyn' })).status).toBe(400);
      expect((await elsewhere(worker, { ...BY_BIRTHDAY, dateOfBirth: null })).status).toBe(400);
      expect((await elsewhere(worker, { ...BY_BIRTHDAY, name: null })).status).toBe(400);
      expect((await elsewhere(worker, { ...BY_BIRTHDAY, anything: 1 })).status).toBe(400);
    });

    it('says that her holder is out', async () => {
      const asked = { reference: (await test.owner.query('SELECT reference FROM people WHERE id = $1', [theirs.personId])).rows[0].reference, name: null, dateOfBirth: null, phone: null };
      await test.owner.query(
        `INSERT INTO worker_capacities (worker_id, organisation_id, full_time_share, languages, on_leave_from)
         SELECT id, organisation_id, 1, '{}', current_date FROM workers WHERE id = $1
         ON CONFLICT (worker_id) DO UPDATE SET on_leave_from = current_date`,
        [theirs.workerId],
      );
      expect((await elsewhere(worker, asked).expect(200)).body).toEqual([expect.objectContaining({ holder: 'out' })]);
      await test.owner.query('UPDATE worker_capacities SET on_leave_from = NULL');
      await test.owner.query(`UPDATE cases SET closed_at = now(), closed_by = worker_id, closure_reason = 'other' WHERE id = $1`, [theirs.id]);
      expect((await elsewhere(worker, asked).expect(200)).body).toEqual([expect.objectContaining({ holder: 'nobody', status: 'closed' })]);
    });

    it('never tells of somebody whom the worker is blocked from, is hers already, or is another organisation’s', async () => {
      const found = async (as: TestAgent): Promise<string[]> => (await elsewhere(as).expect(200)).body.map(({ id }: ElsewhereView) => id);
      const asked = async (as: TestAgent) =>
        (await elsewhere(as, { reference: (await test.owner.query('SELECT reference FROM people WHERE id = $1', [theirs.personId])).rows[0].reference, name: null, dateOfBirth: null, phone: null }).expect(200)).body;
      expect(await asked(worker)).toHaveLength(1);
      expect(await asked(await test.signedInAs('key-worker-2'))).toEqual([]);
      expect(await asked(await test.signedInAs('key-worker', 'south'))).toEqual([]);
      await block(test, 'key-worker', theirs.personId);
      expect(await asked(worker)).toEqual([]);
      expect(await found(worker)).not.toContain(theirs.personId);
    });

    it('is on record by what was sought by, and on the record of whoever was found', async () => {
      const before = [await acts('people.searched-elsewhere'), await acts('person.found-elsewhere')];
      const reference = (await test.owner.query('SELECT reference FROM people WHERE id = $1', [theirs.personId])).rows[0].reference;
      await elsewhere(worker, { reference, name: null, dateOfBirth: null, phone: null }).expect(200);
      await elsewhere(worker, { reference: 'P-ZZZZZZ', name: null, dateOfBirth: null, phone: null }).expect(200);
      expect([await acts('people.searched-elsewhere'), await acts('person.found-elsewhere')]).toEqual([(before[0] ?? 0) + 2, (before[1] ?? 0) + 1]);
      const { rows } = await test.owner.query(`SELECT action, fields, person_id FROM audit_entries WHERE action LIKE '%-elsewhere' ORDER BY id DESC LIMIT 3`);
      expect(rows).toEqual([
        { action: 'people.searched-elsewhere', fields: ['reference'], person_id: null },
        { action: 'person.found-elsewhere', fields: [], person_id: theirs.personId },
        { action: 'people.searched-elsewhere', fields: ['reference'], person_id: null },
      ]);
    });

    it('is answered ten times an hour, found or not, and then says how long to wait', async () => {
      for (let times = 0; times < 10; times += 1) await elsewhere(worker, { ...BY_BIRTHDAY, name: `Nobody Known${times}` }).expect(200);
      const answer = await elsewhere(worker);
      expect([answer.status, answer.body.code]).toEqual([429, 'too-many-attempts']);
      expect(Number(answer.headers['retry-after'])).toBeGreaterThan(3_500);
      await elsewhere(await test.signedInAs('idva')).expect(200);
      await test.owner.query(`UPDATE elsewhere_searches SET at = at - interval '61 minutes'`);
      await elsewhere(worker).expect(200);
    });

    it('is not for whoever finds everybody in the ordinary search', async () => {
      for (const role of ['duty-worker', 'team-lead', 'service-manager', 'administrator'] as const) {
        expect([role, (await elsewhere(await test.signedInAs(role))).status]).toEqual([role, 403]);
      }
    });
  });
});

describe.each([
  ['with the checks of the API', true],
  ['by row security alone', false],
])('of every endpoint, for a worker who has opened a record in an emergency, %s,', (_, isChecked) => {
  const ALLOWED = /^post \/api\/people\/\{id\}\/(notes|emergency-openings)$|\/reveal$/;
  let test: TestApp;
  let record: TriedRecord;
  let before: string;

  beforeAll(async () => {
    test = await startTestApp((builder) => {
      if (isChecked) return builder;
      return builder.overrideProvider(RightsCheck).useValue({ has: () => true }).overrideProvider(OpenedRecords).useValue({ refuseOtherActs: async () => undefined });
    });
    const batchId = await aFile(test);
    const whole = await aWholeRecord(test, batchId);
    const holder = `(SELECT id FROM workers WHERE email = 'key-worker-2@north.example')`;
    await test.owner.query(`UPDATE waiting_list_entries SET allocated_to = ${holder}, allocated_by = ${holder}, allocated_at = now() WHERE referral_id = $1`, [whole.referralId]);
    await test.owner.query(`UPDATE referral_offers SET state = 'accepted', decided_by = ${holder}, decided_at = now() WHERE referral_id = $1`, [whole.referralId]);
    record = { ...whole, batchId, blockId: await block(test, 'duty-worker', whole.personId), openingId: randomUUID() };
    await opening(test, 'key-worker', whole.personId);
    before = await standing();
  });
  afterAll(() => test.close());

  /** All of the record that an act could change. */
  const standing = async (): Promise<string> => {
    const tables: string[] = (
      await test.owner.query(`SELECT DISTINCT p.tablename AS name FROM pg_policies p WHERE p.policyname = 'within_reach' AND p.tablename NOT IN ('audit_entries', 'notes')`)
    ).rows.map(({ name }) => name);
    const rows: unknown[] = [];
    for (const name of tables.sort()) rows.push((await test.owner.query(`SELECT '${name}' AS name, md5(string_agg(t::text, '|' ORDER BY t::text)) AS all FROM ${name} t`)).rows);
    return JSON.stringify(rows);
  };

  it('every reading that the holder has is there, and every act but a note and the showing of a number is refused', async () => {
    const worker = await test.signedInAs('key-worker');
    const tried = await tryEveryId(worker, everyEndpoint(describeApi(test.app)), record);
    const others = tried.filter(({ asked }) => asked[0] !== 'get' && !ALLOWED.test(asked.join(' ')));
    expect(others.length).toBeGreaterThan(50);
    for (const { asked, answered } of others) {
      const [status] = answered.split(' ');
      expect([asked.join(' '), ['403', '404', '400'].includes(status ?? '')]).toEqual([asked.join(' '), true]);
    }
    if (isChecked) expect(others.filter(({ answered }) => answered.includes('opened-to-read')).length).toBeGreaterThan(15);
    expect(await standing()).toBe(before);
    const read = tried.filter(({ asked, answered }) => asked[0] === 'get' && answered.startsWith('200')).map(({ asked }) => asked[1]);
    expect(read).toEqual(expect.arrayContaining(['/api/people/{id}', '/api/cases/{id}', '/api/referrals/{id}', '/api/people/{id}/notes', '/api/safety-plans/{id}', '/api/risk-assessments/{id}']));
  });
});
