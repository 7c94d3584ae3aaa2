import { isValidSetting, SETTING_KEYS, SETTINGS } from '@waymark/domain';
import { entriesOf, partsOf, valueOf } from './setting-parts';

describe('the parts of a setting', () => {
  it.each(SETTING_KEYS)('give %s back as it was when nothing is changed', (key) => {
    const { shipped, unit } = SETTINGS[key];
    const parts = partsOf({ shipped, unit });
    expect(valueOf(parts, entriesOf(shipped))).toEqual(shipped);
  });

  it('make a target of hours out of an amount, a unit and a start', () => {
    const parts = partsOf(SETTINGS['target.support-start']);
    const value = valueOf(parts, { amount: '36', unit: 'hours', startsOn: 'accepted' });
    expect(isValidSetting('target.support-start', value)).toBe(true);
  });

  it('read days as people type them, one a line, and leave to the rule what is none', () => {
    const parts = partsOf(SETTINGS['calendar.closure-days']);
    expect(valueOf(parts, { '': '24/12/2027\n\n2 Ion 2028' })).toEqual(['2027-12-24', '2028-01-02']);
    expect(isValidSetting('calendar.closure-days', valueOf(parts, { '': '31/02/2027' }))).toBe(false);
  });

  it('read an empty limit as none, and an empty number as no value', () => {
    expect(valueOf(partsOf(SETTINGS['eligibility.recent-abuse-months']), { '': '' })).toBeNull();
    expect(isValidSetting('risk.police-signal-from', valueOf(partsOf(SETTINGS['risk.police-signal-from']), { '': '' }))).toBe(false);
  });
});
