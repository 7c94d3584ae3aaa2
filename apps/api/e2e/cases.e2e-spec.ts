import type { CaseView, CloseCase } from '@waymark/contracts';
import type TestAgent from 'supertest/lib/agent.js';
import { randomUUID } from 'node:crypto';
import { aCase, aHandoverRequest, workerId, type TestCase } from './setup/a-case.js';
import { aFinish, anAnswer, assessing } from './setup/an-assessment.js';
import { startTestApp, TEST_NOW, type TestApp } from './setup/test-app.js';
import { WaitingSteps } from './setup/waiting.js';
import { whoWaits } from './setup/who-waits.js';

const RISK_CHECK = { checkedOn: '2026-11-24', level: 'standard', words: 'Gone through together; nothing new.' } as const;

function closing(changes: Partial<CloseCase> = {}): CloseCase {
  return { reason: 'goals-met', words: null, riskCheck: RISK_CHECK, referrerTold: false, personAware: 'yes', wayBack: 'Rings the office.', ...changes };
}

describe('cases', () => {
  let test: TestApp;
  let holder: TestAgent;
  let lead: TestAgent;

  beforeAll(async () => {
    test = await startTestApp();
    holder = await test.signedInAs('key-worker');
    lead = await test.signedInAs('team-lead');
  });
  afterAll(() => test.close());

  const close = ({ id }: TestCase, body: object = closing(), as = holder, version = 1) =>
    as.post(`/api/cases/${id}/close`).set('If-Match', `"v${version}"`).send(body);

  describe('GET /api/cases/:id', () => {
    it('shows who holds the risk and what she may do, and records that it was read', async () => {
      const ofCase = await aCase(test);
      const { body }: { body: CaseView } = await holder.get(`/api/cases/${ofCase.id}`).expect(200);
      expect(body).toMatchObject({ worker: { id: ofCase.workerId }, risk: 'standard', closure: null, acts: ['set-next-step', 'hand-over', 'close'] });
      const { rows } = await test.owner.query(`SELECT person_id FROM audit_entries WHERE action = 'case.read' AND subject_id = $1`, [ofCase.id]);
      expect(rows).toEqual([{ person_id: ofCase.personId }]);
    });

    it('offers whoever takes calls nothing and a manager to take over, and is not there for a colleague', async () => {
      const ofCase = await aCase(test);
      const acts = async (as: TestAgent) => (await as.get(`/api/cases/${ofCase.id}`).expect(200)).body.acts;
      await (await test.signedInAs('idva')).get(`/api/cases/${ofCase.id}`).expect(404);
      expect(await acts(await test.signedInAs('duty-worker'))).toEqual([]);
      expect(await acts(lead)).toEqual(['set-next-step', 'close', 'take-over']);
    });

    it('is not there for another organisation, and closed to whoever is not signed in or administers', async () => {
      const { id, personId } = await aCase(test);
      const south = await test.signedInAs('key-worker', 'south');
      const administrator = await test.signedInAs('administrator');
      for (const path of [`/api/cases/${id}`, `/api/people/${personId}/cases`]) {
        expect((await south.get(path).expect(404)).body.code).toBe('not-found');
        await test.nobody().get(path).expect(401);
        await administrator.get(path).expect(403);
      }
    });
  });

  describe('GET /api/people/:id/cases', () => {
    it('lists the open before the closed, and nothing for somebody without a case', async () => {
      const ofCase = await aCase(test);
      const { body } = await holder.get(`/api/people/${ofCase.personId}/cases`).expect(200);
      expect(body.map(({ id }: CaseView) => id)).toEqual([ofCase.id]);
      await test.owner.query('DELETE FROM cases WHERE id = $1', [ofCase.id]);
      expect((await lead.get(`/api/people/${ofCase.personId}/cases`).expect(200)).body).toEqual([]);
    });
  });

  describe('POST /api/cases/:id/next-step', () => {
    const step = ({ id }: TestCase, body: object, as = holder, version = 1) =>
      as.post(`/api/cases/${id}/next-step`).set('If-Match', `"v${version}"`).send(body);

    it('keeps what is to be done and by when', async () => {
      const { body } = await step(await aCase(test), { nextStep: 'Ring about the order', dueOn: '2026-11-26' }).expect(200);
      expect(body).toMatchObject({ nextStep: 'Ring about the order', nextStepDueOn: '2026-11-26', version: 2 });
    });

    it('refuses a day without a step, an old version, a colleague, and a date that is none', async () => {
      const ofCase = await aCase(test);
      expect((await step(ofCase, { nextStep: null, dueOn: '2026-11-26' }).expect(409)).body.code).toBe('next-step-missing');
      expect((await step(ofCase, { nextStep: 'x', dueOn: null }, holder, 9).expect(412)).body.code).toBe('stale-version');
      expect((await step(ofCase, { nextStep: 'x', dueOn: null }, await test.signedInAs('duty-worker')).expect(409)).body.code).toBe('case-held-by-another');
      expect((await step(ofCase, { nextStep: 'x', dueOn: '2026-02-30' }).expect(400)).body.fields[0]).toMatchObject({ field: 'dueOn', code: 'not-a-date' });
      await step(ofCase, { nextStep: 'x', dueOn: null }, await test.signedInAs('key-worker', 'south')).expect(404);
    });
  });

  describe('POST /api/cases/:id/close', () => {
    it('keeps reason, risk check and way back, the last two only encrypted', async () => {
      const ofCase = await aCase(test);
      const { body }: { body: CaseView } = await close(ofCase).expect(200);
      expect(body.closure).toMatchObject({ reason: 'goals-met', planned: true, riskCheck: RISK_CHECK, wayBack: 'Rings the office.', by: 'key-worker of North' });
      expect(body.closure?.consequences).toEqual(['cancel-reviews', 'exit-form-owed']);
      expect(body.acts).toEqual([]);
      const { rows } = await test.owner.query('SELECT row_to_json(c)::text AS row FROM case_closures c WHERE case_id = $1', [ofCase.id]);
      expect(rows[0].row).not.toContain('office');
    });

    it('never ends a case without a look at the risk, nor with an old one', async () => {
      const ofCase = await aCase(test);
      expect((await close(ofCase, closing({ riskCheck: null })).expect(409)).body.code).toBe('closing-risk-check-missing');
      const old = { ...RISK_CHECK, checkedOn: '2026-11-16' };
      expect((await close(ofCase, closing({ riskCheck: old })).expect(409)).body.code).toBe('closing-risk-check-old');
    });

    it.each(['goals-met', 'agreed-time-ended', 'disengaged', 'declined-further-support', 'moved-away', 'reconciled-and-declined'] as const)(
      'leaves the end at high or unknown risk (%s) to a manager, whatever the look at the risk says',
      async (reason) => {
        for (const risk of ['high', 'not-assessed']) {
          const ofCase = await aCase(test, { risk });
          const answer = await close(ofCase, closing({ reason, riskCheck: { ...RISK_CHECK, level: 'standard' } })).expect(409);
          expect(answer.body.code).toBe('manager-decision-needed');
          expect((await close(ofCase, closing({ reason }), lead).expect(200)).body.closure).toMatchObject({ reason, by: 'team-lead of North' });
        }
      },
    );

    it('waits for an assessment that was begun, parked or not, until it is finished or ended as incomplete with a reason', async () => {
      const ofCase = await aCase(test);
      const given = assessing(holder);
      const draft = await given.started(ofCase.referralId);
      await given.save(draft.id, 1, anAnswer('yes')).expect(200);
      const { body: parked } = await given.act(`/api/risk-assessments/${draft.id}/park`, 1).send({ item: 1 }).expect(200);
      for (const as of [holder, lead]) expect((await close(ofCase, closing(), as).expect(409)).body.code).toBe('assessment-unfinished');
      expect((await holder.get(`/api/cases/${ofCase.id}`).expect(200)).body.unfinishedAssessmentId).toBe(draft.id);
      await given.finish(parked, aFinish({ unsafeToContinue: 'He came home and she does not answer any more.' })).expect(200);
      await close(ofCase).expect(200);
    });

    it('takes no new level once the case is closed: danger heard of then is a new referral, which somebody holds', async () => {
      const ofCase = await aCase(test);
      await close(ofCase).expect(200);
      const { version } = (await holder.get(`/api/people/${ofCase.personId}/risk`).expect(200)).body;
      const danger = { level: 'high', reason: 'He is out, her mother says.' };
      const answer = await holder.post(`/api/referrals/${ofCase.referralId}/risk-level`).set('If-Match', `"v${version}"`).send(danger).expect(409);
      expect(answer.body.code).toBe('case-not-open');
    });

    it('takes no answer, end or new assessment once the case is closed, and loses none that was given', async () => {
      const ofCase = await aCase(test);
      const given = assessing(holder);
      const draft = await given.started(ofCase.referralId);
      await given.save(draft.id, 1, anAnswer('yes', { comment: 'Last week.' })).expect(200);
      const died = closing({ reason: 'died', words: 'Told by the police.', riskCheck: null, personAware: 'no' });
      await close(ofCase, died).expect(200);
      const late = [
        given.save(draft.id, 2, anAnswer('yes')),
        holder.put(`/api/risk-assessments/${draft.id}/texts/notes`).send({ text: 'late', sequence: 1, basedOn: 0, writer: anAnswer('no').writer }),
        given.act(`/api/risk-assessments/${draft.id}/park`, 1).send({ item: 1 }),
        given.act(`/api/risk-assessments/${draft.id}/resume`, 1),
        given.finish(draft),
        given.start(ofCase.referralId),
      ];
      for (const answer of await Promise.all(late)) expect([answer.status, answer.body.code]).toEqual([409, 'case-not-open']);
      const { body: kept } = await holder.get(`/api/risk-assessments/${draft.id}`).expect(200);
      expect(kept).toMatchObject({ state: 'draft', isCaseClosed: true, answers: [{ item: 1, answer: 'yes', comment: 'Last week.' }] });
      const { body: leftCalls } = await holder.get('/api/risk-assessments/open').expect(200);
      expect(leftCalls.map(({ id }: { id: string }) => id)).not.toContain(draft.id);
      const today = await holder.get('/api/today').expect(200);
      expect(JSON.stringify(today.body)).not.toContain(ofCase.personId);
    });

    it('begins no assessment that was asked for while the case was being closed', async () => {
      const ofCase = await aCase(test);
      await test.owner.query('BEGIN');
      await test.owner.query('SELECT FROM referrals WHERE id = $1 FOR NO KEY UPDATE', [ofCase.referralId]);
      await test.owner.query(`UPDATE cases SET closed_at = now(), closed_by = worker_id, closure_reason = 'goals-met' WHERE id = $1`, [ofCase.id]);
      const starting = assessing(holder).start(ofCase.referralId).then(({ status, body }) => [status, body.code]);
      await whoWaits(test).finally(() => test.owner.query('COMMIT'));
      expect(await starting).toEqual([409, 'case-not-open']);
    });

    it('at high or unknown risk takes a second person where a lead or manager holds the case herself', async () => {
      for (const risk of ['high', 'not-assessed']) {
        const hers = await aCase(test, { risk, worker: 'team-lead' });
        expect((await close(hers, closing(), lead).expect(409)).body.code).toBe('decision-needs-another');
        await close(hers, closing(), await test.signedInAs('service-manager')).expect(200);
      }
      await close(await aCase(test, { worker: 'team-lead' }), closing(), lead).expect(200);
    });

    it('names no next step once it is closed', async () => {
      const ofCase = await aCase(test);
      await holder.post(`/api/cases/${ofCase.id}/next-step`).set('If-Match', '"v1"').send({ nextStep: 'Ring on Monday', dueOn: '2026-11-30' }).expect(200);
      const { body }: { body: CaseView } = await close(ofCase, closing(), holder, 2).expect(200);
      expect(body).toMatchObject({ nextStep: null, nextStepDueOn: null, acts: [] });
    });

    it('keeps unable to contact, declined and unsafe apart', async () => {
      expect((await close(await aCase(test), closing({ reason: 'unable-to-contact' })).expect(409)).body.code).toBe('attempts-insufficient');
      const fromPolice = await aCase(test, { source: 'police' });
      expect((await close(fromPolice, closing({ reason: 'unsafe-to-contact' })).expect(409)).body.code).toBe('referrer-not-told');
      const { body } = await close(fromPolice, closing({ reason: 'unsafe-to-contact', referrerTold: true })).expect(200);
      expect(body.closure).toMatchObject({ reason: 'unsafe-to-contact', planned: false });
    });

    it('lets nobody be called unreachable before enough was tried at different times, in support as on the list', async () => {
      const given = await WaitingSteps.of(test);
      const entry = await given.waiting();
      const id = await workerId(test, 'key-worker');
      const { body: allocated } = await given.act(entry, 'allocate', { workerId: id, reasonOverCeiling: null }).expect(200);
      const { body: agreed } = await given.act(allocated, 'agree-support', { agreedOn: '2026-11-24', workerId: id }).expect(200);
      const { body: ofCase }: { body: CaseView } = await holder.get(`/api/cases/${agreed.caseId}`).expect(200);
      await test.owner.query(`UPDATE referrals SET risk = 'standard' WHERE id = $1`, [ofCase.referralId]);
      await test.owner.query(`UPDATE contact_points SET safe_times = NULL WHERE person_id = $1`, [ofCase.person.id]);
      const unreachable = () => holder.post(`/api/cases/${ofCase.id}/close`).set('If-Match', '"v1"').send(closing({ reason: 'unable-to-contact' }));
      const moments = ['2026-11-24T10:30:00.000Z', '2026-11-25T14:30:00.000Z', '2026-11-26T10:30:00.000Z'];
      for (const moment of moments) {
        test.clock.setTo(moment);
        expect((await unreachable().expect(409)).body.code).toBe('attempts-insufficient');
        await given.log(entry).expect(201);
      }
      await unreachable().expect(200);
      expect((await given.log(entry).expect(409)).body.code).toBe('left-the-list');
      test.clock.setTo(TEST_NOW);
    });

    it('cancels what was planned to be reviewed, unless another service goes on', async () => {
      const [ofCase, shared] = [await aCase(test), await aCase(test)];
      for (const { id } of [ofCase, shared]) {
        await test.owner.query(
          `INSERT INTO reviews (organisation_id, person_id, referral_id, subject, due_on, state, planned_at)
           SELECT organisation_id, person_id, referral_id, 'risk-assessment', '2026-12-01', 'planned', now() FROM cases WHERE id = $1`,
          [id],
        );
      }
      await test.owner.query(
        `WITH o AS (INSERT INTO referral_offers (organisation_id, referral_id, state) SELECT organisation_id, referral_id, 'accepted' FROM cases WHERE id = $1 RETURNING id)
         INSERT INTO cases (organisation_id, person_id, referral_id, offer_id, service_id, worker_id, opened_at, opened_by)
         SELECT c.organisation_id, c.person_id, c.referral_id, o.id, c.service_id, c.worker_id, now(), c.worker_id FROM cases c, o WHERE c.id = $1`,
        [shared.id],
      );
      for (const one of [ofCase, shared]) await close(one).expect(200);
      const stateOf = async ({ referralId }: TestCase) => (await test.owner.query('SELECT state FROM reviews WHERE referral_id = $1', [referralId])).rows[0].state;
      expect([await stateOf(ofCase), await stateOf(shared)]).toEqual(['cancelled', 'planned']);
    });

    it('asks for words where the reason alone says too little', async () => {
      expect((await close(await aCase(test), closing({ reason: 'other' })).expect(409)).body.code).toBe('closure-words-missing');
    });

    it('freezes the record after a death and asks for no risk check', async () => {
      const { body } = await close(await aCase(test), closing({ reason: 'died', words: 'Told by the police.', riskCheck: null, personAware: 'no' })).expect(200);
      expect(body.closure.consequences).toContain('freeze-records');
    });

    it('does not close while a handover stands, nor as transferred before one was completed', async () => {
      const ofCase = await aCase(test);
      expect((await close(ofCase, closing({ reason: 'transferred-within-service' })).expect(409)).body.code).toBe('handover-not-completed');
      const body = aHandoverRequest({ to: 'worker', id: await workerId(test, 'key-worker-2') });
      await holder.post(`/api/cases/${ofCase.id}/handovers`).set('Idempotency-Key', randomUUID()).send(body).expect(201);
      expect((await close(ofCase).expect(409)).body.code).toBe('handover-open');
    });

    it('closes once, and never what somebody else holds', async () => {
      const ofCase = await aCase(test);
      expect((await close(ofCase, closing(), await test.signedInAs('duty-worker')).expect(409)).body.code).toBe('case-held-by-another');
      await close(ofCase).expect(200);
      expect((await close(ofCase).expect(412)).body.code).toBe('stale-version');
      expect((await close(ofCase, closing(), holder, 2).expect(409)).body.code).toBe('case-not-open');
    });

    it.each([
      ['a reason that is none', { reason: 'gone' }, 'reason', 'not-a-choice'],
      ['an unknown field', { surprise: true }, 'surprise', 'unknown-field'],
      ['a wrong type', { referrerTold: 'yes' }, 'referrerTold', 'wrong-type'],
      ['a date that does not exist', { riskCheck: { ...RISK_CHECK, checkedOn: '2026-02-30' } }, 'riskCheck.checkedOn', 'not-a-date'],
      ['a mark that turns writing round', { words: 'a\u202Eb' }, 'words', 'forbidden-characters'],
    ])('names the field for %s and closes nothing', async (_, change, field, code) => {
      const ofCase = await aCase(test);
      const answer = await close(ofCase, { ...closing(), ...change }).expect(400);
      expect(answer.body.fields).toContainEqual(expect.objectContaining({ field, code }));
      expect((await holder.get(`/api/cases/${ofCase.id}`).expect(200)).body.closure).toBeNull();
    });

    it('is closed to whoever is not signed in, to an administrator and to another organisation', async () => {
      const ofCase = await aCase(test);
      await close(ofCase, closing(), test.nobody()).expect(401);
      await close(ofCase, closing(), await test.signedInAs('administrator')).expect(403);
      await close(ofCase, closing(), await test.signedInAs('key-worker', 'south')).expect(404);
    });
  });
});
