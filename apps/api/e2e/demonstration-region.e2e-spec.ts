import { createDataSource } from '../src/platform/database/data-source.js';
import { ENTITIES } from '../src/entities.js';
import { DEMONSTRATION_ORGANISATIONS } from '../src/seeds/demonstration-workers.js';
import { playRegion } from '../src/seeds/region/play-region.js';
import { seedOrganisation, type SeededOrganisation } from '../src/seeds/seed-organisations.js';
import { startTestApp, type TestApp } from './setup/test-app.js';

/** Early on a Monday after the clocks went back, when little of today has happened yet. */
const NOW = new Date('2026-11-23T08:05:00.000Z');

describe('the demonstration region', () => {
  let test: TestApp;
  let seeded: SeededOrganisation[];

  const count = async (sql: string): Promise<number> => (await test.owner.query(`SELECT count(*)::int AS count ${sql}`)).rows[0].count;

  beforeAll(async () => {
    test = await startTestApp();
    const owner = createDataSource({ url: test.database.ownerUrl, poolSize: 1, entities: [], migrations: [] });
    await owner.initialize();
    seeded = [];
    for (const organisation of DEMONSTRATION_ORGANISATIONS) seeded.push(await seedOrganisation(owner, organisation, '2023-01-01'));
    await owner.destroy();
    const { databaseUrl: url, poolSize } = test.environment;
    const application = createDataSource({ url, poolSize, entities: ENTITIES, migrations: [] });
    await application.initialize();
    await playRegion(test.environment, application, seeded as [SeededOrganisation, SeededOrganisation], NOW);
  }, 60_000);
  afterAll(() => test.close());

  it('has about sixty people in two organisations, and twenty-five workers in all roles', async () => {
    expect(await count('FROM (SELECT DISTINCT person_id FROM referrals) AS clients')).toBeGreaterThanOrEqual(55);
    expect(await count('FROM (SELECT DISTINCT organisation_id FROM referrals) AS organisations')).toBe(2);
    expect(DEMONSTRATION_ORGANISATIONS.flatMap(({ workers }) => workers)).toHaveLength(25);
    expect(new Set(DEMONSTRATION_ORGANISATIONS.flatMap(({ workers }) => workers.map(({ role }) => role))).size).toBe(7);
  });

  it('shows the eight sign-ins and gives nobody else a password', async () => {
    const shown = seeded.flatMap(({ signIns }) => signIns.map(({ role }) => role));
    expect(shown).toEqual(['duty-worker', 'key-worker', 'idva', 'team-lead', 'service-manager', 'administrator', 'data-protection-lead', 'key-worker']);
    expect(await count(`FROM worker_credentials c JOIN workers w ON w.id = c.worker_id WHERE w.email LIKE '%@harbour-light.example' OR w.email LIKE '%@safe-valley.example'`)).toBe(8);
  });

  it('was made by the product itself: every referral has its entry, its four clocks and its message', async () => {
    const referrals = await count('FROM referrals');
    expect(await count(`FROM audit_entries WHERE action = 'referral.recorded' AND worker_id IS NOT NULL`)).toBe(referrals);
    expect(await count('FROM clocks')).toBe(referrals * 4);
    expect(await count(`FROM outbox_messages WHERE topic = 'referral.recorded'`)).toBe(referrals);
  });

  it('lets nothing happen in the future, and nothing out of order', async () => {
    expect(await count(`FROM audit_entries WHERE at > '${NOW.toISOString()}'`)).toBe(0);
    expect(await count(`FROM referrals WHERE recorded_at > '${NOW.toISOString()}'`)).toBe(0);
    expect(
      await count(`FROM (SELECT at, lag(at) OVER (PARTITION BY organisation_id ORDER BY id) AS before FROM audit_entries) AS entries WHERE at < before`),
    ).toBe(0);
  });

  it('keeps what other agencies found as what they found', async () => {
    const { rows } = await test.owner.query(
      `SELECT external_assessment->>'instrument' AS instrument, external_assessment->>'score' AS score, risk
         FROM referrals WHERE external_assessment IS NOT NULL ORDER BY 1`,
    );
    expect(rows).toEqual(
      expect.arrayContaining([
        { instrument: 'dara', score: null, risk: 'not-assessed' },
        { instrument: 'police-dash-27', score: '14', risk: 'not-assessed' },
      ]),
    );
  });

  it('has the edges of the threshold: fourteen, thirteen with judgement, and none with judgement, all high and all open cases', async () => {
    const { rows } = await test.owner.query(
      `SELECT a.yes, a.level, r.risk, a.grounds FROM risk_assessments a
         JOIN referrals r ON r.id = a.referral_id JOIN cases c ON c.referral_id = r.id
        WHERE a.yes IN (0, 13, 14) AND c.closed_at IS NULL ORDER BY a.yes`,
    );
    expect(rows.map(({ yes, level, risk }) => [yes, level, risk])).toEqual([
      [0, 'high', 'high'],
      [13, 'high', 'high'],
      [14, 'high', 'high'],
    ]);
    expect(rows[0].grounds).toEqual(['professional-judgement']);
  });

  it('has a repeat on the last day of twelve months and none on the day after, both high', async () => {
    const { rows } = await test.owner.query(
      `SELECT r.received_on = first.received_on + interval '12 months' AS on_the_day, a.marac_repeat, a.grounds, a.level
         FROM risk_assessments a JOIN referrals r ON r.id = a.referral_id
         JOIN referrals first ON first.person_id = r.person_id AND first.source = 'marac' AND first.received_on < r.received_on - 360
        ORDER BY 1 DESC`,
    );
    expect(rows).toEqual([
      { on_the_day: true, marac_repeat: 'yes', grounds: ['professional-judgement', 'repeat'], level: 'high' },
      { on_the_day: false, marac_repeat: 'no', grounds: ['professional-judgement'], level: 'high' },
    ]);
  });

  it('has plans held in different ways, planning that was declined or not safe, and reviews done in words', async () => {
    const { rows } = await test.owner.query('SELECT outcome, copy_form FROM safety_plans');
    expect(new Set(rows.map(({ outcome }) => outcome))).toEqual(new Set(['made', 'declined', 'not-safe-now']));
    expect(new Set(rows.map(({ copy_form: form }) => form))).toEqual(new Set(['none', 'memory', 'safe-third-person']));
    expect(await count(`FROM reviews WHERE state = 'done' AND words IS NOT NULL AND subject = 'safety-plan'`)).toBe(2);
    expect(await count(`FROM reviews WHERE state = 'planned' AND subject = 'follow-up'`)).toBe(2);
  });

  it('has people to decide about and people who wait, each with somebody who holds the risk', async () => {
    expect(await count(`FROM referral_offers WHERE state = 'recorded'`)).toBeGreaterThan(5);
    expect(await count('FROM waiting_list_entries WHERE left_at IS NULL AND holder_id IS NOT NULL')).toBeGreaterThan(10);
  });

  it('has somebody with three episodes at once and somebody who was fifteen and is sixteen', async () => {
    expect(await count(`FROM (SELECT person_id FROM referrals WHERE withdrawn_at IS NULL GROUP BY person_id HAVING count(*) = 3) AS people`)).toBeGreaterThan(0);
    expect(
      await count(`FROM people p WHERE extract(year FROM age('${NOW.toISOString().slice(0, 10)}', p.date_of_birth)) = 16
                     AND EXISTS (SELECT FROM referrals r WHERE r.person_id = p.id AND extract(year FROM age(r.received_on, p.date_of_birth)) = 15)`),
    ).toBeGreaterThan(0);
  });

  it('has a handover that waits for an answer, one declined, one that ran out unanswered, and one refused by a relative', async () => {
    const { rows } = await test.owner.query(
      `SELECT h.state, h.decline_reason AS reason, h.lapses_at < '${NOW.toISOString()}' AS over, h.giver_id = c.worker_id AS holds
         FROM handovers h JOIN cases c ON c.id = h.case_id ORDER BY h.state, h.decline_reason`,
    );
    expect(rows).toEqual([
      { state: 'declined', reason: 'conflict-of-interest', over: true, holds: true },
      { state: 'declined', reason: 'no-capacity', over: expect.any(Boolean), holds: true },
      { state: 'offered', reason: null, over: expect.any(Boolean), holds: true },
      { state: 'offered', reason: null, over: expect.any(Boolean), holds: true },
    ]);
    expect(rows.filter(({ state, over }) => state === 'offered' && over)).toHaveLength(1);
  });

  it('has somebody judged high at triage, who waits for nobody', async () => {
    const { rows } = await test.owner.query(
      `SELECT e.safety_grounds AS grounds, w.display_name AS holder FROM tasks t JOIN waiting_list_entries e ON e.id = t.entry_id
         JOIN workers w ON w.id = t.holder_id WHERE t.done_at IS NULL ORDER BY w.display_name`,
    );
    // The other one was found high by her assessment while she waited.
    expect(rows).toEqual([
      { grounds: ['professional-judgement'], holder: 'Carys Example' },
      { grounds: [], holder: 'Mared Example' },
    ]);
  });

  it('has people who wait at every level, one of them assessed too long ago, below those of whom nobody knows', async () => {
    const { rows } = await test.owner.query(
      `SELECT r.risk, max(a.finished_at) < $1::timestamptz - interval '84 days' AS is_old FROM waiting_list_entries e
         JOIN referrals r ON r.id = e.referral_id JOIN risk_assessments a ON a.referral_id = r.id
        WHERE e.left_at IS NULL GROUP BY e.id, r.risk ORDER BY r.risk, 2`,
      [NOW],
    );
    expect(rows).toEqual([
      { risk: 'high', is_old: false },
      { risk: 'medium', is_old: false },
      { risk: 'medium', is_old: true },
      { risk: 'standard', is_old: false },
    ]);
  });

  it('has people whom another agency found high and nobody has decided on, each held by name by whoever logged her', async () => {
    const { rows } = await test.owner.query(
      `SELECT w.display_name AS holder FROM tasks t JOIN workers w ON w.id = t.holder_id WHERE t.entry_id IS NULL AND t.done_at IS NULL`,
    );
    expect(rows).toEqual(Array.from({ length: 3 }, () => ({ holder: 'Delyth Example' })));
  });

  it('has a death, whose record is frozen and of which nobody is reminded', async () => {
    const { rows } = await test.owner.query(
      `SELECT c.referral_id, l.consequences FROM cases c JOIN case_closures l ON l.case_id = c.id WHERE c.closure_reason = 'died'`,
    );
    expect(rows).toEqual([{ referral_id: expect.any(String), consequences: ['freeze-records', 'cancel-reviews'] }]);
    expect(await count(`FROM reviews WHERE referral_id = '${rows[0].referral_id}' AND state = 'planned'`)).toBe(0);
  });

  it('can be signed in to and read', async () => {
    const duty = await test.signedInAs('duty' as never, 'harbour-light' as never);
    const { body } = await duty.get('/api/referrals').expect(200);
    expect(body.items.length).toBeGreaterThan(40);
    const { body: page } = await duty.get(`/api/people/${body.items[0].person.id}`).expect(200);
    expect(page.timeline.length).toBeGreaterThan(0);
  });
});
