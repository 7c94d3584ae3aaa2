import { settingsInForce } from '../settings/index.js';
import { importRules } from './import-rules.js';
import { readChildren } from './read-children.js';

const read = (text: string) => readChildren(text, '2026-11-22', importRules(settingsInForce([], '2026-11-22')));

describe('reading the children of a row', () => {
  it('makes every child a person with a name and a birthday, however the date is written', () => {
    expect(read('Odo Threlkeld 5/6/14 / Petra ap Brychan 2020-01-02 / Una Quill-Marsh 7 Jun 2017')).toEqual({
      children: [
        { forename: 'Odo', surname: 'Threlkeld', dateOfBirth: '2014-06-05' },
        { forename: 'Petra', surname: 'ap Brychan', dateOfBirth: '2020-01-02' },
        { forename: 'Una', surname: 'Quill-Marsh', dateOfBirth: '2017-06-07' },
      ],
      faults: [],
    });
  });

  it('reads other dividers, brackets and names alone', () => {
    expect(read('Odo (05.06.14); Una').children).toEqual([
      { forename: 'Odo', surname: null, dateOfBirth: '2014-06-05' },
      { forename: 'Una', surname: null, dateOfBirth: null },
    ]);
    expect(read('Mary Ann Quill 05/06/2014, Una Quill 06/06/2015').children).toHaveLength(2);
    expect(read('Mary Ann Quill 05/06/2014').children[0]).toMatchObject({ forename: 'Mary Ann', surname: 'Quill' });
  });

  it('takes "none" for no children', () => {
    expect(read('None')).toEqual({ children: [], faults: [] });
  });

  it.each(['2 children', 'baby due in May', 'x3 (1, 4 and 7)'])('leaves "%s" to a worker', (text) => {
    expect(read(text).faults.map(({ fault }) => fault)).toContain('unreadable-children');
  });

  it('keeps a child whose birthday cannot be used, and says so', () => {
    expect(read('Odo Quill 31/02/2015')).toEqual({
      children: [{ forename: 'Odo', surname: 'Quill', dateOfBirth: null }],
      faults: [{ fault: 'unreadable-date', part: 'Odo Quill 31/02/2015', offer: null }],
    });
    expect(read('Odo Quill 01/02/2027').faults[0]).toMatchObject({ fault: 'date-of-birth-in-future' });
  });
});
