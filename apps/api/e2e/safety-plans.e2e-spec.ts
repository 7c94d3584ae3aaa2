import { randomUUID } from 'node:crypto';
import type { RecordSafetyPlan, SafetyPlanView } from '@waymark/contracts';
import type TestAgent from 'supertest/lib/agent.js';
import { aFinish, anAnswer, assessing } from './setup/an-assessment.js';
import { startTestApp, type TestApp } from './setup/test-app.js';

const NO_COPY = { form: 'none' as const, keptWhere: null, safeThere: false };

describe('safety plans', () => {
  let test: TestApp;
  let worker: TestAgent;
  let does: ReturnType<typeof assessing>;

  beforeAll(async () => {
    test = await startTestApp();
    worker = await test.signedInAs('key-worker');
    does = assessing(worker, await test.signedInAs('duty-worker'));
  });
  afterAll(() => test.close());

  const assessed = async (changes = {}) => {
    const referral = await does.referral();
    const assessment = await does.finished(referral.id, aFinish(changes));
    return { personId: referral.person.id, assessmentId: assessment.id, referralId: referral.id };
  };
  const aPlan = (assessmentId: string, changes: Partial<RecordSafetyPlan> = {}): RecordSafetyPlan => ({
    assessmentId,
    basedOnVersion: 0,
    outcome: 'made',
    entries: [
      { section: 'preparing-to-leave', text: 'bag with Mair in Bronant' },
      { section: 'emergency', text: 'ring 999 then 55' },
    ],
    answers: [],
    copy: NO_COPY,
    agreedInWords: true,
    followUpOn: null,
    reviewOn: null,
    ...changes,
  });
  const record = (personId: string, body: object, as = worker) =>
    as.post(`/api/people/${personId}/safety-plans`).set('Idempotency-Key', randomUUID()).send(body);
  const reviewsOf = async (personId: string) => (await worker.get(`/api/people/${personId}/reviews`).expect(200)).body.reviews;

  describe('POST /api/people/:id/safety-plans', () => {
    it('records a version that answers the assessment, with the review day of the settings and no copy', async () => {
      const { personId, assessmentId } = await assessed();
      const { body } = await record(personId, aPlan(assessmentId)).expect(201);
      const plan: SafetyPlanView = body;
      expect(plan).toMatchObject({ planVersion: 1, isNewest: true, answersNewestAssessment: true, dueOn: '2027-02-16', copy: NO_COPY });
      expect(plan.entries.map(({ section }) => section)).toEqual(['emergency', 'preparing-to-leave']);
      expect(await reviewsOf(personId)).toEqual(expect.arrayContaining([expect.objectContaining({ subject: 'safety-plan', subjectId: plan.id, dueOn: '2027-02-16' })]));
    });

    it('stores its text and where a copy is kept only encrypted', async () => {
      const { personId, assessmentId } = await assessed();
      const copy = { form: 'paper', keptWhere: 'behind the Aga at Mair’s', safeThere: true };
      const { body } = await record(personId, { ...aPlan(assessmentId), copy }).expect(201);
      expect(body.copy).toEqual(copy);
      const { rows } = await test.owner.query(
        `SELECT row_to_json(p)::text AS row FROM safety_plans p WHERE id = $1
         UNION ALL SELECT row_to_json(e)::text FROM safety_plan_entries e WHERE plan_id = $1`,
        [body.id],
      );
      expect(rows).toHaveLength(3);
      for (const { row } of rows) expect(row).not.toMatch(/Mair|Bronant|Aga/);
    });

    it('keeps older versions, and each plan review is done by the next version', async () => {
      const { personId, assessmentId } = await assessed();
      const first = (await record(personId, aPlan(assessmentId)).expect(201)).body;
      await record(personId, aPlan(assessmentId, { basedOnVersion: 1, entries: [{ section: 'legal', text: 'order until May' }] })).expect(201);
      const old = (await worker.get(`/api/safety-plans/${first.id}`).expect(200)).body;
      expect(old).toMatchObject({ planVersion: 1, isNewest: false, entries: [{ section: 'emergency' }, { section: 'preparing-to-leave' }] });
      const states = (await reviewsOf(personId)).filter(({ subject }: { subject: string }) => subject === 'safety-plan').map(({ state }: { state: string }) => state);
      expect(states.sort()).toEqual(['done', 'planned']);
    });

    it('refuses a version that overtakes one written meanwhile, also at the same moment', async () => {
      const { personId, assessmentId } = await assessed();
      const answers = await Promise.all([record(personId, aPlan(assessmentId)), record(personId, aPlan(assessmentId))]);
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 412]);
    });

    it('takes "declined" and "not safe now" as outcomes, each with a day to ask again', async () => {
      const { personId, assessmentId } = await assessed();
      const none = { entries: [], agreedInWords: false };
      expect((await record(personId, aPlan(assessmentId, { ...none, outcome: 'declined' })).expect(409)).body.code).toBe('follow-up-missing');
      const declined = aPlan(assessmentId, { ...none, outcome: 'declined', followUpOn: '2026-12-01' });
      expect((await record(personId, declined).expect(201)).body.dueOn).toBe('2026-12-01');
      expect(await reviewsOf(personId)).toEqual(expect.arrayContaining([expect.objectContaining({ subject: 'follow-up', dueOn: '2026-12-01', state: 'planned' })]));
      await record(personId, aPlan(assessmentId, { basedOnVersion: 1 })).expect(201);
      const followUps = (await reviewsOf(personId)).filter(({ subject }: { subject: string }) => subject === 'follow-up');
      expect(followUps).toMatchObject([{ state: 'done' }]);
    });

    it('is asked about again when a newer assessment was finished', async () => {
      const { personId, assessmentId, referralId } = await assessed();
      await record(personId, aPlan(assessmentId)).expect(201);
      test.clock.setTo('2026-11-24T12:00:00.000Z');
      await does.finished(referralId, aFinish({ judgement: { level: 'high', reason: 'He was released.' } }));
      test.clock.setTo('2026-11-24T10:00:00.000Z');
      const { body } = await worker.get(`/api/people/${personId}/safety-plans`).expect(200);
      expect(body.plans).toMatchObject([{ planVersion: 1, answersNewestAssessment: false }]);
      expect(body.newestAssessment).toMatchObject({ level: 'high', reviewDueOn: '2026-12-22' });
      const plan = (await reviewsOf(personId)).find(({ subject }: { subject: string }) => subject === 'safety-plan');
      expect(plan.dueOn).toBe('2026-12-01');
    });

    describe('and what its assessment said', () => {
      const saidYes = async (referralId: string, yes: Record<number, string>, finish = aFinish()) => {
        const draft = await does.started(referralId);
        await does.answerAll(draft.id, 0);
        for (const [item, comment] of Object.entries(yes)) {
          await does.save(draft.id, Number(item), anAnswer('yes', { comment, sequence: 2, basedOn: 1 })).expect(200);
        }
        return (await does.finish(draft, finish).expect(200)).body.id as string;
      };
      const knife = { 13: 'a kitchen knife' };
      const inEmergency = { item: 13, section: 'emergency' as const, notNeeded: null };

      it('shows what it answers, what it sets aside with the reason, and what is still open', async () => {
        const { id: referralId, person } = await does.referral();
        const assessmentId = await saidYes(referralId, { ...knife, 19: 'the dog', 20: 'his wages' });
        const answers = [inEmergency, { item: 19, section: null, notNeeded: 'The dog is with Mair now.' }];
        const { body: plan } = await record(person.id, aPlan(assessmentId, { answers })).expect(201);
        expect(plan.assessment).toMatchObject({ id: assessmentId, grounds: [], notAsked: 0 });
        expect(plan.assessment.points).toMatchObject([
          { item: 13, topic: 'weapons', comment: 'a kitchen knife', sections: ['at-home'] },
          { item: 19, topic: 'animals' },
          { item: 20, topic: 'money' },
        ]);
        expect([plan.answers, plan.since]).toEqual([answers, null]);
        expect((await worker.get(`/api/people/${person.id}/safety-plans`).expect(200)).body.plans).toMatchObject([{ open: 1 }]);
        const { rows } = await test.owner.query(`SELECT row_to_json(a)::text AS row FROM safety_plan_answers a WHERE plan_id = $1`, [plan.id]);
        expect(rows).toHaveLength(2);
        for (const { row } of rows) expect(row).not.toMatch(/Mair|dog/);
      });

      it('records that the assessment was read with the plan', async () => {
        const { id: referralId, person } = await does.referral();
        const assessmentId = await saidYes(referralId, knife);
        const { body: plan } = await record(person.id, aPlan(assessmentId)).expect(201);
        await worker.get(`/api/safety-plans/${plan.id}`).expect(200);
        const { rows } = await test.owner.query(`SELECT action FROM audit_entries WHERE subject_id = $1 ORDER BY id DESC LIMIT 1`, [assessmentId]);
        expect(rows).toEqual([{ action: 'risk-assessment.read' }]);
      });

      it('says what is new once a newer assessment was finished', async () => {
        const { id: referralId, person } = await does.referral();
        const { body: plan } = await record(person.id, aPlan(await saidYes(referralId, { ...knife, 20: 'his wages' }))).expect(201);
        test.clock.setTo('2026-11-24T12:00:00.000Z');
        const high = aFinish({ judgement: { level: 'high', reason: 'He was released.' } });
        const newer = await saidYes(referralId, { ...knife, 15: 'on Sunday' }, high);
        test.clock.setTo('2026-11-24T10:00:00.000Z');
        const { body } = await worker.get(`/api/safety-plans/${plan.id}`).expect(200);
        expect(body.since).toMatchObject({ assessment: { id: newer, level: 'high' }, grounds: ['professional-judgement'] });
        expect(body.since.added).toMatchObject([{ item: 15, comment: 'on Sunday' }]);
        expect(body.since.gone).toMatchObject([{ item: 20 }]);
      });

      it.each([
        ['an answer to what was not said', [{ ...inEmergency, item: 2 }], 'point-unknown'],
        ['an answer in a section that holds nothing', [{ ...inEmergency, section: 'pets' as const }], 'point-section-empty'],
        ['setting aside without a reason', [{ ...inEmergency, section: null }], 'point-reason-missing'],
        ['two answers to one thing', [inEmergency, inEmergency], 'point-answered-twice'],
      ])('refuses %s and keeps nothing', async (_, answers, code) => {
        const { id: referralId, person } = await does.referral();
        const assessmentId = await saidYes(referralId, knife);
        expect((await record(person.id, aPlan(assessmentId, { answers })).expect(409)).body.code).toBe(code);
        expect((await worker.get(`/api/people/${person.id}/safety-plans`).expect(200)).body.plans).toEqual([]);
      });
    });

    it.each([
      ['an assessment that is not there', { assessmentId: randomUUID() }, 409, 'assessment-missing'],
      ['an empty plan', { entries: [{ section: 'legal', text: '  ' }] }, 409, 'plan-empty'],
      ['a plan she has not gone through', { agreedInWords: false }, 409, 'plan-not-agreed'],
      ['a copy on paper that nobody said is safe', { copy: { form: 'paper', keptWhere: 'drawer', safeThere: false } }, 409, 'copy-not-said-safe'],
      ['a review later than the settings allow', { reviewOn: '2027-06-01' }, 409, 'review-too-late'],
      ['a section twice', { entries: [{ section: 'legal', text: 'a' }, { section: 'legal', text: 'b' }] }, 409, 'section-repeated'],
      ['a section that is none', { entries: [{ section: 'moon', text: 'a' }] }, 400, 'invalid-input'],
      ['a date that does not exist', { reviewOn: '2027-02-30' }, 400, 'invalid-input'],
      ['an unknown field', { note: 'x' }, 400, 'invalid-input'],
    ])('refuses %s and keeps nothing', async (_, change, status, code) => {
      const { personId, assessmentId } = await assessed();
      const answer = await record(personId, { ...aPlan(assessmentId), ...change });
      expect([answer.status, answer.body.code]).toEqual([status, code]);
      expect((await worker.get(`/api/people/${personId}/safety-plans`).expect(200)).body.plans).toEqual([]);
    });

    it('refuses the assessment of another person, another organisation, nobody and an administrator', async () => {
      const [one, two] = [await assessed(), await assessed()];
      expect((await record(one.personId, aPlan(two.assessmentId)).expect(409)).body.code).toBe('assessment-of-other-person');
      await record(one.personId, aPlan(one.assessmentId), await test.signedInAs('idva', 'south')).expect(404);
      await record(one.personId, aPlan(one.assessmentId), test.nobody()).expect(401);
      await record(one.personId, aPlan(one.assessmentId), await test.signedInAs('administrator')).expect(403);
    });
  });

  describe('reading', () => {
    it('is recorded, and shows another organisation nothing', async () => {
      const { personId, assessmentId } = await assessed();
      const { body } = await record(personId, aPlan(assessmentId)).expect(201);
      await worker.get(`/api/safety-plans/${body.id}`).expect(200);
      const { rows } = await test.owner.query(`SELECT action FROM audit_entries WHERE subject_id = $1 ORDER BY id`, [body.id]);
      expect(rows.map(({ action }) => action)).toEqual(['safety-plan.recorded', 'safety-plan.read']);
      const south = await test.signedInAs('idva', 'south');
      await south.get(`/api/safety-plans/${body.id}`).expect(404);
      await south.get(`/api/people/${personId}/safety-plans`).expect(404);
    });
  });
});
