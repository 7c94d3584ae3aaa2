import { SETTING_KEYS, SETTINGS } from './setting-definitions.js';
import { inForceSince, settingInForce, settingsInForce, type SettingRow } from './settings-in-force.js';
import { attemptRuleFor, routeSettings, serviceCalendar, settingOfTarget, targetsFor } from './settings-for-rules.js';

const row = (value: unknown, inForceFrom: string, decidedAt = '2026-01-01T09:00:00Z'): SettingRow => ({
  key: 'risk.police-signal-from',
  value,
  inForceFrom,
  decidedAt: new Date(decidedAt),
});
const on = (day: string, ...rows: SettingRow[]) => settingInForce(rows, 'risk.police-signal-from', day);

describe('the setting in force on a day', () => {
  it('is the shipped one until the organisation decides', () => {
    expect(on('2026-11-22')).toBe(14);
    expect(on('2026-11-22', row(15, '2026-11-23'))).toBe(14);
  });

  it('holds from its first day on', () => {
    expect(on('2026-11-23', row(15, '2026-11-23'))).toBe(15);
  });

  it('is the latest that had begun, in whatever order the rows come', () => {
    const rows = [row(17, '2026-12-01'), row(15, '2026-06-01'), row(16, '2026-09-01')];
    expect(on('2026-11-22', ...rows)).toBe(16);
    expect(on('2026-07-01', ...rows)).toBe(15);
  });

  it('is the later decision where two begin on one day', () => {
    const first = row(15, '2026-06-01', '2026-05-01T09:00:00Z');
    const correction = row(16, '2026-06-01', '2026-05-02T09:00:00Z');
    expect(on('2026-06-01', first, correction)).toBe(16);
    expect(on('2026-06-01', correction, first)).toBe(16);
  });

  it('is not looked for among other settings', () => {
    expect(on('2026-11-22', { ...row(3, '2026-01-01'), key: 'risk.escalation-call-outs' })).toBe(14);
  });

  it('is never replaced in silence when the stored value makes no sense', () => {
    expect(() => on('2026-11-22', row('many', '2026-01-01'))).toThrow('risk.police-signal-from');
  });

  it('can be read for all settings at once', () => {
    const settings = settingsInForce([row(15, '2026-01-01')], '2026-11-22');
    expect(Object.keys(settings)).toEqual(SETTING_KEYS);
    expect(settings['risk.police-signal-from']).toBe(15);
    expect(settings['risk.bands']).toBe(SETTINGS['risk.bands'].shipped);
  });
});

describe('settings as the rules take them', () => {
  const settings = settingsInForce([], '2026-11-22');

  it('give a person her targets by who referred and how great the danger is', () => {
    const selfHigh = targetsFor({ selfReferral: true, highRisk: true }, settings);
    const agency = targetsFor({ selfReferral: false, highRisk: false }, settings);
    expect(selfHigh['first-attempt'].amount).toBe(24);
    expect(selfHigh['first-contact'].amount).toBe(2);
    expect(selfHigh.assessment.amount).toBe(5);
    expect(agency['first-attempt'].amount).toBe(48);
    expect(agency['first-contact'].amount).toBe(5);
    expect(agency.assessment.amount).toBe(10);
  });

  it.each([
    ['high', 5],
    ['not-assessed', 5],
    ['medium', 3],
    ['standard', 3],
  ] as const)('owe somebody of risk %s %i attempts', (risk, attempts) => {
    expect(attemptRuleFor(risk, settings).attempts).toBe(attempts);
  });

  it('hand the thresholds to the route', () => {
    expect(routeSettings(settings)).toEqual({ visibleHighRiskFrom: 14, policeSignalFrom: 14 });
  });

  it('join the closures of the service to the bank holidays', () => {
    const closed = { ...settings, 'calendar.closure-days': ['2026-12-29'] };
    expect(serviceCalendar(['2026-12-25'], closed).holidays).toEqual(new Set(['2026-12-25', '2026-12-29']));
  });
});

describe('the setting behind a target', () => {
  const settings = settingsInForce([], '2026-11-22');
  const agency = { selfReferral: false, highRisk: false };

  it('is the one that says so many hours for who referred', () => {
    expect(settingOfTarget('first-attempt', { amount: 48, unit: 'hours' }, agency, settings)).toBe('target.first-attempt.agency');
    expect(settingOfTarget('first-attempt', { amount: 24, unit: 'hours' }, { ...agency, selfReferral: true }, settings)).toBe('target.first-attempt.self');
  });

  it('is that of high risk where danger has shortened it, also when it is known as lower by now', () => {
    const { amount, unit } = settings['target.first-contact.high'];
    expect(settingOfTarget('first-contact', { amount, unit }, agency, settings)).toBe('target.first-contact.high');
  });

  it('is none where it was changed since', () => {
    expect(settingOfTarget('first-attempt', { amount: 12, unit: 'hours' }, agency, settings)).toBeNull();
  });

  it('holds since the day of its last decision, and since none while it is as shipped', () => {
    expect(inForceSince([row(15, '2026-11-01'), row(16, '2026-11-20'), row(17, '2026-12-01')], 'risk.police-signal-from', '2026-11-22')).toBe('2026-11-20');
    expect(inForceSince([], 'risk.police-signal-from', '2026-11-22')).toBeNull();
  });
});
