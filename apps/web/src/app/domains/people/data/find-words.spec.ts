import { findWords } from './find-words';

const today = '2026-11-22';

describe('the one search field', () => {
  it('takes words for a name, in any order and with stray blanks', () => {
    expect(findWords('  Llewelin   Sian ', today)).toEqual({ name: 'Llewelin Sian', dateOfBirth: null, phone: null });
  });

  it('takes a date for a date of birth', () => {
    expect(findWords('3.6.87', today)).toEqual({ name: null, dateOfBirth: '1987-06-03', phone: null });
  });

  it('takes ten digits and more for a telephone number', () => {
    expect(findWords('07700 900123', today)).toEqual({ name: null, dateOfBirth: null, phone: '07700 900123' });
  });

  it('looks for nothing while there is only a letter', () => {
    expect(findWords('S', today)).toBeUndefined();
  });
});
