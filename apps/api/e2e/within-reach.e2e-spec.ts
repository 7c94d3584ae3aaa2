import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { Client } from 'pg';
import { isTold, isWithinReach, mayReadRecord, type Reader } from '@waymark/domain';
import type TestAgent from 'supertest/lib/agent.js';
import { RightsCheck } from '../src/platform/auth/rights-check.js';
import { identityStatement } from '../src/platform/auth/sessions.js';
import { newToken, tokenHash } from '../src/platform/auth/tokens.js';
import { describeApi } from '../src/platform/openapi/describe-api.js';
import { aCase, teamId, workerId } from './setup/a-case.js';
import { everyEndpoint, tryEveryId, type Operation, type TriedRecord } from './setup/every-endpoint.js';
import { aFile, aWholeRecord, opening, SEARCHES_FOR_THEM, type WholeRecord } from './setup/hidden-record.js';
import { times } from './setup/proof-length.js';
import { later, londonToday, randomOpenings, randomTies, TieRows } from './setup/random-ties.js';
import { startTestApp, type TestApp, type TestRole } from './setup/test-app.js';

/** Takes the last of a whole record out of the hands of everybody but the second key worker. */
async function settle({ owner }: TestApp, { referralId, handoverId }: WholeRecord): Promise<void> {
  const holder = `(SELECT id FROM workers WHERE email = 'key-worker-2@north.example')`;
  await owner.query(`UPDATE waiting_list_entries SET allocated_to = ${holder}, allocated_by = ${holder}, allocated_at = now() WHERE referral_id = $1`, [referralId]);
  await owner.query(`UPDATE referral_offers SET state = 'accepted', decided_by = ${holder}, decided_at = now() WHERE referral_id = $1`, [referralId]);
  await owner.query(`UPDATE handovers SET receiver_worker_id = (SELECT id FROM workers WHERE email = 'team-lead@north.example') WHERE id = $1`, [handoverId]);
}

