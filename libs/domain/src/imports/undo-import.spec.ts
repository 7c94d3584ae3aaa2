import { canMoveImport, canMoveImportRow, IMPORT_STATES } from './import-states.js';
import { kept, undoAhead, undoImport, undoRow, type RowWork } from './undo-import.js';

const FREE = { withdraws: 3, keeps: {} };
const NOBODY = { high: { rows: 0, referrals: 0 }, safetyWords: null };
const UNTOUCHED: RowWork = { isWithdrawn: false, isDecided: false, isWorkedOn: false };

describe('the undo of an import', () => {
  it('begins while anything of it can still be taken back, and not while the import runs', () => {
    expect(undoImport('imported', FREE, NOBODY)).toEqual({ ok: true, value: 'undoing' });
    expect(undoImport('stopped', { withdraws: 0, keeps: {} }, NOBODY)).toEqual({ ok: true, value: 'undoing' });
    expect(undoImport('imported', { withdraws: 1, keeps: { 'worked-on': 304 } }, NOBODY)).toEqual({ ok: true, value: 'undoing' });
    expect(undoImport('imported', { withdraws: 0, keeps: { decided: 2 } }, NOBODY)).toEqual({ ok: false, refusal: 'import-worked-on' });
    expect(undoImport('importing', FREE, NOBODY)).toEqual({ ok: false, refusal: 'import-state-forbids' });
  });

  it('begins once: a second click finds it under way or done', () => {
    expect(undoImport('undoing', FREE, NOBODY)).toEqual({ ok: false, refusal: 'import-state-forbids' });
    expect(undoImport('undone', FREE, NOBODY)).toEqual({ ok: false, refusal: 'import-state-forbids' });
  });

  it('is taken on by another after it stopped, whatever happened to rows meanwhile', () => {
    expect(undoImport('undo-stopped', { withdraws: 0, keeps: { decided: 1 } }, NOBODY)).toEqual({ ok: true, value: 'undoing' });
  });

  it('leaves nobody at a stated high risk behind without words on her safety, said now or when it was begun', () => {
    const end = (rows: number, referrals: number, safetyWords: string | null) => undoImport('imported', FREE, { high: { rows, referrals }, safetyWords });
    const lacking = { ok: false, refusal: 'safety-words-needed' };
    expect([end(1, 0, null), end(0, 1, ' '), end(2, 3, '')]).toEqual([lacking, lacking, lacking]);
    expect(end(2, 3, 'Their IDVA has them.').ok).toBe(true);
    expect(end(0, 0, null).ok).toBe(true);
  });

  it('is told beforehand as it will be: how many are taken back, and how many stay for which reason', () => {
    const rows = [
      { work: UNTOUCHED, rows: 300 },
      { work: { ...UNTOUCHED, isWorkedOn: true }, rows: 2 },
      { work: { ...UNTOUCHED, isDecided: true }, rows: 1 },
      { work: { ...UNTOUCHED, isDecided: true, isWorkedOn: true }, rows: 3 },
    ];
    expect(undoAhead(rows)).toEqual({ withdraws: 300, keeps: { 'worked-on': 2, decided: 4 } });
    expect(undoAhead([])).toEqual({ withdraws: 0, keeps: {} });
  });

  it('is finished once it was begun: from half-way no step leads back to an import that stands', () => {
    expect(IMPORT_STATES.filter((to) => canMoveImport('undoing', to))).toEqual(['undo-stopped', 'undone']);
    expect(IMPORT_STATES.filter((to) => canMoveImport('undo-stopped', to))).toEqual(['undoing']);
  });
});

describe('a row at its step of the undo', () => {
  it('is withdrawn when nobody has done anything with it', () => {
    expect(undoRow(UNTOUCHED)).toEqual({ state: 'withdrawn', keptBecause: null });
  });

  it.each([
    ['somebody has decided on the referral', { isDecided: true }, 'decided'],
    ['somebody has worked on the record', { isWorkedOn: true }, 'worked-on'],
    ['somebody has withdrawn it by itself', { isWithdrawn: true }, 'withdrawn-already'],
    ['everything at once: what ended it is named first', { isWithdrawn: true, isDecided: true, isWorkedOn: true }, 'withdrawn-already'],
    ['decided and worked on: the decision is named', { isDecided: true, isWorkedOn: true }, 'decided'],
  ])('is kept when %s', (_, work, because) => {
    expect(undoRow({ ...UNTOUCHED, ...work })).toEqual({ state: 'kept', keptBecause: because });
  });

  it('ends once, as withdrawn or kept', () => {
    for (const { state } of [undoRow(UNTOUCHED), kept('not-withdrawn')]) {
      expect(canMoveImportRow('referral', state)).toBe(true);
      expect(canMoveImportRow(state, 'referral')).toBe(false);
    }
  });

  it('is none of a row to review or a blank one', () => {
    for (const state of ['waiting', 'review', 'blank', 'discarded'] as const) {
      expect(canMoveImportRow(state, 'withdrawn')).toBe(false);
      expect(canMoveImportRow(state, 'kept')).toBe(false);
    }
  });
});
