import { isSettingKey, isValidSetting, SETTING_KEYS, SETTINGS } from './setting-definitions.js';
import type { SettingKey } from './setting-values.js';

describe('the settings as shipped', () => {
  it.each(SETTING_KEYS)('%s ships with a value that its own check accepts', (key) => {
    expect(isValidSetting(key, SETTINGS[key].shipped)).toBe(true);
  });

  it('start with 24 hours for a self-referral and 48 for an agency (Wakefield)', () => {
    expect(SETTINGS['target.first-attempt.self'].shipped).toMatchObject({ amount: 24, unit: 'hours' });
    expect(SETTINGS['target.first-attempt.agency'].shipped).toMatchObject({ amount: 48, unit: 'hours' });
  });

  it('start with contact in 2 working days where risk is high (Wakefield IDVA)', () => {
    expect(SETTINGS['target.first-contact.high'].shipped).toMatchObject({ amount: 2, unit: 'working-days' });
  });

  it('start with bands 1-9, 10-13 and 14 or more (Plymouth, Southampton)', () => {
    expect(SETTINGS['risk.bands'].shipped).toEqual({ standardFrom: 1, mediumFrom: 10, highFrom: 14 });
  });

  it('bar nobody for abuse that lies far back (Mid and West Wales specification)', () => {
    expect(SETTINGS['eligibility.recent-abuse-months'].shipped).toBeNull();
  });

  it('are known by their keys, and nothing else passes for one', () => {
    expect(isSettingKey('risk.bands')).toBe(true);
    expect(isSettingKey('toString')).toBe(false);
    expect(isSettingKey('risk.nothing')).toBe(false);
    expect(isSettingKey(7)).toBe(false);
  });
});

describe('a value for a setting', () => {
  const days = { 'not-assessed': 28, high: 28, medium: 56, standard: 84 };
  const weights = { 'not-assessed': 1, high: 1, medium: 0.8, standard: 0.6 };
  const target = { amount: 3, unit: 'working-days', startsOn: 'accepted' };

  it.each<[SettingKey, unknown]>([
    ['target.first-contact.other', target],
    ['risk.bands', { standardFrom: 0, mediumFrom: 10, highFrom: 17 }],
    ['risk.police-signal-from', 27],
    ['marac.repeat', { months: 12, incident: 'criminal-behaviour' }],
    ['eligibility.recent-abuse-months', 3],
    ['eligibility.recent-abuse-months', null],
    ['review.cadence-days', { ...days, 'not-assessed': 7 }],
    ['caseload.weights', { ...weights, 'not-assessed': 0.8 }],
    ['calendar.closure-days', ['2026-12-29', '2026-12-30']],
    ['sign-in.second-factor-roles', ['administrator', 'team-lead']],
    ['sign-in.provider', 'on-with-second-factor'],
    ['review.reminder-days', { soonDays: 0, escalateAfterDays: 3 }],
    ['review.trigger-days', { urgentDays: 2, otherDays: 2 }],
  ])('%s may be %j', (key, value) => {
    expect(isValidSetting(key, value)).toBe(true);
  });

  it.each<[SettingKey, unknown, string]>([
    ['target.first-contact.other', { ...target, amount: 0 }, 'a target of nothing'],
    ['target.first-contact.other', { ...target, amount: 1.5 }, 'half a working day'],
    ['target.first-contact.other', { ...target, unit: 'weeks' }, 'an unknown unit'],
    ['target.first-contact.other', { ...target, startsOn: 'whenever' }, 'an unknown start'],
    ['target.first-contact.other', { ...target, note: 'x' }, 'a field that nothing reads'],
    ['target.first-contact.other', { amount: 3, unit: 'hours' }, 'no start'],
    ['target.first-contact.other', null, 'nothing'],
    ['risk.bands', { standardFrom: 1, mediumFrom: 14, highFrom: 10 }, 'bands out of order'],
    ['risk.bands', { standardFrom: 1, mediumFrom: 10, highFrom: 25 }, 'more than the form has items'],
    ['risk.bands', [1, 10, 14], 'a list'],
    ['risk.police-signal-from', 28, 'more than the police form has items'],
    ['risk.police-signal-from', '14', 'text'],
    ['review.cadence-days', { ...days, high: 90 }, 'a high risk seen later than a medium one'],
    ['review.cadence-days', { ...days, 'not-assessed': 84 }, 'not assessed treated like standard'],
    ['review.reminder-days', { soonDays: -1, escalateAfterDays: 7 }, 'a reminder after the day'],
    ['review.trigger-days', { urgentDays: 8, otherDays: 7 }, 'the urgent later than the rest'],
    ['caseload.weights', { ...weights, 'not-assessed': 0.6 }, 'not assessed weighing like standard'],
    ['caseload.weights', { ...weights, medium: 2 }, 'medium outweighing high'],
    ['caseload.weights', { ...weights, high: Number.NaN }, 'no number'],
    ['sign-in.step-up-minutes', 0, 'a proof that has run out before it is given'],
    ['sign-in.idle-lock-minutes', 0, 'a screen that is never open'],
    ['sign-in.idle-lock-minutes', 16, 'a desk left open for longer than a quarter of an hour'],
    ['sign-in.second-factor-roles', ['commissar'], 'a role that is none'],
    ['sign-in.second-factor-roles', ['idva', 'idva'], 'a role twice'],
    ['sign-in.provider', true, 'neither off nor on'],
    ['calendar.closure-days', ['2027-02-29'], 'a day that does not exist'],
    ['calendar.closure-days', ['2026-12-29', '2026-12-29'], 'a day twice'],
  ])('%s may not be %j: %s', (key, value) => {
    expect(isValidSetting(key, value)).toBe(false);
  });
});
