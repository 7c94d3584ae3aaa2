import type { ImportRowView, ShownCell } from '@waymark/contracts';
import { NOTHING_DECIDED } from '@waymark/domain';
import { fieldsOf, readRow } from './row-fields';

const cell = (column: string, field: ShownCell['field'], text: string | null, masked: string | null = null): ShownCell => ({
  ...{ column, field, text, isWithheld: masked !== null, masked },
});
const OTHERS_NUMBER = { code: 'phone-belongs-to-other', field: 'safe-phone', column: 'Phone', raw: '••••• •••989 (mum)', offer: null } as const;

const aRow = (changes: Partial<ImportRowView> = {}): ImportRowView => ({
  ...{ id: 'row', importId: 'import', importState: 'imported', version: 1, position: 3, state: 'review' },
  ...{ givenName: null, familyName: null, receivedOn: null, reasons: [], statesHighRisk: false, referralId: null, keptBecause: null },
  cells: [
    cell('Received', 'received-on', '11/08/2026'),
    cell('First', 'forename', 'Tirion'),
    cell('Phone', 'safe-phone', null, '••••• •••989 (mum)'),
    cell('Street', null, null, '•••••'),
    cell('Last', 'surname', 'Cadwallader'),
  ],
  ...{ reviewReasons: [], withheldReasons: [OTHERS_NUMBER], corrections: [], matches: [], repeats: null, readOn: '2026-11-22' },
  ...{ rules: { oldestAgeYears: 110, oldestReceiptYears: 5 }, routing: { visibleHighRiskFrom: 14, policeSignalFrom: 14 } },
  ...{ discarded: null, highSetAside: null, nextRowId: null },
  ...changes,
});

describe('a row on screen whose address and number are covered', () => {
  it('says what the covered cells ask for, reads the others, and takes no covered cell for a missing one', () => {
    const { remaining, draft } = readRow(aRow(), NOTHING_DECIDED);
    expect(remaining).toEqual([OTHERS_NUMBER]);
    expect([draft?.person.surname, draft?.contact.phone]).toEqual(['Cadwallader', null]);
  });

  it('is settled by the decision, or by what she writes in the place of the covered text, read by the same rules', () => {
    expect(readRow(aRow(), { ...NOTHING_DECIDED, thirdPersonPhone: 'keep' }).remaining).toEqual([]);
    expect(readRow(aRow(), { ...NOTHING_DECIDED, corrections: { 'safe-phone': '07700 900123' } }).remaining).toEqual([]);
    const wrong = readRow(aRow(), { ...NOTHING_DECIDED, corrections: { 'safe-phone': '12' } });
    expect(wrong.remaining).toMatchObject([{ code: 'unreadable-phone', raw: '12' }]);
  });

  it('shows of a covered field only its mask', () => {
    const [phone] = fieldsOf(aRow(), new Set(['safe-phone'])).asked;
    expect([phone?.sent, phone?.masked]).toEqual([null, '••••• •••989 (mum)']);
  });

  it('asks about a high risk that a covered column states, until somebody has answered', () => {
    const row = aRow({ statesHighRisk: true, withheldReasons: [] });
    expect(readRow(row, NOTHING_DECIDED).remaining).toMatchObject([{ code: 'high-risk-unread' }]);
    expect(readRow(row, { ...NOTHING_DECIDED, statedHigh: 'keep' }).remaining).toEqual([]);
  });
});
