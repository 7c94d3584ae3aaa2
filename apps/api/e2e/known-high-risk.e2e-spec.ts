import type { PersonRiskView, RecordReferral, RiskAssessmentView } from '@waymark/contracts';
import type TestAgent from 'supertest/lib/agent.js';
import { aFinish, anAnswer, assessing } from './setup/an-assessment.js';
import { startTestApp, TEST_NOW, type TestApp } from './setup/test-app.js';
import { WaitingSteps } from './setup/waiting.js';

const CUT_SHORT = aFinish({ unsafeToContinue: 'He came home.' });
const LOWER = { level: 'standard', reason: 'Moved to her sister; he does not know the town.' };

describe('a person who was taken as high risk before anybody assessed her', () => {
  let test: TestApp;
  let given: WaitingSteps;
  let idva: TestAgent;
  let does: ReturnType<typeof assessing>;

  beforeAll(async () => {
    test = await startTestApp();
    given = await WaitingSteps.of(test);
    idva = await test.signedInAs('idva');
    does = assessing(idva, await test.signedInAs('duty-worker'));
  });
  beforeEach(() => test.clock.setTo(TEST_NOW));
  afterAll(() => test.close());

  const police: Partial<RecordReferral> = {
    ...{ source: 'police', agencyName: 'Heddlu Example' },
    externalAssessment: { instrument: 'police-dash-27', score: null, grade: 'high', assessedOn: null },
  };
  const flagged: [string, () => Promise<string>][] = [
    ['by whoever took the call', async () => (await does.referral({ judgedHigh: true })).id],
    ['by another agency’s finding', async () => (await does.referral(police)).id],
    ['by whoever accepted her', async () => (await given.waiting({ judgedHigh: true })).referralId],
  ];
  const riskOf = async ({ person }: RiskAssessmentView): Promise<PersonRiskView> => (await idva.get(`/api/people/${person.id}/risk`).expect(200)).body;
  const decide = (agent: TestAgent, { referralId, version }: PersonRiskView, body: object) =>
    agent.post(`/api/referrals/${referralId}/risk-level`).set('If-Match', `"v${version}"`).send(body);

  it.each(flagged)('%s is recorded as high, with that ground, where a checklist breaks off at item 8 and is judged standard', async (_, referral) => {
    const draft = await does.started(await referral());
    expect(draft).toMatchObject({ currentLevel: 'not-assessed', isKnownHigh: true });
    for (let item = 1; item <= 8; item += 1) await does.save(draft.id, item, anAnswer('no')).expect(200);
    const { body } = await does.finish(draft, CUT_SHORT).expect(200);
    expect(body.result).toMatchObject({ isComplete: false, level: 'high', suggested: 'high', grounds: ['known-high'], judgement: { level: 'standard' } });
    expect(await riskOf(body)).toMatchObject({ level: 'high', decisions: [{ direction: 'confirmed', from: 'high', level: 'high' }] });
  });

  it('is lowered by nobody but a manager, on a whole checklist, and then stays lowered by the same old finding', async () => {
    const { id } = await does.referral({ judgedHigh: true });
    const lead = await test.signedInAs('team-lead');
    const whole = await does.finished(id);
    expect(whole.result).toMatchObject({ isComplete: true, level: 'high', grounds: ['known-high'] });
    expect((await decide(idva, await riskOf(whole), LOWER).expect(409)).body.code).toBe('lowering-needs-manager');
    test.clock.setTo('2026-11-24T11:00:00.000Z');
    expect((await decide(lead, await riskOf(whole), LOWER).expect(200)).body).toMatchObject({ level: 'standard', decisions: [{ direction: 'lowered', from: 'high' }, {}] });
    expect((await does.finished(id)).result).toMatchObject({ level: 'standard', grounds: [] });
  });

  it('is given no lower level beside any checklist either, and by a manager only after a whole one', async () => {
    const draft = await does.started((await does.referral({ judgedHigh: true })).id);
    const lead = await test.signedInAs('team-lead');
    expect((await decide(idva, await riskOf(draft), LOWER).expect(409)).body.code).toBe('lowering-needs-manager');
    expect((await decide(lead, await riskOf(draft), LOWER).expect(409)).body.code).toBe('lowering-needs-assessment');
    expect((await riskOf(draft)).level).toBe('not-assessed');
  });

  it('at acceptance, after a lower level had been recorded, is high from then on, and says on what ground and with whom the contact rests', async () => {
    const { id, person } = await given.referred();
    const first = await does.finished(id);
    expect(await riskOf(first)).toMatchObject({ level: 'standard', highGrounds: [], safetyContact: null });
    test.clock.setTo('2026-11-24T12:00:00.000Z');
    const referral = (await idva.get(`/api/referrals/${id}`).expect(200)).body;
    await given.decide(referral, 'accept', await given.acceptance({ judgedHigh: true })).expect(200);
    const accepted = await riskOf(first);
    expect(accepted).toMatchObject({ level: 'standard', highGrounds: ['professional-judgement'], safetyContact: { referralId: id, holder: { name: expect.any(String) } } });
    expect((await decide(idva, accepted, LOWER).expect(409)).body.code).toBe('lowering-needs-manager');
    test.clock.setTo('2026-11-24T13:00:00.000Z');
    const { result } = await does.finished(id);
    expect(result).toMatchObject({ level: 'high', grounds: ['known-high'] });
    const now = await riskOf(first);
    expect(now).toMatchObject({ person: { id: person.id }, level: 'high', highGrounds: [], decisions: [{ direction: 'confirmed', from: 'high' }, { level: 'standard' }] });
  });

  it('has nothing to do with one of whom nobody said so', async () => {
    const { result } = await does.finished((await does.referral()).id);
    expect(result).toMatchObject({ level: 'standard', grounds: [] });
  });
});
