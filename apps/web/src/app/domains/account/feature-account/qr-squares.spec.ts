import decodeQR from 'qr/decode.js';
import { qrSquares } from './qr-squares';

const ADDRESS = 'otpauth://totp/Waymark%3ASi%C3%A2n%20Wyn-Roberts?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Waymark';
const PIXELS = 4;

/** The path as a camera would see it. */
function photographed({ side, path }: { side: number; path: string }): { width: number; height: number; data: Uint8Array } {
  const width = side * PIXELS;
  const data = new Uint8Array(width * width * 4).fill(255);
  for (const [, x, y] of path.matchAll(/M(\d+) (\d+)h1v1h-1z/g)) {
    for (let row = 0; row < PIXELS; row += 1) {
      const from = ((Number(y) * PIXELS + row) * width + Number(x) * PIXELS) * 4;
      for (let at = from; at < from + PIXELS * 4; at += 1) if (at % 4 !== 3) data[at] = 0;
    }
  }
  return { width, height: width, data };
}

describe('the picture for an authenticator', () => {
  it('is read by a camera as the address it was made of', () => {
    expect(decodeQR(photographed(qrSquares(ADDRESS)))).toBe(ADDRESS);
  });
});
