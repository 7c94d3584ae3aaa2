import { randomUUID } from 'node:crypto';
import type { AnswerReadQuestion, ReadQuestionsView, ReadQuestionView } from '@waymark/contracts';
import type TestAgent from 'supertest/lib/agent.js';
import { aCase, workerId } from './setup/a-case.js';
import { block } from './setup/hidden-record.js';
import { startTestApp, type TestApp, type TestRole } from './setup/test-app.js';
import { startTestJobs, withOwnQueue, type TestJobs } from './setup/test-jobs.js';

/** The Monday after the week in which the tests read; everybody is recorded in the week before it. */
const NEXT_MONDAY = '2026-12-07T08:00:00.000Z';

describe('reads that are worth a question', () => {
  let test: TestApp;
  let jobs: TestJobs;
  let lead: TestAgent;

  beforeEach(async () => {
    test = await startTestApp();
    jobs = await startTestJobs(withOwnQueue(test.environment), test.clock);
    lead = await test.signedInAs('data-protection-lead');
  });
  afterEach(async () => {
    await jobs.close();
    await test.close();
  });

  const reads = async (role: TestRole, personId: string, at = '2026-12-02T10:00:00.000Z'): Promise<void> => {
    test.clock.setTo(at);
    await (await test.signedInAs(role)).get(`/api/people/${personId}`).expect(200);
  };
  const sweep = async (at = NEXT_MONDAY): Promise<void> => {
    test.clock.setTo(at);
    await jobs.sweep('reads-looked-through');
  };
  const list = async (as = lead): Promise<ReadQuestionsView> => (await as.get('/api/read-questions').expect(200)).body;
  const answer = (id: string, body: Partial<AnswerReadQuestion> = {}, as = lead) =>
    as.post(`/api/read-questions/${id}/answer`).set('Idempotency-Key', randomUUID()).send({ outcome: 'fine', words: null, ...body });
  const named = (personId: string, names: string): Promise<unknown> => test.owner.query('UPDATE people SET family_name = $2 WHERE id = $1', [personId, names]);
  const called = async (role: TestRole, name: string): Promise<unknown> => test.owner.query('UPDATE workers SET display_name = $2 WHERE id = $1', [await workerId(test, role), name]);
  /** As a colleague recorded her in an earlier week, so that nobody but her holder has done anything for her in this one. */
  const somebody = async (worker: TestRole = 'key-worker'): Promise<string> => {
    test.clock.setTo('2026-11-24T10:00:00.000Z');
    const { personId } = await aCase(test, { worker });
    await test.owner.query(`UPDATE referral_offers SET decided_at = '2026-11-24T10:00:00Z', decided_by = (SELECT id FROM workers WHERE email = 'idva@north.example')`);
    await test.owner.query(`UPDATE tasks SET done_at = '2026-11-24T10:00:00Z', done_by = holder_id WHERE person_id = $1`, [personId]);
    return personId;
  };
  const lookedAt = async (role: TestRole, personId: string): Promise<ReadQuestionView | undefined> => {
    const worker = await workerId(test, role);
    return (await list()).open.find((one) => one.worker.id === worker && one.person?.id === personId);
  };

  it('are those of a duty worker of somebody whom she neither holds nor did anything for, told by reference alone', async () => {
    const personId = await somebody();
    await reads('duty-worker', personId);
    await reads('duty-worker', personId, '2026-12-03T14:00:00.000Z');
    await reads('key-worker', personId);
    await sweep();
    const question = await lookedAt('duty-worker', personId);
    expect(question).toMatchObject({
      ...{ grounds: ['outside-allocation'], times: 2, weekOn: '2026-11-30', answers: [] },
      ...{ firstAt: '2026-12-02T10:00:00.000Z', lastAt: '2026-12-03T14:00:00.000Z' },
      person: { id: personId, reference: expect.stringMatching(/^P-/), givenName: null, familyName: null, knownAs: null },
    });
    expect(await lookedAt('key-worker', personId)).toBeUndefined();
  });

  it('are not those of a duty worker who logged the call, nor of whom nobody has yet, nor of a lead where she is supported', async () => {
    const personId = await somebody();
    await reads('team-lead', personId);
    await reads('duty-worker', personId);
    const note = { kind: 'note', text: 'Rang to change Tuesday.', happenedOn: null, happenedTime: null, minutes: null, correctsId: null };
    await (await test.signedInAs('duty-worker')).post(`/api/people/${personId}/notes`).set('Idempotency-Key', randomUUID()).send(note).expect(201);
    await sweep();
    expect(await lookedAt('duty-worker', personId)).toBeUndefined();
    expect(await lookedAt('team-lead', personId)).toBeUndefined();
  });

  it('are those of a lead of another service', async () => {
    const personId = await somebody();
    const { rows } = await test.owner.query(`SELECT s.id FROM services s JOIN organisations o ON o.id = s.organisation_id WHERE o.name_en = 'North' AND s.kind = 'idva'`);
    await test.owner.query(`UPDATE memberships SET service_id = $1 WHERE worker_id = $2`, [rows[0].id, await workerId(test, 'team-lead')]);
    await reads('team-lead', personId);
    await sweep();
    expect((await lookedAt('team-lead', personId))?.grounds).toEqual(['outside-allocation']);
  });

  it('are those of somebody with the worker’s own surname, also by its Welsh spelling, and once it was found fine no more', async () => {
    const personId = await somebody();
    await named(personId, 'Huws');
    await called('key-worker', 'Beti Hughes');
    await reads('key-worker', personId);
    await sweep();
    const question = await lookedAt('key-worker', personId);
    expect(question?.grounds).toEqual(['same-surname']);
    await answer(question?.id ?? '', { words: 'No relation: both families have been asked.' }).expect(201);
    await reads('key-worker', personId, '2026-12-08T10:00:00.000Z');
    await sweep('2026-12-14T08:00:00.000Z');
    expect(await lookedAt('key-worker', personId)).toBeUndefined();
  });

  it('are those at night by the wall clock, unless the organisation says that its people work then', async () => {
    const personId = await somebody();
    await reads('key-worker', personId, '2026-12-02T22:30:00.000Z');
    await sweep();
    expect((await lookedAt('key-worker', personId))?.grounds).toEqual(['at-night']);
    await test.owner.query(
      `INSERT INTO organisation_settings (organisation_id, key, value, in_force_from)
       SELECT id, 'access-review.night-from-hour', '6', '2026-12-07' FROM organisations WHERE name_en = 'North'`,
    );
    await reads('key-worker', personId, '2026-12-09T23:30:00.000Z');
    await sweep('2026-12-14T08:00:00.000Z');
    expect((await list()).open.filter(({ weekOn }) => weekOn === '2026-12-07')).toEqual([]);
  });

  it('are many in one hour, by the figure that held that week', async () => {
    await test.owner.query(
      `INSERT INTO organisation_settings (organisation_id, key, value, in_force_from)
       SELECT id, 'access-review.records-an-hour', '5', '2026-11-01' FROM organisations WHERE name_en = 'North'`,
    );
    const people = [];
    for (let i = 0; i < 5; i += 1) people.push(await somebody());
    for (const [at, personId] of people.entries()) await reads('key-worker', personId, `2026-12-02T10:1${at}:00.000Z`);
    await sweep();
    expect((await list()).open).toContainEqual(
      expect.objectContaining({ person: null, grounds: ['many-records'], times: 5, firstAt: '2026-12-02T10:10:00.000Z', lastAt: '2026-12-02T10:14:00.000Z' }),
    );
  });

  it('are listed once, however often and on however many processes the sweep runs, and only when the week is over', async () => {
    const personId = await somebody();
    await reads('duty-worker', personId);
    await sweep('2026-12-06T23:59:00.000Z');
    expect((await list()).open.filter(({ weekOn }) => weekOn === '2026-11-30')).toEqual([]);
    const other = await startTestJobs(withOwnQueue(test.environment), test.clock);
    test.clock.setTo(NEXT_MONDAY);
    await Promise.all([jobs.sweep('reads-looked-through'), other.sweep('reads-looked-through')]);
    await sweep();
    await other.close();
    expect((await list()).open.filter(({ person, weekOn }) => person?.id === personId && weekOn === '2026-11-30')).toHaveLength(1);
  });

  it('stay open when the worker was asked, and end with fine or raised, in words that rest under lock', async () => {
    const personId = await somebody();
    await reads('duty-worker', personId);
    await sweep();
    const id = (await lookedAt('duty-worker', personId))?.id ?? '';
    expect((await answer(id, { outcome: 'asked-worker' })).body.code).toBe('read-answer-words-missing');
    await answer(id, { outcome: 'asked-worker', words: 'She remembers the call and forgot to log it.' }).expect(201);
    expect((await lookedAt('duty-worker', personId))?.answers).toMatchObject([{ outcome: 'asked-worker', words: 'She remembers the call and forgot to log it.' }]);
    await answer(id, { outcome: 'raised', words: 'With the manager.' }).expect(201);
    expect((await answer(id, { outcome: 'fine' })).body.code).toBe('read-question-answered');
    const { open, answered } = await list();
    expect(open.map((one) => one.id)).not.toContain(id);
    expect(answered.find((one) => one.id === id)?.answers.map(({ outcome }) => outcome)).toEqual(['asked-worker', 'raised']);
    const { rows } = await test.owner.query(`SELECT string_agg(encode(words, 'escape'), ' ') AS words FROM read_answers`);
    expect(rows[0].words).not.toMatch(/remembers|manager/);
  });

  it('end once where two answer at the same moment', async () => {
    const personId = await somebody();
    await reads('duty-worker', personId);
    await sweep();
    const id = (await lookedAt('duty-worker', personId))?.id ?? '';
    const both = await Promise.all([answer(id), answer(id, { outcome: 'raised', words: 'With the manager.' })]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  it('are a manager’s to look over only while nobody has the role for it, and never her own', async () => {
    const manager = await test.signedInAs('service-manager');
    const personId = await somebody();
    await named(personId, 'Manager');
    await called('service-manager', 'Grace Manager');
    await reads('service-manager', personId);
    await reads('duty-worker', personId);
    await sweep();
    const own = await lookedAt('service-manager', personId);
    const hers = await lookedAt('duty-worker', personId);
    expect(await list(manager)).toMatchObject({ open: [], leads: ['data-protection-lead of North'] });
    await answer(hers?.id ?? '', {}, manager).expect(404);
    await test.owner.query(`UPDATE memberships SET to_on = from_on WHERE worker_id = $1`, [await workerId(test, 'data-protection-lead')]);
    const seen = await list(manager);
    expect(seen.leads).toEqual([]);
    expect(seen.open.map(({ id }) => id)).toEqual([hers?.id]);
    expect(seen.open[0]?.person).toMatchObject({ id: personId, familyName: 'Manager' });
    await answer(own?.id ?? '', {}, manager).expect(404);
    const answering = () => manager.post(`/api/read-questions/${hers?.id}/answer`).set('Idempotency-Key', key).send({ outcome: 'fine', words: null });
    const key = randomUUID();
    expect((await answering().expect(201)).body.person.familyName).toBe('Manager');
    expect((await answering().expect(201)).body.person.familyName).toBe('Manager');
    await test.owner.query(`UPDATE memberships SET role = 'data-protection-lead' WHERE worker_id = $1`, [await workerId(test, 'service-manager')]);
    expect((await answering()).body).toMatchObject({ code: 'already-recorded' });
  });

  it('are a manager’s of the people of her own services', async () => {
    const personId = await somebody();
    await reads('duty-worker', personId);
    await sweep();
    const service = (kind: string) => `(SELECT s.id FROM services s JOIN organisations o ON o.id = s.organisation_id WHERE o.name_en = 'North' AND s.kind = '${kind}')`;
    await test.owner.query(`UPDATE memberships SET to_on = from_on WHERE worker_id = $1`, [await workerId(test, 'data-protection-lead')]);
    await test.owner.query(`UPDATE memberships SET service_id = ${service('outreach')} WHERE worker_id = $1`, [await workerId(test, 'service-manager')]);
    const manager = await test.signedInAs('service-manager');
    expect((await list(manager)).open).toHaveLength(1);
    await test.owner.query(`UPDATE memberships SET service_id = ${service('idva')} WHERE worker_id = $1`, [await workerId(test, 'duty-worker')]);
    expect((await list(manager)).open).toEqual([]);
  });

  it('are not told to whoever must have nothing to do with the person', async () => {
    const personId = await somebody();
    await reads('duty-worker', personId);
    await sweep();
    const id = (await lookedAt('duty-worker', personId))?.id ?? '';
    await block(test, 'data-protection-lead', personId);
    expect(await lookedAt('duty-worker', personId)).toBeUndefined();
    await answer(id).expect(404);
    await block(test, 'service-manager', personId);
    await test.owner.query(`UPDATE memberships SET to_on = from_on WHERE worker_id = $1`, [await workerId(test, 'data-protection-lead')]);
    const manager = await test.signedInAs('service-manager');
    expect((await list(manager)).open).toEqual([]);
    await answer(id, {}, manager).expect(404);
  });

  it.each<TestRole>(['duty-worker', 'team-lead', 'administrator'])('are nothing for a %s', async (role) => {
    const agent = await test.signedInAs(role);
    await agent.get('/api/read-questions').expect(403);
    await answer(randomUUID(), {}, agent).expect(403);
  });

  it('are refused with an unknown outcome, and nobody is told them who has not signed in', async () => {
    expect((await answer(randomUUID(), { outcome: 'guilty' as never })).body.fields).toEqual([expect.objectContaining({ field: 'outcome' })]);
    await test.nobody().get('/api/read-questions').expect(401);
  });

  it('are found among very many: twenty ways of looking on are all listed, and of ordinary work hardly any', async () => {
    const own = await somebody('key-worker');
    const others: string[] = [];
    for (let i = 0; i < 8; i += 1) others.push(await somebody('key-worker-2'));
    for (const personId of [own, ...others]) await named(personId, 'Prosser');
    const sameName = await somebody('idva');
    await named(sameName, 'Llewellyn');
    await called('duty-worker', 'Delyth Llywelyn');
    const { rows } = await test.owner.query(`SELECT id FROM organisations WHERE name_en = 'North'`);
    const read = (role: TestRole, personId: string, at: string, times: number) =>
      test.owner.query(
        `INSERT INTO audit_entries (organisation_id, worker_id, action, subject_type, subject_id, person_id, request_id, at)
         SELECT $1, w.id, 'person.read', 'person', $3, $3, gen_random_uuid(), $4::timestamptz + n * interval '10 seconds'
           FROM workers w, generate_series(1, $5) AS n WHERE w.email = $2`,
        [rows[0].id, `${role}@north.example`, personId, at, times],
      );
    // Ordinary: a key worker opens her own, day by day.
    for (let day = 1; day < 6; day += 1) await read('key-worker', own, `2026-12-0${day}T09:00:00Z`, 400);
    for (const personId of others) await read('key-worker-2', personId, '2026-12-01T09:00:00Z', 1000);
    // Looking on: nine outside any allocation, a namesake beside, and ten at night.
    for (const personId of [...others, sameName, own]) await read('duty-worker', personId, '2026-12-03T14:00:00Z', 1);
    for (const personId of [...others, sameName, own]) await read('service-manager', personId, '2026-12-03T23:10:00Z', 1);
    await sweep();
    const found = (await list()).open.filter(({ weekOn }) => weekOn === '2026-11-30');
    expect(found).toHaveLength(20);
    expect(found[0]?.grounds).toEqual(['same-surname', 'outside-allocation']);
    expect(found.some(({ worker }) => worker.name.startsWith('key-worker'))).toBe(false);
  });
});
