import type { LinkedPartiesView, RecordCall, ReferralView, TodayView } from '@waymark/contracts';
import { Client } from 'pg';
import type TestAgent from 'supertest/lib/agent.js';
import { tokenHash } from '../src/platform/auth/tokens.js';
import { aReferralRequest } from './setup/a-referral-request.js';
import { block } from './setup/hidden-record.js';
import { startTestApp, TEST_NOW, type TestApp, type TestRole } from './setup/test-app.js';
import { startTestJobs, type TestJobs } from './setup/test-jobs.js';
import { WaitingSteps } from './setup/waiting.js';

const OTHERS = ['duty-worker', 'key-worker', 'idva', 'team-lead', 'administrator'] as const satisfies readonly TestRole[];

/** Each taken once, so that no test's people look like another's. */
const SURNAMES = 'Prosser Bevan Howells Tudor Gittins Meredith Vaughan Cadwaladr Ormond Zeller Quick Ffoulkes Yorath Ingram Jenkins Wogan Kyffin Lougher Trahaearn Blethyn Mostyn Salusbury Nanney Herbert'.split(' ');

describe('two people who are linked by harm and are both clients', () => {
  let test: TestApp;
  let steps: WaitingSteps;
  let manager: TestAgent;
  let jobs: TestJobs;

  beforeAll(async () => {
    test = await startTestApp();
    steps = await WaitingSteps.of(test);
    manager = await test.signedInAs('service-manager');
    jobs = await startTestJobs(test.environment, test.clock);
  });
  afterAll(async () => {
    await jobs.close();
    await test.close();
  });

  beforeEach(() => test.clock.setTo(TEST_NOW));

  type Named = RecordCall['personsCausingHarm'][number] & { givenName: string; familyName: string };
  const named = (changes: { givenName?: string; dateOfBirth?: null | string } = {}): Named => ({ givenName: 'Dafydd', familyName: SURNAMES.shift() ?? '', dateOfBirth: aBirthDate(SURNAMES.length), relationship: 'ex-partner', livesWith: 'no', ...changes });
  const harmedBy = (person: Named): Promise<ReferralView> => steps.referred({ personsCausingHarm: [person], children: [] });
  /** The same name and birth date, as somebody who asks for support. */
  const asClient = ({ givenName, familyName, dateOfBirth }: Named, changes: Partial<RecordCall['person']> = {}): Promise<ReferralView> =>
    steps.referred({ person: { ...aReferralRequest().person, givenName, familyName, dateOfBirth, ...changes }, personsCausingHarm: [], children: [] });
  const all = async (as = manager): Promise<LinkedPartiesView[]> => (await as.get('/api/linked-parties').expect(200)).body;
  const ofPerson = async ({ person }: ReferralView): Promise<LinkedPartiesView[]> => (await all()).filter((one) => one.person.id === person.id);
  const swept = async (referral: ReferralView): Promise<LinkedPartiesView[]> => {
    await jobs.sweep('linked-parties');
    return ofPerson(referral);
  };
  const settle = ({ id, version }: LinkedPartiesView, body: object = { outcome: 'kept-apart', words: 'Different workers and days.' }, as = manager) =>
    as.post(`/api/linked-parties/${id}/settle`).set('If-Match', `"v${version}"`).send(body);

  it('are told to the service manager, with who holds each of them', async () => {
    const person = named();
    const [harmed, client] = [await harmedBy(person), await asClient(person)];
    const [linked, ...more] = await swept(harmed);
    expect(more).toEqual([]);
    expect(linked).toMatchObject({
      person: { id: harmed.person.id, isOpen: true },
      other: { id: client.person.id, givenName: 'Dafydd', isOpen: true },
      ...{ isOneRecord: false, reasons: ['same-name', 'same-birth-date'], settled: null },
    });
  });

  it('are noticed by the record itself where whoever was named asks for support later', async () => {
    const person = named();
    const harmed = await harmedBy(person);
    const { rows } = await test.owner.query('SELECT other_person_id AS id FROM relationships WHERE person_id = $1', [harmed.person.id]);
    await steps.referred({ person: { ...aReferralRequest().person, ...nameOf(person), personId: rows[0].id }, personsCausingHarm: [], children: [] });
    expect(await swept(harmed)).toMatchObject([{ other: { id: rows[0].id }, isOneRecord: true, reasons: [] }]);
  });

  it('say by name who holds something of both', async () => {
    const person = named();
    const harmed = await steps.accepted({}, { personsCausingHarm: [person], children: [] });
    const client = await asClient(person);
    await steps.decide(client, 'accept', await steps.acceptance()).expect(200);
    const [linked] = await swept(harmed);
    expect(linked!.holdingBoth).toEqual(linked!.person.holders);
    expect(linked!.holdingBoth).toHaveLength(1);
  });

  it('are one matter where each names the other', async () => {
    const [one, two] = [named(), named({ givenName: 'Mari', dateOfBirth: '1979-11-21' })];
    const first = await steps.referred({ person: { ...aReferralRequest().person, ...nameOf(one) }, personsCausingHarm: [two], children: [] });
    const second = await steps.referred({ person: { ...aReferralRequest().person, ...nameOf(two) }, personsCausingHarm: [one], children: [] });
    await jobs.sweep('linked-parties');
    expect([...(await ofPerson(first)), ...(await ofPerson(second))]).toHaveLength(1);
  });

  it('are noticed by their names alone where each names the other, as two partners do who both ask for help', async () => {
    const [one, two] = [named({ dateOfBirth: null }), named({ givenName: 'Mari', dateOfBirth: null })];
    const first = await steps.referred({ person: { ...aReferralRequest().person, ...nameOf(one) }, personsCausingHarm: [two], children: [] });
    const second = await steps.referred({ person: { ...aReferralRequest().person, ...nameOf(two) }, personsCausingHarm: [one], children: [] });
    await jobs.sweep('linked-parties');
    expect([...(await ofPerson(first)), ...(await ofPerson(second))]).toMatchObject([{ isMutual: true, reasons: ['same-name'] }]);
  });

  it('are not told where a name alone is the same, nor where the link or the referral was taken back', async () => {
    const [nameless, ended, mistaken] = [named({ dateOfBirth: null }), named(), named()];
    const referrals = [await harmedBy(nameless), await harmedBy(ended), await harmedBy(mistaken)];
    const clients = [await asClient(nameless), await asClient(ended), await asClient(mistaken)];
    await test.owner.query('UPDATE relationships SET ended_at = now() WHERE person_id = $1', [referrals[1]!.person.id]);
    await test.owner.query(`UPDATE referrals SET withdrawn_at = now(), withdrawal_reason = 'made-by-mistake', withdrawn_by = recorded_by WHERE id = $1`, [clients[2]!.id]);
    await jobs.sweep('linked-parties');
    for (const referral of referrals) expect(await ofPerson(referral)).toEqual([]);
  });

  it('are told once, however often and however many processes look', async () => {
    const person = named();
    const harmed = await harmedBy(person);
    await asClient(person);
    const other = await startTestJobs(test.environment, test.clock);
    await Promise.all([jobs.sweep('linked-parties'), other.sweep('linked-parties'), jobs.sweep('linked-parties')]);
    await other.close();
    expect(await swept(harmed)).toHaveLength(1);
    const { rows } = await test.owner.query(`SELECT count(*)::int FROM audit_entries WHERE action = 'linked-parties.noticed' AND person_id = $1`, [harmed.person.id]);
    expect(rows).toEqual([{ count: 1 }]);
  });

  describe('once looked at', () => {
    it('keep what was decided, by whom and in which words, and leave the manager’s day', async () => {
      const person = named();
      const harmed = await harmedBy(person);
      await asClient(person);
      const [linked] = await swept(harmed);
      const countOf = async (): Promise<number> => ((await manager.get('/api/today').expect(200)).body as TodayView).linkedParties;
      const before = await countOf();
      const { body } = await settle(linked!).expect(200);
      expect(body.settled).toMatchObject({ outcome: 'kept-apart', words: 'Different workers and days.' });
      expect(await countOf()).toBe(before - 1);
      expect((await settle(linked!).expect(412)).body.code).toBe('stale-version');
      expect((await settle(body).expect(409)).body.code).toBe('linked-parties-settled-already');
      expect(await swept(harmed)).toMatchObject([{ settled: { outcome: 'kept-apart' } }]);
    });

    it('come back with a new episode, but for records that are of two people', async () => {
      const [apart, twins] = [named(), named()];
      const referrals = [await harmedBy(apart), await harmedBy(twins)];
      await asClient(apart);
      await asClient(twins);
      await jobs.sweep('linked-parties');
      test.clock.setTo('2026-11-24T11:00:00.000Z');
      const outcomes = ['kept-apart', 'not-the-same'];
      for (const [index, referral] of referrals.entries()) {
        const [linked] = await ofPerson(referral);
        await settle(linked!, { outcome: outcomes[index], words: 'Asked both workers.' }).expect(200);
        await steps.referredAgain(referral, { personsCausingHarm: [], children: [], receivedOn: '2026-11-24', receivedTime: '09:45' });
      }
      await jobs.sweep('linked-parties');
      expect([(await ofPerson(referrals[0]!)).length, (await ofPerson(referrals[1]!)).length]).toEqual([2, 1]);
    });

    it('come back where the client’s own record is named after somebody like it was another', async () => {
      const person = named();
      const harmed = await harmedBy(person);
      const client = await asClient(person);
      const [linked] = await swept(harmed);
      await settle(linked!, { outcome: 'not-the-same', words: 'Another man of that name.' }).expect(200);
      expect(await swept(harmed)).toHaveLength(1);
      await test.owner.query(
        `INSERT INTO relationships (organisation_id, person_id, other_person_id, role, relationship, lives_with)
         SELECT organisation_id, id, $2, 'causes-harm', 'ex-partner', 'no' FROM people WHERE id = $1`,
        [harmed.person.id, client.person.id],
      );
      expect((await swept(harmed)).map(({ isOneRecord, settled }) => [isOneRecord, settled?.outcome])).toEqual([[true, undefined], [false, 'not-the-same']]);
    });

    it.each([
      ['in one word', { outcome: 'kept-apart', words: 'Fine' }, 409, 'linked-parties-words-missing'],
      ['with nothing said', { outcome: 'kept-apart', words: '' }, 400, 'invalid-input'],
      ['with an outcome that is none', { outcome: 'ignored', words: 'Asked both workers.' }, 400, 'invalid-input'],
    ])('are not settled %s', async (_, body, status, code) => {
      const person = named();
      const harmed = await harmedBy(person);
      await asClient(person);
      const [linked] = await swept(harmed);
      expect((await settle(linked!, body).expect(status)).body.code).toBe(code);
    });
  });

  it('are there for nobody but service managers, and for none who is kept from either', async () => {
    const person = named();
    const harmed = await harmedBy(person);
    const client = await asClient(person);
    const [linked] = await swept(harmed);
    for (const role of OTHERS) {
      const other = await test.signedInAs(role);
      expect((await other.get('/api/linked-parties')).status).toBe(404);
      expect((await settle(linked!, undefined, other)).status).toBe(404);
    }
    await settle(linked!).expect(200);
    const lead = await test.signedInAs('data-protection-lead');
    expect(JSON.stringify((await lead.get(`/api/audit/people/${harmed.person.id}`).expect(200)).body)).not.toContain('linked-parties');
    await block(test, 'service-manager', client.person.id);
    expect(await ofPerson(harmed)).toEqual([]);
    expect((await settle(linked!)).status).toBe(404);
  });

  describe('under row security alone', () => {
    let application: Client;
    let harmed: ReferralView;

    beforeAll(async () => {
      application = new Client({ connectionString: test.database.applicationUrl });
      await application.connect();
      const person = named();
      harmed = await harmedBy(person);
      await asClient(person);
      await swept(harmed);
    });
    beforeEach(async () => void (await application.query('BEGIN')));
    afterEach(async () => void (await application.query('ROLLBACK')));
    afterAll(() => application.end());

    const openAs = async (role: TestRole): Promise<void> => {
      const hash = tokenHash(`linked parties ${role}`);
      await test.owner.query(
        `INSERT INTO sessions (token_hash, worker_id, ends_at) SELECT $1, id, now() + interval '1 hour' FROM workers WHERE email = $2 ON CONFLICT DO NOTHING`,
        [hash, `${role}@north.example`],
      );
      await application.query('SELECT * FROM waymark_open_request($1)', [hash]);
      await application.query(`SELECT set_config('waymark.session', $1, true)`, [hash.toString('hex')]);
    };
    const seen = async (): Promise<number> =>
      (await application.query('SELECT id FROM linked_parties WHERE person_id = $1', [harmed.person.id])).rows.length;

    it.each([['service-manager', 1], ['team-lead', 0], ['duty-worker', 0], ['key-worker', 0], ['administrator', 0]] as const)('a %s reads %i of them', async (role, count) => {
      await openAs(role);
      expect(await seen()).toBe(count);
    });

    it('nobody writes one herself, and nobody takes one back', async () => {
      await openAs('service-manager');
      const again = `INSERT INTO linked_parties (organisation_id, person_id, referral_id, other_person_id, other_referral_id, named_person_id, reasons, is_mutual, noticed_at)
        SELECT organisation_id, person_id, gen_random_uuid(), other_person_id, other_referral_id, named_person_id, '{}', false, now() FROM linked_parties WHERE person_id = $1`;
      await application.query('SAVEPOINT before');
      await expect(application.query(again, [harmed.person.id])).rejects.toThrow('row-level security');
      await application.query('ROLLBACK TO before');
      await expect(application.query('DELETE FROM linked_parties')).rejects.toThrow('permission denied');
    });
  });
});

/** No two of them a slip of one digit apart. */
const aBirthDate = (n: number): string => `19${50 + n}-${String(1 + (n % 12)).padStart(2, '0')}-${10 + (n % 18)}`;

function nameOf({ givenName, familyName, dateOfBirth }: { givenName: string; familyName: string; dateOfBirth: string | null }) {
  return { givenName, familyName, dateOfBirth };
}
