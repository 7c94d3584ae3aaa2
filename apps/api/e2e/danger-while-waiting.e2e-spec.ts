import type { WaitingEntryView } from '@waymark/contracts';
import type TestAgent from 'supertest/lib/agent.js';
import { aFinish, assessing } from './setup/an-assessment.js';
import { startTestApp, TEST_NOW, type TestApp } from './setup/test-app.js';
import { WaitingSteps } from './setup/waiting.js';

const HIGH = aFinish({ judgement: { level: 'high', reason: 'He has found out where she is.' } });

describe('danger that is found while somebody waits', () => {
  let test: TestApp;
  let given: WaitingSteps;
  let idva: TestAgent;
  let does: ReturnType<typeof assessing>;

  beforeAll(async () => {
    test = await startTestApp();
    given = await WaitingSteps.of(test);
    idva = await test.signedInAs('idva');
    does = assessing(idva, await test.signedInAs('duty-worker'));
  });
  beforeEach(() => test.clock.setTo(TEST_NOW));
  afterAll(() => test.close());

  const tasksOf = async ({ id }: WaitingEntryView) =>
    (await test.owner.query('SELECT id, kind, holder_id, due_at, done_at FROM tasks WHERE entry_id = $1 ORDER BY done_at NULLS LAST', [id])).rows;
  const messagesOf = async (ids: string[]) =>
    (await test.owner.query(`SELECT subject_id FROM outbox_messages WHERE topic = 'safety-contact.needed' AND subject_id = ANY ($1)`, [ids])).rows;
  const versionOf = async ({ referralId }: WaitingEntryView): Promise<number> =>
    (await test.owner.query('SELECT version FROM referrals WHERE id = $1', [referralId])).rows[0].version;
  const decideHigh = async (entry: WaitingEntryView, reason: string) =>
    does.act(`/api/referrals/${entry.referralId}/risk-level`, await versionOf(entry)).send({ level: 'high', reason });
  const clock = (entry: WaitingEntryView, kind: string) => entry.clocks.find((one) => one.kind === kind)!;

  it('takes her out of the queue at once: a safety contact, due now, for the holder of her risk', async () => {
    const entry = await given.waiting({}, { source: 'police', agencyName: 'Heddlu Example' });
    test.clock.setTo('2026-11-25T09:00:00.000Z');
    await does.finished(entry.referralId, HIGH);
    expect(await tasksOf(entry)).toEqual([
      expect.objectContaining({ kind: 'safety-contact', holder_id: entry.holder.id, due_at: test.clock.now(), done_at: null }),
    ]);
    const { rows, numbers } = await given.list();
    expect(rows.filter(({ id }) => id === entry.id)).toEqual([
      expect.objectContaining({ band: 'safety-contact', rank: 1, safetyContact: { grounds: ['recorded-high'], dueAt: test.clock.now().toISOString(), doneAt: null } }),
    ]);
    expect(numbers.safetyContacts).toBe(1);
    expect(await given.auditOf(entry.person.id)).toContain('safety-contact.needed');
  });

  it('owes her the shorter targets of a high risk from then on, and makes the assessment itself no later', async () => {
    const entry = await given.waiting({}, { source: 'police', agencyName: 'Heddlu Example' });
    test.clock.setTo('2026-12-01T09:00:00.000Z');
    await does.finished(entry.referralId, HIGH);
    const after = await given.entry(entry.id);
    expect(clock(after, 'first-contact').dueAt < clock(entry, 'first-contact').dueAt).toBe(true);
    expect(clock(after, 'assessment')).toMatchObject({ state: 'met', dueAt: clock(entry, 'assessment').dueAt });
  });

  it('is said once and owed once, however often the level is found to be high', async () => {
    const entry = await given.waiting();
    await does.finished(entry.referralId, HIGH);
    await does.finished(entry.referralId, HIGH);
    expect((await decideHigh(entry, 'He waits outside her work.')).status).toBe(200);
    const tasks = await tasksOf(entry);
    expect(tasks).toHaveLength(1);
    expect(await messagesOf(tasks.map(({ id }) => id))).toHaveLength(1);
  });

  it('counts as much when a worker decides the level beside any score', async () => {
    const entry = await given.waiting();
    expect((await decideHigh(entry, 'He has been released early.')).status).toBe(200);
    expect(await given.entry(entry.id)).toMatchObject({ band: 'safety-contact', safetyContact: { grounds: ['recorded-high'], doneAt: null } });
  });

  it('leaves whoever is assessed below high in her place in the queue', async () => {
    const entry = await given.waiting();
    await does.finished(entry.referralId);
    expect(await tasksOf(entry)).toEqual([]);
    expect(await given.entry(entry.id)).toMatchObject({ band: 'assessed', safetyContact: null });
  });

  it('opens a new safety contact when danger is found again after the first was made', async () => {
    const entry = await given.waiting({ judgedHigh: true });
    await given.log(entry, { outcome: 'spoke' }).expect(201);
    expect((await decideHigh(entry, 'New threats since yesterday.')).status).toBe(200);
    const tasks = await tasksOf(entry);
    expect(tasks.map(({ done_at }) => done_at === null)).toEqual([false, true]);
    expect(await messagesOf(tasks.map(({ id }) => id))).toHaveLength(2);
    const rows = (await given.list()).rows.filter(({ id }) => id === entry.id);
    expect(rows).toEqual([expect.objectContaining({ safetyContact: expect.objectContaining({ doneAt: null, grounds: ['recorded-high', 'professional-judgement'] }) })]);
  });

  it('asks for no second one of whoever has been spoken to since the danger was known, when a checklist confirms it', async () => {
    const entry = await given.waiting({ judgedHigh: true });
    test.clock.setTo('2026-11-24T12:00:00.000Z');
    await given.log(entry, { outcome: 'spoke' }).expect(201);
    test.clock.setTo('2026-11-24T13:00:00.000Z');
    expect((await does.finished(entry.referralId, HIGH)).safetyContact).toBeNull();
    expect(await tasksOf(entry)).toEqual([expect.objectContaining({ done_at: expect.any(Date) })]);
  });

  it('asks for one although she was spoken to that day, where the checklist found the danger after it', async () => {
    const entry = await given.waiting();
    test.clock.setTo('2026-11-24T12:00:00.000Z');
    await given.log(entry, { outcome: 'spoke' }).expect(201);
    test.clock.setTo('2026-11-24T13:00:00.000Z');
    expect((await does.finished(entry.referralId, HIGH)).safetyContact).toMatchObject({ entryId: entry.id });
    expect(await tasksOf(entry)).toEqual([expect.objectContaining({ done_at: null, due_at: test.clock.now() })]);
  });

  it('finishes a parked assessment after she left the list, with her clocks as they ended', async () => {
    const entry = await given.waiting();
    const draft = await does.started(entry.referralId);
    await does.answerAll(draft.id, 0);
    await does.act(`/api/risk-assessments/${draft.id}/park`, draft.version).send({ item: null }).expect(200);
    const leaving = { reason: 'moved-away', note: null, riskChecked: false, referrerTold: false, takenOverByServiceId: null, takenOverByAgency: null };
    await given.act(entry, 'leave', leaving).expect(200);
    await does.finish({ id: draft.id, version: draft.version + 1 }, HIGH).expect(200);
    const after = await given.entry(entry.id);
    expect(clock(after, 'assessment')).toMatchObject({ state: 'ended', stoppedAt: null });
    expect(await tasksOf(entry)).toEqual([]);
  });

  it('leaves the time that stood still out of the assessment clock', async () => {
    const entry = await given.waiting();
    const { body: paused } = await given.act(entry, 'pause', { reason: 'person-asked-later', note: null }).expect(200);
    test.clock.setTo('2026-12-09T10:00:00.000Z');
    await given.act(paused, 'resume').expect(200);
    await does.finished(entry.referralId);
    expect(clock(await given.entry(entry.id), 'assessment').state).toBe('met');
    const { rows } = await test.owner.query(
      `SELECT c.due_at, c.stopped_at FROM clocks c WHERE c.referral_id = $1 AND c.kind = 'assessment'`,
      [entry.referralId],
    );
    expect(rows[0].due_at > rows[0].stopped_at).toBe(true);
  });

  it('lets an assessment and whoever acts on the list come one after the other', async () => {
    for (let round = 0; round < 3; round += 1) {
      const entry = await given.waiting();
      const draft = await does.started(entry.referralId);
      await does.answerAll(draft.id, 0);
      const [finished, paused] = await Promise.all([
        does.finish(draft, HIGH),
        given.act(entry, 'pause', { reason: 'unsafe-to-contact', note: null }),
      ]);
      expect(finished.status).toBe(200);
      expect([200, 412]).toContain(paused.status);
      expect(await tasksOf(entry)).toHaveLength(1);
    }
  });
});
