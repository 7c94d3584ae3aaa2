import { randomUUID } from 'node:crypto';
import type { DraftHandover, ReferralView } from '@waymark/contracts';
import { SealedWords } from '../../src/platform/secrets/sealed-words.js';
import { aReferralRequest } from './a-referral-request.js';
import type { TestApp, TestRole } from './test-app.js';

export interface TestCase {
  id: string;
  personId: string;
  referralId: string;
  workerId: string;
}

/** An open case of somebody newly referred, held by a worker of the same organisation. */
export async function aCase(test: TestApp, changes: { worker?: TestRole; risk?: string; source?: 'self' | 'police' } = {}): Promise<TestCase> {
  const { worker = 'key-worker', risk = 'standard', source = 'self' } = changes;
  const duty = await test.signedInAs('duty-worker');
  const body = aReferralRequest({ source, agencyName: source === 'self' ? null : 'Heddlu Example' });
  const { body: referral }: { body: ReferralView } = await duty.post('/api/referrals').set('Idempotency-Key', randomUUID()).send(body).expect(201);
  await test.owner.query('UPDATE referrals SET risk = $2 WHERE id = $1', [referral.id, risk]);
  await test.owner.query(`UPDATE referral_offers SET state = 'accepted' WHERE referral_id = $1`, [referral.id]);
  const { rows } = await test.owner.query(
    `INSERT INTO cases (organisation_id, person_id, referral_id, offer_id, service_id, worker_id, opened_at, opened_by)
     SELECT w.organisation_id, $1, $2, $3, s.id, w.id, $5, w.id
       FROM workers w JOIN services s ON s.organisation_id = w.organisation_id AND s.kind = 'outreach'
      WHERE w.email = $4 RETURNING id, worker_id`,
    [referral.person.id, referral.id, referral.offers[0]?.id, `${worker}@north.example`, test.clock.now()],
  );
  return { id: rows[0].id, personId: referral.person.id, referralId: referral.id, workerId: rows[0].worker_id };
}

export async function workerId(test: TestApp, role: TestRole, organisation: 'north' | 'south' = 'north'): Promise<string> {
  const { rows } = await test.owner.query('SELECT id FROM workers WHERE email = $1', [`${role}@${organisation}.example`]);
  return rows[0].id;
}

export async function teamId(test: TestApp, organisation: 'North' | 'South' = 'North'): Promise<string> {
  const { rows } = await test.owner.query(
    `SELECT t.id FROM teams t JOIN organisations o ON o.id = t.organisation_id WHERE o.name_en = $1 AND t.name_en = 'Outreach'`,
    [organisation],
  );
  return rows[0].id;
}

/** A handover that can be offered as it stands. */
export function aHandoverRequest(receiver: DraftHandover['receiver'], changes: Partial<DraftHandover> = {}): DraftHandover {
  return {
    kind: 'worker-to-worker',
    receiver,
    reason: 'Leaving at the end of the month.',
    consent: { basis: 'informed', reason: null },
    sections: [
      { section: 'live-dangers', text: 'Hearing on Thursday.', beforeAcceptance: true },
      { section: 'safe-contact', text: 'Ring 10 to 14, say you are the dentist.', beforeAcceptance: true },
      { section: 'who-must-not-know', text: 'None.', beforeAcceptance: true },
      { section: 'next-contact', text: 'Tuesday at 11.', beforeAcceptance: true },
      { section: 'children', text: 'Nia is met at school.', beforeAcceptance: false },
    ],
    stepDown: null,
    ...changes,
  };
}

/** Writes the next step of a case past the API, under lock as it rests. */
export async function setNextStep(test: TestApp, id: string, words: string, dueOn: string | null): Promise<void> {
  const { rows } = await test.owner.query('SELECT organisation_id FROM cases WHERE id = $1', [id]);
  const sealed = test.app.get(SealedWords).seal('cases.next_step', { id, organisationId: rows[0].organisation_id }, words);
  await test.owner.query('UPDATE cases SET next_step = $2, next_step_due_on = $3 WHERE id = $1', [id, sealed, dueOn]);
}
