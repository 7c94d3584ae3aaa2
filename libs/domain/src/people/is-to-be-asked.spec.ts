import { isToBeAsked } from './is-to-be-asked.js';
import { matchStrength, type PersonToMatch } from './match-strength.js';

const person = (forename: string, surname: string, dateOfBirth: string | null = null, phones: string[] = []): PersonToMatch => ({
  forename,
  surname,
  knownAs: null,
  dateOfBirth,
  phones,
});
const asked = (one: PersonToMatch, other: PersonToMatch): boolean =>
  isToBeAsked(matchStrength(one, other), one.dateOfBirth === null || other.dateOfBirth === null);

describe('whoever may be known already', () => {
  const angharad = person('Angharad', 'Prŷs', '1984-02-11');

  it.each([
    ['the same name without a birth date', person('Angharad', 'Prys')],
    ['a name misheard without a birth date', person('Angarad', 'Prys')],
    ['a name misheard with the same birth date', person('Angarad', 'Prys', '1984-02-11')],
    ['the names turned round', person('Prys', 'Angharad')],
  ])('is asked about before anybody is made anew: %s', (_, said) => {
    expect(asked(angharad, said)).toBe(true);
  });

  it.each([
    ['a name misheard with another birth date', person('Angarad', 'Prys', '1971-09-30')],
    ['only the forename', person('Angharad', 'Bowen')],
    ['only the family name', person('Megan', 'Prys')],
  ])('is not asked about for %s', (_, said) => {
    expect(asked(angharad, said)).toBe(false);
  });

  it('is not asked about for a shared telephone alone, which a daughter may have', () => {
    expect(asked(person('Angharad', 'Prŷs', '1984-02-11', ['1']), person('Nia', 'Bowen', '2006-01-01', ['1']))).toBe(false);
  });
});
