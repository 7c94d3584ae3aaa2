import { codeOf, otpauthAddress, stepAt, stepOfCode, toBase32 } from './totp.js';

const SECRET = Buffer.from('12345678901234567890');
const at = (seconds: number) => new Date(seconds * 1_000);

describe('codes that change with time', () => {
  // RFC 6238, appendix B, SHA-1; its eight digits end in our six.
  it.each([
    [59, '94287082'],
    [1_111_111_109, '07081804'],
    [1_111_111_111, '14050471'],
    [1_234_567_890, '89005924'],
    [2_000_000_000, '69279037'],
    [20_000_000_000, '65353130'],
  ])('at second %i are those of RFC 6238', (seconds, code) => {
    expect(codeOf(SECRET, stepAt(at(seconds)))).toBe(code.slice(-6));
  });

  it('are taken for half a minute before and after their own, and no longer', () => {
    const code = codeOf(SECRET, 100);
    const taken = [98, 99, 100, 101, 102].map((step) => stepOfCode(SECRET, code, at(step * 30), null));
    expect(taken).toEqual([null, 100, 100, 100, null]);
  });

  it('are never taken twice, nor after a later one', () => {
    expect(stepOfCode(SECRET, codeOf(SECRET, 100), at(3_000), 100)).toBeNull();
    expect(stepOfCode(SECRET, codeOf(SECRET, 100), at(3_000), 101)).toBeNull();
    expect(stepOfCode(SECRET, codeOf(SECRET, 100), at(3_000), 99)).toBe(100);
  });

  it.each(['', '12345', '1234567', 'abcdef', '١٢٣٤٥٦'])('are not %j', (text) => {
    expect(stepOfCode(SECRET, text, at(3_000), null)).toBeNull();
  });

  it('are not those of another secret', () => {
    expect(stepOfCode(Buffer.alloc(20), codeOf(SECRET, 100), at(3_000), null)).toBeNull();
  });
});

describe('a secret on its way into an authenticator', () => {
  // RFC 4648, section 10.
  it.each([
    ['f', 'MY'],
    ['fo', 'MZXQ'],
    ['foo', 'MZXW6'],
    ['foobar', 'MZXW6YTBOI'],
  ])('writes %s as %s', (plain, encoded) => {
    expect(toBase32(Buffer.from(plain))).toBe(encoded);
  });

  it('names the product and the account, and nothing of what the product is for', () => {
    expect(otpauthAddress(SECRET, 'sian@north.example')).toBe(
      'otpauth://totp/Waymark%3Asian%40north.example?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Waymark',
    );
  });
});
