import type { PersonView } from '@waymark/contracts';
import { ClockSweep } from '../src/features/waiting-list/clock-sweep.js';
import { AuditTrail } from '../src/platform/audit/audit-trail.js';
import { Database } from '../src/platform/database/database.js';
import { sweepNorth } from './setup/sweep-north.js';
import { startTestApp, TEST_NOW, type TestApp } from './setup/test-app.js';
import { WaitingSteps } from './setup/waiting.js';

describe('the sweep of overdue clocks', () => {
  let test: TestApp;
  let given: WaitingSteps;

  beforeAll(async () => {
    test = await startTestApp();
    given = await WaitingSteps.of(test);
  });
  beforeEach(() => test.clock.setTo(TEST_NOW));
  afterAll(() => test.close());

  const sweep = (): Promise<void> => sweepNorth(test, new ClockSweep(test.app.get(Database), test.app.get(AuditTrail), test.clock));

  const eventsOf = async (referralId: string): Promise<string[]> => {
    const { rows } = await test.owner.query(
      `SELECT c.kind FROM clock_events v JOIN clocks c ON c.id = v.clock_id WHERE c.referral_id = $1 AND v.kind = 'overdue' ORDER BY 1`,
      [referralId],
    );
    return rows.map((row) => row.kind);
  };

  it('writes an overdue clock down once, run twice or by two at once', async () => {
    const entry = await given.waiting();
    test.clock.setTo('2026-11-25T10:00:00.000Z');
    await Promise.all([sweep(), sweep()]);
    await sweep();
    expect(await eventsOf(entry.referralId)).toEqual(['first-attempt']);
    expect((await given.auditOf(entry.person.id)).filter((action) => action === 'clock.overdue')).toHaveLength(1);
  });

  it('lets a clock that stands still pass its target, and finds it once the pause has ended and the moved target passed', async () => {
    const entry = await given.waiting();
    const { body } = await given.act(entry, 'pause', { reason: 'person-asked-later', note: null }).expect(200);
    test.clock.setTo('2026-11-26T10:00:00.000Z');
    await sweep();
    expect(await eventsOf(entry.referralId)).toEqual([]);
    await given.act(body, 'resume').expect(200);
    await sweep();
    expect(await eventsOf(entry.referralId)).toEqual([]);
    test.clock.setTo('2026-11-27T10:00:00.000Z');
    await sweep();
    expect(await eventsOf(entry.referralId)).toEqual(['first-attempt']);
  });

  it('is not fooled by a pause that began after the target had passed', async () => {
    const entry = await given.waiting();
    test.clock.setTo('2026-11-25T12:00:00.000Z');
    await given.act(entry, 'pause', { reason: 'person-asked-later', note: null }).expect(200);
    await sweep();
    expect(await eventsOf(entry.referralId)).toEqual(['first-attempt']);
    const { timeline } = (await given.duty.get(`/api/people/${entry.person.id}`).expect(200)).body as PersonView;
    const about = (wanted: string) => timeline.find(({ action }) => action === wanted)?.about;
    expect([about('clock.overdue'), about('clocks.paused')]).toEqual([
      { of: 'clock', clock: 'first-attempt' },
      { of: 'pause', reason: 'person-asked-later' },
    ]);
  });

  it('says nothing of whoever waits no more', async () => {
    const entry = await given.waiting();
    const body = { reason: 'moved-away', note: null, riskChecked: false, referrerTold: false, takenOverByServiceId: null, takenOverByAgency: null };
    await given.act(entry, 'leave', body).expect(200);
    test.clock.setTo('2027-03-01T10:00:00.000Z');
    await sweep();
    expect(await eventsOf(entry.referralId)).toEqual([]);
  });
});
