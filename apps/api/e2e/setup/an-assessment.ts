import { randomUUID } from 'node:crypto';
import type { FinishRiskAssessment, ReferralView, RiskAssessmentView, SaveAnswer } from '@waymark/contracts';
import type { ItemAnswer } from '@waymark/domain';
import type TestAgent from 'supertest/lib/agent.js';
import { aReferralRequest } from './a-referral-request.js';

export const DASH = 'safelives-dash-24';
export const WRITER = '11111111-1111-4111-8111-111111111111';

export function anAnswer(answer: ItemAnswer, changes: Partial<SaveAnswer> = {}): SaveAnswer {
  return { answer, details: [], comment: null, source: 'person', sequence: 1, basedOn: 0, writer: WRITER, ...changes };
}

export function aFinish(changes: Partial<FinishRiskAssessment> = {}): FinishRiskAssessment {
  return {
    judgement: { level: 'standard', reason: 'She has left, he does not know where she lives.' },
    ownView: null,
    worries: null,
    policeCallOuts12Months: 0,
    maracRepeat: 'no',
    decisions: [],
    unsafeToContinue: null,
    ...changes,
  };
}

/** What a test of assessments does again and again, as one worker; `intake` takes the call and records the referral. */
export function assessing(agent: TestAgent, intake: TestAgent = agent) {
  const post = (path: string) => agent.post(path).set('Idempotency-Key', randomUUID());
  const act = (path: string, version: number) => agent.post(path).set('If-Match', `"v${version}"`);
  const referral = async (changes = {}): Promise<ReferralView> =>
    (await intake.post('/api/referrals').set('Idempotency-Key', randomUUID()).send(aReferralRequest(changes)).expect(201)).body;
  const start = (referralId: string) => post('/api/risk-assessments').send({ referralId, instrumentCode: DASH });
  const started = async (referralId: string): Promise<RiskAssessmentView> => (await start(referralId).expect(201)).body;
  const save = (id: string, item: number, body: object) => agent.put(`/api/risk-assessments/${id}/answers/${item}`).send(body);
  const finish = (view: { id: string; version: number }, body: object = aFinish()) =>
    act(`/api/risk-assessments/${view.id}/finish`, view.version).send(body);
  /** Answers the first items yes and the rest no. */
  const answerAll = async (id: string, yes: number): Promise<void> => {
    for (let item = 1; item <= 24; item += 1) await save(id, item, anAnswer(item <= yes ? 'yes' : 'no')).expect(200);
  };
  /** A finished whole assessment of a referral, with no item that prompts a decision. */
  const finished = async (referralId: string, body: object = aFinish()): Promise<RiskAssessmentView> => {
    const draft = await started(referralId);
    await answerAll(draft.id, 0);
    return (await finish(draft, body).expect(200)).body;
  };
  return { post, act, referral, start, started, save, finish, answerAll, finished };
}
