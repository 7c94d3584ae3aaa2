import { suggestMapping } from './column-mapping.js';
import { routeSettings, settingsInForce } from '../settings/index.js';
import { NOTHING_DECIDED, readWithDecisions, type RowDecisions } from './finish-row.js';
import { importRules } from './import-rules.js';
import { aRow, aShortRow, FIXTURE_COLUMNS } from './invented-rows.fixture.js';
import type { RawRow } from './raw-row.js';
import type { ReviewReason } from './review-reasons.js';

const MAPPING = suggestMapping(FIXTURE_COLUMNS);
const SETTINGS = settingsInForce([], '2026-11-22');
const CONTEXT = { today: '2026-11-22', rules: importRules(SETTINGS), routing: routeSettings(SETTINGS) };
const decided = (raw: RawRow, decisions: Partial<RowDecisions>, found: ReviewReason[] = []) =>
  readWithDecisions(raw, MAPPING, found, { ...NOTHING_DECIDED, ...decisions }, CONTEXT);
const known: ReviewReason = { code: 'known-person', field: null, column: null, raw: 'Tirion Cadwallader', offer: null };

describe('a row to review', () => {
  it('stays one while nothing is decided', () => {
    const { remaining, referral } = decided(aRow({ DOB: '31/02/1990' }), {});
    expect([remaining.map((reason) => reason.code), referral]).toEqual([['unreadable-date'], null]);
  });

  it('is finished by the date that was meant, or by leaving the date open', () => {
    const row = aRow({ DOB: '31/02/1990' });
    expect(decided(row, { corrections: { 'date-of-birth': '1990-02-28' } }).referral?.person.dateOfBirth).toBe('1990-02-28');
    expect(decided(row, { corrections: { 'date-of-birth': '' } }).referral?.person.dateOfBirth).toBeNull();
  });

  it('never becomes a referral without a name or a day of receipt', () => {
    expect(decided(aRow(), { corrections: { surname: '' } }).remaining.map((one) => one.code)).toEqual(['missing-name']);
    expect(decided(aRow(), { corrections: { 'received-on': ' ' } }).referral).toBeNull();
  });

  it('refuses a correction that is as unreadable as what it corrects', () => {
    const { remaining } = decided(aRow({ Score: '26' }), { corrections: { score: '25' } });
    expect(remaining.map((reason) => reason.code)).toEqual(['impossible-score']);
  });

  it('believes an unlikely birthday once a worker has written it herself, and no impossible one', () => {
    const row = aRow({ DOB: '01/02/1914' });
    expect(decided(row, {}).remaining.map((one) => one.code)).toEqual(['unlikely-date']);
    expect(decided(row, { corrections: { 'date-of-birth': '1914-02-01' } }).referral?.person.dateOfBirth).toBe('1914-02-01');
    expect(decided(row, { corrections: { 'date-of-birth': '1814-02-01' } }).referral).toBeNull();
  });

  it('does not let a look at one date settle another', () => {
    const row = aRow({ DOB: '01/02/1914', 'Date received': '11/08/2016' });
    const { remaining } = decided(row, { corrections: { 'date-of-birth': '1914-02-01' } });
    expect(remaining.map((reason) => reason.field)).toEqual(['received-on']);
  });

  it('keeps somebody else’s number away from hers, whatever is decided about it', () => {
    const row = aRow({ 'Safe phone': "07700 900989 (mum's)" });
    expect(decided(row, {}).referral).toBeNull();
    for (const thirdPersonPhone of ['leave-out', 'keep'] as const) {
      const { referral } = decided(row, { thirdPersonPhone });
      expect(referral?.contact.phone).toBeNull();
      expect(referral?.contact.thirdPersonPhone?.number).toBe('+447700900989');
    }
  });

  it.each([
    [{ DOB: '14/03/2031' }, 'date-of-birth-in-future', null],
    [{ 'Date received': '14/03/2031' }, 'date-in-future', null],
    [{ 'Date received': '08/25/2031' }, 'ambiguous-date', null],
    [{ 'Date received': '08/25/2026' }, 'ambiguous-date', '2026-08-25'],
    [{ DOB: '01/02/1914' }, 'unlikely-date', '1914-02-01'],
    [{ DOB: '01/02/1814' }, 'unlikely-date', null],
    [{ DOB: '12/08/2026' }, 'received-before-birth', null],
  ])('offers for %j (%s) only a day that would be taken: %s', (cells, code, offer) => {
    const reason = decided(aRow(cells), {}).remaining.find((one) => one.code === code);
    expect(reason).toMatchObject({ code, offer });
    const field = reason?.field ?? 'received-on';
    if (offer !== null) expect(decided(aRow(cells), { corrections: { [field]: offer } }).referral).not.toBeNull();
  });

  it('loses no high risk that the agency has stated, whatever becomes of the cell that says so', () => {
    const row = aRow({ Checklist: '', Score: 'High' });
    const leftOpen = decided(row, { corrections: { score: '' } });
    expect(leftOpen.remaining).toEqual([{ code: 'high-risk-unread', field: null, column: null, raw: 'High', offer: null }]);
    expect(decided(row, { corrections: { checklist: 'dara' } }).remaining).toEqual([]);
    for (const statedHigh of ['keep', 'set-aside'] as const) {
      expect(decided(row, { corrections: { score: '' }, statedHigh }).referral).not.toBeNull();
    }
    const lowered = decided(aRow({ Checklist: 'DARA', Score: 'High' }), { corrections: { score: 'medium' } });
    expect(lowered.remaining).toMatchObject([{ code: 'high-risk-unread', raw: 'high' }]);
  });

  it('asks who it is until a worker has said so', () => {
    expect(decided(aRow(), {}, [known]).remaining.map((reason) => reason.code)).toEqual(['known-person']);
    expect(decided(aRow(), { person: 'new' }, [known]).referral?.person.forename).toBe('Tirion');
  });

  it('is finished cell by cell when its line broke off', () => {
    const short = aShortRow();
    const missing = decided(short, {}).remaining.flatMap((reason) => (reason.field === null ? [] : [reason.field]));
    const filled = Object.fromEntries(missing.map((field) => [field, '']));
    const { referral } = decided(short, { corrections: { ...filled, surname: 'Cadwallader' } });
    expect(referral?.person.surname).toBe('Cadwallader');
  });

  it('whose cells slipped is finished only after somebody compared them', () => {
    const slipped: RawRow = { ...aRow(), 'extra cell 1': 'IDVA' };
    expect(decided(slipped, {}).remaining.map((reason) => reason.code)).toEqual(['too-many-cells']);
    expect(decided(slipped, { cellsChecked: true }).referral).not.toBeNull();
  });

  it('keeps the agency’s own name when a worker says what kind of agency it is', () => {
    const { referral } = decided(aRow({ 'Referring agency': 'Hafan Wellbeing Hub' }), {
      corrections: { 'referring-agency': 'voluntary-other' },
    });
    expect([referral?.source, referral?.agency]).toEqual(['voluntary-other', 'Hafan Wellbeing Hub']);
  });
});
