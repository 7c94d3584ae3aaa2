import { randomUUID } from 'node:crypto';
import type { HandoverView, ReviewView } from '@waymark/contracts';
import type { DataSource } from 'typeorm';
import { createDataSource } from '../src/platform/database/data-source.js';
import { migrateDown, migrateUp } from '../src/platform/database/migrate.js';
import { MIGRATIONS } from '../src/platform/database/migrations/index.js';
import { FieldCipher } from '../src/platform/secrets/field-cipher.js';
import { aCase, aHandoverRequest, workerId } from './setup/a-case.js';
import { assessing } from './setup/an-assessment.js';
import { startTestApp, type TestApp } from './setup/test-app.js';
import { WaitingSteps } from './setup/waiting.js';

const SEALED = {
  'referrals.summary': 'canari: she stays in Heol Fawr',
  'referrals.safeguarding_note': 'canari: the school in Aberteifi knows',
  'referrals.withdrawal_note': 'canari: a neighbour rang by mistake',
  'referral_offers.note': 'canari: which number is hers',
  'reviews.words': 'canari: locks changed at her sister’s',
  'review_put_offs.reason': 'canari: away at her mother’s',
  'cases.next_step': 'canari: meet her at the library in Llanelli',
  'handovers.reason': 'canari: I know her brother',
  'handovers.answer_words': 'canari: full until she moves to Tenby',
} as const;
const TABLES = [...new Set(Object.keys(SEALED).map((column) => column.split('.')[0]))];
const SEALING = '1797210000000';

describe('what workers write freely about somebody', () => {
  let test: TestApp;
  let owner: DataSource;
  let steps: WaitingSteps;
  let does: ReturnType<typeof assessing>;

  beforeAll(async () => {
    test = await startTestApp();
    owner = createDataSource({ url: test.database.ownerUrl, poolSize: 2, entities: [], migrations: MIGRATIONS });
    await owner.initialize();
    steps = await WaitingSteps.of(test);
    does = assessing(await test.signedInAs('key-worker'), await test.signedInAs('duty-worker'));
  });
  afterAll(async () => {
    await owner.destroy();
    await test.close();
  });

  /** One of each text, saved as workers save them, and what the screens show of it. */
  const written = async () => {
    const asked = { childrenInHousehold: 'yes', safeguarding: 'referred', safeguardingNote: SEALED['referrals.safeguarding_note'] } as const;
    const [returned, mistaken] = [await steps.referred({ ...asked, summary: SEALED['referrals.summary'] }), await steps.referred()];
    await steps.decide(returned, 'return', { reason: 'safe-contact-missing', note: SEALED['referral_offers.note'] }).expect(200);
    await steps.duty.post(`/api/referrals/${mistaken.id}/withdraw`).set('If-Match', `"v${mistaken.version}"`)
      .send({ reason: 'made-by-mistake', note: SEALED['referrals.withdrawal_note'] }).expect(200);
    const assessed = await does.referral();
    await does.finished(assessed.id);
    const worker = await test.signedInAs('key-worker');
    const [review]: ReviewView[] = (await worker.get(`/api/people/${assessed.person.id}/reviews`).expect(200)).body.reviews;
    const act = (path: string, version: number, body: object) => worker.post(`/api/reviews/${review!.id}/${path}`).set('If-Match', `"v${version}"`).send(body).expect(200);
    test.clock.setTo('2027-02-15T10:00:00.000Z');
    await act('put-off', 1, { to: '2027-02-17', reason: SEALED['review_put_offs.reason'] });
    await act('complete', 2, { danger: 'same', words: SEALED['reviews.words'], nextDueOn: null });
    test.clock.setTo('2026-11-24T10:00:00.000Z');
    const ofCase = await aCase(test);
    await worker.post(`/api/cases/${ofCase.id}/next-step`).set('If-Match', '"v1"').send({ nextStep: SEALED['cases.next_step'], dueOn: null }).expect(200);
    const to = { to: 'worker', id: await workerId(test, 'key-worker-2') } as const;
    const drafting = worker.post(`/api/cases/${ofCase.id}/handovers`).set('Idempotency-Key', randomUUID());
    const { body: handover } = await drafting.send(aHandoverRequest(to, { reason: SEALED['handovers.reason'] })).expect(201);
    await worker.post(`/api/handovers/${handover.id}/offer`).set('If-Match', '"v1"').expect(200);
    await (await test.signedInAs('key-worker-2')).post(`/api/handovers/${handover.id}/decline`).set('If-Match', '"v2"')
      .send({ reason: 'other', words: SEALED['handovers.answer_words'] }).expect(204);
    return { returned, mistaken, review: review!, ofCase, handover: handover as HandoverView };
  };
  const shown = async ({ returned, mistaken, review, ofCase, handover }: Awaited<ReturnType<typeof written>>) => {
    const read = async (path: string) => (await (await test.signedInAs('team-lead')).get(path).expect(200)).body;
    const [one, two, three] = [await read(`/api/referrals/${returned.id}`), await read(`/api/referrals/${mistaken.id}`), await read(`/api/reviews/${review.id}`)];
    const [four, five] = [await read(`/api/cases/${ofCase.id}`), await read(`/api/handovers/${handover.id}`)];
    return [one.summary, one.safeguardingNote, two.withdrawal.note, one.offers[0].note, three.words, three.putOffs[0].reason, four.nextStep, five.reason, five.answerWords];
  };
  const rest = async (): Promise<string> => {
    const texts = await Promise.all(TABLES.map(async (table) => (await test.owner.query(`SELECT string_agg(t::text, ' ') AS text FROM ${table} t`)).rows[0].text));
    return texts.join(' ');
  };

  /** In which file each table stands on the disk. */
  const files = async (): Promise<string[]> => (await test.owner.query('SELECT pg_relation_filenode(t::regclass)::text AS file FROM unnest($1::text[]) t', [TABLES])).rows.map(({ file }) => file);

  it('rests encrypted and is read where it belongs', async () => {
    const saved = await written();
    expect(await shown(saved)).toEqual(Object.values(SEALED));
    expect(await rest()).not.toContain('canari');
  });

  it('is carried under lock from the day before, and back, without a word lost; without the key nothing moves', async () => {
    const saved = await written();
    const cipher = test.app.get(FieldCipher);
    await expect(downBeyondSealing()).rejects.toThrow('no key was given');
    expect(await rest()).not.toContain('canari');
    await downBeyondSealing(cipher);
    expect(await rest()).toContain(SEALED['referrals.summary']);
    expect(await rest()).toContain(SEALED['review_put_offs.reason']);
    await expect(migrateUp(owner, test.database.applicationUrl)).rejects.toThrow('no key was given');
    expect(await rest()).toContain(SEALED['referrals.summary']);
    const before = await files();
    await migrateUp(owner, test.database.applicationUrl, cipher);
    expect(await rest()).not.toContain('canari');
    // In the old file it stands until its place is needed: none of these is that file any more.
    expect((await files()).filter((file) => before.includes(file))).toEqual([]);
    expect(await shown(saved)).toEqual(Object.values(SEALED));
  });

  async function downBeyondSealing(cipher?: FieldCipher): Promise<void> {
    const isSealed = async () => (await owner.query('SELECT FROM schema_migrations WHERE timestamp >= $1', [SEALING])).length > 0;
    while (await isSealed()) await migrateDown(owner, cipher);
  }
});
