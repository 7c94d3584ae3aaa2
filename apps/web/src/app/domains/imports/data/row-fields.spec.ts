import type { ImportRowView } from '@waymark/contracts';
import { NOTHING_DECIDED } from '@waymark/domain';
import { fieldsOf, readRow } from './row-fields';

type Cell = ImportRowView['cells'][number];

const cell = (column: string, field: Cell['field'], text: string | null): Cell => ({ column, field, text, isWithheld: false, masked: null });

function aRow(cells: Cell[], changes: Partial<ImportRowView> = {}): ImportRowView {
  return {
    id: 'row',
    importId: 'import',
    importState: 'imported',
    version: 1,
    position: 3,
    state: 'review',
    givenName: null,
    familyName: null,
    receivedOn: null,
    reasons: [],
    statesHighRisk: false,
    referralId: null,
    keptBecause: null,
    cells,
    reviewReasons: [],
    withheldReasons: [],
    corrections: [],
    matches: [],
    repeats: null,
    readOn: '2026-11-22',
    rules: { oldestAgeYears: 110, oldestReceiptYears: 5 },
    routing: { visibleHighRiskFrom: 14, policeSignalFrom: 14 },
    discarded: null,
    highSetAside: null,
    nextRowId: null,
    ...changes,
  };
}

const PLAIN = [
  cell('Received', 'received-on', '11/08/2026'),
  cell('First', 'forename', 'Tirion'),
  cell('Last', 'surname', 'Cadwallader'),
  cell('Born', 'date-of-birth', '31/02/1990'),
];

describe('a row on screen', () => {
  it('reads as the API reads it, before and after a correction', () => {
    const row = aRow(PLAIN);
    expect(readRow(row, NOTHING_DECIDED).remaining.map(({ code }) => code)).toEqual(['unreadable-date']);
    const corrected = readRow(row, { ...NOTHING_DECIDED, corrections: { 'date-of-birth': '1990-02-28' } });
    expect(corrected.referral?.person.dateOfBirth).toBe('1990-02-28');
  });

  it('knows a cell that is missing from one that is empty', () => {
    const codes = (text: string | null) =>
      readRow(aRow([...PLAIN.slice(0, 3), cell('Phone', 'safe-phone', text)]), NOTHING_DECIDED).remaining.map(({ code }) => code);
    expect([codes(''), codes(null)]).toEqual([[], ['missing-column']]);
  });

  it('keeps cells beyond the headings in mind', () => {
    const row = aRow([...PLAIN.slice(0, 3), cell('+1', null, 'IDVA')]);
    expect(readRow(row, NOTHING_DECIDED).remaining.map(({ code }) => code)).toEqual(['too-many-cells']);
  });

  it('puts the fields that ask for a decision first, missing ones included, and offers lists where there are lists', () => {
    const { asked, others } = fieldsOf(aRow(PLAIN), new Set(['date-of-birth', 'gender']));
    expect(asked.map(({ field, sent }) => [field, sent])).toEqual([
      ['date-of-birth', '31/02/1990'],
      ['gender', null],
    ]);
    expect(asked[1]?.codes).toContain('non-binary');
    expect(others.map(({ field }) => field)).toEqual(['received-on', 'forename', 'surname']);
  });
});
