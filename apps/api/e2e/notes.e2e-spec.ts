import { randomUUID } from 'node:crypto';
import type { NoteView, WriteNote } from '@waymark/contracts';
import type TestAgent from 'supertest/lib/agent.js';
import { aReferralRequest } from './setup/a-referral-request.js';
import { startTestApp, type TestApp } from './setup/test-app.js';

const A_NOTE: WriteNote = { kind: 'note', text: 'She starts at the college on Monday.', happenedOn: null, happenedTime: null, minutes: null, correctsId: null };

describe('notes', () => {
  let test: TestApp;
  let worker: TestAgent;

  beforeAll(async () => {
    test = await startTestApp();
    worker = await test.signedInAs('key-worker');
  });
  afterAll(() => test.close());

  const aReferral = async () => {
    const duty = await test.signedInAs('duty-worker');
    return (await duty.post('/api/referrals').set('Idempotency-Key', randomUUID()).send(aReferralRequest()).expect(201)).body;
  };
  const aPerson = async (): Promise<string> => (await aReferral()).person.id;
  const write = (personId: string, changes: object = {}, as = worker, key = randomUUID()) =>
    as.post(`/api/people/${personId}/notes`).set('Idempotency-Key', key).send({ ...A_NOTE, ...changes });
  const notesOf = async (personId: string, as = worker): Promise<NoteView[]> => (await as.get(`/api/people/${personId}/notes`).expect(200)).body.notes;

  describe('POST /api/people/:id/notes', () => {
    it('keeps what happened with who and when, and shows it on the timeline', async () => {
      const personId = await aPerson();
      const { body } = await write(personId, { kind: 'visit', minutes: 45, happenedOn: '2026-11-20', happenedTime: '14:30' }).expect(201);
      expect(body).toMatchObject({ kind: 'visit', minutes: 45, happenedAt: '2026-11-20T14:30:00.000Z', hasTime: true, by: 'key-worker of North', isCorrected: false, mayCorrect: true });
      expect(await notesOf(personId)).toEqual([body]);
      const { timeline } = (await worker.get(`/api/people/${personId}`).expect(200)).body;
      expect(timeline[0]).toMatchObject({ action: 'note.written', by: 'key-worker of North', subjectId: body.id });
    });

    it('stores its text only encrypted, and beginning with a sign of a formula it stays as it is', async () => {
      const personId = await aPerson();
      const { body } = await write(personId, { text: '=Bronant, at her sister’s' }).expect(201);
      expect(body.text).toBe('=Bronant, at her sister’s');
      const { rows } = await test.owner.query('SELECT row_to_json(n)::text AS row FROM notes n WHERE id = $1', [body.id]);
      expect(rows[0].row).not.toMatch(/Bronant|sister/);
    });

    it('keeps a day without a time of day as that', async () => {
      const { body } = await write(await aPerson(), { happenedOn: '2026-11-20' }).expect(201);
      expect(body).toMatchObject({ happenedAt: '2026-11-20T00:00:00.000Z', hasTime: false });
    });

    it('makes one note of the same note sent twice', async () => {
      const personId = await aPerson();
      const key = randomUUID();
      const [first, second] = [await write(personId, {}, worker, key).expect(201), await write(personId, {}, worker, key).expect(201)];
      expect(second.body).toEqual(first.body);
      expect(await notesOf(personId)).toHaveLength(1);
    });

    it.each([
      ['text', { text: '   ' }],
      ['text', { text: 'x'.repeat(10_001) }],
      ['text', { text: 'nul \u0000 byte' }],
      ['kind', { kind: 'call' }],
      ['minutes', { minutes: 0 }],
      ['minutes', { minutes: 1_441 }],
      ['happenedOn', { happenedOn: '2026-02-30' }],
      ['happenedOn', { happenedOn: '2099-01-01' }],
      ['happenedTime', { happenedTime: '25:00' }],
      ['correctsId', { correctsId: 'the one before' }],
      ['colour', { colour: 'red' }],
    ])('names the field %s when it cannot be read', async (field, changes) => {
      const personId = await aPerson();
      const { body } = await write(personId, changes).expect(400);
      expect(body.fields).toEqual([expect.objectContaining({ field })]);
      expect(await notesOf(personId)).toEqual([]);
    });

    it('says that somebody known only beside another has no episode of her own', async () => {
      const referral = await aReferral();
      const { rows } = await test.owner.query(`SELECT other_person_id AS id FROM relationships WHERE person_id = $1 AND role = 'child'`, [referral.person.id]);
      expect((await write(rows[0].id).expect(409)).body.code).toBe('note-without-episode');
    });

    it('is not for somebody who is not signed in, an administrator, or another organisation', async () => {
      const personId = await aPerson();
      await write(personId, {}, test.nobody()).expect(401);
      await write(personId, {}, await test.signedInAs('administrator')).expect(403);
      const south = await test.signedInAs('key-worker', 'south');
      const hidden = await write(personId, {}, south).expect(404);
      const absent = await write(randomUUID(), {}, south).expect(404);
      expect({ ...hidden.body, reference: null }).toEqual({ ...absent.body, reference: null });
    });
  });

  describe('a correction', () => {
    it('stands beside what it corrects, which stays readable', async () => {
      const personId = await aPerson();
      const wrong = (await write(personId, { text: 'Hearing on 3 December.' }).expect(201)).body;
      const right = (await write(personId, { text: 'Hearing on 13 December.', correctsId: wrong.id }).expect(201)).body;
      const found = await notesOf(personId);
      expect(found.find(({ id }) => id === wrong.id)).toMatchObject({ text: 'Hearing on 3 December.', isCorrected: true, mayCorrect: false });
      expect(found.find(({ id }) => id === right.id)).toMatchObject({ correctsId: wrong.id, isCorrected: false });
    });

    it('is one, also when two are sent at the same moment', async () => {
      const personId = await aPerson();
      const { id: correctsId } = (await write(personId).expect(201)).body;
      const answers = await Promise.all(['first', 'second'].map((text) => write(personId, { text, correctsId })));
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
      expect(answers.find(({ status }) => status === 409)?.body.code).toBe('note-corrected-already');
    });

    it('is for its author or a lead, and of a note of the same person', async () => {
      const personId = await aPerson();
      const { id: correctsId } = (await write(personId).expect(201)).body;
      const idva = await test.signedInAs('idva');
      expect((await write(personId, { correctsId }, idva).expect(409)).body.code).toBe('note-of-another');
      await write(await aPerson(), { correctsId }).expect(404);
      await write(personId, { correctsId }, await test.signedInAs('team-lead')).expect(201);
    });
  });

  describe('GET /api/people/:id/notes', () => {
    it('gives them newest first by when it happened, page by page, none twice', async () => {
      const personId = await aPerson();
      const days = Array.from({ length: 53 }, (_, index) => new Date(Date.UTC(2026, 8, 1 + index)).toISOString().slice(0, 10));
      for (const happenedOn of days) await write(personId, { happenedOn, text: happenedOn }).expect(201);
      const first = (await worker.get(`/api/people/${personId}/notes`).expect(200)).body;
      const second = (await worker.get(`/api/people/${personId}/notes`).query({ cursor: first.cursor }).expect(200)).body;
      expect([first.notes.length, second.notes.length, second.cursor]).toEqual([50, 3, null]);
      const read = [...first.notes, ...second.notes].map(({ text }: NoteView) => text);
      expect(read).toEqual([...days].reverse());
    });

    it('puts each reading on record', async () => {
      const personId = await aPerson();
      await notesOf(personId);
      const { rows } = await test.owner.query(`SELECT count(*)::int AS count FROM audit_entries WHERE action = 'note.read' AND person_id = $1`, [personId]);
      expect(rows[0].count).toBe(1);
    });

    it('refuses a place in the list that it did not make, and hides another organisation’s', async () => {
      const personId = await aPerson();
      expect((await worker.get(`/api/people/${personId}/notes`).query({ cursor: 'e30' }).expect(400)).body.fields).toEqual([expect.objectContaining({ field: 'cursor' })]);
      await (await test.signedInAs('key-worker', 'south')).get(`/api/people/${personId}/notes`).expect(404);
      await test.nobody().get(`/api/people/${personId}/notes`).expect(401);
    });
  });

  it('can be added to and read by the application, and never changed or removed', async () => {
    const { rows } = await test.owner.query(`
      SELECT has_table_privilege('waymark_api', 'notes', 'UPDATE') AS changes, has_table_privilege('waymark_api', 'notes', 'DELETE') AS removes`);
    expect(rows).toEqual([{ changes: false, removes: false }]);
  });
});
