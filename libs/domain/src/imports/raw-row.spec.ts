import { columnNames, extraCells, isBlankRow, rowFromCells } from './raw-row.js';

describe('cells of a row', () => {
  it('gives repeated and empty headings names of their own, so that no cell hides another', () => {
    const columns = columnNames(['Name', 'Name', '', ' Ref ']);
    expect(columns).toEqual(['Name', 'Name (2)', 'column (3)', 'Ref']);
    expect(new Set(columns).size).toBe(4);
  });

  it('keeps cells beyond the last column', () => {
    const row = rowFromCells(['A'], ['1', '2', ' ', '3']);
    expect(extraCells(row)).toEqual([
      { column: 'extra cell 1', raw: '2' },
      { column: 'extra cell 3', raw: '3' },
    ]);
  });

  it('tells a cell that is not there from one that is empty', () => {
    const row = rowFromCells(['A', 'B'], ['']);
    expect([row['A'], row['B']]).toEqual(['', undefined]);
  });

  it('is safe with headings that name parts of every object', () => {
    expect(rowFromCells(['__proto__', 'constructor'], ['x', 'y'])['__proto__']).toBe('x');
  });

  it('is blank when no cell holds anything but space', () => {
    expect(isBlankRow({ A: '', B: ' \n', C: undefined })).toBe(true);
    expect(isBlankRow({ A: '0' })).toBe(false);
  });
});
