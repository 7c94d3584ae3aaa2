import { randomUUID } from 'node:crypto';
import type { ReferralView } from '@waymark/contracts';
import { aReferralRequest } from './a-referral-request.js';
import { aHandoverRequest, workerId } from './a-case.js';
import { someone } from './an-agency-file.js';
import { assessing } from './an-assessment.js';
import { ImportSteps } from './import-steps.js';
import type { TestApp, TestRole } from './test-app.js';

/** One of every kind of record that hangs on a person, with the ids by which the API knows them. */
export interface WholeRecord {
  personId: string;
  contactPointId: string;
  referralId: string;
  offerId: string;
  entryId: string;
  caseId: string;
  assessmentId: string;
  planId: string;
  reviewId: string;
  handoverId: string;
  importRowId: string;
  readQuestionId: string;
  linkedPartiesId: string;
}

/** What finds somebody with a whole record, and those on record beside her. */
export const SEARCHES_FOR_THEM = [
  { name: 'Siân Llywelyn', dateOfBirth: '1990-02-03', phone: '07700 900123' },
  { name: 'Craig Example', dateOfBirth: null, phone: null },
  { name: 'Nia Llywelyn', dateOfBirth: '2018-05-01', phone: null },
] as const;

/** A file of one row that names nobody yet, for a row of somebody's to be added to. */
export async function aFile(test: TestApp): Promise<string> {
  const { id } = await new ImportSteps(test, await test.signedInAs('duty-worker')).upload([someone(1)]);
  return id;
}

/** Somebody with everything on record, held by the second key worker and the duty worker. */
export async function aWholeRecord(test: TestApp, batchId: string): Promise<WholeRecord> {
  const duty = await test.signedInAs('duty-worker');
  const holder = await test.signedInAs('key-worker-2');
  const does = assessing(holder);
  const post = (as: typeof duty, path: string) => as.post(path).set('Idempotency-Key', randomUUID());
  const services = Object.fromEntries(
    (await test.owner.query(`SELECT s.kind, s.id FROM services s JOIN organisations o ON o.id = s.organisation_id WHERE o.name_en = 'North'`)).rows.map(
      ({ kind, id }) => [kind, id],
    ),
  );
  const request = aReferralRequest({ serviceIds: [services['outreach'], services['idva']] });
  const { body: referral }: { body: ReferralView } = await post(duty, '/api/referrals').send(request).expect(201);
  const { id: referralId } = referral;
  const personId = referral.person.id;
  const offerFor = (kind: string): string => referral.offers.find(({ service }) => service?.id === services[kind])?.id ?? '';
  const assessment = await does.finished(referralId);
  const accept = { serviceId: null, riskHolderId: await workerId(test, 'duty-worker'), judgedHigh: false, triggers: [], vulnerable: false, note: null };
  const { version } = (await duty.get(`/api/referrals/${referralId}`).expect(200)).body;
  await duty.post(`/api/referrals/${referralId}/offers/${offerFor('outreach')}/accept`).set('If-Match', `"v${version}"`).send(accept).expect(200);
  const plan = {
    ...{ assessmentId: assessment.id, basedOnVersion: 0, outcome: 'made', entries: [{ section: 'emergency', text: 'ring 999' }] },
    ...{ copy: { form: 'none', keptWhere: null, safeThere: false }, answers: [], agreedInWords: true, followUpOn: null, reviewOn: null },
  };
  const { body: made } = await post(holder, `/api/people/${personId}/safety-plans`).send(plan).expect(201);
  const one = async (sql: string): Promise<string> => (await test.owner.query(sql, [referralId])).rows[0].id;
  const caseId = await one(`
    INSERT INTO cases (organisation_id, person_id, referral_id, offer_id, service_id, worker_id, opened_at, opened_by)
    SELECT f.organisation_id, f.person_id, f.id, o.id, o.service_id, w.id, f.recorded_at, w.id
      FROM referrals f JOIN referral_offers o ON o.referral_id = f.id AND o.state = 'recorded'
      JOIN workers w ON w.email = 'key-worker-2@north.example' WHERE f.id = $1 RETURNING id`);
  const handover = aHandoverRequest({ to: 'worker', id: await workerId(test, 'idva') });
  const { body: drafted } = await post(holder, `/api/cases/${caseId}/handovers`).send(handover).expect(201);
  await holder.post(`/api/handovers/${drafted.id}/offer`).set('If-Match', '"v1"').expect(200);
  await test.owner.query(
    `INSERT INTO import_rows (organisation_id, batch_id, position, state, referral_id)
     SELECT organisation_id, $2, 1, 'referral', id FROM referrals WHERE id = $1`,
    [referralId, batchId],
  );
  const linked = await one(`
    INSERT INTO linked_parties (organisation_id, person_id, referral_id, other_person_id, other_referral_id, named_person_id, reasons, is_mutual, noticed_at)
    SELECT f.organisation_id, f.person_id, f.id, r.other_person_id, f.id, r.other_person_id, '{}', false, f.recorded_at
      FROM referrals f JOIN relationships r ON r.person_id = f.person_id AND r.role = 'causes-harm' WHERE f.id = $1 RETURNING id`);
  return {
    ...{ personId, referralId, caseId, offerId: offerFor('idva'), assessmentId: assessment.id, planId: made.id, handoverId: drafted.id },
    contactPointId: await one('SELECT c.id FROM contact_points c JOIN referrals f ON f.person_id = c.person_id WHERE f.id = $1 LIMIT 1'),
    entryId: await one('SELECT id FROM waiting_list_entries WHERE referral_id = $1'),
    reviewId: await one(`SELECT id FROM reviews WHERE referral_id = $1 AND state = 'planned' LIMIT 1`),
    readQuestionId: (
      await test.owner.query(
        `INSERT INTO read_questions (organisation_id, worker_id, person_id, reference, week_on, grounds, times, first_at, last_at, listed_at)
         SELECT p.organisation_id, w.id, p.id, p.reference, '2026-11-16', '{at-night}', 1, now(), now(), now()
           FROM people p, workers w WHERE p.id = $1 AND w.email = 'duty-worker@north.example' RETURNING id`,
        [personId],
      )
    ).rows[0].id,
    importRowId: await one('SELECT id FROM import_rows WHERE referral_id = $1'),
    linkedPartiesId: linked,
  };
}

/** Puts an opening in an emergency down directly, as it stands some minutes after. */
export async function opening({ owner }: TestApp, role: TestRole, personId: string, minutesLeft = 50): Promise<string> {
  const { rows } = await owner.query(
    `INSERT INTO emergency_openings (id, organisation_id, person_id, worker_id, reason, words, opened_at, ends_at, review_due_on)
     SELECT gen_random_uuid(), organisation_id, $2, id, 'caller-on-line', 'sealed', now() + make_interval(mins => $3 - 60),
            now() + make_interval(mins => $3), current_date + 10 FROM workers WHERE email = $1 RETURNING id`,
    [`${role}@north.example`, personId, minutesLeft],
  );
  return rows[0].id;
}

/** Puts a block's row down directly, as another manager would have set it. */
export async function block({ owner }: TestApp, role: TestRole, personId: string): Promise<string> {
  const { rows } = await owner.query(
    `INSERT INTO person_blocks (organisation_id, person_id, worker_id, is_declared, reason, set_by, set_at)
     SELECT organisation_id, $2, id, true, 'knows-person', id, now() FROM workers WHERE email = $1 RETURNING id`,
    [`${role}@north.example`, personId],
  );
  return rows[0].id;
}