describe.each([
  ['with the checks of the API', true],
  ['by row security alone', false],
])('for a worker who has nothing of a person whom a colleague holds, %s,', (_, isChecked) => {
  const OUTSIDE: readonly TestRole[] = ['key-worker', 'idva'];
  let test: TestApp;
  let operations: Operation[];
  let record: TriedRecord;
  let before: Map<TestRole, Map<string, string>>;
  const agents = new Map<TestRole, TestAgent>();
  const agent = (role: TestRole): TestAgent => agents.get(role) as TestAgent;

  beforeAll(async () => {
    const asksNobody = { has: () => true };
    test = await startTestApp((builder) => (isChecked ? builder : builder.overrideProvider(RightsCheck).useValue(asksNobody)));
    // Opening a record in an emergency is there for exactly those whom she has not.
    operations = everyEndpoint(describeApi(test.app)).filter(({ path }) => path !== '/api/people/{id}/emergency-openings');
    const batchId = await aFile(test);
    for (const role of OUTSIDE) agents.set(role, await test.signedInAs(role));
    before = new Map();
    for (const role of OUTSIDE) before.set(role, await everyList(role));
    record = { ...(await aWholeRecord(test, batchId)), batchId, blockId: randomUUID(), openingId: '' };
    record.openingId = await opening(test, 'duty-worker', record.personId, 0);
    await settle(test, record);
  });
  afterAll(() => test.close());

  /** What she is shown without naming anybody; not how much colleagues carry, which is counted for everybody alike. */
  const everyList = async (role: TestRole): Promise<Map<string, string>> => {
    const lists = new Map<string, string>();
    for (const { method, path } of operations) {
      if (method !== 'get' || path.includes('{') || ['/api/sign-ins', '/api/handovers/receivers', '/api/workers/loads'].includes(path)) continue;
      const { status, body } = await agent(role).get(path);
      lists.set(path, `${status} ${JSON.stringify(path === '/api/waiting-list' ? { ...body, workers: null } : { ...body, reference: '' })}`);
    }
    return lists;
  };

  const looksAbsent = async (role: TestRole, asked: readonly Operation[]): Promise<number> => {
    const tried = await tryEveryId(agent(role), asked, record);
    for (const { asked, isOfRightShape, answered, ofNothing } of tried) {
      expect([...asked, answered]).toEqual([...asked, ofNothing]);
      // Neither the shape of the body was refused, nor the role: the record was sought and was not there.
      if (!isChecked && isOfRightShape) expect([...asked, answered.slice(0, 3)]).toEqual([...asked, '404']);
    }
    return new Set(tried.map(({ asked }) => asked.join(' '))).size;
  };

  it.each(OUTSIDE)('a %s gets of every endpoint with an id the very answer of an id that does not exist', async (role) => {
    expect(await looksAbsent(role, operations)).toBeGreaterThan(50);
  });

  it.each(OUTSIDE)('a %s sees every list as it was before there was such a person', async (role) => {
    expect(await everyList(role)).toEqual(before.get(role));
  });

  it.each(OUTSIDE)('a %s finds neither her nor those on record beside her, by name, birthday or number', async (role) => {
    for (const asked of SEARCHES_FOR_THEM) {
      expect((await agent(role).post('/api/people/matches').send(asked).expect(200)).body).toEqual([]);
    }
  });

  it.each<TestRole>(['key-worker-2', 'duty-worker', 'team-lead', 'service-manager'])('a %s reads her, who holds her or answers for everybody', async (role) => {
    const reader = await test.signedInAs(role);
    expect((await reader.get(`/api/people/${record.personId}`).expect(200)).body.relationships).toHaveLength(2);
    await reader.get(`/api/cases/${record.caseId}`).expect(200);
  });

  it('an IDVA who is asked to take her reads the offer with what stands beside it, and of the record not that there is one', async () => {
    const askHer = (role: TestRole) =>
      test.owner.query(`UPDATE handovers SET receiver_worker_id = (SELECT id FROM workers WHERE email = $2) WHERE id = $1`, [record.handoverId, `${role}@north.example`]);
    await askHer('idva');
    const { body: offer } = await agent('idva').get(`/api/handovers/${record.handoverId}`).expect(200);
    expect(offer).toMatchObject({ isPreview: true, person: { id: record.personId }, withheld: ['children'], acts: ['accept', 'decline'] });
    expect(offer.record.facts.map(({ fact }: { fact: string }) => fact)).toContain('safe-contact');
    expect(await looksAbsent('idva', operations.filter(({ path }) => !path.startsWith('/api/handovers/{id}')))).toBeGreaterThan(40);
    const lists = await everyList('idva');
    const isOfOffer = (path: string): boolean => path === '/api/today';
    expect([...lists].filter(([path]) => !isOfOffer(path))).toEqual([...before.get('idva')!].filter(([path]) => !isOfOffer(path)));
    expect((await agent('idva').post('/api/people/matches').send({ name: 'Siân Llywelyn', dateOfBirth: '1990-02-03', phone: null }).expect(200)).body).toEqual([]);
    await askHer('team-lead');
  });
});

