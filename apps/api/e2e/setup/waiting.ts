import { randomUUID } from 'node:crypto';
import type { AcceptOffer, LogAttempt, RecordReferral, ReferralView, WaitingEntryView, WaitingListView } from '@waymark/contracts';
import type TestAgent from 'supertest/lib/agent.js';
import { aReferralRequest } from './a-referral-request.js';
import type { TestApp, TestRole } from './test-app.js';

/** The steps that lead onto the waiting list, done through the API as workers do them. */
export class WaitingSteps {
  private constructor(
    readonly test: TestApp,
    readonly duty: TestAgent,
    readonly lead: TestAgent,
    readonly services: Readonly<Record<string, string>>,
  ) {}

  static async of(test: TestApp): Promise<WaitingSteps> {
    const { rows } = await test.owner.query(
      `SELECT s.id, s.kind FROM services s JOIN organisations o ON o.id = s.organisation_id WHERE o.name_en = 'North'`,
    );
    const services = Object.fromEntries(rows.map(({ kind, id }) => [kind, id]));
    return new WaitingSteps(test, await test.signedInAs('duty-worker'), await test.signedInAs('team-lead'), services);
  }

  async workerId(role: TestRole, organisation = 'north'): Promise<string> {
    const { rows } = await this.test.owner.query('SELECT id FROM workers WHERE email = $1', [`${role}@${organisation}.example`]);
    return rows[0].id;
  }

  async referred(changes: Partial<RecordReferral> = {}): Promise<ReferralView> {
    const body = aReferralRequest({ serviceIds: [this.services['outreach']!], ...changes });
    return (await this.duty.post('/api/referrals').set('Idempotency-Key', randomUUID()).send(body).expect(201)).body;
  }

  /** The same person, referred once more. */
  referredAgain({ person }: ReferralView, changes: Partial<RecordReferral> = {}): Promise<ReferralView> {
    return this.referred({ person: { ...aReferralRequest().person, personId: person.id }, ...changes });
  }

  async acceptance(changes: Partial<AcceptOffer> = {}): Promise<AcceptOffer> {
    const riskHolderId = await this.workerId('duty-worker');
    return { serviceId: null, riskHolderId, judgedHigh: false, triggers: [], vulnerable: false, note: null, ...changes };
  }

  /** One act on the first offer of a referral. */
  decide(referral: ReferralView, act: string, body: object, as = this.duty, version = referral.version) {
    return as.post(`/api/referrals/${referral.id}/offers/${referral.offers[0]!.id}/${act}`).set('If-Match', `"v${version}"`).send(body);
  }

  async accepted(changes: Partial<AcceptOffer> = {}, request: Partial<RecordReferral> = {}): Promise<ReferralView> {
    const referral = await this.referred(request);
    return (await this.decide(referral, 'accept', await this.acceptance(changes)).expect(200)).body;
  }

  async waiting(changes: Partial<AcceptOffer> = {}, request: Partial<RecordReferral> = {}): Promise<WaitingEntryView> {
    const referral = await this.accepted(changes, request);
    const { rows } = await this.test.owner.query('SELECT id FROM waiting_list_entries WHERE referral_id = $1', [referral.id]);
    return this.entry(rows[0].id);
  }

  async entry(id: string): Promise<WaitingEntryView> {
    return (await this.lead.get(`/api/waiting-list/${id}`).expect(200)).body;
  }

  async list(service = 'outreach'): Promise<WaitingListView> {
    return (await this.lead.get(`/api/waiting-list?service=${this.services[service]}`).expect(200)).body;
  }

  act(entry: { id: string; version: number }, act: string, body: object = {}, as = this.lead) {
    return as.post(`/api/waiting-list/${entry.id}/${act}`).set('If-Match', `"v${entry.version}"`).send(body);
  }

  log(entry: WaitingEntryView, changes: Partial<LogAttempt> = {}, as = this.duty) {
    const phone = entry.contactRoutes.find((route) => route.kind === 'phone');
    const body: LogAttempt = {
      ...{ method: 'call', outcome: 'no-answer', contactPointId: phone?.id ?? null, madeOn: null, madeTime: null, hasHappened: false },
      ...{ note: null, nextTryOn: null, nextTryTime: null, saidAgain: null },
      ...changes,
    };
    return as.post(`/api/waiting-list/${entry.id}/attempts`).set('Idempotency-Key', randomUUID()).send(body);
  }

  async auditOf(personId: string): Promise<string[]> {
    const { rows } = await this.test.owner.query('SELECT action FROM audit_entries WHERE person_id = $1 ORDER BY id', [personId]);
    return rows.map((row) => row.action);
  }
}
