import fc from 'fast-check';
import { soundKey, closedNameKey, nameKey } from './name-key.js';

describe('the key of a name', () => {
  it.each([
    ['Siân', 'sian'],
    ['Ŵyn', 'wyn'],
    ['Glenŷs', 'glenys'],
    ['SIÔN', 'sion'],
    ['  Lowri ', 'lowri'],
    ['Zoë', 'zoe'],
    ['O’Brien', 'obrien'],
    ["O'Brien", 'obrien'],
    ['O Brien', 'obrien'],
    ['Brown-Taylor', 'brown taylor'],
    ['Brown – Taylor', 'brown taylor'],
    ['ap Rhys', 'ap rhys'],
    ['Wałęsa', 'walesa'],
    ['Ødegård', 'odegard'],
    ['Groß', 'gross'],
    ['St. John', 'st john'],
    ['', ''],
    ['?', ''],
  ])('of "%s" is "%s"', (name, key) => {
    expect(nameKey(name)).toBe(key);
  });

  it('is one for composed and decomposed accents', () => {
    expect(nameKey('Siân'.normalize('NFD'))).toBe(nameKey('Siân'.normalize('NFC')));
  });

  it('cannot be disguised by invisible marks', () => {
    expect(nameKey('\u202ELowri\u200B')).toBe('lowri');
  });

  it('closes every gap when asked to', () => {
    const ways = ['Brown-Taylor', 'Brown Taylor', 'BrownTaylor', 'brown  taylor'];
    expect(new Set(ways.map(closedNameKey))).toEqual(new Set(['browntaylor']));
  });

  it('of a key is the key itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(nameKey(nameKey(text))).toBe(nameKey(text));
      }),
    );
  });
});

describe('the sound of a name', () => {
  it.each([
    ['Eluned', 'Ellunned'],
    ['Parry', 'Pari'],
    ['Philips', 'Fillips'],
    ['Rhian', 'Rian'],
    ['Leigh Ann', 'Leigh-An'],
    ['Lizzie', 'Lissy'],
  ])('is one for %s and %s', (one, other) => {
    expect(soundKey(one)).toBe(soundKey(other));
  });

  it.each([
    ['Parry', 'Perry'],
    ['Megan', 'Morgan'],
    ['Jones', 'James'],
    ['Lee', 'Lea'],
  ])('is not one for %s and %s', (one, other) => {
    expect(soundKey(one)).not.toBe(soundKey(other));
  });
});
