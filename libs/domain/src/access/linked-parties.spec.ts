import type { PersonToMatch } from '../people/index.js';
import { looksLikeClient, settleLinkedParties, type LinkedPartiesSettling } from './linked-parties.js';

const david: PersonToMatch = { forename: 'David', surname: 'Prosser', knownAs: null, dateOfBirth: '1984-03-09', phones: [] };
const change = (changes: Partial<PersonToMatch>): PersonToMatch => ({ ...david, ...changes });

describe('somebody who is named as causing harm', () => {
  it.each([
    ['the same name and birth date', {}],
    ['a Welsh form of the forename and the same birth date', { forename: 'Dafydd' }],
    ['the same name and a birth date with day and month the other way round', { dateOfBirth: '1984-09-03' }],
  ])('looks like a client of %s', (_, changes) => {
    expect(looksLikeClient(david, change(changes), false)).not.toBeNull();
  });

  it('looks like a client whose number and name are the same, with the reasons', () => {
    const unborn = { dateOfBirth: null, phones: ['+447700900123'] };
    expect(looksLikeClient(change(unborn), change(unborn), false)).toEqual(['same-name', 'same-phone']);
  });

  it('looks like a client of the same name who names her in turn, as two partners do who each ask for help', () => {
    expect(looksLikeClient(change({ dateOfBirth: null }), david, true)).toEqual(['same-name']);
    expect(looksLikeClient(change({ surname: 'Price', dateOfBirth: null }), david, true)).toBeNull();
  });

  it.each([
    ['of the same name alone', { dateOfBirth: null }],
    ['of the same name and quite another birth date', { dateOfBirth: '1951-12-24' }],
    ['of the same birth date alone', { forename: 'Owain', surname: 'Price' }],
  ])('does not look like a client %s', (_, changes) => {
    expect(looksLikeClient(david, change(changes), false)).toBeNull();
  });
});

describe('what was found out about two people who are both clients', () => {
  const settling: LinkedPartiesSettling = { isSettled: false, isOneRecord: false, outcome: 'kept-apart', words: 'Different workers, different days.' };

  it.each([
    ['is said in words', {}, { ok: true }],
    ['may be that they are two people', { outcome: 'not-the-same' }, { ok: true }],
    ['may not be that one record is two people', { outcome: 'not-the-same', isOneRecord: true }, { refusal: 'linked-parties-one-record' }],
    ['is not one word', { words: 'Fine' }, { refusal: 'linked-parties-words-missing' }],
    ['is said once', { isSettled: true }, { refusal: 'linked-parties-settled-already' }],
  ] as const)('%s', (_, changes, expected) => {
    expect(settleLinkedParties({ ...settling, ...changes })).toMatchObject(expected);
  });
});
