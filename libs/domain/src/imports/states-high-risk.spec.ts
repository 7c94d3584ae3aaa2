import { routeSettings, settingsInForce } from '../settings/index.js';
import { suggestMapping } from './column-mapping.js';
import { importRules } from './import-rules.js';
import { aRow, FIXTURE_COLUMNS } from './invented-rows.fixture.js';
import { draftOf } from './read-referral-file.js';
import { readReferralRow } from './read-referral-row.js';
import { statesHighRisk } from './states-high-risk.js';

const SETTINGS = settingsInForce([], '2026-11-22');
const CONTEXT = { today: '2026-11-22', rules: importRules(SETTINGS), routing: routeSettings(SETTINGS) };

describe('a row of an agency', () => {
  const states = (cells: Record<string, string>, columns: readonly string[] = FIXTURE_COLUMNS): boolean =>
    statesHighRisk(draftOf(readReferralRow({ ...aRow(), ...cells }, suggestMapping(columns), CONTEXT)), routeSettings(SETTINGS));

  it.each([
    ['SafeLives Dash 24', '14', true],
    ['SafeLives Dash 24', '13', false],
    ['DARA', 'High', true],
    ['DARA', 'Medium', false],
    ['', 'High', true],
    ['', 'high risk', true],
    ['', 'uchel', true],
    ['', '18', true],
    ['', '9', false],
    ['DASH 2009 (27)', 'High', true],
    ['DASH 2009 (27)', '31', true],
    ['SafeLives Dash 24', '22/27', true],
    ['a form of our own', 'HIGH (see letter)', true],
    ['SafeLives Dash 24', '', false],
    ['', '', false],
  ])('with "%s" and "%s" states high risk: %s', (Checklist, Score, expected) => {
    expect(states({ Checklist, Score })).toBe(expected);
  });

  it('states it in a second column for a level, which fills no field, and not in any other column', () => {
    expect(states({ 'Risk level': 'High' }, [...FIXTURE_COLUMNS, 'Risk level'])).toBe(true);
    expect(states({ 'Risk level': 'Standard' }, [...FIXTURE_COLUMNS, 'Risk level'])).toBe(false);
    expect(states({ Street: 'High Street' }, [...FIXTURE_COLUMNS, 'Street'])).toBe(false);
  });

  it('that is blank states nothing', () => {
    expect(statesHighRisk(null, routeSettings(SETTINGS))).toBe(false);
  });
});
