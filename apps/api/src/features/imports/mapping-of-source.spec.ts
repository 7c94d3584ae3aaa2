import { choicesFor, sourceKeyOf, toMapping } from './mapping-of-source.js';

describe('what the columns of a source mean', () => {
  it('is guessed from the headings the first time', () => {
    expect(choicesFor(['DOB', 'Crime number'], null)).toEqual([
      { column: 'DOB', field: 'date-of-birth' },
      { column: 'Crime number', field: null },
    ]);
  });

  it('is what was confirmed last time, a column kept as a note included', () => {
    const remembered = [{ column: 'DOB', field: null }, { column: 'Born', field: 'date-of-birth' as const }];
    expect(choicesFor(['DOB', 'Born'], remembered)).toEqual(remembered);
  });

  it('is guessed for a column that is new, unless its meaning is taken', () => {
    const remembered = [{ column: 'Born', field: 'date-of-birth' as const }];
    expect(choicesFor(['Born', 'DOB', 'Surname'], remembered)).toEqual([
      { column: 'Born', field: 'date-of-birth' },
      { column: 'DOB', field: null },
      { column: 'Surname', field: 'surname' },
    ]);
  });

  it('takes no heading for more than a name, whatever it says', () => {
    const mapping = toMapping([{ column: '__proto__', field: 'surname' }]);
    expect(Object.entries(mapping)).toEqual([['__proto__', 'surname']]);
  });

  it('belongs to one source however its name is spelt', () => {
    expect(new Set(['Gwent Police', 'gwent-police ', 'GWENT  POLICE'].map(sourceKeyOf)).size).toBe(1);
  });
});
