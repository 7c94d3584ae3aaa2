import { randomUUID } from 'node:crypto';
import { CHOSEN_LEAVE_REASONS, type PersonRiskView, type ReferralView, type WaitingEntryView } from '@waymark/contracts';
import { CHOSEN_WITHDRAWAL_REASONS } from '@waymark/domain';
import type TestAgent from 'supertest/lib/agent.js';
import { aCase, aHandoverRequest, workerId } from './setup/a-case.js';
import { aFinish, assessing } from './setup/an-assessment.js';
import { startTestApp, TEST_NOW, type TestApp } from './setup/test-app.js';
import { WaitingSteps } from './setup/waiting.js';

const LOWER = { level: 'standard', reason: 'He is in custody for two years.' };
const UNCHECKED = { riskChecked: true, referrerTold: true, takenOverByServiceId: null, takenOverByAgency: 'Harbour Refuge Example' };

describe('a second look at high risk', () => {
  let test: TestApp;
  let given: WaitingSteps;
  let lead: TestAgent;
  let manager: TestAgent;
  let leadId: string;

  beforeAll(async () => {
    test = await startTestApp();
    given = await WaitingSteps.of(test);
    [lead, manager] = [given.lead, await test.signedInAs('service-manager')];
    leadId = await workerId(test, 'team-lead');
  });
  beforeEach(() => test.clock.setTo(TEST_NOW));
  afterAll(() => test.close());

  /** Known to be high, and held by the only lead of the organisation. */
  const undecided = (): Promise<ReferralView> => heldByLead(given.referred({ judgedHigh: true }));
  const heldByLead = async (referred: Promise<ReferralView>): Promise<ReferralView> => {
    const referral = await referred;
    await test.owner.query('UPDATE tasks SET holder_id = $2 WHERE referral_id = $1', [referral.id, leadId]);
    return referral;
  };
  const waiting = async (): Promise<WaitingEntryView> => {
    const referral = await given.referred();
    await given.decide(referral, 'accept', await given.acceptance({ riskHolderId: leadId, judgedHigh: true }), lead).expect(200);
    const { rows } = await test.owner.query('SELECT id FROM waiting_list_entries WHERE referral_id = $1', [referral.id]);
    return given.entry(rows[0].id);
  };
  const leave = (entry: WaitingEntryView, reason: string, as: TestAgent) => given.act(entry, 'leave', { reason, note: 'She is in the refuge.', ...UNCHECKED }, as);
  const riskOf = async (personId: string, as = lead): Promise<PersonRiskView> => (await as.get(`/api/people/${personId}/risk`).expect(200)).body;
  const lower = ({ referralId, version }: PersonRiskView, as: TestAgent) => as.post(`/api/referrals/${referralId}/risk-level`).set('If-Match', `"v${version}"`).send(LOWER);

  it.each(CHOSEN_LEAVE_REASONS.filter((reason) => reason !== 'died' && reason !== 'unable-to-contact'))(
    'a person in visible danger leaves the list as %s by a manager and not by the lead who holds her',
    async (reason) => {
      const entry = await waiting();
      expect((await leave(entry, reason, lead).expect(409)).body.code).toBe('decision-needs-another');
      await leave(entry, reason, manager).expect(200);
    },
  );

  it('a death is recorded by whoever learns of it', async () => {
    await leave(await waiting(), 'died', given.duty).expect(200);
  });

  it.each(['out-of-scope', 'duplicate'])('visible danger is declined as %s by a manager and not by the lead who holds the safety contact', async (reason) => {
    const other = await given.referred({ judgedHigh: true });
    const referral = await heldByLead(given.referredAgain(other, { judgedHigh: true }));
    const body = { reason, note: 'The IDVA of the next county has her.', duplicateOf: reason === 'duplicate' ? other.reference : null };
    expect((await given.decide(referral, 'decline', body, given.duty).expect(409)).body.code).toBe('manager-decision-needed');
    expect((await given.decide(referral, 'decline', body, lead).expect(409)).body.code).toBe('decision-needs-another');
    await given.decide(referral, 'decline', body, manager).expect(200);
  });

  it('visible danger is declined no sooner by the lead who has made the safety contact herself', async () => {
    const referral = await undecided();
    await test.owner.query(`UPDATE tasks SET done_at = now(), done_by = holder_id, outcome = 'contacted' WHERE referral_id = $1`, [referral.id]);
    const body = { reason: 'out-of-scope', note: 'The IDVA of the next county has her.', duplicateOf: null };
    expect((await given.decide(referral, 'decline', body, lead).expect(409)).body.code).toBe('decision-needs-another');
    await given.decide(referral, 'decline', body, manager).expect(200);
  });

  const withdraw = ({ id, version }: Pick<ReferralView, 'id' | 'version'>, as: TestAgent, body: object) =>
    as.post(`/api/referrals/${id}/withdraw`).set('If-Match', `"v${version}"`).send(body);

  it.each(CHOSEN_WITHDRAWAL_REASONS)('a referral in visible danger is withdrawn as %s by a manager, with words on her safety, and not by the lead who holds it', async (reason) => {
    const referral = await undecided();
    const said = { reason, note: 'The refuge has her.' };
    expect((await withdraw(referral, given.duty, said).expect(409)).body.code).toBe('manager-decision-needed');
    expect((await withdraw(referral, lead, said).expect(409)).body.code).toBe('decision-needs-another');
    expect((await withdraw(referral, manager, { ...said, note: null }).expect(409)).body.code).toBe(reason === 'other' ? 'note-needed' : 'safety-words-needed');
    await withdraw(referral, manager, said).expect(200);
  });

  it('a referral that a service accepted as high, and who was spoken to, is entered twice by no single person’s word', async () => {
    const entry = await waiting();
    await given.log(entry, { outcome: 'spoke' }).expect(201);
    const { body: referral }: { body: ReferralView } = await lead.get(`/api/referrals/${entry.referralId}`).expect(200);
    const twice = { reason: 'entered-twice', note: null };
    expect((await withdraw(referral, given.duty, twice).expect(409)).body.code).toBe('manager-decision-needed');
    expect((await withdraw(referral, lead, twice).expect(409)).body.code).toBe('decision-needs-another');
    await withdraw(referral, manager, twice).expect(200);
  });

  it('nobody says by hand that an import is undone', async () => {
    const answer = await withdraw(await undecided(), manager, { reason: 'import-undone', note: 'Undone.' });
    expect([answer.status, answer.body.code]).toEqual([400, 'invalid-input']);
  });

  it('a high level is lowered by a manager and not by the lead who holds the case, who is told so before she asks', async () => {
    const ofCase = await aCase(test, { worker: 'team-lead' });
    const does = assessing(lead);
    await does.finished(ofCase.referralId, aFinish({ judgement: { level: 'high', reason: 'Threats.' } }));
    test.clock.setTo('2026-11-24T11:00:00.000Z');
    await does.finished(ofCase.referralId);
    test.clock.setTo('2026-11-24T12:00:00.000Z');
    const hers = await riskOf(ofCase.personId);
    expect(hers).toMatchObject({ level: 'high', isHeldByReader: true });
    expect((await riskOf(ofCase.personId, manager)).isHeldByReader).toBe(false);
    expect((await lower(hers, lead).expect(409)).body.code).toBe('decision-needs-another');
    expect((await lower(hers, manager).expect(200)).body.level).toBe('standard');
  });

  it.each([
    ['', false],
    [' of somebody whom the referral had called high as well', true],
  ])('a case is not closed by its worker alone where the service that accepted her judged high after a lower level%s', async (_, judgedHigh) => {
    const { id, person } = await given.referred({ judgedHigh });
    await assessing(lead).finished(id);
    test.clock.setTo('2026-11-24T11:00:00.000Z');
    if (judgedHigh) await lower(await riskOf(person.id), manager).expect(200);
    test.clock.setTo('2026-11-24T12:00:00.000Z');
    const referral: ReferralView = (await lead.get(`/api/referrals/${id}`).expect(200)).body;
    await given.decide(referral, 'accept', await given.acceptance({ riskHolderId: leadId, judgedHigh: true }), lead).expect(200);
    const { rows } = await test.owner.query('SELECT id FROM waiting_list_entries WHERE referral_id = $1', [id]);
    const worker = await test.signedInAs('key-worker');
    const own = await workerId(test, 'key-worker');
    await given.act(await given.entry(rows[0].id), 'agree-support', { agreedOn: TEST_NOW.slice(0, 10), workerId: own }).expect(200);
    const ofCase = await test.owner.query('SELECT id, version FROM cases WHERE referral_id = $1', [id]);
    const closing = {
      ...{ reason: 'goals-met', words: null, referrerTold: true, personAware: 'yes', wayBack: null },
      riskCheck: { checkedOn: TEST_NOW.slice(0, 10), level: 'standard', words: 'She says that all is well.' },
    };
    expect((await worker.get(`/api/cases/${ofCase.rows[0].id}`).expect(200)).body).toMatchObject({ risk: 'standard', highGrounds: ['professional-judgement'] });
    const close = worker.post(`/api/cases/${ofCase.rows[0].id}/close`).set('If-Match', `"v${ofCase.rows[0].version}"`);
    expect((await close.send(closing).expect(409)).body.code).toBe('manager-decision-needed');
  });

  describe('of a lead who has given her into other hands on the same working day', () => {
    const next = (): void => test.clock.setTo('2026-11-25T09:00:00.000Z');
    const giveContact = async (referral: ReferralView): Promise<ReferralView> => {
      const holderId = await workerId(test, 'key-worker');
      return (await lead.post(`/api/referrals/${referral.id}/safety-contact/hold`).set('If-Match', `"v${referral.version}"`).send({ holderId }).expect(200)).body;
    };
    const giveCase = async (caseId: string): Promise<void> => {
      const receiver = await test.signedInAs('key-worker');
      const request = aHandoverRequest({ to: 'worker', id: await workerId(test, 'key-worker') });
      const { body } = await lead.post(`/api/cases/${caseId}/handovers`).set('Idempotency-Key', randomUUID()).send(request).expect(201);
      await lead.post(`/api/handovers/${body.id}/offer`).set('If-Match', '"v1"').expect(200);
      await receiver.post(`/api/handovers/${body.id}/accept`).set('If-Match', '"v2"').send({ hasConflict: false }).expect(200);
      await receiver.post(`/api/handovers/${body.id}/complete`).set('If-Match', '"v3"').send({ whyNoJointContact: 'She asked for a call only.' }).expect(200);
    };

    it('is refused a decline, and taken on the next working day', async () => {
      const referral = await giveContact(await undecided());
      expect(referral).toMatchObject({ isHeldByReader: true });
      const body = { reason: 'out-of-scope', note: 'The IDVA of the next county has her.', duplicateOf: null };
      expect((await given.decide(referral, 'decline', body, lead).expect(409)).body.code).toBe('decision-needs-another');
      next();
      expect((await lead.get(`/api/referrals/${referral.id}`).expect(200)).body.isHeldByReader).toBe(false);
      await given.decide(referral, 'decline', body, lead).expect(200);
    });

    it('is refused a withdrawal', async () => {
      const referral = await giveContact(await undecided());
      const body = { reason: CHOSEN_WITHDRAWAL_REASONS[0], note: 'The refuge has her.' };
      expect((await withdraw(referral, lead, body).expect(409)).body.code).toBe('decision-needs-another');
    });

    it('is refused to take her off the list, whoever has taken the risk since', async () => {
      const entry = await waiting();
      const taken: WaitingEntryView = (await given.act(entry, 'hold', {}, given.duty).expect(200)).body;
      expect((await lead.get(`/api/waiting-list/${entry.id}`).expect(200)).body).toMatchObject({ isHeldByReader: true, holder: { id: await workerId(test, 'duty-worker') } });
      expect((await leave(taken, 'ineligible', lead).expect(409)).body.code).toBe('decision-needs-another');
      next();
      await leave(taken, 'ineligible', lead).expect(200);
    });

    it('is refused a lower level', async () => {
      const ofCase = await aCase(test, { worker: 'team-lead' });
      const does = assessing(lead);
      await does.finished(ofCase.referralId, aFinish({ judgement: { level: 'high', reason: 'Threats.' } }));
      test.clock.setTo('2026-11-24T11:00:00.000Z');
      await does.finished(ofCase.referralId);
      test.clock.setTo('2026-11-24T12:00:00.000Z');
      await giveCase(ofCase.id);
      const hers = await riskOf(ofCase.personId);
      expect(hers.isHeldByReader).toBe(true);
      expect((await lower(hers, lead).expect(409)).body.code).toBe('decision-needs-another');
      next();
      expect((await lower(hers, lead).expect(200)).body.level).toBe('standard');
    });

    it('is refused to close the case, which leaves no region stuck: on the next working day she decides', async () => {
      const ofCase = await aCase(test, { worker: 'team-lead', risk: 'high' });
      const closing = {
        ...{ reason: 'goals-met', words: null, referrerTold: false, personAware: 'yes', wayBack: null },
        riskCheck: { checkedOn: TEST_NOW.slice(0, 10), level: 'high', words: 'Safe at her sister’s.' },
      };
      const close = () => lead.post(`/api/cases/${ofCase.id}/close`).set('If-Match', '"v2"').send(closing);
      await giveCase(ofCase.id);
      expect((await lead.get(`/api/cases/${ofCase.id}`).expect(200)).body.isHeldByReader).toBe(true);
      expect((await close().expect(409)).body.code).toBe('decision-needs-another');
      next();
      expect((await lead.get(`/api/cases/${ofCase.id}`).expect(200)).body.isHeldByReader).toBe(false);
      await close().expect(200);
    });

    it('is refused in whatever episode she has held her', async () => {
      const entry = await waiting();
      const held = await given.act(entry, 'agree-support', { agreedOn: TEST_NOW.slice(0, 10), workerId: await workerId(test, 'key-worker') }).expect(200);
      const { rows } = await test.owner.query('SELECT p.id, p.reference FROM people p JOIN waiting_list_entries e ON e.person_id = p.id WHERE e.id = $1', [held.body.id]);
      const again = await given.referredAgain({ person: rows[0] } as ReferralView, { judgedHigh: true });
      await test.owner.query('UPDATE tasks SET holder_id = (SELECT id FROM workers WHERE email = $2) WHERE referral_id = $1', [again.id, 'idva@north.example']);
      const body = { reason: 'out-of-scope', note: 'The IDVA of the next county has her.', duplicateOf: null };
      expect((await given.decide(again, 'decline', body, lead).expect(409)).body.code).toBe('decision-needs-another');
      next();
      await given.decide(again, 'decline', body, lead).expect(200);
    });
  });
});