describe('the reach of a worker', () => {
  const READERS: readonly TestRole[] = ['key-worker', 'key-worker-2', 'idva'];
  let test: TestApp;
  let application: Client;
  let services: Record<string, string>;

  beforeAll(async () => {
    test = await startTestApp();
    application = new Client({ connectionString: test.database.applicationUrl });
    await application.connect();
    const { rows } = await test.owner.query(
      `SELECT s.id, s.kind FROM services s JOIN organisations o ON o.id = s.organisation_id WHERE o.name_en = 'North'`,
    );
    services = Object.fromEntries(rows.map(({ id, kind }) => [kind, id]));
    // One of each service, and the IDVA of every one.
    for (const [role, kind] of [['key-worker', 'outreach'], ['key-worker-2', 'idva']] as const) {
      await test.owner.query('UPDATE memberships SET service_id = $2 WHERE worker_id = $1', [await workerId(test, role), services[kind]]);
    }
  });
  afterAll(async () => {
    await application.end();
    await test.close();
  });

  /** Which of these people the database shows to the holder of a new session, whatever else her transaction claims. */
  async function shown(role: TestRole, people: readonly string[], { from = 'referrals', opens = 'off', ...settings }: Record<string, string> = {}): Promise<string[]> {
    const hash = tokenHash(newToken());
    await test.owner.query(`INSERT INTO sessions (token_hash, worker_id, ends_at) VALUES ($1, $2, now() + interval '1 hour')`, [hash, await workerId(test, role)]);
    await application.query('BEGIN');
    try {
      await application.query(identityStatement(hash, opens === 'on'));
      for (const [name, value] of Object.entries(settings)) await application.query('SELECT set_config($1, $2, true)', [name, value]);
      const { rows } = await application.query(`SELECT DISTINCT f.person_id AS id FROM ${from} f WHERE f.person_id = ANY ($1)`, [people]);
      return rows.map(({ id }) => id);
    } finally {
      await application.query('ROLLBACK');
    }
  }

  it('is not widened by any setting that SQL can write', async () => {
    const { personId } = await aCase(test, { worker: 'team-lead' });
    const forged = { 'waymark.worker_id': await workerId(test, 'team-lead'), 'waymark.works_with_people': 'on', 'waymark.job': 'ab', 'waymark.reads_widely': 'on' };
    expect(await shown('key-worker', [personId], forged)).toEqual([]);
    expect(await shown('duty-worker', [personId], { ...forged, 'waymark.session': '' })).toEqual([]);
    expect(await shown('duty-worker', [personId])).toEqual([personId]);
  });

  it('ends with the role that gave it, on the very next statement', async () => {
    const { personId } = await aCase(test, { worker: 'team-lead' });
    expect(await shown('service-manager', [personId])).toEqual([personId]);
    await test.owner.query(`UPDATE memberships SET to_on = from_on WHERE worker_id = $1`, [await workerId(test, 'service-manager')]);
    expect(await shown('service-manager', [personId])).toEqual([]);
  });

  it('ends what a repeated request is answered, too: nothing is done twice, and nothing said again', async () => {
    const { id, personId } = await aCase(test, { worker: 'key-worker' });
    const worker = await test.signedInAs('key-worker');
    const key = randomUUID();
    const note = () => worker.post(`/api/people/${personId}/notes`).set('Idempotency-Key', key).send({ kind: 'note', text: 'She moves on Friday.', happenedOn: null, happenedTime: null, minutes: null, correctsId: null });
    const written = await note();
    expect([written.status, written.headers['idempotent-replayed']]).toEqual([201, undefined]);
    expect((await note().expect(201)).body).toEqual(written.body);
    await test.owner.query('UPDATE cases SET worker_id = $2 WHERE id = $1', [id, await workerId(test, 'team-lead')]);
    const repeated = await note();
    expect([repeated.status, repeated.body.code]).toEqual([409, 'already-recorded']);
    expect(repeated.text).not.toContain('Friday');
    const { rows } = await test.owner.query('SELECT count(*)::int AS count FROM notes WHERE person_id = $1', [personId]);
    expect(rows[0].count).toBe(1);
  });

  it('shows a row of a file that names nobody yet to whoever imports, and to no case worker by any SQL', async () => {
    const batchId = await aFile(test);
    const rowsShownTo = async (role: TestRole): Promise<number> => {
      const hash = tokenHash(newToken());
      await test.owner.query(`INSERT INTO sessions (token_hash, worker_id, ends_at) VALUES ($1, $2, now() + interval '1 hour')`, [hash, await workerId(test, role)]);
      await application.query('BEGIN');
      try {
        await application.query(identityStatement(hash));
        return (await application.query('SELECT count(*)::int AS count FROM import_rows WHERE batch_id = $1', [batchId])).rows[0].count;
      } finally {
        await application.query('ROLLBACK');
      }
    };
    expect(await rowsShownTo('duty-worker')).toBeGreaterThan(0);
    for (const role of ['key-worker', 'idva'] as const) expect([role, await rowsShownTo(role)]).toEqual([role, 0]);
  });

  it('shows what somebody is by name beside one’s own people, and of her nothing else', async () => {
    const own = await aCase(test, { worker: 'key-worker' });
    const other = await aCase(test, { worker: 'team-lead' });
    await test.owner.query(
      `INSERT INTO relationships (organisation_id, person_id, other_person_id, role, relationship, lives_with, recorded_at)
       SELECT organisation_id, $1, $2, role, 'other-family', 'yes', now() FROM relationships WHERE person_id = $1 AND role = 'child' LIMIT 1`,
      [own.personId, other.personId],
    );
    const worker = await test.signedInAs('key-worker');
    const { body } = await worker.get(`/api/people/${own.personId}`).expect(200);
    expect(body.relationships.map(({ personId }: { personId: string }) => personId)).toContain(other.personId);
    const { body: named } = await worker.get(`/api/people/${other.personId}`).expect(200);
    expect(named).toMatchObject({ familyName: 'Llywelyn', contactPoints: [], episodes: [], heldBy: [], timeline: [] });
    expect(named.relationships.map(({ personId }: { personId: string }) => personId)).not.toContain(
      (await test.owner.query(`SELECT other_person_id AS id FROM relationships WHERE person_id = $1 AND role = 'child'`, [other.personId])).rows[0].id,
    );
  });

  it('finds one’s own among colleagues’ namesakes, and no colleague’s', async () => {
    const own = await aCase(test, { worker: 'key-worker' });
    const colleagues = await aCase(test, { worker: 'team-lead' });
    const asked = { name: 'Siân Llywelyn', dateOfBirth: null, phone: null };
    const found = async (role: TestRole): Promise<string[]> =>
      (await (await test.signedInAs(role)).post('/api/people/matches').send(asked).expect(200)).body.map(({ id }: { id: string }) => id);
    const hers = await found('key-worker');
    expect(hers).toContain(own.personId);
    expect(hers).not.toContain(colleagues.personId);
    expect(await found('team-lead')).toEqual(expect.arrayContaining([own.personId, colleagues.personId]));
  });

  it('counts what each worker carries alike for everybody', async () => {
    const loads = async (role: TestRole) => (await (await test.signedInAs(role)).get('/api/workers/loads').expect(200)).body;
    const receivers = async (role: TestRole): Promise<{ openCases: number }[]> =>
      (await (await test.signedInAs(role)).get('/api/handovers/receivers').expect(200)).body.workers;
    expect(await loads('key-worker')).toEqual(await loads('team-lead'));
    const all = await receivers('team-lead');
    expect(all.reduce((sum, { openCases }) => sum + openCases, 0)).toBeGreaterThan(0);
    const lead = await workerId(test, 'team-lead');
    const seen = await receivers('key-worker');
    expect(seen).toContainEqual(expect.objectContaining({ id: lead, openCases: expect.any(Number) }));
    const { rows } = await test.owner.query('SELECT count(*)::int AS count FROM cases WHERE worker_id = $1 AND closed_at IS NULL', [lead]);
    expect(seen).toContainEqual(expect.objectContaining({ id: lead, openCases: rows[0].count }));
  });

  it('is the same in the database as in the rule, for whatever joins a person and those who work with her, openings in emergencies among them', async () => {
    const template = await aWholeRecord(test, await aFile(test));
    const ties = new TieRows(test.owner, template);
    const today = londonToday();
    const outreachTeam = await teamId(test);
    const { rows: teams } = await test.owner.query('SELECT id, service_id FROM teams WHERE service_id = ANY ($1)', [Object.values(services)]);
    const readers = new Map<TestRole, Reader>();
    for (const role of READERS) {
      const own = role === 'idva' ? 'every' : [role === 'key-worker' ? services['outreach']! : services['idva']!];
      readers.set(role, {
        id: await workerId(test, role),
        services: own,
        teams: teams.filter(({ service_id: service }) => own === 'every' || own.includes(service)).map(({ id }) => id),
      });
    }
    expect(readers.get('key-worker')?.teams).toEqual([outreachTeam]);
    const colleague = await workerId(test, 'duty-worker');
    const workers = [...[...readers.values()].map(({ id }) => id), colleague];
    const began = new Date();
    const worlds = fc.record({ openings: randomOpenings({ workers }, began), ties: randomTies({ workers, services: Object.values(services), teams: teams.map(({ id }) => id), today }) });
    const answers = new Map<boolean, number>();
    await fc.assert(
      fc.asyncProperty(worlds, async (world) => {
        // The long form runs for longer than an opening lasts: drawn as of its beginning, told as of now.
        const now = new Date();
        const openings = later(world.openings, now.getTime() - began.getTime());
        const person = await ties.person(world.ties, openings);
        for (const [role, reader] of readers) {
          const rule = [isWithinReach(reader, world.ties, today), mayReadRecord(reader, { ...world, openings, today, now })];
          for (const answer of rule) answers.set(answer, (answers.get(answer) ?? 0) + 1);
          // As a list or an act asks, for which nobody is opened; and as one record is read by its id.
          const isShown = [(await shown(role, [person])).includes(person), (await shown(role, [person], { opens: 'on' })).includes(person)];
          // At midnight the rows of today have become those of yesterday.
          fc.pre(londonToday() === today);
          expect([role, world, isShown]).toEqual([role, world, rule]);
          const isTellable = world.ties.some(({ kind }) => kind === 'handover') && (rule[0] || isTold(reader, world.ties));
          expect([role, world, (await shown(role, [person], { from: 'handovers' })).includes(person)]).toEqual([role, world, isTellable]);
        }
      }),
      { numRuns: times(120, 5_000) },
    );
    // Neither answer is rare, so that neither was tried too little.
    for (const answer of [true, false]) expect(answers.get(answer) ?? 0).toBeGreaterThan(60);
  });
});
