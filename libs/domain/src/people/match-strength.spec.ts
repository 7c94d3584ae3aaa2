import { matchStrength, type PersonToMatch } from './match-strength.js';

const rhiannon: PersonToMatch = {
  forename: 'Rhiannon',
  surname: 'Okafor',
  knownAs: null,
  dateOfBirth: '1987-09-27',
  phones: ['+447700900913'],
};
const nobody: PersonToMatch = { forename: null, surname: null, knownAs: null, dateOfBirth: null, phones: [] };
const like = (over: Partial<PersonToMatch>): PersonToMatch => ({ ...rhiannon, phones: [], ...over });
const strength = (query: PersonToMatch, candidate = rhiannon) => matchStrength(candidate, query).strength;

describe('a possible match', () => {
  it('looks certain on the same name and birth date', () => {
    expect(matchStrength(rhiannon, like({}))).toEqual({
      strength: 'certain-looking',
      reasons: ['same-name', 'same-birth-date'],
    });
  });

  it('looks certain on a variant of the name and the same birth date', () => {
    const sian = like({ forename: 'Siân', surname: 'Llywelyn' });
    expect(matchStrength(sian, like({ forename: 'Shan', surname: 'Llewellyn' }))).toEqual({
      strength: 'certain-looking',
      reasons: ['variant-name', 'same-birth-date'],
    });
  });

  it('is likely on a misspelt name and the same birth date', () => {
    expect(matchStrength(rhiannon, like({ forename: 'Rhianon' }))).toEqual({
      strength: 'likely',
      reasons: ['similar-name', 'same-birth-date'],
    });
  });

  it('is likely on a name with day and month of birth swapped', () => {
    const swapped = like({ dateOfBirth: '1987-05-09' });
    expect(matchStrength(like({ dateOfBirth: '1987-09-05' }), swapped)).toEqual({
      strength: 'likely',
      reasons: ['same-name', 'birth-date-day-month-swapped'],
    });
  });

  it.each(['1987-09-21', '1978-09-27', '1997-09-27'])(
    'is likely with one slip in the birth date: %s',
    (dateOfBirth) => {
      expect(matchStrength(rhiannon, like({ dateOfBirth }))).toEqual({
        strength: 'likely',
        reasons: ['same-name', 'birth-date-one-slip'],
      });
    },
  );

  it.each([
    ['1987-09-04', 'birth-day-differs'],
    ['1987-12-27', 'birth-month-differs'],
    ['1962-09-27', 'birth-year-differs'],
  ])('is possible on the same or a near name with one part of the birth date wholly another: %s', (dateOfBirth, reason) => {
    expect(matchStrength(rhiannon, like({ dateOfBirth }))).toEqual({ strength: 'possible', reasons: ['same-name', reason] });
    expect(strength(like({ forename: 'Rhianon', dateOfBirth }))).toBe('possible');
    expect(strength(like({ surname: 'Evans', dateOfBirth }))).toBe('none');
  });

  it('is possible between namesakes with wholly different birthdays, and none where the name is only near', () => {
    expect(matchStrength(rhiannon, like({ dateOfBirth: '1962-12-04' }))).toEqual({ strength: 'possible', reasons: ['same-name', 'different-birth-date'] });
    expect(strength(like({ forename: 'Rhianon', dateOfBirth: '1962-12-04' }))).toBe('none');
  });

  it('is possible on a name alone and likely with a telephone beside it', () => {
    expect(strength(like({ dateOfBirth: null }))).toBe('possible');
    expect(strength({ ...rhiannon, dateOfBirth: null })).toBe('likely');
  });

  it('is possible on a telephone alone, which families and refuges share', () => {
    expect(matchStrength(rhiannon, { ...nobody, phones: rhiannon.phones })).toEqual({
      strength: 'possible',
      reasons: ['same-phone'],
    });
  });

  it('survives a change of surname by the same forename and birth date', () => {
    expect(matchStrength(rhiannon, like({ surname: 'Evans' }))).toEqual({
      strength: 'likely',
      reasons: ['same-forename-only', 'same-birth-date'],
    });
  });

  it('sees that forename and surname have changed places', () => {
    expect(matchStrength(rhiannon, like({ forename: 'Okafor', surname: 'Rhiannon' }))).toEqual({
      strength: 'certain-looking',
      reasons: ['same-name', 'names-swapped', 'same-birth-date'],
    });
  });

  it('knows her by the name she goes by', () => {
    expect(strength(like({ forename: 'Annie' }), { ...rhiannon, knownAs: 'Annie' })).toBe('certain-looking');
  });

  it.each(['Hughes', 'Llŷr', 'Llyr', 'Huws', 'Huges'])('is possible by half of a double-barrelled surname: %s', (surname) => {
    const sioned = like({ forename: 'Siôned', surname: 'Llŷr-Hughes' });
    expect(strength(like({ forename: 'Sioned', surname, dateOfBirth: null }), sioned)).toBe('possible');
    expect(strength(like({ forename: 'Sioned', surname }), sioned)).toBe('likely');
  });

  it('makes nobody alike by a small word in a surname', () => {
    const one = like({ forename: 'Nia', surname: 'ap Gwilym', dateOfBirth: null });
    expect(strength(like({ forename: 'Nia', surname: 'ap Rhys', dateOfBirth: null }), one)).toBe('none');
  });

  it('tells twins apart even when they share a telephone', () => {
    expect(strength({ ...rhiannon, forename: 'Efa' })).toBe('possible');
    expect(strength(like({ forename: 'Efa' }))).toBe('none');
  });

  it('is never more than possible for namesakes with different birth dates', () => {
    expect(matchStrength(rhiannon, like({ dateOfBirth: '1962-01-30' })).strength).toBe('possible');
  });

  it('is none for two strangers with one birthday', () => {
    expect(strength(like({ forename: 'Megan', surname: 'Price' }))).toBe('none');
  });

  it('is none when nothing is known', () => {
    expect(matchStrength(rhiannon, nobody)).toEqual({ strength: 'none', reasons: [] });
    expect(matchStrength(nobody, nobody)).toEqual({ strength: 'none', reasons: [] });
  });

  it('does not depend on which of the two is asked about', () => {
    const others = [like({ forename: 'Rhianon' }), like({ surname: 'Evans' }), like({ dateOfBirth: null }), nobody];
    for (const other of others) expect(matchStrength(rhiannon, other)).toEqual(matchStrength(other, rhiannon));
  });
});

describe('short names', () => {
  it('are similar by one letter from three on and must agree below', () => {
    expect(strength(like({ forename: 'Ann' }), { ...rhiannon, forename: 'Anna' })).toBe('likely');
    expect(strength(like({ forename: 'Jo' }), { ...rhiannon, forename: 'Bo' })).toBe('none');
  });
});
