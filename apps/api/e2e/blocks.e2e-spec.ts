import { randomUUID } from 'node:crypto';
import type { BlockView, HandoverView, PersonBlocksView, SetBlock, TodayView } from '@waymark/contracts';
import { Client } from 'pg';
import type TestAgent from 'supertest/lib/agent.js';
import { tokenHash } from '../src/platform/auth/tokens.js';
import { aCase, aHandoverRequest, workerId } from './setup/a-case.js';
import { block } from './setup/hidden-record.js';
import { startTestApp, type TestApp, type TestRole } from './setup/test-app.js';
import { WaitingSteps } from './setup/waiting.js';

describe('blocks', () => {
  let test: TestApp;
  let steps: WaitingSteps;
  let manager: TestAgent;
  let amina: TestAgent;
  let ids: Record<'key-worker' | 'key-worker-2' | 'idva' | 'duty-worker' | 'team-lead' | 'service-manager', string>;

  beforeAll(async () => {
    test = await startTestApp();
    steps = await WaitingSteps.of(test);
    manager = await test.signedInAs('service-manager');
    amina = await test.signedInAs('key-worker');
    const roles = ['key-worker', 'key-worker-2', 'idva', 'duty-worker', 'team-lead', 'service-manager'] as const;
    ids = Object.fromEntries(await Promise.all(roles.map(async (role) => [role, await workerId(test, role)]))) as typeof ids;
  });
  afterAll(() => test.close());

  const keyed = (as: TestAgent, path: string) => as.post(path).set('Idempotency-Key', randomUUID());
  const setBlock = (personId: string, changes: Partial<SetBlock> = {}, as = manager) =>
    keyed(as, `/api/people/${personId}/blocks`).send({ workerId: ids['key-worker'], reason: 'knows-person', words: null, newHolderId: null, ...changes });
  const declare = (personId: string, as = amina, body: object = { reason: 'family-or-friend', words: null }) =>
    keyed(as, `/api/people/${personId}/conflicts`).send(body);
  const end = ({ id, version }: BlockView, as = manager, body: object = { reason: 'no-conflict-found', words: null }) =>
    as.post(`/api/blocks/${id}/end`).set('If-Match', `"v${version}"`).send(body);
  const blocksOf = async (personId: string): Promise<PersonBlocksView> => (await manager.get(`/api/people/${personId}/blocks`).expect(200)).body;
  const statusFor = async (as: TestAgent, personId: string): Promise<number> => (await as.get(`/api/people/${personId}`)).status;
  const somebody = async (): Promise<string> => (await steps.referred()).person.id;
  const holderOfCase = async (id: string): Promise<string> => (await test.owner.query('SELECT worker_id FROM cases WHERE id = $1', [id])).rows[0].worker_id;

  describe('POST /api/people/:id/blocks', () => {
    it('keeps a worker from the whole record at once, also from what she has open', async () => {
      const personId = await somebody();
      expect(await statusFor(amina, personId)).toBe(200);
      const { body } = await setBlock(personId, { words: 'Sister-in-law.' }).expect(201);
      expect(body).toMatchObject({ isDeclared: false, reason: 'knows-person', words: 'Sister-in-law.', newHolder: null, ended: null });
      expect(await statusFor(amina, personId)).toBe(404);
      expect(await statusFor(await test.signedInAs('key-worker-2'), personId)).toBe(200);
    });

    it('leaves the record of whoever she was told apart from open, without that entry', async () => {
      const [first, second] = [await somebody(), await somebody()];
      const toldApart = async (): Promise<boolean> => JSON.stringify((await amina.get(`/api/people/${second}`).expect(200)).body).includes(first);
      expect(await toldApart()).toBe(true);
      await setBlock(first).expect(201);
      expect(await statusFor(amina, first)).toBe(404);
      expect(await toldApart()).toBe(false);
    });

    it('stays with the person when a new episode begins', async () => {
      const { person } = await steps.referred();
      await setBlock(person.id).expect(201);
      const known = { personId: person.id, givenName: 'Siân', familyName: 'Llywelyn', knownAs: null, pronouns: null, dateOfBirth: '1990-02-03' };
      const again = await steps.referred({ person: { ...known, gender: 'not-asked', language: 'not-asked', languageNamed: null, interpreter: 'not-asked' } });
      expect((await amina.get(`/api/referrals/${again.id}`)).status).toBe(404);
    });

    it('demands a new holder of whoever holds something, and gives her all of it in the same act', async () => {
      const { id: caseId, personId } = await aCase(test);
      expect((await setBlock(personId).expect(409)).body.code).toBe('block-new-holder-needed');
      expect(await statusFor(amina, personId)).toBe(200);
      const { body } = await setBlock(personId, { newHolderId: ids['team-lead'] }).expect(201);
      expect(body.newHolder).toBe('team-lead of North');
      expect(await holderOfCase(caseId)).toBe(ids['team-lead']);
    });

    it('moves the risk, the allocation and the tasks of somebody who waits', async () => {
      const waiting = await steps.waiting({ riskHolderId: ids['duty-worker'], judgedHigh: true });
      const personId = waiting.person.id;
      await test.owner.query('UPDATE waiting_list_entries SET holder_is_new = true WHERE id = $1', [waiting.id]);
      await setBlock(personId, { workerId: ids['duty-worker'], newHolderId: ids['idva'] }).expect(201);
      const { rows } = await test.owner.query(
        `SELECT e.holder_id, e.holder_is_new, (SELECT max(p.held_until) FROM past_holders p WHERE p.person_id = e.person_id AND p.worker_id = $2) AS let_go,
                (SELECT array_agg(DISTINCT k.holder_id) FROM tasks k WHERE k.entry_id = e.id) AS task_holders
           FROM waiting_list_entries e WHERE e.id = $1`,
        [waiting.id, ids['duty-worker']],
      );
      // Whoever is blocked has held her on this day, and is no second pair of eyes on it.
      expect(rows).toEqual([{ holder_id: ids['idva'], holder_is_new: false, let_go: test.clock.now(), task_holders: [ids['idva']] }]);
    });

    it('gives an offer back to whoever made it, as one that nobody answered', async () => {
      const { id: caseId, personId } = await aCase(test, { worker: 'key-worker-2' });
      const giver = await test.signedInAs('key-worker-2');
      const { body: draft }: { body: HandoverView } = await keyed(giver, `/api/cases/${caseId}/handovers`)
        .send(aHandoverRequest({ to: 'worker', id: ids['key-worker'] }))
        .expect(201);
      await giver.post(`/api/handovers/${draft.id}/offer`).set('If-Match', '"v1"').expect(200);
      await setBlock(personId).expect(201);
      expect((await giver.get(`/api/handovers/${draft.id}`).expect(200)).body.state).toBe('lapsed');
      expect(await holderOfCase(caseId)).toBe(ids['key-worker-2']);
    });

    it('never names as new holder somebody who is blocked herself', async () => {
      const { personId } = await aCase(test);
      await setBlock(personId, { workerId: ids['idva'] }).expect(201);
      expect((await setBlock(personId, { newHolderId: ids['idva'] }).expect(409)).body.code).toBe('worker-not-available');
    });

    it.each<[string, Partial<SetBlock>, string]>([
      ['another reason without words', { reason: 'other' }, 'block-words-missing'],
      ['a worker of nobody', { workerId: randomUUID() }, 'worker-not-available'],
    ])('is refused for %s', async (_, changes, code) => {
      expect((await setBlock(await somebody(), changes).expect(409)).body.code).toBe(code);
    });

    it('is refused for oneself and where one is in force', async () => {
      const personId = await somebody();
      expect((await setBlock(personId, { workerId: ids['service-manager'] }).expect(409)).body.code).toBe('block-of-oneself');
      await setBlock(personId).expect(201);
      expect((await setBlock(personId).expect(409)).body.code).toBe('block-in-force-already');
    });

    it('lets nobody repeat a request to read again what it answered', async () => {
      const key = randomUUID();
      const { personId } = await aCase(test, { worker: 'key-worker' });
      const { rows } = await test.owner.query('SELECT id FROM referrals WHERE person_id = $1', [personId]);
      const start = () => amina.post('/api/risk-assessments').set('Idempotency-Key', key).send({ referralId: rows[0].id, instrumentCode: 'safelives-dash-24' });
      const { body } = await start().expect(201);
      await setBlock(personId, { newHolderId: ids['team-lead'] }).expect(201);
      const answer = await start();
      expect(answer.status).toBe(409);
      expect(answer.text).not.toContain(body.id);
    });

    it('keeps the words encrypted', async () => {
      const personId = await somebody();
      await setBlock(personId, { words: 'Her cousin Mair.' }).expect(201);
      const { rows } = await test.owner.query('SELECT row_to_json(b)::text AS row FROM person_blocks b WHERE person_id = $1', [personId]);
      expect(rows[0].row).not.toContain('Mair');
    });
  });

  describe('giving somebody to a worker who is blocked from her', () => {
    const REFUSED = { handover: 'handover-receiver-not-available', worker: 'worker-not-available' };

    it('is refused on the way into the list, to a worker and by a handover, with words that fit many causes', async () => {
      const referral = await steps.referred();
      await setBlock(referral.person.id, { workerId: ids['duty-worker'] }).expect(201);
      const lead = await test.signedInAs('team-lead');
      const accepted = await steps.decide(referral, 'accept', await steps.acceptance(), lead);
      expect([accepted.status, accepted.body.code]).toEqual([409, REFUSED.worker]);

      const waiting = await steps.waiting();
      await setBlock(waiting.person.id, {}).expect(201);
      const allocated = await steps.act(waiting, 'allocate', { workerId: ids['key-worker'], reasonOverCeiling: null });
      expect([allocated.status, allocated.body.code]).toEqual([409, REFUSED.worker]);
      const agreed = await steps.act(waiting, 'agree-support', { agreedOn: '2026-11-24', workerId: ids['key-worker'] });
      expect([agreed.status, agreed.body.code]).toEqual([409, REFUSED.worker]);

      const { id: caseId, personId } = await aCase(test, { worker: 'key-worker-2' });
      const giver = await test.signedInAs('key-worker-2');
      const request = aHandoverRequest({ to: 'worker', id: ids['key-worker'] });
      const { body: draft } = await keyed(giver, `/api/cases/${caseId}/handovers`).send(request).expect(201);
      await setBlock(personId).expect(201);
      const offered = await giver.post(`/api/handovers/${draft.id}/offer`).set('If-Match', '"v1"');
      expect([offered.status, offered.body.code]).toEqual([409, REFUSED.handover]);
      await giver.post(`/api/handovers/${draft.id}/discard`).set('If-Match', '"v1"').expect(200);
      const drafted = await keyed(giver, `/api/cases/${caseId}/handovers`).send(request);
      expect([drafted.status, drafted.body.code]).toEqual([409, REFUSED.handover]);
    });

    it('leaves a trace of whoever tries one name after another', async () => {
      const waiting = await steps.waiting();
      await setBlock(waiting.person.id).expect(201);
      await steps.act(waiting, 'allocate', { workerId: ids['key-worker'], reasonOverCeiling: null });
      const { rows } = await test.owner.query('SELECT action, subject_id FROM audit_entries ORDER BY id DESC LIMIT 1');
      expect(rows).toEqual([{ action: 'refused.worker-not-available', subject_id: waiting.id }]);
    });
  });

  describe('POST /api/people/:id/conflicts', () => {
    it('blocks whoever says so at once, for good, and gives what she holds to her team lead by name', async () => {
      const { id: caseId, personId } = await aCase(test);
      const { body } = await declare(personId).expect(201);
      expect(body).toEqual({ newHolder: 'team-lead of North' });
      expect(await holderOfCase(caseId)).toBe(ids['team-lead']);
      expect(await statusFor(amina, personId)).toBe(404);
      expect((await declare(personId)).status).toBe(404);
      const [told] = (await blocksOf(personId)).blocks;
      expect(told).toMatchObject({ isDeclared: true, worker: { id: ids['key-worker'] }, newHolder: 'team-lead of North' });
    });

    it('tells the service manager on her day until she has looked at it, and nobody else', async () => {
      const personId = await somebody();
      await declare(personId, await test.signedInAs('idva')).expect(201);
      const told = async (as: TestAgent): Promise<BlockView[]> => ((await as.get('/api/today').expect(200)).body as TodayView).declaredConflicts;
      const [mine] = (await told(manager)).filter(({ person }) => person.id === personId);
      expect(mine).toMatchObject({ worker: { name: 'idva of North' }, seenAt: null });
      expect(await told(await test.signedInAs('team-lead'))).toEqual([]);
      await manager.post(`/api/blocks/${mine?.id}/acknowledge`).set('If-Match', '"v1"').expect(200);
      expect((await told(manager)).filter(({ person }) => person.id === personId)).toEqual([]);
    });

    it('finds another lead for a lead, and asks a manager for no leave', async () => {
      const { id: caseId, personId } = await aCase(test, { worker: 'team-lead' });
      expect((await declare(personId, await test.signedInAs('team-lead')).expect(201)).body).toEqual({ newHolder: 'service-manager of North' });
      expect(await holderOfCase(caseId)).toBe(ids['service-manager']);
    });

    it('asks for words where the reason is another, and refuses a reason that is not hers to give', async () => {
      const personId = await somebody();
      expect((await declare(personId, amina, { reason: 'other', words: null }).expect(409)).body.code).toBe('block-words-missing');
      expect((await declare(personId, amina, { reason: 'person-asked', words: null })).status).toBe(400);
      expect(await statusFor(amina, personId)).toBe(200);
    });
  });

  describe('POST /api/blocks/:id/end', () => {
    it('opens the record again and keeps what was', async () => {
      const personId = await somebody();
      const { body } = await setBlock(personId).expect(201);
      expect((await end(body, manager, { reason: 'other', words: null }).expect(409)).body.code).toBe('block-words-missing');
      const ended = (await end(body, manager, { reason: 'set-by-mistake', words: 'Another of that name.' }).expect(200)).body;
      expect(ended.ended).toMatchObject({ by: 'service-manager of North', reason: 'set-by-mistake', words: 'Another of that name.' });
      expect(await statusFor(amina, personId)).toBe(200);
      expect((await end(ended).expect(409)).body.code).toBe('block-ended-already');
      expect((await blocksOf(personId)).blocks).toHaveLength(1);
    });

    it('is done upon what was seen', async () => {
      const { body } = await setBlock(await somebody()).expect(201);
      expect((await end({ ...body, version: 7 })).status).toBe(412);
      expect((await manager.post(`/api/blocks/${body.id}/end`).send({ reason: 'conflict-over', words: null })).status).toBe(428);
    });
  });

  describe('are known to nobody but a service manager', () => {
    const whole = async (request: PromiseLike<{ status: number; body: { reference: string } }>) => {
      const { status, body } = await request;
      return { status, body: { ...body, reference: '' } };
    };

    it.each<TestRole>(['key-worker', 'idva', 'duty-worker', 'team-lead', 'administrator'])('so that a %s gets what an unknown address gets', async (role) => {
      const personId = await somebody();
      const { body } = await setBlock(personId, { workerId: ids['key-worker-2'] }).expect(201);
      const as = await test.signedInAs(role);
      const nothing = await whole(as.get('/api/no-such-place'));
      expect(nothing.status).toBe(404);
      expect(await whole(as.get('/api/blocks'))).toEqual(nothing);
      expect(await whole(as.get(`/api/people/${personId}/blocks`))).toEqual(nothing);
      expect(await whole(setBlock(personId, {}, as))).toEqual(nothing);
      expect(await whole(end(body, as))).toEqual(nothing);
    });

    it('and nothing of them stands in what colleagues read of the person', async () => {
      const { personId } = await aCase(test);
      await setBlock(personId, { newHolderId: ids['team-lead'] }).expect(201);
      await declare(personId, await test.signedInAs('duty-worker')).expect(201);
      const { text } = await (await test.signedInAs('team-lead')).get(`/api/people/${personId}`).expect(200);
      expect(text).not.toMatch(/block|conflict/);
      expect(text).toContain('case.taken-over');
    });

    it('and not even to her where she is blocked: she neither sees nor ends her own', async () => {
      const personId = await somebody();
      const own = await block(test, 'service-manager', personId);
      const other = await block(test, 'idva', personId);
      const seen: BlockView[] = (await manager.get('/api/blocks').expect(200)).body;
      expect(seen.map(({ id }) => id)).not.toContain(own);
      expect(seen.map(({ id }) => id)).not.toContain(other);
      for (const id of [own, other]) {
        const body = { reason: 'set-by-mistake', words: null };
        expect((await manager.post(`/api/blocks/${id}/end`).set('If-Match', '"v1"').send(body)).status).toBe(404);
      }
      expect((await manager.get(`/api/people/${personId}/blocks`)).status).toBe(404);
    });
  });

  describe('hold against whoever writes SQL as the application', () => {
    let application: Client;
    let personId: string;
    let tokens: { blocked: Buffer; free: Buffer };

    beforeAll(async () => {
      application = new Client({ connectionString: test.database.applicationUrl });
      await application.connect();
      personId = await somebody();
      await setBlock(personId).expect(201);
      tokens = { blocked: tokenHash('of the blocked'), free: tokenHash('of another') };
      for (const [role, hash] of [['key-worker', tokens.blocked], ['key-worker-2', tokens.free]] as const) {
        await test.owner.query(`INSERT INTO sessions (token_hash, worker_id, ends_at) VALUES ($1, $2, now() + interval '1 hour')`, [hash, ids[role]]);
      }
    });
    beforeEach(async () => void (await application.query('BEGIN')));
    afterEach(async () => void (await application.query('ROLLBACK')));
    afterAll(() => application.end());

    const put = (name: string, value: string) => application.query('SELECT set_config($1, $2, true)', [`waymark.${name}`, value]);
    const open = async (hash: Buffer): Promise<void> => {
      await application.query('SELECT * FROM waymark_open_request($1)', [hash]);
      await put('session', hash.toString('hex'));
    };
    const seesHer = async (): Promise<boolean> => (await application.query('SELECT id FROM people WHERE id = $1', [personId])).rows.length === 1;

    it('show her to a colleague and not to the blocked', async () => {
      await open(tokens.free);
      expect(await seesHer()).toBe(true);
      await open(tokens.blocked);
      expect(await seesHer()).toBe(false);
    });

    it.each([
      ['another worker’s id', 'worker_id', () => ids['key-worker-2']],
      ['no worker, as a sweep has', 'worker_id', () => ''],
      ['an invented session', 'session', () => 'ab'.repeat(32)],
      ['no session', 'session', () => ''],
      ['an invented secret of the jobs', 'job', () => 'cd'.repeat(32)],
    ])('do not give way to %s', async (_, name, value) => {
      await open(tokens.blocked);
      await put(name, value());
      expect(await seesHer()).toBe(false);
    });

    it('show nobody at all to whoever claims to be a job without its secret', async () => {
      await put('organisation_id', (await test.owner.query('SELECT organisation_id FROM people WHERE id = $1', [personId])).rows[0].organisation_id);
      await put('works_with_people', 'on');
      await put('job', 'cd'.repeat(32));
      expect((await application.query('SELECT count(*)::int AS count FROM people')).rows).toEqual([{ count: 0 }]);
    });

    it('end with no session but a service manager’s, and are never deleted', async () => {
      await open(tokens.free);
      expect((await application.query('SELECT id FROM person_blocks')).rows).toEqual([]);
      await expect(application.query('DELETE FROM person_blocks')).rejects.toThrow('permission denied');
    });

    it('let no row be written that gives her to the blocked worker', async () => {
      const { id } = await aCase(test, { worker: 'key-worker-2' });
      await test.owner.query('UPDATE cases SET person_id = $1 WHERE id = $2', [personId, id]);
      await open(tokens.free);
      await expect(application.query('UPDATE cases SET worker_id = $1 WHERE id = $2', [ids['key-worker'], id])).rejects.toThrow('row-level security');
    });
  });
});
