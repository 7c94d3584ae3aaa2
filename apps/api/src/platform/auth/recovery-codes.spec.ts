import { newRecoveryCodes, plainCode } from './recovery-codes.js';

describe('recovery codes', () => {
  it('are ten, each different, in letters and digits that are not taken for one another', () => {
    const codes = newRecoveryCodes();
    expect(new Set(codes).size).toBe(10);
    for (const code of codes) expect(code).toMatch(/^([A-Z2-7]{4}-){5}[A-Z2-7]{4}$/);
  });

  it('are the same in small letters, without hyphens and with blanks', () => {
    expect(plainCode(' abcd-efgh 2345 ')).toBe('ABCDEFGH2345');
  });
});
