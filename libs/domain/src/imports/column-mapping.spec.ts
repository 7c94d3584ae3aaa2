import { checkMapping, suggestMapping } from './column-mapping.js';
import { FIXTURE_COLUMNS } from './invented-rows.fixture.js';

describe('mapping the columns of an agency', () => {
  it('knows headings whatever their case, spaces and marks', () => {
    expect(suggestMapping([' DATE  RECEIVED ', 'D.O.B.', 'First name', 'Cyfenw'])).toEqual({
      ' DATE  RECEIVED ': 'received-on',
      'D.O.B.': 'date-of-birth',
      'First name': 'forename',
      Cyfenw: 'surname',
    });
  });

  it('keeps a heading it does not know, or a second one for a field, as a note', () => {
    expect(suggestMapping(['Surname', 'Last name', 'Shoe size'])).toEqual({
      Surname: 'surname',
      'Last name': null,
      'Shoe size': null,
    });
  });

  it('does not guess the direction of a relationship', () => {
    expect(suggestMapping(['Relationship to perpetrator'])).toEqual({ 'Relationship to perpetrator': null });
  });

  it('is in order for a whole sheet', () => {
    expect(checkMapping(FIXTURE_COLUMNS, suggestMapping(FIXTURE_COLUMNS))).toEqual([]);
  });

  it('is refused while a required field has no column', () => {
    expect(checkMapping(['DOB'], { DOB: 'date-of-birth' }).map(({ code, field }) => [code, field])).toEqual([
      ['required-field-unmapped', 'received-on'],
      ['required-field-unmapped', 'forename'],
      ['required-field-unmapped', 'surname'],
    ]);
  });

  it('is refused when a field is filled twice, a column is gone, or a column was not decided on', () => {
    const columns = ['Received', 'Forename', 'Surname', 'Family', 'Extra'];
    const mapping = {
      Received: 'received-on',
      Forename: 'forename',
      Surname: 'surname',
      Family: 'surname',
      Gone: null,
    } as const;
    expect(checkMapping(columns, mapping)).toEqual([
      { code: 'field-mapped-twice', field: 'surname', column: 'Family' },
      { code: 'column-not-in-file', field: null, column: 'Gone' },
      { code: 'column-not-mapped', field: null, column: 'Extra' },
    ]);
  });
});
