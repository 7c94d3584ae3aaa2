import { referenceIn } from './reference.js';

describe('a reference that somebody types', () => {
  it.each(['P-5RSJ4M', 'P5RSJ4M', 'p-5rsj4m', ' p 5rsj4m '])('is read from “%s”', (typed) => {
    expect(referenceIn(typed)).toBe('P-5RSJ4M');
  });

  it('may be that of a referral', () => {
    expect(referenceIn('r0bcd12')).toBe('R-0BCD12');
  });

  it.each(['Penrhyn', 'Price', 'P-5RSJ4', 'P-5RSJ4MM', '5RSJ4M', 'Q-5RSJ4M'])('is not read from “%s”', (typed) => {
    expect(referenceIn(typed)).toBeNull();
  });
});
