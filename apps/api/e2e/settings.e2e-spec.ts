import { randomUUID } from 'node:crypto';
import type { ReferralView, SettingView } from '@waymark/contracts';
import { aReferralRequest } from './setup/a-referral-request.js';
import { startTestApp, type TestApp } from './setup/test-app.js';

describe('settings', () => {
  let test: TestApp;

  beforeAll(async () => {
    test = await startTestApp();
  });
  afterAll(() => test.close());

  const decide = async (body: { key: string; value: unknown; inForceFrom: string }, role: 'administrator' | 'service-manager' = 'administrator', version?: number) => {
    const seen = version ?? (await held(body.key))?.version ?? 0;
    const agent = await test.signedInAs(role);
    return agent.post('/api/settings').set('Idempotency-Key', randomUUID()).set('If-Match', `"v${seen}"`).send(body);
  };
  const held = async (key: string, organisation: 'north' | 'south' = 'north'): Promise<SettingView | undefined> => {
    const { body } = await (await test.signedInAs('administrator', organisation)).get('/api/settings').expect(200);
    return (body as SettingView[]).find((one) => one.key === key);
  };
  const hours = (amount: number) => ({ amount, unit: 'hours', startsOn: 'received' });
  const firstAttemptOf = async (): Promise<number | undefined> => {
    const duty = await test.signedInAs('duty-worker');
    const { body } = await duty.post('/api/referrals').set('Idempotency-Key', randomUUID()).send(aReferralRequest()).expect(201);
    return (body as ReferralView).clocks.find((clock) => clock.kind === 'first-attempt')?.target?.amount;
  };

  it('ship with a value, its unit and where it comes from', async () => {
    expect(await held('target.first-attempt.self')).toMatchObject({ unit: 'target', basis: 'published', value: hours(24), inForceFrom: null });
  });

  it('are decided from a day on, by name, for one’s own organisation only', async () => {
    expect((await decide({ key: 'target.first-attempt.self', value: hours(12), inForceFrom: '2026-11-24' })).status).toBe(201);
    expect(await held('target.first-attempt.self')).toMatchObject({ value: hours(12), decidedBy: 'administrator of North' });
    expect(await held('target.first-attempt.self', 'south')).toMatchObject({ value: hours(24) });
  });

  it('hold for referrals from that day on, and leave running clocks as they were', async () => {
    expect(await firstAttemptOf()).toBe(12);
    await decide({ key: 'target.first-attempt.self', value: hours(6), inForceFrom: '2026-12-01' });
    expect(await firstAttemptOf()).toBe(12);
    expect((await held('target.first-attempt.self'))?.coming).toEqual({ value: hours(6), inForceFrom: '2026-12-01' });
    test.clock.setTo('2026-12-01T09:00:00.000Z');
    expect(await firstAttemptOf()).toBe(6);
    test.clock.setTo('2026-11-24T10:00:00.000Z');
  });

  it.each([
    ['a key that is none', { key: 'nothing', value: 1, inForceFrom: '2026-11-24' }, 'key'],
    ['a value that makes no sense', { key: 'risk.police-signal-from', value: 99, inForceFrom: '2026-11-24' }, 'value'],
    ['a day that has passed', { key: 'risk.police-signal-from', value: 12, inForceFrom: '2026-11-23' }, 'inForceFrom'],
    ['a day that does not exist', { key: 'risk.police-signal-from', value: 12, inForceFrom: '2026-02-30' }, 'inForceFrom'],
  ])('refuse %s', async (_, body, field) => {
    const answer = await decide(body);
    expect([answer.status, answer.body.fields?.[0]?.field]).toEqual([400, field]);
  });

  it('are not decided by two at once: the slower sees what the quicker decided', async () => {
    const [mine, hers] = [12, 13].map((value) => ({ key: 'risk.police-signal-from', value, inForceFrom: '2026-11-24' }));
    const answers = await Promise.all([decide(mine!, 'administrator', 0), decide(hers!, 'administrator', 0)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 412]);
    const [quicker, slower] = answers[0].status === 201 ? [mine!, answers[1]] : [hers!, answers[0]];
    const seen = (slower.body.current as SettingView[]).find(({ key }) => key === 'risk.police-signal-from');
    expect([slower.body.code, seen?.value, seen?.version]).toEqual(['stale-version', quicker.value, 1]);
    expect((await decide({ ...mine!, value: 15 })).status).toBe(201);
    expect(await held('risk.police-signal-from')).toMatchObject({ value: 15, version: 2 });
  });

  it('are not decided by whoever has not said what she saw', async () => {
    const agent = await test.signedInAs('administrator');
    const body = { key: 'risk.police-signal-from', value: 12, inForceFrom: '2026-11-24' };
    expect((await agent.post('/api/settings').set('Idempotency-Key', randomUUID()).send(body)).status).toBe(428);
  });

  it('are for administrators, and for nobody who is not signed in', async () => {
    expect((await decide({ key: 'risk.police-signal-from', value: 12, inForceFrom: '2026-11-24' }, 'service-manager')).status).toBe(403);
    await test.nobody().get('/api/settings').expect(401);
  });

  it('cannot be changed afterwards, only decided anew', async () => {
    const { rows } = await test.owner.query(`SELECT has_table_privilege('waymark_api', 'organisation_settings', 'UPDATE') AS may_change`);
    expect(rows).toEqual([{ may_change: false }]);
  });
});
