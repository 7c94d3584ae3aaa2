import { suggestMapping } from './column-mapping.js';
import {
  areRowsOpen,
  canMoveImport,
  discardImport,
  discardRow,
  IMPORT_ROW_STATES,
  IMPORT_ROW_STEPS,
  IMPORT_STATES,
  IMPORT_STEPS,
  startImport,
  type RowToDiscard,
} from './import-states.js';

const COLUMNS = ['Date received', 'Forename', 'Surname'];

describe('an import', () => {
  it('reaches every state from the first, and leaves none of the last', () => {
    expect(reachable(IMPORT_STEPS, 'uploaded')).toEqual(new Set(IMPORT_STATES));
    expect(reachable(IMPORT_ROW_STEPS, 'waiting')).toEqual(new Set(IMPORT_ROW_STATES));
    expect(IMPORT_STATES.filter((state) => IMPORT_STEPS[state].length === 0)).toEqual(['undone', 'discarded']);
  });

  it('never runs a second time', () => {
    expect(canMoveImport('imported', 'importing')).toBe(false);
    expect(canMoveImport('importing', 'importing')).toBe(false);
  });

  it('starts only when every column was decided on', () => {
    expect(startImport('uploaded', COLUMNS, suggestMapping(COLUMNS))).toEqual({ ok: true, value: 'importing' });
    expect(startImport('uploaded', COLUMNS, null)).toEqual({ ok: false, refusal: 'mapping-incomplete' });
    expect(startImport('uploaded', [...COLUMNS, 'New'], suggestMapping(COLUMNS))).toEqual({ ok: false, refusal: 'mapping-incomplete' });
    expect(startImport('imported', COLUMNS, suggestMapping(COLUMNS))).toEqual({ ok: false, refusal: 'import-state-forbids' });
  });

  it('has rows to finish from its start until an undo begins', () => {
    expect(IMPORT_STATES.filter(areRowsOpen)).toEqual(['importing', 'stopped', 'imported']);
  });

  it('is put aside before it was imported, with words on their safety where rows of it state high risk', () => {
    const end = (rows: number, safetyWords: string | null) => ({ high: { rows, referrals: 0 }, safetyWords });
    expect(discardImport('uploaded', end(0, null))).toEqual({ ok: true, value: 'discarded' });
    expect(discardImport('uploaded', end(1, ' '))).toEqual({ ok: false, refusal: 'safety-words-needed' });
    expect(discardImport('uploaded', end(1, 'Sent to the service they live near.')).ok).toBe(true);
    expect(discardImport('imported', end(0, null))).toEqual({ ok: false, refusal: 'import-state-forbids' });
  });

  it('sets a row aside with a reason, in words when it is another one or the agency says high risk', () => {
    const aside = (changes: Partial<RowToDiscard>): RowToDiscard => ({ reason: 'sent-twice', note: null, statesHighRisk: false, ...changes });
    expect(discardRow('review', aside({})).ok).toBe(true);
    expect(discardRow('review', aside({ reason: 'other', note: ' ' }))).toEqual({ ok: false, refusal: 'note-needed' });
    expect(discardRow('review', aside({ statesHighRisk: true }))).toEqual({ ok: false, refusal: 'note-needed' });
    expect(discardRow('review', aside({ statesHighRisk: true, note: 'Rang them.' })).ok).toBe(true);
    expect(discardRow('referral', aside({}))).toEqual({ ok: false, refusal: 'import-state-forbids' });
  });
});

function reachable<S extends string>(steps: Readonly<Record<S, readonly S[]>>, from: S): Set<S> {
  const seen = new Set<S>([from]);
  for (const state of seen) for (const next of steps[state]) seen.add(next);
  return seen;
}
