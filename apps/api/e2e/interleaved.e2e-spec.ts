import { randomInt, randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { jest } from '@jest/globals';
import type { ReferralView } from '@waymark/contracts';
import { readsWidely } from '@waymark/domain';
import type { PoolClient } from 'pg';
import { DataSource } from 'typeorm';
import { AuditTrail } from '../src/platform/audit/audit-trail.js';
import { DATA_SOURCE } from '../src/platform/database/database.js';
import { createDataSource } from '../src/platform/database/data-source.js';
import { aReferralRequest } from './setup/a-referral-request.js';
import { times } from './setup/proof-length.js';
import { tenOrganisations, type SignedInSomewhere } from './setup/ten-organisations.js';
import { startTestApp, type TestApp } from './setup/test-app.js';

const REQUESTS = times(600, 100_000);
const AT_ONCE = 40;
const POOL = 8;
const ID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

const oneIn = (n: number): boolean => randomInt(n) === 0;
const anyOf = <T>(list: readonly T[]): T => list[randomInt(list.length)]!;

/** Two hundred workers of ten organisations at once over eight connections, with whatever can go wrong going wrong. */
describe('requests that run through each other', () => {
  let test: TestApp;
  let owner: DataSource;
  let address: string;
  let everybody: SignedInSomewhere[];
  /** Whose each id is that a person's record is known by. */
  const organisationOf = new Map<string, number>();
  const people: string[][] = [];

  beforeAll(async () => {
    test = await startTestApp(undefined, { poolSize: POOL });
    owner = createDataSource({ url: test.database.ownerUrl, poolSize: 2, entities: [], migrations: [] });
    await owner.initialize();
    everybody = await tenOrganisations(owner, `waymark-${test.environment.port}`);
    await test.app.listen(0, '127.0.0.1');
    address = `http://127.0.0.1:${(test.app.getHttpServer().address() as AddressInfo).port}`;
    for (const worker of everybody.filter(({ role }) => role === 'duty-worker')) await refer(worker);
    const { rows } = await test.owner.query(`SELECT id, split_part(split_part(email, '@place-', 2), '.', 1) AS place FROM workers WHERE email LIKE '%@place-%'`);
    for (const { id, place } of rows) organisationOf.set(id, Number(place));
  });
  afterAll(async () => {
    await owner.destroy();
    await test.close();
  });

  const send = (worker: SignedInSomewhere, method: string, path: string, body?: object, signal?: AbortSignal): Promise<Response> =>
    fetch(`${address}${path}`, {
      method,
      headers: { cookie: worker.cookie, 'content-type': 'application/json', 'idempotency-key': randomUUID() },
      ...(body ? { body: JSON.stringify(body) } : {}),
      ...(signal ? { signal } : {}),
    });

  async function refer(worker: SignedInSomewhere): Promise<void> {
    const answer = await send(worker, 'POST', '/api/referrals', aReferralRequest());
    if (answer.status === 201) know(worker.organisation, (await answer.json()) as ReferralView);
  }

  function know(organisation: number, { id, person, offers }: ReferralView): void {
    (people[organisation] ??= []).push(person.id);
    for (const one of [id, person.id, ...offers.map((offer) => offer.id)]) organisationOf.set(one, organisation);
  }

  /** One request of somebody, and what its answer must not be. */
  async function once(seen: Map<string, number>): Promise<void> {
    const worker = anyOf(everybody);
    const stranger = anyOf(anyOf(people.filter((_, place) => place !== worker.organisation)));
    const asked = anyOf<readonly [string, string, object?]>([
      ['GET', '/api/referrals'],
      ['GET', '/api/waiting-list'],
      ['GET', '/api/today'],
      ['GET', `/api/people/${anyOf(people[worker.organisation]!)}`],
      ['GET', `/api/people/${stranger}`],
      ['POST', '/api/people/matches', { name: 'Siân Llywelyn', dateOfBirth: '1990-02-03', phone: '07700 900123' }],
      ['POST', '/api/referrals', { nothing: 'that fits' }],
      ['POST', `/api/people/${stranger}/notes`, { words: 'Written upon another’s.', about: 'other' }],
    ]);
    const cut = oneIn(8) ? new AbortController() : null;
    if (cut) setTimeout(() => cut.abort(), randomInt(12));
    const answer = await send(worker, ...asked, cut?.signal).catch(() => null);
    const text = (await answer?.text().catch(() => null)) ?? null;
    const outcome = text === null ? 'cut' : String(answer?.status);
    seen.set(outcome, (seen.get(outcome) ?? 0) + 1);
    const foreign = [...(text?.match(ID) ?? [])].filter((id) => (organisationOf.get(id) ?? worker.organisation) !== worker.organisation);
    expect([asked.slice(0, 2), foreign]).toEqual([asked.slice(0, 2), []]);
    if (answer && asked[1].includes(stranger)) expect([asked.slice(0, 2), answer.status < 300]).toEqual([asked.slice(0, 2), false]);
    if (oneIn(60) && readsWidely([worker.role])) await refer(worker).catch(() => undefined);
  }

  /** Statements of the application that run at this moment are ended as a timeout would end them. */
  const endSome = () =>
    owner.query(
      `SELECT pg_cancel_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND usename <> current_user AND state = 'active' AND random() < 0.5`,
    );

  it('show nobody a row of another organisation, and give back every connection without a name or an open transaction on it', async () => {
    const audit = test.app.get(AuditTrail);
    const note = audit.note.bind(audit);
    const thrown = jest.spyOn(audit, 'note').mockImplementation((entry) => (oneIn(25) ? Promise.reject(new Error('thrown by chance')) : note(entry)));
    const seen = new Map<string, number>();
    let left = REQUESTS;
    const lane = async (): Promise<void> => {
      while (left > 0) {
        left -= 1;
        if (left % 20 === 0) await endSome();
        await once(seen);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, lane));
    thrown.mockRestore();

    const counted = (...outcomes: string[]): number => outcomes.reduce((sum, outcome) => sum + (seen.get(outcome) ?? 0), 0);
    expect(REQUESTS).toBe([...seen.values()].reduce((sum, one) => sum + one, 0));
    // Each kind of mishap did happen, and most of the work went on all the same.
    for (const kinds of [['cut'], ['500', '503'], ['404'], ['400']]) expect([kinds, counted(...kinds) > 0]).toEqual([kinds, true]);
    expect(counted('200')).toBeGreaterThan(REQUESTS / 4);

    const application = test.app.get<DataSource>(DATA_SOURCE);
    const runners = Array.from({ length: POOL }, () => application.createQueryRunner());
    const clients = (await Promise.all(runners.map((runner) => runner.connect()))) as PoolClient[];
    for (const client of clients) {
      const { rows } = await client.query(`
        SELECT coalesce(nullif(current_setting('waymark.session', true), ''), nullif(current_setting('waymark.organisation_id', true), ''),
                        nullif(current_setting('waymark.worker_id', true), '')) AS left_over,
               pg_current_xact_id_if_assigned()::text AS writing, now() = statement_timestamp() AS is_outside_a_transaction`);
      expect(rows).toEqual([{ left_over: null, writing: null, is_outside_a_transaction: true }]);
      expect((await client.query('SELECT count(*)::int AS people FROM people')).rows).toEqual([{ people: 0 }]);
    }
    await Promise.all(runners.map((runner) => runner.release()));
    const { rows } = await test.owner.query(
      `SELECT count(*)::int AS open FROM pg_stat_activity WHERE datname = current_database() AND state LIKE 'idle in transaction%'`,
    );
    expect(rows).toEqual([{ open: 0 }]);
  });
});
