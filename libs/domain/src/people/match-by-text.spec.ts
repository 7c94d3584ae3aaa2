import { matchByText, readingsOfName } from './match-by-text.js';
import type { PersonToMatch } from './match-strength.js';

const sian: PersonToMatch = {
  forename: 'Siân Mair',
  surname: 'ap Rhys',
  knownAs: 'Shani',
  dateOfBirth: '1990-05-04',
  phones: ['+447700900111'],
};
const strength = (name: string | null, dateOfBirth: string | null = null, phones: string[] = []) =>
  matchByText(sian, { name, dateOfBirth, phones }).strength;

describe('a search typed into one field', () => {
  it.each([
    'Siân Mair ap Rhys',
    'sian mair ap rhys',
    ' Siân  Mair Rhys ',
    'ap Rhys, Siân Mair',
    'Sian Mary Price',
    'Shani Rhys',
  ])('finds her by "%s"', (name) => {
    expect(strength(name)).toBe('possible');
    expect(strength(name, '1990-05-04')).toBe('certain-looking');
  });

  it('takes a single word for either name, which is enough only with something beside it', () => {
    expect(strength('Rhys')).toBe('none');
    expect(strength('Rhys', '1990-05-04')).toBe('likely');
    expect(strength('Shani', null, ['+447700900111'])).toBe('possible');
  });

  it('works with a number or nothing but a date', () => {
    expect(strength(null, null, ['+447700900111'])).toBe('possible');
    expect(strength('', '1990-05-04')).toBe('none');
  });

  it('does not find somebody else', () => {
    expect(strength('Megan Lloyd', '1976-04-12')).toBe('none');
  });
});

it('finds by the sound of a name as it is written down on the telephone', () => {
  const eluned: PersonToMatch = { forename: 'Eluned', surname: 'Parry', knownAs: null, dateOfBirth: null, phones: [] };
  expect(matchByText(eluned, { name: 'Ellunned Pari', dateOfBirth: null, phones: [] })).toEqual({ strength: 'possible', reasons: ['similar-name'] });
});

describe('the readings of a name', () => {
  it('try every place where the forename may end', () => {
    expect(readingsOfName('Siân Mair Rhys').map(({ forename, surname }) => [forename, surname])).toEqual([
      ['Siân', 'Mair Rhys'],
      ['Siân Mair', 'Rhys'],
    ]);
  });

  it.each([null, '', ' , '])('of %j are one that is empty', (text) => {
    expect(readingsOfName(text)).toEqual([{ forename: null, surname: null, knownAs: null }]);
  });
});
