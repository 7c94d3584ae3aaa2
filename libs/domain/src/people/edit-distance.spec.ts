import fc from 'fast-check';
import { editDistance } from './edit-distance.js';

describe('the distance between two spellings', () => {
  it.each([
    ['', '', 0],
    ['', 'abc', 3],
    ['rhianon', 'rhiannon', 1],
    ['prichard', 'pritchard', 1],
    ['megan', 'mgean', 1],
    ['nowak', 'novak', 1],
    ['lloyd', 'evans', 5],
  ])('of "%s" and "%s" is %i', (one, other, distance) => {
    expect(editDistance(one, other)).toBe(distance);
  });

  it('is the same both ways, nothing only for equal texts, and never more than the longer one', () => {
    const word = fc.string({ maxLength: 9, unit: fc.constantFrom('a', 'b', 'c', 'ŵ') });
    fc.assert(
      fc.property(word, word, (one, other) => {
        const distance = editDistance(one, other);
        expect(editDistance(other, one)).toBe(distance);
        expect(distance === 0).toBe(one === other);
        expect(distance).toBeLessThanOrEqual(Math.max(one.length, other.length));
        expect(distance).toBeGreaterThanOrEqual(Math.abs(one.length - other.length));
      }),
    );
  });
});
