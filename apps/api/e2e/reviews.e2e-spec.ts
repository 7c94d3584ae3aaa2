import type { PersonReviewsView, ReviewView } from '@waymark/contracts';
import type TestAgent from 'supertest/lib/agent.js';
import { aFinish, assessing } from './setup/an-assessment.js';
import { startTestApp, type TestApp } from './setup/test-app.js';

describe('reviews', () => {
  let test: TestApp;
  let worker: TestAgent;
  let does: ReturnType<typeof assessing>;

  beforeAll(async () => {
    test = await startTestApp();
    worker = await test.signedInAs('key-worker');
    does = assessing(worker, await test.signedInAs('duty-worker'));
  });
  afterAll(() => test.close());

  /** Standard risk assessed on 24 November 2026: due 84 days later, on 16 February 2027. */
  const planned = async (): Promise<ReviewView> => {
    const referral = await does.referral();
    await does.finished(referral.id);
    return (await worker.get(`/api/people/${referral.person.id}/reviews`).expect(200)).body.reviews[0];
  };
  const complete = (review: ReviewView, body: object, as = worker) =>
    as.post(`/api/reviews/${review.id}/complete`).set('If-Match', `"v${review.version}"`).send({ danger: 'same', ...body });
  const putOff = (review: ReviewView, body: object, as = worker) =>
    as.post(`/api/reviews/${review.id}/put-off`).set('If-Match', `"v${review.version}"`).send(body);
  const on = async <T>(day: string, work: () => Promise<T>): Promise<T> => {
    test.clock.setTo(`${day}T10:00:00.000Z`);
    try {
      return await work();
    } finally {
      test.clock.setTo('2026-11-24T10:00:00.000Z');
    }
  };

  describe('POST /api/reviews/:id/complete', () => {
    it('keeps the words and plans the next by the cadence, so that nobody slips off between two', async () => {
      const review = await planned();
      const { body } = await on('2027-02-15', () => complete(review, { words: 'Plan holds, locks changed.', nextDueOn: null }).expect(200));
      expect(body).toMatchObject({ state: 'done', doneBy: 'key-worker of North', words: 'Plan holds, locks changed.', stage: null });
      const all = (await worker.get(`/api/people/${review.personId}/reviews`).expect(200)).body.reviews;
      expect(all).toMatchObject([{ state: 'planned', dueOn: '2027-05-10', subject: 'risk-assessment' }, { id: review.id }]);
    });

    it('takes an earlier next day and refuses one later than the cadence or not ahead', async () => {
      const review = await planned();
      expect((await complete(review, { words: 'x', nextDueOn: '2027-02-17' }).expect(409)).body.code).toBe('review-too-late');
      expect((await complete(review, { words: 'x', nextDueOn: '2026-11-24' }).expect(409)).body.code).toBe('next-review-not-later');
      await complete(review, { words: 'x', nextDueOn: '2026-12-01' }).expect(200);
    });

    it('of a risk asks whether the danger has grown', async () => {
      const review = await planned();
      const words = { words: 'He is back in the area.', nextDueOn: null };
      expect((await complete(review, { ...words, danger: null }).expect(409)).body.code).toBe('review-danger-missing');
      expect((await complete(review, { ...words, danger: 'less' }).expect(400)).body.fields).toMatchObject([{ field: 'danger' }]);
    });

    it.each(['standard', 'high'] as const)('that finds the danger greater at %s risk records it as high, has it assessed anew on that day and owes a safety contact', async (level) => {
      const { id, person } = await does.referral();
      await does.finished(id, aFinish({ judgement: { level, reason: 'As she told it.' } }));
      await test.owner.query(`UPDATE tasks SET done_at = now(), done_by = holder_id, outcome = 'contacted' WHERE referral_id = $1`, [id]);
      const [review] = (await worker.get(`/api/people/${person.id}/reviews`).expect(200)).body.reviews;
      await on('2026-11-25', () => complete(review, { words: 'He is back in the area.', nextDueOn: null, danger: 'greater' }).expect(200));
      const { body: risk } = await worker.get(`/api/people/${person.id}/risk`).expect(200);
      expect(risk).toMatchObject({ level: 'high', safetyContact: { referralId: id }, decisions: [{ level: 'high', from: level, reason: 'He is back in the area.' }, {}] });
      const { reviews }: PersonReviewsView = (await worker.get(`/api/people/${person.id}/reviews`).expect(200)).body;
      expect(reviews.filter(({ state }) => state === 'planned')).toMatchObject([{ dueOn: '2026-11-25' }]);
      const { timeline } = (await worker.get(`/api/people/${person.id}`).expect(200)).body;
      expect(timeline).toContainEqual(expect.objectContaining({ action: 'review.completed', fields: ['dangerGreater'] }));
    });

    it('happens once, also when two press at the same moment', async () => {
      const review = await planned();
      const answers = await Promise.all([complete(review, { words: 'a', nextDueOn: null }), complete(review, { words: 'b', nextDueOn: null })]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
      const again = await complete({ ...review, version: 2 }, { words: 'c', nextDueOn: null }).expect(409);
      expect(again.body.code).toBe('review-not-planned');
      const { rows } = await test.owner.query(`SELECT count(*)::int AS planned FROM reviews WHERE referral_id = $1 AND state = 'planned'`, [review.referralId]);
      expect(rows).toEqual([{ planned: 1 }]);
    });

    it('refuses words of spaces, a missing version, nobody, an administrator and another organisation', async () => {
      const review = await planned();
      const body = { words: 'x', nextDueOn: null };
      expect((await complete(review, { words: '  ', nextDueOn: null }).expect(400)).body.fields).toEqual([{ field: 'words', code: 'required', limit: null }]);
      await worker.post(`/api/reviews/${review.id}/complete`).send({ danger: 'same', ...body }).expect(428);
      await complete(review, body, test.nobody()).expect(401);
      await complete(review, body, await test.signedInAs('administrator')).expect(403);
      await complete(review, body, await test.signedInAs('key-worker', 'south')).expect(404);
    });
  });

  describe('POST /api/reviews/:id/put-off', () => {
    it('moves the day with a reason that stays, and never past the cadence from today', async () => {
      const review = await planned();
      const reason = 'She is in hospital until then.';
      expect((await putOff(review, { to: '2027-02-20', reason }).expect(409)).body.code).toBe('put-off-too-far');
      const { body } = await on('2027-02-10', () => putOff(review, { to: '2027-02-20', reason }).expect(200));
      expect(body).toMatchObject({ dueOn: '2027-02-20', state: 'planned', version: 2, putOffs: [{ from: '2027-02-16', to: '2027-02-20', reason, by: 'key-worker of North' }] });
    });

    it('refuses a day that is not later, words of spaces and an old version', async () => {
      const review = await planned();
      expect((await putOff(review, { to: '2027-02-16', reason: 'x' }).expect(409)).body.code).toBe('put-off-not-later');
      await putOff(review, { to: '2027-02-20', reason: ' ' }).expect(400);
      await putOff({ ...review, version: 9 }, { to: '2027-02-20', reason: 'x' }).expect(412);
    });
  });

  describe('GET /api/reviews/:id', () => {
    it('says where the review stands today', async () => {
      const review = await planned();
      const stage = async (day: string) => on(day, async () => (await worker.get(`/api/reviews/${review.id}`).expect(200)).body.stage);
      expect([await stage('2027-02-01'), await stage('2027-02-09'), await stage('2027-02-16'), await stage('2027-02-17'), await stage('2027-02-24')]).toEqual([null, 'soon', 'due', 'overdue', 'escalated']);
    });

    it('hides another organisation’s', async () => {
      const review = await planned();
      const south = await test.signedInAs('key-worker', 'south');
      await south.get(`/api/reviews/${review.id}`).expect(404);
      await south.get(`/api/people/${review.personId}/reviews`).expect(404);
    });
  });
});
