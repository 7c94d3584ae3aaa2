import { randomUUID } from 'node:crypto';
import type { HandoverView, TodayItemView, TodayRowView } from '@waymark/contracts';
import type TestAgent from 'supertest/lib/agent.js';
import { HandoverSweep, HandoversRepository, HandoverWords } from '../src/features/handovers/index.js';
import { AuditTrail } from '../src/platform/audit/audit-trail.js';
import { Database } from '../src/platform/database/database.js';
import { JobIdentity } from '../src/platform/database/job-identity.js';
import { newScope, runInScope } from '../src/platform/database/request-scope.js';
import { Outbox } from '../src/platform/outbox/outbox.js';
import { aCase, aHandoverRequest, workerId } from './setup/a-case.js';
import { startTestApp, TEST_NOW, type TestApp } from './setup/test-app.js';

const LAST_MOMENT = '2026-11-26T23:59:59.999Z';
const AFTER_LAPSE = '2026-11-27T00:00:00.000Z';

describe('the sweep of offers that nobody answered', () => {
  let test: TestApp;
  let giver: TestAgent;
  let organisationId: string;

  beforeAll(async () => {
    test = await startTestApp();
    giver = await test.signedInAs('key-worker');
    organisationId = (await test.owner.query(`SELECT id FROM organisations WHERE name_en = 'North'`)).rows[0].id;
  });
  beforeEach(() => test.clock.setTo(TEST_NOW));
  afterAll(() => test.close());

  /** As the job process runs it: its own transaction under the identity of the sweep. */
  const sweep = (organisation = organisationId): Promise<void> => {
    const scope = { ...newScope(randomUUID()), systemJob: 'handovers-lapse' };
    return runInScope(scope, async () => {
      const database = test.app.get(Database);
      await database.begin(test.app.get(JobIdentity).ofOrganisation(organisation));
      await new HandoverSweep(new HandoversRepository(database, test.app.get(HandoverWords)), test.app.get(Outbox), test.app.get(AuditTrail), test.clock).run();
      await scope.transaction?.commit();
    });
  };

  const offered = async (): Promise<HandoverView & { giverId: string }> => {
    const ofCase = await aCase(test);
    const body = aHandoverRequest({ to: 'worker', id: await workerId(test, 'key-worker-2') });
    const { body: draft } = await giver.post(`/api/cases/${ofCase.id}/handovers`).set('Idempotency-Key', randomUUID()).send(body).expect(201);
    const answer = await giver.post(`/api/handovers/${draft.id}/offer`).set('If-Match', '"v1"').expect(200);
    return { ...answer.body, giverId: ofCase.workerId };
  };
  const stateOf = async ({ id }: HandoverView): Promise<string> => (await test.owner.query('SELECT state FROM handovers WHERE id = $1', [id])).rows[0].state;
  const lapsesOf = async ({ id }: HandoverView): Promise<number> =>
    (await test.owner.query(`SELECT count(*)::int AS n FROM audit_entries WHERE action = 'handover.lapsed' AND subject_id = $1`, [id])).rows[0].n;

  it('is stopped by no text that cannot be opened: all others lapse, and so does that one', async () => {
    const [damaged, other] = [await offered(), await offered()];
    await test.owner.query(`UPDATE handovers SET reason = '\\x01ff'::bytea WHERE id = $1`, [damaged.id]);
    test.clock.setTo(AFTER_LAPSE);
    await sweep();
    expect([await stateOf(damaged), await stateOf(other)]).toEqual(['lapsed', 'lapsed']);
  });

  it('leaves an offer alone until its last moment has passed', async () => {
    const handover = await offered();
    test.clock.setTo(LAST_MOMENT);
    await sweep();
    expect(await stateOf(handover)).toBe('offered');
    test.clock.setTo(AFTER_LAPSE);
    await sweep();
    expect(await stateOf(handover)).toBe('lapsed');
  });

  it('says it once, run twice or by two processes at once', async () => {
    const handover = await offered();
    test.clock.setTo(AFTER_LAPSE);
    await Promise.all([sweep(), sweep()]);
    await sweep();
    expect(await lapsesOf(handover)).toBe(1);
    const { rows } = await test.owner.query(`SELECT count(*)::int AS n FROM outbox_messages WHERE topic = 'handover.lapsed' AND subject_id = $1`, [handover.id]);
    expect(rows).toEqual([{ n: 1 }]);
  });

  it('leaves the risk with the giver, who is shown that the case is still hers', async () => {
    const handover = await offered();
    test.clock.setTo(AFTER_LAPSE);
    await sweep();
    const { body } = await giver.get(`/api/handovers/${handover.id}`).expect(200);
    expect(body).toMatchObject({ state: 'lapsed', acts: ['acknowledge'], riskHolder: { id: handover.giverId } });
  });

  describe('and of those that were accepted and nobody completed', () => {
    /** Accepted on a Tuesday, so that the fifth working day is the Tuesday after. */
    const LAST_DAY = '2026-12-01T23:59:59.999Z';
    const AFTER_END = '2026-12-02T00:00:00.000Z';
    const accepted = async (): Promise<HandoverView> => {
      const { id, version } = await offered();
      const receiver = await test.signedInAs('key-worker-2');
      return (await receiver.post(`/api/handovers/${id}/accept`).set('If-Match', `"v${version}"`).send({ hasConflict: false }).expect(200)).body;
    };
    const notesOf = async ({ id }: HandoverView): Promise<number> =>
      (await test.owner.query(`SELECT count(*)::int AS n FROM audit_entries WHERE action = 'handover.ended' AND subject_id = $1`, [id])).rows[0].n;

    it('ends them once their working days are over, not before and once, and says so on the timeline', async () => {
      const handover = await accepted();
      expect(handover.endsAt).toBe(LAST_DAY);
      test.clock.setTo(LAST_DAY);
      await sweep();
      expect(await stateOf(handover)).toBe('accepted');
      test.clock.setTo(AFTER_END);
      await Promise.all([sweep(), sweep()]);
      expect([await stateOf(handover), await notesOf(handover)]).toEqual(['completed', 1]);
      const { body: person } = await (await test.signedInAs('key-worker-2')).get(`/api/people/${handover.person.id}`).expect(200);
      expect(person.timeline.map(({ action }: { action: string }) => action)).toContain('handover.ended');
    });

    it('ends after a week those that were accepted without a last day, and says until then when that is', async () => {
      const handover = await accepted();
      await test.owner.query('UPDATE handovers SET ends_at = NULL WHERE id = $1', [handover.id]);
      const aWeekOn = new Date(Date.parse(TEST_NOW) + 7 * 86_400_000);
      const { body } = await giver.get(`/api/handovers/${handover.id}`).expect(200);
      const { body: today } = await giver.get('/api/today').expect(200);
      const row = today.rows.find(({ person }: TodayRowView) => person.id === handover.person.id);
      expect([body.endsAt, row.items[0].passed.until]).toEqual([aWeekOn.toISOString(), aWeekOn.toISOString()]);
      test.clock.setTo(aWeekOn.toISOString());
      await sweep();
      expect(await stateOf(handover)).toBe('accepted');
      test.clock.setTo(new Date(aWeekOn.getTime() + 1).toISOString());
      await sweep();
      await sweep();
      expect([await stateOf(handover), await notesOf(handover)]).toEqual(['completed', 1]);
    });

    it('says until then on Today of both whose the case is, since when, and until when its giver reads', async () => {
      const handover = await accepted();
      const passed = { since: TEST_NOW, until: LAST_DAY };
      const line = async (as: TestAgent) =>
        (await as.get('/api/today').expect(200)).body.rows.find(({ person }: TodayRowView) => person.id === handover.person.id)?.items.find((item: TodayItemView) => item.passed);
      expect(await line(giver)).toMatchObject({ kind: 'handover-accepted', by: 'second key-worker of North', passed });
      expect(await line(await test.signedInAs('key-worker-2'))).toMatchObject({ by: 'key-worker of North', dueOn: '2026-12-01', passed, does: { act: 'finish-handover' } });
    });
  });

  it('touches no offer of another organisation', async () => {
    const handover = await offered();
    test.clock.setTo(AFTER_LAPSE);
    await sweep((await test.owner.query(`SELECT id FROM organisations WHERE name_en = 'South'`)).rows[0].id);
    expect(await stateOf(handover)).toBe('offered');
  });
});
